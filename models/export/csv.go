package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// columns is the header of the CSV file: a line is one value of one record.
var columns = []string{"category", "name", "field", "value", "purposes", "source", "since", "until"}

// ByteOrderMark begins a CSV file so that spreadsheets read it as UTF-8.
const ByteOrderMark = "\ufeff"

// CSV writes the document as a table (RFC 4180, UTF-8 with a byte order mark), one line a
// value. A document without records is the header alone.
func (d Document) CSV() ([]byte, error) {
	out := bytes.NewBufferString(ByteOrderMark)
	w := csv.NewWriter(out)
	w.UseCRLF = true
	lines := [][]string{columns}
	for _, c := range d.Categories {
		for _, r := range d.Of(c.Name) {
			for _, v := range r.Values {
				lines = append(lines, []string{
					c.Name, r.Name, v.Name, plain(v.Value), strings.Join(r.Purposes, " "), r.Source, moment(r.Since), moment(r.Until),
				})
			}
		}
	}
	for _, line := range lines {
		for i := range line {
			line[i] = Harmless(line[i])
		}
	}
	if err := w.WriteAll(lines); err != nil {
		return nil, fmt.Errorf("export: write CSV: %w", err)
	}
	return out.Bytes(), nil
}

// plain writes a value for a cell; numbers unrounded, with a point.
func plain(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case time.Time:
		return moment(v)
	case []string:
		return strings.Join(v, " ")
	default: // integers and booleans
		return fmt.Sprint(v)
	}
}

// formulaStarts are the characters that make a spreadsheet take a cell for a formula, in
// both widths, and those it may skip before one.
const formulaStarts = "=+-@＝＋－＠\t\r\n"

// Harmless keeps a spreadsheet from taking a cell for a formula, as OWASP advises: text
// that begins like one gets an apostrophe before it. Characters that do not show do not hide
// a beginning.
func Harmless(cell string) string {
	shown := strings.TrimLeftFunc(cell, func(r rune) bool {
		return unicode.Is(unicode.Cf, r) || unicode.IsSpace(r) && !strings.ContainsRune(formulaStarts, r)
	})
	if first, _ := utf8.DecodeRuneInString(shown); shown != "" && strings.ContainsRune(formulaStarts, first) {
		return "'" + cell
	}
	return cell
}
