package importer

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// recordError says what is wrong with one record. Fatal ends the file: where the next record
// would begin is not known.
type recordError struct {
	line  int // physical line where the record begins
	code  string
	text  string
	fatal bool
}

// namedError is a recordError with what its text names, as a Finding has it.
type namedError struct {
	*recordError
	params []Param
}

func (e *namedError) Unwrap() error { return e.recordError }

// badRecord makes a recordError of a text and what it names.
func badRecord(line int, code string, fatal bool, format string, args ...any) error {
	return &namedError{&recordError{line, code, fmt.Sprintf(format, args...), fatal}, paramsOf(args)}
}

func (e *recordError) Error() string { return fmt.Sprintf("line %d: %s: %s", e.line, e.code, e.text) }

// records splits CSV text into records, and each of them into cells. It looks for the end of a
// record itself, so that no more than maxRecord bytes are ever held however many quotes stay
// open, and so that a record's line is where it begins.
type records struct {
	in        *bufio.Reader
	separator byte
	line      int // physical lines read so far
	raw       []byte
	cells     *bufio.Reader
}

func newRecords(in *bufio.Reader, separator byte) *records {
	return &records{in: in, separator: separator, cells: bufio.NewReaderSize(nil, 4096)}
}

// next returns the cells of the next record that is not empty, and the line it begins at. The
// error is io.EOF, one of a *recordError or of reading.
func (r *records) next() (cells []string, line int, err error) {
	for {
		line = r.line + 1
		if err := r.collect(line); err != nil {
			return nil, line, err
		}
		if len(bytes.TrimSpace(r.raw)) > 0 {
			break
		}
	}
	r.cells.Reset(bytes.NewReader(r.raw))
	parser := csv.NewReader(r.cells)
	parser.Comma, parser.FieldsPerRecord = rune(r.separator), -1
	cells, err = parser.Read()
	if err != nil {
		return nil, line, badRecord(line, "quotes", false, "a quote stands where none may")
	}
	if len(cells) > maxColumns {
		return nil, line, badRecord(line, "too_many_columns", false, "%d cells, of at most %d", Param{"cells", len(cells)}, Param{"most", maxColumns})
	}
	for _, c := range cells {
		if len(c) > maxCell {
			return nil, line, badRecord(line, "cell_too_long", false, "a cell of %d bytes, of at most %d", Param{"bytes", len(c)}, Param{"most", maxCell})
		}
	}
	return cells, line, nil
}

// collect reads one record into raw: lines until all quotes are closed.
func (r *records) collect(begin int) error {
	r.raw = r.raw[:0]
	state := quotes{separator: r.separator}
	for {
		from := len(r.raw)
		ended, err := r.readLine(begin, &state)
		if err != nil {
			return err
		}
		last := r.raw[from:]
		if !utf8.Valid(last) {
			return badRecord(r.line, "encoding", true, "%s", errEncoding.Error())
		}
		if bytes.IndexByte(last, 0) >= 0 {
			return badRecord(begin, "nul", state.open, "the record holds a NUL byte")
		}
		switch {
		case !state.open:
			return nil
		case ended:
			return badRecord(begin, "unclosed_quote", true, "a quote that opens in this record is never closed")
		}
	}
}

// readLine appends one physical line to raw. ended means that nothing follows. What is longer
// than a record may be is read to the end of the line, not kept.
func (r *records) readLine(begin int, state *quotes) (ended bool, err error) {
	tooLong := false
	for {
		part, err := r.in.ReadSlice('\n')
		if len(part) > 0 {
			state.read(part)
			if len(r.raw)+len(part) > maxRecord {
				tooLong = true
			}
			if !tooLong {
				r.raw = append(r.raw, part...)
			}
		}
		switch {
		case err == nil:
			r.line++
		case errors.Is(err, bufio.ErrBufferFull) && tooLong && state.open:
			// The line may have no end either.
			return false, badRecord(begin, "record_too_long", true, "more than %d bytes; is a quote not closed?", Param{"most", maxRecord})
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err == io.EOF && len(part) == 0 && len(r.raw) == 0 && !tooLong:
			return true, io.EOF
		case err == io.EOF:
			r.line++
		default:
			return false, err
		}
		if tooLong {
			return false, badRecord(begin, "record_too_long", state.open, "more than %d bytes; is a quote not closed?", Param{"most", maxRecord})
		}
		return err == io.EOF, nil
	}
}

