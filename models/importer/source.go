package importer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// Options say how a source is read.
type Options struct {
	Format  Format // FormatAuto recognises each file by its header
	Mapping *Mapping
	Tables  *Tables
	Now     time.Time     // when new articles come in and new prices begin
	Report  func(Finding) // takes every finding, in the order met
	// Pictures are the files that articles may name; nil for none.
	Pictures fs.FS
	Rows     func(n int) // takes the number of rows read so far, now and then; nil for nobody
}

// Staged is a source that was read: its records by article, aside. Close lets go of them.
type Staged struct {
	options Options
	stage   *stage
	builder *builder
	others  map[string][]string
	format  Format // of the first product file
	rows    int
	keep    PictureStore // nil in a dry run
	names   map[string]string
	errors  int // findings that belong to no article
}

// MappingFile is what a folder's mapping is called.
const MappingFile = "mapping.toml"

// Read reads the product files and size charts among files: the one named, or, where the name
// is "", those of the folder. What is wrong with the files is reported; the error is for what
// could not be read at all.
func Read(ctx context.Context, files fs.FS, name string, options Options) (*Staged, error) {
	if options.Mapping == nil {
		options.Mapping = NewMapping()
	}
	if options.Format != "" && !slices.Contains(Formats, options.Format) {
		return nil, fmt.Errorf("importer: there is no format %q", options.Format)
	}
	held, err := newStage()
	if err != nil {
		return nil, err
	}
	s := &Staged{options: options, stage: held}
	s.builder = newBuilder(options.Mapping, options.Tables, options.Now, options.Report)
	names := []string{name}
	if name == "" {
		if names, err = sourceFiles(files); err != nil {
			return nil, errors.Join(err, held.close())
		}
	}
	for _, name := range names {
		if err := s.readFile(ctx, files, name); err != nil {
			return nil, errors.Join(err, held.close())
		}
	}
	s.others = held.others()
	s.unclaimed()
	return s, nil
}

// Close lets go of what was read.
func (s *Staged) Close() error { return s.stage.close() }

// sourceFiles lists the files of a folder that are read, in the order of their names.
func sourceFiles(files fs.FS) (names []string, err error) {
	for _, pattern := range []string{"*", "charts/*"} {
		found, err := fs.Glob(files, pattern)
		if err != nil {
			return nil, fmt.Errorf("importer: list the source: %w", err)
		}
		for _, name := range found {
			switch strings.ToLower(path.Ext(name)) {
			case ".csv", ".tsv", ".xml":
				names = append(names, name)
			}
		}
	}
	if len(names) == 0 {
		return nil, errors.New("importer: the folder has no file *.csv, *.tsv or *.xml")
	}
	return names, nil
}

func (s *Staged) report(f Finding) {
	if f.Severity == SeverityError {
		s.errors++
	}
	s.options.Report(f)
}

