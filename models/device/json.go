package device

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// writer appends JSON. Its methods take a member's name; the comma before it is their own.
type writer struct{ text []byte }

// member begins a member of an object.
func (w *writer) member(name string) {
	w.comma()
	w.string(name)
	w.text = append(w.text, ':')
}

// comma parts what follows from what stands before it in the same object or array.
func (w *writer) comma() {
	if n := len(w.text); n > 0 && w.text[n-1] != '{' && w.text[n-1] != '[' && w.text[n-1] != ':' {
		w.text = append(w.text, ',')
	}
}

func (w *writer) open(bracket byte)  { w.text = append(w.text, bracket) }
func (w *writer) close(bracket byte) { w.text = append(w.text, bracket) }

// element begins an element of an array that is an object or array itself.
func (w *writer) element(bracket byte) {
	w.comma()
	w.open(bracket)
}

const hexDigits = "0123456789abcdef"

// string writes a string. Bytes that are no UTF-8 become U+FFFD.
func (w *writer) string(s string) {
	w.text = append(w.text, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			w.text = append(w.text, '\\', byte(r))
		case r < ' ':
			w.text = append(w.text, '\\', 'u', '0', '0', hexDigits[r>>4], hexDigits[r&15])
		default:
			w.text = utf8.AppendRune(w.text, r)
		}
	}
	w.text = append(w.text, '"')
}

// number writes a number such that it reads back as itself; null where it is none.
func (w *writer) number(x float64) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		w.text = append(w.text, "null"...)
		return
	}
	w.text = strconv.AppendFloat(w.text, x, 'g', -1, 64)
}

func (w *writer) textMember(name, value string) {
	w.member(name)
	w.string(value)
}

// orNull writes a string, null for an empty one.
func (w *writer) orNull(name, value string) {
	w.member(name)
	if value == "" {
		w.text = append(w.text, "null"...)
		return
	}
	w.string(value)
}

func (w *writer) numberMember(name string, x float64) {
	w.member(name)
	w.number(x)
}

func (w *writer) strings(name string, all []string) {
	w.member(name)
	w.open('[')
	for _, s := range all {
		w.comma()
		w.string(s)
	}
	w.close(']')
}
