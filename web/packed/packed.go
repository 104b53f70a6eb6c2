// Package packed keeps text compressed in the codings browsers take, so that it is packed
// once and sent many times.
package packed

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// Effort is how hard to compress.
type Effort int

const (
	Page  Effort = iota // a visitor waits for it
	Asset               // packed once per start
)

func (e Effort) levels() (forGzip, forBrotli int) {
	if e == Asset {
		return gzip.BestCompression, brotli.BestCompression
	}
	return 6, 5
}

// Text is a text in every coding.
type Text struct{ gzipped, brotlied []byte }

// Pack compresses a text.
func Pack(plain []byte, effort Effort) Text {
	var zipped, small bytes.Buffer
	forGzip, forBrotli := effort.levels()
	z, _ := gzip.NewWriterLevel(&zipped, forGzip) // the levels are valid
	b := brotli.NewWriterLevel(&small, forBrotli)
	for _, w := range []io.WriteCloser{z, b} {
		_, _ = w.Write(plain) // a bytes.Buffer takes everything
		_ = w.Close()
	}
	return Text{zipped.Bytes(), small.Bytes()}
}

// For returns the text in the best coding that a request accepts, and the coding's name:
// "br", "gzip" or "" for none.
func (t Text) For(r *http.Request) (body []byte, coding string, err error) {
	accepted := r.Header.Get("Accept-Encoding")
	switch {
	case accepts(accepted, "br"):
		return t.brotlied, "br", nil
	case accepts(accepted, "gzip"):
		return t.gzipped, "gzip", nil
	}
	body, err = t.plain()
	return body, "", err
}

// plain unpacks, which next to nobody asks for: keeping a third copy would not pay.
func (t Text) plain() ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(t.gzipped))
	if err != nil {
		return nil, fmt.Errorf("packed: %w", err)
	}
	body, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("packed: %w", err)
	}
	return body, nil
}

// accepts reads an Accept-Encoding header (RFC 9110, 12.5.3). A coding that is not named is
// not taken, "*" or not: only old programs leave it out.
func accepts(header, coding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		weight, given := strings.CutPrefix(strings.TrimSpace(params), "q=")
		q, err := strconv.ParseFloat(weight, 64)
		return !given || err == nil && q > 0
	}
	return false
}
