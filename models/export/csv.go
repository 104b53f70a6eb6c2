package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// columns is the header of the CSV file: a line is one value of one record.
var columns = []string{"category", "name", "field", "value", "purposes", "source", "since", "until"}

// CSV writes the document as a table (RFC 4180, UTF-8), one line a value. A document
// without records is the header alone.
func (d Document) CSV() ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
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

// Harmless keeps a spreadsheet from taking a cell for a formula, as OWASP advises: text
// that begins like one gets an apostrophe before it.
func Harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
