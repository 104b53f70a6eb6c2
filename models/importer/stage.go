package importer

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
)

// stage holds records aside until all files are read, by article, in a temporary file: memory
// holds one offset an article, however many records there are. Each record holds the offset of
// the one before it of the same article.
type stage struct {
	file    *os.File
	last    map[string]last   // by key
	order   []string          // keys as first met
	aliases map[string]string // another key to the key
	failed  map[string]bool   // keys whose records cannot be used
	files   []string          // names of files by number
	end     int64
	buffer  []byte
	flushed int64 // what lies in the file; the rest is in buffer
}

// last is where the last record of a key lies, and how many it has.
type last struct {
	at int64 // offset + 1
	n  int
}

// maxRecords is how many records one article may have: all its variants, and as many pictures.
const maxRecords = 2 * maxSizes * maxColours

// errTooManyRecords is for the record that is one too many.
var errTooManyRecords = fmt.Errorf("more than %d rows", maxRecords)

// stageBuffer is how many bytes are written at a time.
const stageBuffer = 1 << 20

// newStage makes the temporary file. Where the system allows it, it has no name: nothing of it
// outlives the process, however that ends.
func newStage() (*stage, error) {
	file, err := os.CreateTemp("", "ebenmass-import-*")
	if err != nil {
		return nil, fmt.Errorf("importer: make a temporary file: %w", err)
	}
	if runtime.GOOS != "windows" {
		if err := os.Remove(file.Name()); err != nil {
			return nil, errors.Join(err, file.Close())
		}
	}
	return &stage{file: file, last: map[string]last{}, aliases: map[string]string{}, failed: map[string]bool{}}, nil
}

func (s *stage) close() error {
	err := s.file.Close()
	if runtime.GOOS == "windows" {
		err = errors.Join(err, os.Remove(s.file.Name()))
	}
	return err
}

// addFile numbers a file.
func (s *stage) addFile(name string) int {
	s.files = append(s.files, name)
	return len(s.files) - 1
}

// put adds a record of an article.
func (s *stage) put(key string, file int, r *record) error {
	previous, known := s.last[key]
	if previous.n >= maxRecords {
		return errTooManyRecords
	}
	if !known {
		s.order = append(s.order, key)
	}
	from := len(s.buffer)
	s.buffer = append(s.buffer, 0, 0, 0, 0)
	s.buffer = binary.AppendUvarint(s.buffer, uint64(previous.at))
	s.buffer = binary.AppendUvarint(s.buffer, uint64(file))
	s.buffer = binary.AppendUvarint(s.buffer, uint64(r.line))
	s.buffer = binary.AppendUvarint(s.buffer, r.columns)
	variant := byte(0)
	if r.variant {
		variant = 1
	}
	s.buffer = append(s.buffer, variant)
	for f, value := range r.cells {
		if value == "" {
			continue
		}
		s.buffer = append(s.buffer, byte(f))
		s.buffer = binary.AppendUvarint(s.buffer, uint64(len(value)))
		s.buffer = append(s.buffer, value...)
	}
	binary.LittleEndian.PutUint32(s.buffer[from:], uint32(len(s.buffer)-from-4))
	s.last[key] = last{at: s.end + 1, n: previous.n + 1}
	s.end += int64(len(s.buffer) - from)
	if len(s.buffer) >= stageBuffer {
		return s.flush()
	}
	return nil
}

func (s *stage) flush() error {
	n, err := s.file.WriteAt(s.buffer, s.flushed)
	if err != nil {
		return fmt.Errorf("importer: write aside: %w", err)
	}
	s.flushed += int64(n)
	s.buffer = s.buffer[:0]
	return nil
}

// fail notes that the records of a key cannot be used; first is true the first time. The key counts
// as met.
func (s *stage) fail(key string) (first bool) {
	if _, known := s.last[key]; !known {
		s.last[key] = last{}
		s.order = append(s.order, key)
	}
	first = !s.failed[key]
	s.failed[key] = true
	return first
}

// alias makes another key mean a key: records under both are of one article.
func (s *stage) alias(key, other string) { s.aliases[other] = key }

// all returns the records of an article, under its key and all aliases, in the order of lines.
func (s *stage) all(key string, others []string) ([]record, error) {
	records, err := s.records(key)
	if err != nil {
		return nil, err
	}
	for _, other := range others {
		more, err := s.records(other)
		if err != nil {
			return nil, err
		}
		records = append(records, more...)
	}
	if len(others) > 0 {
		slices.SortStableFunc(records, func(a, b record) int { return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line)) })
	}
	return records, nil
}

// others lists the aliases of keys that have records.
func (s *stage) others() map[string][]string {
	all := map[string][]string{}
	for other, key := range s.aliases {
		if _, has := s.last[other]; has && other != key {
			all[key] = append(all[key], other)
		}
	}
	return all
}

// records returns the records of a key in the order they were put.
func (s *stage) records(key string) ([]record, error) {
	if err := s.flush(); err != nil {
		return nil, err
	}
	var all []record
	for at := s.last[key].at; at != 0; {
		r, previous, err := s.read(at - 1)
		if err != nil {
			return nil, fmt.Errorf("importer: read aside: %w", err)
		}
		all = append(all, r)
		at = previous
	}
	for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
	return all, nil
}

func (s *stage) read(at int64) (r record, previous int64, err error) {
	var head [4]byte
	if _, err := s.file.ReadAt(head[:], at); err != nil {
		return r, 0, err
	}
	data := make([]byte, binary.LittleEndian.Uint32(head[:]))
	if _, err := s.file.ReadAt(data, at+4); err != nil {
		return r, 0, err
	}
	number := func() uint64 {
		n, size := binary.Uvarint(data)
		data = data[size:]
		return n
	}
	previous = int64(number())
	r.file = s.files[number()]
	r.line = int(number())
	r.columns = number()
	if len(data) == 0 {
		return r, 0, io.ErrUnexpectedEOF
	}
	r.variant = data[0] == 1
	for data = data[1:]; len(data) > 0; {
		f := data[0]
		data = data[1:]
		length := number()
		r.cells[f] = string(data[:length])
		data = data[length:]
	}
	return r, previous, nil
}

// articles lists the keys of articles in the order they were met.
func (s *stage) articles() (keys []string) {
	for _, key := range s.order {
		_, other := s.aliases[key]
		if _, chart := chartIDOf(key); !chart && !other {
			keys = append(keys, key)
		}
	}
	return keys
}
