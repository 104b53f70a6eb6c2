package importer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// readFile stages the records of one file.
func (s *Staged) readFile(ctx context.Context, files fs.FS, name string) error {
	if stat, ok := files.(fs.StatFS); ok { // a pipe would keep whoever opens it waiting
		if info, err := stat.Stat(name); err == nil && !info.Mode().IsRegular() {
			s.unusable(name, "not_a_file", "it is no file")
			return nil
		}
	}
	f, err := files.Open(name)
	if err != nil {
		s.unusable(name, "not_a_file", "it cannot be opened: %v", err)
		return nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("importer: open: %w", err)
	}
	if !info.Mode().IsRegular() {
		s.unusable(name, "not_a_file", "it is no file")
		return nil
	}
	if info.Size() > maxFile {
		s.unusable(name, "file_too_long", "more than %d bytes", maxFile)
		return nil
	}
	in, err := text(io.LimitReader(f, maxFile))
	if errors.Is(err, errNotText) {
		s.unusable(name, "not_text", "%v", err)
		return nil
	}
	if err != nil {
		return fmt.Errorf("importer: read %s: %w", name, err)
	}
	if isTOML(name) {
		return s.readLayout(ctx, in, name)
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
	if t.has(reportColumns...) {
		s.report(place{t.file, 1}.finding(SeverityWarn, "not_used", "", "", "it is the report of an import"))
		return nil
	}
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
	return s.eachRow(ctx, t, func(cells []string, r *record) error {
		return s.put(row(cells, r), number, r, "id")
	})
}

// eachRow takes the rows of a table one after the other, and reports those that cannot be read.
func (s *Staged) eachRow(ctx context.Context, t *table, take func(cells []string, r *record) error) error {
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
		if err := take(cells, &record{place: place{t.file, line}}); err != nil {
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
		if s.stage.fail(key) {
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
	return s.eachRow(ctx, t, func(cells []string, r *record) error {
		err := row(cells, r, func(r *record) error {
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
		if errors.Is(err, errNextRow) {
			return nil
		}
		return err
	})
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