// quotes follows whether a cell in quotes is open.
type quotes struct {
	separator  byte
	open       bool
	inside     bool // of a cell that does not begin with a quote
	afterQuote bool // within an open cell: the last byte was a quote
}

func (q *quotes) read(part []byte) {
	for _, b := range part {
		switch {
		case q.open && b == '"':
			q.open, q.afterQuote = false, true
		case q.open:
		case q.afterQuote && b == '"': // doubled: a quote within the cell
			q.open, q.afterQuote = true, false
		case b == q.separator || b == '\n':
			q.inside, q.afterQuote = false, false
		case b == '"' && !q.inside:
			q.open = true
		default:
			q.inside, q.afterQuote = true, false
		}
	}
}

// table is a CSV file with its header.
type table struct {
	records *records
	file    string
	header  []string // as written
	columns []string // in small letters
}

// openTable reads the header of a CSV file; the separator is the one of comma, semicolon and
// tab that stands in it most often.
func openTable(in *bufio.Reader, file string) (*table, error) {
	start, err := in.Peek(min(in.Size(), 32<<10))
	if err != nil && err != io.EOF {
		return nil, err
	}
	if len(bytes.TrimSpace(start)) == 0 {
		return nil, badRecord(1, "empty", true, "the file is empty")
	}
	t := &table{records: newRecords(in, separatorOf(start)), file: file}
	cells, line, err := t.records.next()
	if err != nil {
		if problem, ok := errors.AsType[*recordError](err); ok {
			problem.fatal = true
		}
		return nil, err
	}
	seen := map[string]bool{}
	for _, c := range cells {
		name := word(c)
		if name != "" && seen[name] {
			return nil, badRecord(line, "duplicate_header", true, "the column %q stands twice", Param{"column", c})
		}
		seen[name] = true
		t.header, t.columns = append(t.header, oneLine(c)), append(t.columns, name)
	}
	return t, nil
}

// next returns the next row, with as many cells as the header has.
func (t *table) next() (cells []string, line int, err error) {
	cells, line, err = t.records.next()
	if err == nil && len(cells) != len(t.header) {
		return nil, line, badRecord(line, "ragged", false, "%d cells under %d columns", Param{"cells", len(cells)}, Param{"columns", len(t.header)})
	}
	return cells, line, err
}

func separatorOf(start []byte) byte {
	first, _, _ := bytes.Cut(bytes.TrimLeft(start, "\r\n"), []byte("\n"))
	best, most, open := byte(','), 0, false
	counts := map[byte]int{}
	for _, b := range first {
		if b == '"' {
			open = !open
		}
		if !open {
			counts[b]++
		}
	}
	for _, b := range []byte{',', ';', '\t'} {
		if counts[b] > most {
			best, most = b, counts[b]
		}
	}
	return best
}

// has reports whether the table has all the columns.
func (t *table) has(columns ...string) bool {
	for _, c := range columns {
		if t.at(c) < 0 {
			return false
		}
	}
	return true
}

// at finds a column, or -1.
func (t *table) at(column string) int {
	for i, c := range t.columns {
		if c == column {
			return i
		}
	}
	return -1
}

// first finds the first of several names that the table has as a column, or -1.
func (t *table) first(names ...string) int {
	for _, n := range names {
		if i := t.at(n); i >= 0 {
			return i
		}
	}
	return -1
}

// cell returns a cell without the space around it and without the quote that keeps a
// spreadsheet from taking it for a formula, "" for column -1.
func cell(cells []string, column int) string {
	if column < 0 {
		return ""
	}
	c := strings.TrimSpace(cells[column])
	if rest, quoted := strings.CutPrefix(c, "'"); quoted && harmless(rest) == c {
		return rest
	}
	return c
}
