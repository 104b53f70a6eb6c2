// Package markup writes HTML and SVG piece by piece: for drawings and tables of many numbers, of
// which a template would make a string each.
package markup

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"sync"
)

// Builder is markup as it grows. It renders as a component, once.
type Builder struct {
	text     []byte
	rendered bool
}

// What is kept of the room of markup that was rendered, for the next: rooms that are worth it, and
// not the largest ones ever needed.
const (
	smallestKept = 4 << 10 // bytes
	largestKept  = 128 << 10
)

var rooms sync.Pool // of *[]byte, of at least smallestKept bytes, all 0

// New has room for so many bytes.
func New(room int) *Builder {
	if room >= smallestKept {
		if kept, ok := rooms.Get().(*[]byte); ok {
			return &Builder{text: slices.Grow(*kept, room)}
		}
	}
	return &Builder{text: make([]byte, 0, room)}
}

// errRendered says that a Builder was to be rendered a second time.
var errRendered = errors.New("markup: rendered before")

// Render writes the markup and gives its room back: it renders once.
func (b *Builder) Render(_ context.Context, w io.Writer) error {
	if b.rendered {
		return errRendered
	}
	_, err := w.Write(b.text)
	b.rendered = true
	if room := b.text; cap(room) >= smallestKept && cap(room) <= largestKept {
		clear(room) // what one visitor was told is not left lying in memory
		room = room[:0]
		rooms.Put(&room)
	}
	b.text = nil
	return err
}

// Raw adds markup as it is, never what somebody typed.
func (b *Builder) Raw(parts ...string) *Builder {
	for _, part := range parts {
		b.text = append(b.text, part...)
	}
	return b
}

// Append has a function append markup to what there is.
func (b *Builder) Append(add func(text []byte) []byte) *Builder {
	b.text = add(b.text)
	return b
}

// Escaped has a function append text to what there is, and escapes what it added.
func (b *Builder) Escaped(add func(text []byte) []byte) *Builder {
	before := len(b.text)
	b.text = add(b.text)
	if bytes.ContainsAny(b.text[before:], escapes) {
		added := string(b.text[before:])
		b.text = b.text[:before]
		b.Text(added)
	}
	return b
}

// escapes are the signs that Text does not add as they are.
const escapes = `&<>'"`

// Text adds text, escaped such that it may stand in an attribute as well.
func (b *Builder) Text(s string) *Builder {
	from := 0
	for i := range len(s) {
		escaped := ""
		switch s[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '\'':
			escaped = "&#39;"
		case '"':
			escaped = "&#34;"
		default:
			continue
		}
		b.text = append(append(b.text, s[from:i]...), escaped...)
		from = i + 1
	}
	b.text = append(b.text, s[from:]...)
	return b
}

// Attribute adds an attribute after a space.
func (b *Builder) Attribute(name, value string) *Builder {
	return b.Raw(" ", name, `="`).Text(value).Raw(`"`)
}

// Number adds an attribute with a number, unrounded.
func (b *Builder) Number(name string, f float64) *Builder {
	b.Raw(" ", name, `="`)
	b.text = strconv.AppendFloat(b.text, f, 'f', -1, 64)
	return b.Raw(`"`)
}

// Place adds a coordinate in tenths.
func (b *Builder) Place(f float64) *Builder {
	f = math.Round(f*10) / 10
	if f == 0 {
		f = 0 // no "-0"
	}
	b.text = strconv.AppendFloat(b.text, f, 'f', -1, 64)
	return b
}

// At adds an attribute with a coordinate in tenths.
func (b *Builder) At(name string, f float64) *Builder {
	return b.Raw(" ", name, `="`).Place(f).Raw(`"`)
}

// Int adds a whole number.
func (b *Builder) Int(n int) *Builder {
	b.text = strconv.AppendInt(b.text, int64(n), 10)
	return b
}
