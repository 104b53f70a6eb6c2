package seed

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// FieldError is one mistake in the catalogue's files.
type FieldError struct {
	File    string // in the catalogue folder
	Product string // slug; empty in the shared tables
	Field   string // as written in the file, such as "chart.bust"; empty where the file as a whole is wrong
	Problem string
}

// Error names file, product, field and problem.
func (e *FieldError) Error() string {
	var b strings.Builder
	b.WriteString("seed: " + e.File)
	if e.Product != "" {
		b.WriteString(": " + e.Product)
	}
	if e.Field != "" {
		b.WriteString(": " + e.Field)
	}
	return b.String() + ": " + e.Problem
}

// report collects the mistakes of one file.
type report struct {
	file, product string
	errs          []error
}

func (r *report) add(field, format string, args ...any) {
	r.errs = append(r.errs, &FieldError{File: r.file, Product: r.product, Field: field, Problem: fmt.Sprintf(format, args...)})
}

// decode reads a TOML file, where an unknown field is a mistake, and reports what is
// wrong. ok is false where the file could not be read into the target.
func decode(files fs.FS, name string, target any, r *report) (ok bool) {
	f, err := files.Open(name)
	if err != nil {
		r.add("", "cannot be opened: %v", err)
		return false
	}
	defer f.Close()
	if err := toml.NewDecoder(f).DisallowUnknownFields().Decode(target); err != nil {
		r.addTOML(err)
		return false
	}
	return true
}

// addTOML reports what a TOML decoder found.
func (r *report) addTOML(err error) {
	if strict, isStrict := errors.AsType[*toml.StrictMissingError](err); isStrict {
		for _, e := range strict.Errors {
			r.add(strings.Join(e.Key(), "."), "no such field")
		}
		return
	}
	if syntax, isSyntax := errors.AsType[*toml.DecodeError](err); isSyntax {
		line, column := syntax.Position()
		r.add(strings.Join(syntax.Key(), "."), "line %d, column %d: %v", line, column, syntax)
		return
	}
	r.add("", "%v", err)
}
