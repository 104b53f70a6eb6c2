package scan

import (
	"bytes"
	"strconv"
	"strings"
)

const (
	// shortest is the length in bytes below which a form other than the plain one would be
	// found everywhere by chance.
	shortest = 5
	// pieceSize is into what long values are cut. A database may scatter one over several
	// pages, and a part that is left must be found too.
	pieceSize = 64
	// pieces bounds how many of them are searched.
	pieces = 32
)

// Needles is what to search for. The zero value is empty.
type Needles struct {
	needles []needle
	known   map[string]bool
	values  map[string]int
}

// needle is one sequence of bytes.
type needle struct {
	set   int // of a pass
	kind  string
	form  Form
	bytes []byte
}

// AddBytes searches for a sequence of bytes, in full or, when it is long, in pieces. kind is
// what the result calls it ("ciphertext"); the same value added again counts once.
func (n *Needles) AddBytes(kind string, value []byte) {
	if !n.fresh(kind, cut(value)[0]) {
		return
	}
	for _, piece := range cut(value) {
		n.add(kind, bytesForms(piece))
	}
}

// AddText searches for a text.
func (n *Needles) AddText(kind, text string) {
	if n.fresh(kind, []byte(text)) {
		n.add(kind, textForms(text))
	}
}

// AddValue searches for a text that may be a number: then for its bytes as a float64 and
// its other writings too. A decimal comma is read like a point.
func (n *Needles) AddValue(kind, value string) {
	if !n.fresh(kind, []byte(value)) {
		return
	}
	n.add(kind, textForms(value))
	number, err := strconv.ParseFloat(strings.Replace(value, ",", ".", 1), 64)
	if err != nil {
		return
	}
	n.add(kind, floatForms(number))
	for _, text := range decimals(number) {
		n.add(kind, textForms(text))
	}
}

// Values returns how many values of each kind are searched for.
func (n *Needles) Values() map[string]int { return n.values }

// Len is the number of byte sequences searched for: each value in all its forms.
func (n *Needles) Len() int { return len(n.needles) }

// fresh counts a value that is neither empty nor searched for already.
func (n *Needles) fresh(kind string, value []byte) bool {
	if len(value) == 0 || n.known[string(value)] {
		return false
	}
	if n.values == nil {
		n.values, n.known = map[string]int{}, map[string]bool{}
	}
	n.values[kind]++
	return true
}

// add takes the forms that are long enough and not searched for already.
func (n *Needles) add(kind string, forms []written) {
	for _, w := range forms {
		if n.known[string(w.bytes)] || len(w.bytes) < shortest && w.form != Plain {
			continue
		}
		n.known[string(w.bytes)] = true
		n.needles = append(n.needles, needle{kind: kind, form: w.form, bytes: bytes.Clone(w.bytes)})
	}
}

// cut returns a value, or the pieces of a long one. What is left over at the end joins the
// last piece.
func cut(value []byte) [][]byte {
	var all [][]byte
	for len(value) >= 2*pieceSize && len(all) < pieces-1 {
		all = append(all, value[:pieceSize])
		value = value[pieceSize:]
	}
	return append(all, value[:min(len(value), 2*pieceSize)])
}
