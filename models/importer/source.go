package importer

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"ebenmass/models/layout"
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
	// Ignore are files of the folder that are no source; "" is none.
	Ignore []string
	// DemoRules says where a product in TOML leaves rules that the demo's own articles follow: warnings.
	// nil for nobody.
	DemoRules func(*layout.Document) []layout.Note
	Rows      func(n int) // takes the number of rows read so far, now and then; nil for nobody
}

// Staged is a source that was read: its records by article, aside. Close lets go of them.
type Staged struct {
	options Options
	stage   *stage
	builder *builder
	others  map[string][]string
	format  Format // of the first product file
	rows    int
	folder  bool // that the files lie in, not one file alone
	layout  layoutTables
	keep    PictureStore // nil in a dry run
	names   map[string]string
	used    map[string]bool // keys of charts of a type that an article took
	errors  int             // findings that belong to no article

	drawings Drawings
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
	s := &Staged{options: options, stage: held, used: map[string]bool{}, layout: newLayoutTables(), folder: name == ""}
	s.builder = newBuilder(options.Mapping, options.Tables, options.Now, options.Report)
	names := []string{name}
	if name == "" {
		if names, err = sourceFiles(files, options.Ignore); err != nil {
			return nil, errors.Join(err, held.close())
		}
	}
	for _, name := range names {
		if err := s.readFile(ctx, files, name); err != nil {
			return nil, errors.Join(err, held.close())
		}
	}
	s.others = held.others()
	s.builder.know(&s.layout)
	s.unclaimed()
	return s, nil
}

// Close lets go of what was read.
func (s *Staged) Close() error { return s.stage.close() }

// sourceFiles lists the files of a folder that are read but for some, in the order of their names.
func sourceFiles(files fs.FS, ignore []string) (names []string, err error) {
	for _, in := range []struct {
		pattern string
		endings []string
	}{
		{"*", []string{".csv", ".tsv", ".xml", ".toml"}},
		{"charts/*", []string{".csv", ".tsv", ".xml"}},
		{layout.WomenDir + "/*", []string{".toml"}},
		{layout.MenDir + "/*", []string{".toml"}},
	} {
		found, err := fs.Glob(files, in.pattern)
		if err != nil {
			return nil, fmt.Errorf("importer: list the source: %w", err)
		}
		for _, name := range found {
			if name != MappingFile && !slices.Contains(ignore, name) && slices.Contains(in.endings, strings.ToLower(path.Ext(name))) {
				names = append(names, name)
			}
		}
	}
	if len(names) == 0 {
		return nil, errors.New("importer: the folder has no file *.csv, *.tsv, *.xml or *.toml")
	}
	return names, nil
}

func (s *Staged) report(f Finding) {
	if f.Severity == SeverityError {
		s.errors++
	}
	s.options.Report(f)
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
