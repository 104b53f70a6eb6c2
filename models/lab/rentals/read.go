package rentals

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// longestLine is how long a row may be, in bytes.
const longestLine = 64 << 10

// Reading says how a table was read.
type Reading struct {
	Rows    int       // all rows, the malformed included
	Skipped []Skipped // most frequent first
}

// Skipped counts the rows that are malformed for one reason. What stands in them is not
// kept: it is somebody's.
type Skipped struct {
	Reason string
	Rows   int
	First  int // line of the first, from 1, the header's being 1
}

// MissingColumnsError says which columns a table lacks.
type MissingColumnsError struct{ Columns []string }

func (e *MissingColumnsError) Error() string {
	noun := "column"
	if len(e.Columns) > 1 {
		noun = "columns"
	}
	return "the table lacks the " + noun + " " + strings.Join(e.Columns, ", ")
}

// Read reads a table of rentals as CSV, also packed by gzip, row by row. Its columns are
// found by their names in the first line, in any order; others are ignored. A row is a
// line: a quoted field may hold commas, no line breaks, so that one malformed row cannot
// swallow the next. Empty lines are no rows.
//
// Every row is handed to each, in order. A malformed one is counted by its first reason and
// handed over with what is readable in it, but without a label: it keeps its place, can be
// predicted, and is neither learned from nor judged. What is not readable is as if not given;
// an unreadable size is NaN, an unreadable day 0. A row without outcome is not malformed.
//
// The error is a *MissingColumnsError, that of each, or says why the file cannot be read.
func Read(r io.Reader, each func(Rental) error) (Reading, error) {
	in, err := unpacked(r)
	if err != nil {
		return Reading{}, fmt.Errorf("rentals: %w", err)
	}
	lines := &lines{in: in}
	header, err := lines.next()
	if err != nil && !errors.Is(err, io.EOF) {
		return Reading{}, fmt.Errorf("rentals: %w", err)
	}
	names, _ := fieldsOf(strings.TrimPrefix(string(header.text), "\ufeff"))
	table := &table{fields: len(names), known: map[string]string{}}
	if table.at, err = columnsOf(names); err != nil {
		return Reading{}, err
	}
	var reading Reading
	counts := map[string]*Skipped{}
	for {
		l, err := lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return reading, fmt.Errorf("rentals: after %d rows: %w", reading.Rows, err)
		}
		reading.Rows++
		rental, reason := table.rental(l)
		if reason != "" {
			rental.Labelled = false
			if counts[reason] == nil {
				counts[reason] = &Skipped{Reason: reason, First: l.number}
			}
			counts[reason].Rows++
		}
		if err := each(rental); err != nil {
			return reading, err
		}
	}
	for _, s := range counts {
		reading.Skipped = append(reading.Skipped, *s)
	}
	slices.SortFunc(reading.Skipped, func(a, b Skipped) int {
		if a.Rows != b.Rows {
			return b.Rows - a.Rows
		}
		return strings.Compare(a.Reason, b.Reason)
	})
	return reading, nil
}

// unpacked undoes gzip where the content is packed, whatever the file is called.
func unpacked(r io.Reader) (*bufio.Reader, error) {
	in := bufio.NewReaderSize(r, longestLine)
	if head, _ := in.Peek(2); !bytes.Equal(head, []byte{0x1f, 0x8b}) {
		return in, nil
	}
	packed, err := gzip.NewReader(in)
	if err != nil {
		return nil, err
	}
	return bufio.NewReaderSize(packed, longestLine), nil
}

// line is one line of a file; its text is valid until the next is read.
type line struct {
	text   []byte
	number int
	long   bool // longer than any row may be: the text is its beginning
}

// lines reads the lines of a file that are not empty.
type lines struct {
	in     *bufio.Reader
	number int
}

func (l *lines) next() (line, error) {
	for {
		text, err := l.in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			l.number++
			long := line{text: bytes.Clone(text), number: l.number, long: true}
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = l.in.ReadSlice('\n')
			}
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return long, err
		}
		if err != nil && (len(text) == 0 || !errors.Is(err, io.EOF)) {
			return line{}, err
		}
		l.number++
		if text = bytes.TrimRight(text, "\r\n"); len(text) > 0 {
			return line{text: text, number: l.number}, nil
		}
	}
}

// fieldsOf splits a line. Of one that is no CSV it returns what stands before the fault.
func fieldsOf(text string) ([]string, error) {
	if !strings.Contains(text, `"`) {
		return strings.Split(text, ","), nil
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	return r.Read()
}
