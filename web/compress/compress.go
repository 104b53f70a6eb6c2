// Package compress is the one place that decides in which coding a text leaves the shop:
// compressed once and sent many times, or made for one answer.
package compress

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

// Effort is how hard to compress what is sent many times.
type Effort int

const (
	Page  Effort = iota // a visitor waits for it
	Asset               // compressed once per start
	Rare                // sent seldom: in the one coding that costs least
)

// Codings as HTTP calls them.
const (
	codingBrotli = "br"
	codingGzip   = "gzip"
)

// shortest is the fewest bytes that are worth compressing for one answer.
const shortest = 1024

func (e Effort) levels() (forGzip, forBrotli int) {
	if e == Asset {
		return gzip.BestCompression, brotli.BestCompression
	}
	return 6, 5
}

// Text is a text in every coding, or in gzip alone.
type Text struct{ gzipped, brotlied []byte }

// Pack compresses a text.
func Pack(plain []byte, effort Effort) Text {
	if effort == Rare {
		return Text{gzipped: quick(plain)}
	}
	var zipped, small bytes.Buffer
	w := packers[effort].Get().(*packer)
	defer packers[effort].Put(w)
	w.gzip.Reset(&zipped)
	w.brotli.Reset(&small)
	for _, w := range []io.WriteCloser{w.gzip, w.brotli} {
		_, _ = w.Write(plain) // a bytes.Buffer takes everything
		_ = w.Close()
	}
	return Text{bytes.Clone(zipped.Bytes()), bytes.Clone(small.Bytes())} // without room to grow
}

// packer is a writer of each coding. Their tables take megabytes, most of what a shared page
// costs in memory, so that they are used again.
type packer struct {
	gzip   *gzip.Writer
	brotli *brotli.Writer
}

var packers = [...]*sync.Pool{Page: newPackers(Page), Asset: newPackers(Asset)}

func newPackers(effort Effort) *sync.Pool {
	return &sync.Pool{New: func() any {
		forGzip, forBrotli := effort.levels()
		z, _ := gzip.NewWriterLevel(io.Discard, forGzip) // the levels are valid
		return &packer{z, brotli.NewWriterLevel(io.Discard, forBrotli)}
	}}
}

// Repack takes a text that was compressed with brotli when the program was made. One that is no
// brotli is a fault of the build, not of a visitor: it comes out empty.
func Repack(brotlied []byte) Text {
	var zipped bytes.Buffer
	z, _ := gzip.NewWriterLevel(&zipped, gzip.BestCompression) // the level is valid
	if _, err := io.Copy(z, brotli.NewReader(bytes.NewReader(brotlied))); err != nil {
		return Text{}
	}
	_ = z.Close() // a bytes.Buffer takes everything
	return Text{zipped.Bytes(), brotlied}
}

// For returns the text in the best coding that a request accepts, and the coding's name:
// "br", "gzip" or "" for none.
func (t Text) For(r *http.Request) (body []byte, coding string) {
	accepted := r.Header.Get("Accept-Encoding")
	switch {
	case t.brotlied != nil && accepts(accepted, codingBrotli):
		return t.brotlied, codingBrotli
	case accepts(accepted, codingGzip):
		return t.gzipped, codingGzip
	}
	return t.plain(), ""
}

// Sizes are the bytes of the compressed text by coding.
func (t Text) Sizes() map[string]int {
	sizes := map[string]int{codingGzip: len(t.gzipped)}
	if t.brotlied != nil {
		sizes[codingBrotli] = len(t.brotlied)
	}
	return sizes
}

// plain decompresses, which next to nobody asks for: keeping a third copy would not pay. What we
// compressed can be read, so there is no error.
func (t Text) plain() []byte {
	z, err := gzip.NewReader(bytes.NewReader(t.gzipped))
	if err != nil {
		return nil
	}
	body, _ := io.ReadAll(z)
	return body
}

// Once returns a text that is sent once, in the coding that costs least among those that a
// request accepts, and the coding's name: "gzip", or "" where it stays as it is.
func Once(r *http.Request, plain []byte) (body []byte, coding string) {
	if len(plain) < shortest || !accepts(r.Header.Get("Accept-Encoding"), codingGzip) {
		return plain, ""
	}
	return quick(plain), codingGzip
}

// quick compresses a text as fast as can be.
func quick(plain []byte) []byte {
	var zipped bytes.Buffer
	zipped.Grow(len(plain) / 4)
	z := fastWriters.Get().(*gzip.Writer)
	z.Reset(&zipped)
	_, _ = z.Write(plain) // a bytes.Buffer takes everything
	_ = z.Close()
	fastWriters.Put(z)
	return zipped.Bytes()
}

// fastWriters spares the tables of a writer, which are larger than most pages.
var fastWriters = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(io.Discard, gzip.BestSpeed) // the level is valid
	return z
}}

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
