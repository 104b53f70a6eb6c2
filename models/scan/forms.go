package scan

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Form is a way in which a value can lie in a file.
type Form string

// Forms. Base64 is searched in all three alignments.
const (
	Plain     Form = "plain"
	UTF16LE   Form = "utf-16le"
	UTF16BE   Form = "utf-16be"
	Hex       Form = "hex"
	HexUpper  Form = "hex upper case"
	Base64    Form = "base64"
	Base64URL Form = "base64url"
	Float64LE Form = "float64le"
	Float64BE Form = "float64be"
)

// Forms returns all of them.
func Forms() []Form {
	return []Form{Plain, UTF16LE, UTF16BE, Hex, HexUpper, Base64, Base64URL, Float64LE, Float64BE}
}

// written is a value in one form.
type written struct {
	form  Form
	bytes []byte
}

// bytesForms writes a sequence of bytes in every form that programs write bytes in.
func bytesForms(b []byte) []written {
	lower := hex.EncodeToString(b)
	all := []written{{Plain, b}, {Hex, []byte(lower)}, {HexUpper, []byte(strings.ToUpper(lower))}}
	for shift := range 3 {
		all = append(all, written{Base64, inBase64(base64.RawStdEncoding, b, shift)}, written{Base64URL, inBase64(base64.RawURLEncoding, b, shift)})
	}
	return all
}

// textForms adds to the forms of a text's bytes those of its characters.
func textForms(text string) []written {
	var le, be []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		le = binary.LittleEndian.AppendUint16(le, unit)
		be = binary.BigEndian.AppendUint16(be, unit)
	}
	return append(bytesForms([]byte(text)), written{UTF16LE, le}, written{UTF16BE, be})
}

// floatForms writes a number as its eight bytes after IEEE 754.
func floatForms(number float64) []written {
	bits := math.Float64bits(number)
	return []written{
		{Float64LE, binary.LittleEndian.AppendUint64(nil, bits)},
		{Float64BE, binary.BigEndian.AppendUint64(nil, bits)},
	}
}

// decimals are the ways to write a number in digits: with a point, with a comma, and with
// an exponent.
func decimals(number float64) []string {
	plain := strconv.FormatFloat(number, 'f', -1, 64)
	all := []string{plain}
	if comma := strings.Replace(plain, ".", ",", 1); comma != plain {
		all = append(all, comma)
	}
	return append(all, strconv.FormatFloat(number, 'e', -1, 64))
}

// inBase64 returns the characters that a sequence of bytes always has in base64 when it
// begins shift bytes after a group of three: those that also depend on what stands before
// or behind it are left out.
func inBase64(encoding *base64.Encoding, b []byte, shift int) []byte {
	text := encoding.EncodeToString(append(make([]byte, shift), b...))
	first := (8*shift + 5) / 6
	last := 8 * (shift + len(b)) / 6
	if last < first {
		return nil
	}
	return []byte(text[first:last])
}
