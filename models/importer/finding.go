package importer

import (
	"fmt"
	"strings"
)

// Severity says what a finding does to an article.
type Severity string

// Severities.
const (
	SeverityError Severity = "error" // the article is not written
	SeverityAsk   Severity = "ask"   // likewise, until the mapping file answers
	SeverityWarn  Severity = "warn"  // something was filled in or left out
	SeveritySkip  Severity = "skip"  // the article is none of the shop's
)

// Finding is one thing to say about what was read.
type Finding struct {
	File     string // relative to the source
	Line     int    // physical line where the record begins, from 1; 0 for the whole file
	Severity Severity
	Code     string
	Article  string // its key in the source; "" where it is about none
	Field    string
	Text     string
	Params   []Param // what Text names, in its order, for who says it in another language
}

// Param is a value that a finding's text names. Value is a string of the file, an int, a float64
// in cm or what models or models/fit have a name for: a models.Dim, a fit.Type.
type Param struct {
	Name  string
	Value any
}

// Format writes the value alone, as the text's verb says.
func (p Param) Format(f fmt.State, verb rune) { fmt.Fprintf(f, fmt.FormatString(f, verb), p.Value) }

// shown is the parameter with foreign text cut to one safe line.
func (p Param) shown() Param {
	if s, ok := p.Value.(string); ok {
		p.Value = printable(s)
	}
	return p
}

// String is the finding as one line of the report: FILE:LINE: error CODE ARTICLE FIELD: text.
func (f Finding) String() string {
	return fmt.Sprintf("%s:%d: %s %s %s %s: %s", printable(f.File), f.Line, f.Severity, f.Code, orDash(f.Article), orDash(f.Field), printable(f.Text))
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return printable(s)
}

// longest is how many characters of foreign text one part of a finding shows.
const longest = 300

// printable makes foreign text safe for a terminal and for one line.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case dropped(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return cutAtWord(s, longest)
}

// place is where a record begins.
type place struct {
	file string
	line int
}

// found is what findings are handed to.
type found func(Finding)

// at makes a finding about a place.
func (p place) finding(s Severity, code, article, field, format string, args ...any) Finding {
	return Finding{File: p.file, Line: p.line, Severity: s, Code: code, Article: article, Field: field, Text: fmt.Sprintf(format, args...), Params: paramsOf(args)}
}

// paramsOf are those of a text's arguments that have names.
func paramsOf(args []any) (params []Param) {
	for _, arg := range args {
		if p, ok := arg.(Param); ok {
			params = append(params, p.shown())
		}
	}
	return params
}