// readFile stages the records of one file.
func (s *Staged) readFile(ctx context.Context, files fs.FS, name string) error {
	f, err := files.Open(name)
	if err != nil {
		return fmt.Errorf("importer: open: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("importer: open: %w", err)
	}
	at := place{name, 1}
	if !info.Mode().IsRegular() {
		s.report(at.finding(SeverityError, "not_a_file", "", "", "it is no file"))
		return nil
	}
	if info.Size() > maxFile {
		s.report(at.finding(SeverityError, "file_too_long", "", "", "more than %d bytes", maxFile))
		return nil
	}
	in, err := text(io.LimitReader(f, maxFile))
	if errors.Is(err, errNotText) {
		s.report(at.finding(SeverityError, "not_text", "", "", "%v", err))
		return nil
	}
	if err != nil {
		return fmt.Errorf("importer: read %s: %w", name, err)
	}
	start, _ := in.Peek(512) // what cannot be read is found when it is
	if strings.HasPrefix(strings.TrimSpace(string(start)), "<") {
		return s.readXML(ctx, in, name)
	}
	t, err := openTable(in, name)
	if err != nil {
		return s.problem(name, err)
	}
	return s.readTable(ctx, t)
}

// problem reports what is wrong with a record; other errors are returned.
func (s *Staged) problem(file string, err error) error {
	problem, ok := errors.AsType[*recordError](err)
	if !ok {
		return fmt.Errorf("importer: read %s: %w", file, err)
	}
	s.report(place{file, problem.line}.finding(SeverityError, problem.code, "", "", "%s", problem.text))
	return nil
}

// progressRows is how many rows are read between two reports of progress.
const progressRows = 1000

func (s *Staged) count(ctx context.Context) error {
	s.rows++
	if s.rows%progressRows != 0 {
		return nil
	}
	if s.options.Rows != nil {
		s.options.Rows(s.rows)
	}
	return ctx.Err()
}

func (s *Staged) readTable(ctx context.Context, t *table) error {
	format := formatOf(t)
	if wanted := s.options.Format; format != formatChart && wanted != "" && wanted != FormatAuto && wanted != format {
		s.report(place{t.file, 1}.finding(SeverityError, "unknown_format", "", "", "the columns are not those of %s", wanted))
		return nil
	}
	if format == "" {
		s.report(place{t.file, 1}.finding(SeverityError, "unknown_format", "", "", "the columns are those of no format that is known: %s", strings.Join(t.header, ", ")))
		return nil
	}
	number := s.stage.addFile(t.file)
	if format == formatChart {
		return s.readChart(ctx, t, number)
	}
	s.noteFormat(format)
	row, unused := rowsOf(format, t, &reader{alias: s.stage.alias})
	s.unusedColumns(t.file, unused)
	for {
		cells, line, err := t.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			if ended(err) {
				return s.problem(t.file, err)
			}
			if err := s.problem(t.file, err); err != nil {
				return err
			}
			continue
		}
		if err := s.count(ctx); err != nil {
			return err
		}
		r := record{place: place{t.file, line}}
		if err := s.put(row(cells, &r), number, &r, "id"); err != nil {
			return err
		}
	}
}

// put stages a record under its key.
func (s *Staged) put(key string, number int, r *record, column string) error {
	key = strings.TrimPrefix(strings.TrimSpace(key), chartPrefix)
	if key == "" {
		s.report(r.place.finding(SeverityError, "no_key", "", column, "the row does not say of which article it is"))
		return nil
	}
	return s.stagePut(key, number, r)
}

func (s *Staged) stagePut(key string, number int, r *record) error {
	err := s.stage.put(key, number, r)
	if errors.Is(err, errTooManyRecords) {
		if s.stage.overflow(key) {
			s.report(r.place.finding(SeverityError, "too_many_rows", strings.TrimPrefix(key, chartPrefix), "", "%v", err))
		}
		return nil
	}
	return err
}

func (s *Staged) noteFormat(format Format) {
	if s.format == "" {
		s.format = format
	}
}

func (s *Staged) unusedColumns(file string, unused []string) {
	if len(unused) > 0 {
		s.report(place{file, 1}.finding(SeverityWarn, "unused_columns", "", "", "not used: %s", strings.Join(unused, ", ")))
	}
}

