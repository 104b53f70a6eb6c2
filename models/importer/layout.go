package importer

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"ebenmass/models/layout"
)

// isTOML reports whether a file is one of the layout's by its name.
func isTOML(name string) bool { return strings.EqualFold(path.Ext(name), ".toml") }

// isTable reports whether a file is one of the layout's tables.
func isTable(name string) bool {
	return slices.Contains([]string{layout.MakersFile, layout.ColoursFile, layout.FibresFile, layout.CareFile}, name)
}

// layoutKey is the key of the article of a product file: the layout has an article's address as its
// file's name.
func layoutKey(name string) string {
	return oneLine(strings.TrimSuffix(path.Base(name), path.Ext(name)))
}

// unusable reports a file that cannot be read as such. The article of a product in TOML counts as
// met.
func (s *Staged) unusable(name, code, format string, args ...any) {
	key := ""
	if isTOML(name) && !isTable(name) {
		key = layoutKey(name)
		s.stage.fail(key)
	}
	s.report(place{name, 1}.finding(SeverityError, code, key, "", format, args...))
}

// readLayout stages a file of a catalogue in TOML: a product, or a table that products name
// entries of.
func (s *Staged) readLayout(ctx context.Context, in io.Reader, name string) error {
	most := maxRecord
	if isTable(name) {
		most = maxMapping
	}
	data, err := io.ReadAll(io.LimitReader(in, int64(most)+1))
	if err != nil {
		return fmt.Errorf("importer: read %s: %w", name, err)
	}
	if isTable(name) {
		if f, bad := unreadable(data, name, most); bad {
			s.report(f)
			return nil
		}
		s.readLayoutTable(data, name)
		return nil
	}
	if why := besideProducts(data); why != "" && s.folder && path.Dir(name) == "." {
		s.report(place{name, 1}.finding(SeverityWarn, "not_used", "", "", "%s", why))
		return nil
	}
	if wanted := s.options.Format; wanted != "" && wanted != FormatAuto && wanted != FormatTOML {
		s.report(place{name, 1}.finding(SeverityError, "unknown_format", "", "", "a product in TOML is of the format %s", FormatTOML))
		return nil
	}
	p := &layoutProduct{s: s, file: name, number: s.stage.addFile(name), key: layoutKey(name)}
	if p.key == "" || strings.HasPrefix(p.key, allOf) {
		s.report(place{name, 1}.finding(SeverityError, "no_key", "", "", "the name of the file is the article's key, and %q can be none", p.key))
		return nil
	}
	if f, bad := unreadable(data, name, most); bad {
		f.Article = p.key
		s.report(f)
		p.failed = true
	} else {
		p.parse(data)
	}
	s.noteFormat(FormatTOML)
	if p.failed {
		s.stage.fail(p.key)
		return nil
	}
	return p.put(ctx)
}

// unreadable finds what no text of a file may have.
func unreadable(data []byte, name string, most int) (f Finding, bad bool) {
	line := func(before []byte) place { return place{name, 1 + bytes.Count(before, []byte("\n"))} }
	if len(data) > most {
		return line(nil).finding(SeverityError, "record_too_long", "", "", "more than %d bytes", most), true
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return line(data[:i]).finding(SeverityError, "nul", "", "", "the file holds a NUL byte"), true
	}
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			return line(data[:len(data)-len(rest)]).finding(SeverityError, "encoding", "", "", "%v", errEncoding), true
		}
		rest = rest[size:]
	}
	return f, false
}

// mappingNames are what a mapping file may have at its top.
var mappingNames = []string{
	"format", "source", "language", "currency", "vat_percent", "accept", "defaults", "makers", "colours", "sizes", "measures", "types", "articles",
}

// besideProducts says why a file that lies in the folder itself is none of the layout's; "" for a
// product. Of the names that a mapping has, colours alone may be a product's.
func besideProducts(data []byte) string {
	names := layout.Names(data)
	mapping := func(name string) bool { return slices.Contains(mappingNames, name) }
	foreign := func(name string) bool { return !layout.IsField(name) }
	switch {
	case len(names) == 0:
		return ""
	case !slices.ContainsFunc(names, func(name string) bool { return !mapping(name) }) && slices.ContainsFunc(names, foreign):
		return "it is a mapping: --mapping names the one that counts"
	case !slices.ContainsFunc(names, layout.IsField):
		return "it is neither a product nor a table of the layout in TOML"
	}
	return ""
}

// layoutProduct is a product file while it is staged.
type layoutProduct struct {
	s      *Staged
	file   string
	number int    // of the file
	key    string // of the article: what the file is called
	d      layout.Document
	keys   *layout.Keys
	failed bool
	err    error // of staging, the first
}

func (p *layoutProduct) at(field string) place { return place{p.file, p.keys.Line(field)} }

func (p *layoutProduct) report(at place, s Severity, code, field, format string, args ...any) {
	p.failed = p.failed || s == SeverityError
	p.s.report(at.finding(s, code, p.key, field, format, args...))
}

// parse reads the text and reports what is wrong with it.
func (p *layoutProduct) parse(data []byte) {
	var problems []*layout.Error
	p.keys, problems = layout.Parse(data, &p.d)
	if p.keys.Len() == 0 && !slices.ContainsFunc(problems, func(e *layout.Error) bool { return !e.Unknown }) {
		code, text := "empty", "the file is empty"
		if len(problems) > 0 {
			code, text = "unknown_format", "the fields are those of no format that is known"
		}
		p.report(place{p.file, 1}, SeverityError, code, "", "%s", text)
		return
	}
	for _, e := range problems {
		p.report(place{p.file, e.Line}, SeverityError, codeOf(e), e.Field, "%s", e.Text)
	}
}

// codeOf is the code of what is wrong with a file in TOML.
func codeOf(e *layout.Error) string {
	if e.Unknown {
		return "unknown_field"
	}
	return "toml"
}
