package importer

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"golang.org/x/text/encoding/unicode"
)

// Errors of whole files, which findings name by their codes.
var (
	errNotText  = errors.New("this is no text: save it as “CSV UTF-8” and import that")
	errEncoding = errors.New("the text is not UTF-8: save the file as UTF-8")
)

// binaryStarts are the first bytes of files that are taken for text by their names.
var binaryStarts = [][]byte{
	[]byte("PK\x03\x04"), []byte("PK\x05\x06"), // zip, so XLSX and ODS too
	[]byte("\xD0\xCF\x11\xE0"), // XLS
	[]byte("%PDF"), []byte("\x1F\x8B"), []byte("Rar!"), []byte("7z\xBC\xAF"), []byte("SQLite format 3\x00"),
}

// text returns the file as UTF-8 without a byte order mark; UTF-16 is converted where a mark
// announces it. Other encodings are found where lines are read.
func text(r io.Reader) (*bufio.Reader, error) {
	buffered := bufio.NewReaderSize(r, 64<<10)
	start, err := buffered.Peek(16)
	if err != nil && err != io.EOF {
		return nil, err
	}
	for _, b := range binaryStarts {
		if bytes.HasPrefix(start, b) {
			return nil, errNotText
		}
	}
	switch {
	case bytes.HasPrefix(start, []byte("\xEF\xBB\xBF")):
		_, err := buffered.Discard(3)
		return buffered, err
	case bytes.HasPrefix(start, []byte("\xFF\xFE")), bytes.HasPrefix(start, []byte("\xFE\xFF")):
		decoder := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
		return bufio.NewReaderSize(decoder.Reader(buffered), 64<<10), nil
	}
	return buffered, nil
}