func (s *Staged) readChart(ctx context.Context, t *table, number int) error {
	row, unused := chartRows(t)
	s.unusedColumns(t.file, unused)
	for {
		cells, line, err := t.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			if ended(err) {
				return s.problem(t.file, err)
			}
			if err := s.problem(t.file, err); err != nil {
				return err
			}
			continue
		}
		if err := s.count(ctx); err != nil {
			return err
		}
		r := record{place: place{t.file, line}}
		err = row(cells, &r, func(r *record) error {
			keys, problem := chartTargets(t, cells, r)
			if problem != "" {
				s.report(r.place.finding(SeverityError, "chart_without_article", "", "id", "%s", problem))
				return errNextRow
			}
			for _, key := range keys {
				if err := s.stagePut(key, number, r); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errNextRow) {
			return err
		}
	}
}

var errNextRow = errors.New("next row")

// ended reports whether a file ends with an error.
func ended(err error) bool {
	problem, ok := errors.AsType[*recordError](err)
	return !ok || problem.fatal
}

func (s *Staged) readXML(ctx context.Context, in io.Reader, name string) error {
	if wanted := s.options.Format; wanted != "" && wanted != FormatAuto && wanted != FormatGoogle {
		s.report(place{name, 1}.finding(SeverityError, "unknown_format", "", "", "a feed in XML is of the format google"))
		return nil
	}
	s.noteFormat(FormatGoogle)
	number := s.stage.addFile(name)
	items := newXMLItems(in)
	seen := map[string]bool{}
	for n := 0; ; n++ {
		item, line, err := items.next()
		if err == io.EOF {
			if n == 0 {
				s.report(place{name, 1}.finding(SeverityError, "empty", "", "", "the feed has no items"))
			}
			break
		}
		if err != nil {
			return s.problem(name, err)
		}
		if err := s.count(ctx); err != nil {
			return err
		}
		r := record{place: place{name, line}}
		key, unused := googleXMLFields(item, &r)
		for _, u := range unused {
			if len(seen) < maxColumns {
				seen[u] = true
			}
		}
		if err := s.put(key, number, &r, "id"); err != nil {
			return err
		}
	}
	s.unusedColumns(name, sortedKeys(seen))
	return nil
}

// unclaimed reports charts of articles that no file has, and variations without their parent.
func (s *Staged) unclaimed() {
	for _, key := range s.stage.order {
		id, chart := chartIDOf(key)
		if !chart || strings.HasPrefix(id, allOf) {
			continue
		}
		_, own := s.stage.last[id]
		_, other := s.stage.aliases[id]
		if own || other {
			continue
		}
		records, err := s.stage.records(key)
		if err == nil && len(records) > 0 {
			s.report(records[0].place.finding(SeverityWarn, "chart_without_article", id, "id", "no product file has the article"))
		}
	}
}

// Source names whose keys the articles have.
func (s *Staged) Source() string {
	if s.options.Mapping.Source != "" {
		return s.options.Mapping.Source
	}
	return string(s.format)
}

// Rows is how many rows were read.
func (s *Staged) Rows() int { return s.rows }

// Failed is how many errors there were that belong to no article: files or rows that could not
// be read.
func (s *Staged) Failed() int { return s.errors }

// Article is an article that was built.
type Article struct {
	Key     string
	Product models.Product // without a slug where it is new
	// Stock is how many pieces the source says there are, by colour and size; a variant it says
	// nothing of is not in it.
	Stock map[[2]string]int

	pictures []pictureFile
}

// Outcome is what became of an article.
type Outcome string

// Outcomes.
const (
	Built   Outcome = "built"
	Skipped Outcome = "skipped"
	Failed  Outcome = "failed"
)

// Articles builds all articles one by one, in the order of the files, and hands each to take
// with what became of it; an article that was not built has its key alone. old returns an
// article as it is in the shop, nil where it is new.
func (s *Staged) Articles(ctx context.Context, old func(key string) (*models.Product, error), take func(Article, Outcome) error) error {
	for _, key := range s.stage.articles() {
		if err := ctx.Err(); err != nil {
			return err
		}
		records, err := s.stage.all(key, s.others[key])
		if err != nil {
			return err
		}
		if s.stage.overflowed[key] {
			if err := take(Article{Key: key}, Failed); err != nil {
				return err
			}
			continue
		}
		before, err := old(key)
		if err != nil {
			return err
		}
		out, skipped, ok := s.builder.build(key, ownRecordsFirst(records), func(t fit.Type) ([]record, error) { return s.chartsOf(key, t) }, before)
		outcome := Built
		switch {
		case skipped:
			outcome = Skipped
		case !ok:
			outcome = Failed
		}
		a := Article{Key: key}
		if ok {
			a.Product, a.Stock, a.pictures = out.Product, out.Stock, out.pictures
		}
		if err := take(a, outcome); err != nil {
			return err
		}
	}
	for _, name := range s.options.Mapping.Unused() {
		s.report(place{MappingFile, 0}.finding(SeverityWarn, "unused_entry", "", name, "nothing in the files has to do with it"))
	}
	return nil
}

// ownRecordsFirst puts the record that describes an article before its variants, wherever the
// file has it.
func ownRecordsFirst(records []record) []record {
	rank := func(r *record) int {
		if r.cells[fieldName] != "" && !r.variant {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(records, func(a, b record) int { return rank(&a) - rank(&b) })
	return records
}

// chartsOf returns the rows of charts for an article: its own, else those of its type.
func (s *Staged) chartsOf(key string, t fit.Type) ([]record, error) {
	var all []record
	for _, id := range append([]string{key}, s.others[key]...) {
		rows, err := s.stage.records(chartKey(id))
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	if len(all) > 0 {
		return all, nil
	}
	return s.stage.records(chartKey(allOf + string(t)))
}
