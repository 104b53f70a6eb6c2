package importer

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
)

// shownPerCode is how many findings of one code are printed; a report file has all.
const shownPerCode = 200

// Report prints findings and writes them to a file. Its zero value is of no use: NewReport.
type Report struct {
	out   io.Writer
	shown map[string]int
	more  map[string]int
	total map[Severity]int
	file  findingWriter // nil where there is none
	err   error         // of the file
}

// findingWriter writes findings to a file of some form.
type findingWriter interface {
	write(Finding) error
	close(Summary) error
}

// NewReport prints to out. A file, which may be nil, takes all findings as CSV or, where its
// name ends in .json, as JSON.
func NewReport(out io.Writer, file io.Writer, name string) *Report {
	r := &Report{out: out, shown: map[string]int{}, more: map[string]int{}, total: map[Severity]int{}}
	switch {
	case file == nil:
	case strings.EqualFold(filepath.Ext(name), ".json"):
		r.file = &jsonFindings{out: bufio.NewWriter(file)}
	default:
		r.file = &csvFindings{out: csv.NewWriter(file)}
	}
	return r
}

// Add takes one finding.
func (r *Report) Add(f Finding) {
	r.total[f.Severity]++
	if r.file != nil && r.err == nil {
		r.err = r.file.write(f)
	}
	if r.shown[f.Code] >= shownPerCode {
		r.more[f.Code]++
		return
	}
	r.shown[f.Code]++
	fmt.Fprintln(r.out, f.String())
}

// Close says what was not printed and the summary, and ends the file.
func (r *Report) Close(s Summary) error {
	for _, code := range sortedKeys(r.more) {
		fmt.Fprintf(r.out, "%s: %d more, not shown; a report file has all\n", code, r.more[code])
	}
	fmt.Fprintln(r.out, s)
	if r.file == nil {
		return nil
	}
	if err := errors.Join(r.err, r.file.close(s)); err != nil {
		return fmt.Errorf("importer: write the report: %w", err)
	}
	return nil
}

// Total is how many findings of a severity there were.
func (r *Report) Total(s Severity) int { return r.total[s] }

type csvFindings struct {
	out    *csv.Writer
	headed bool
}

// reportColumns are the columns of a report.
var reportColumns = []string{"file", "line", "severity", "code", "article", "field", "text"}

func (c *csvFindings) write(f Finding) error {
	if !c.headed {
		c.headed = true
		if err := c.out.Write(reportColumns); err != nil {
			return err
		}
	}
	cells := []string{f.File, strconv.Itoa(f.Line), string(f.Severity), f.Code, f.Article, f.Field, f.Text}
	for i := range cells {
		cells[i] = harmless(cells[i])
	}
	return c.out.Write(cells)
}

func (c *csvFindings) close(Summary) error {
	c.out.Flush()
	return c.out.Error()
}

// harmless keeps a spreadsheet from taking a cell for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

type jsonFindings struct {
	out   *bufio.Writer
	begun bool
}

// jsonFinding is a finding as the file has it.
type jsonFinding struct {
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Severity Severity `json:"severity"`
	Code     string   `json:"code"`
	Article  string   `json:"article"`
	Field    string   `json:"field"`
	Text     string   `json:"text"`
}

func (j *jsonFindings) write(f Finding) error {
	data, err := json.Marshal(jsonFinding{f.File, f.Line, f.Severity, f.Code, f.Article, f.Field, f.Text})
	if err != nil {
		return err
	}
	before := ",\n  "
	if !j.begun {
		j.begun, before = true, "{\"findings\": [\n  "
	}
	_, err = j.out.WriteString(before + string(data))
	return err
}

func (j *jsonFindings) close(s Summary) error {
	if !j.begun {
		if _, err := j.out.WriteString("{\"findings\": ["); err != nil {
			return err
		}
	}
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if _, err := j.out.WriteString("],\n\"articles\": " + string(data) + "}\n"); err != nil {
		return err
	}
	return j.out.Flush()
}
