package receipt

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// deepest is how many objects and lists may lie in each other.
const deepest = 32

// object is a JSON object as it is read: every value is an object, []any, string, float64,
// bool or nil.
type object = map[string]any

// parse reads one JSON value and nothing after it.
func parse(text []byte) (any, error) {
	if !utf8.Valid(text) {
		return nil, errors.New("it is no UTF-8 text")
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	value, err := parseValue(decoder, 0)
	if err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the document")
	}
	return value, nil
}

func parseValue(decoder *json.Decoder, depth int) (any, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, errors.New("it is no JSON")
	}
	if delim, ok := token.(json.Delim); ok {
		if depth == deepest {
			return nil, errors.New("it is nested too deeply")
		}
		if delim == '[' {
			return parseList(decoder, depth+1)
		}
		return parseObject(decoder, depth+1)
	}
	return token, nil
}

func parseList(decoder *json.Decoder, depth int) (any, error) {
	list := []any{}
	for decoder.More() {
		value, err := parseValue(decoder, depth)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	return list, closing(decoder)
}

func parseObject(decoder *json.Decoder, depth int) (any, error) {
	members := object{}
	for decoder.More() {
		token, err := decoder.Token()
		name, ok := token.(string)
		if err != nil || !ok {
			return nil, errors.New("it is no JSON")
		}
		if _, twice := members[name]; twice {
			return nil, errors.New("a name stands twice in one object")
		}
		if members[name], err = parseValue(decoder, depth); err != nil {
			return nil, err
		}
	}
	return members, closing(decoder)
}

func closing(decoder *json.Decoder) error {
	if _, err := decoder.Token(); err != nil {
		return errors.New("it is no JSON")
	}
	return nil
}

// canonical writes a value in canonical form.
func canonical(value any) ([]byte, error) { return appendValue(nil, value) }

func appendValue(b []byte, value any) ([]byte, error) {
	switch v := value.(type) {
	case nil:
		return append(b, "null"...), nil
	case bool:
		return strconv.AppendBool(b, v), nil
	case string:
		return appendString(b, v), nil
	case float64:
		return appendNumber(b, v)
	case []any:
		return appendList(b, v)
	case object:
		return appendObject(b, v)
	}
	return nil, fmt.Errorf("receipt: %T has no canonical form", value)
}

func appendList(b []byte, list []any) (_ []byte, err error) {
	b = append(b, '[')
	for i, value := range list {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = appendValue(b, value); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

func appendObject(b []byte, members object) (_ []byte, err error) {
	names := slices.SortedFunc(maps.Keys(members), func(a, b string) int {
		return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
	})
	b = append(b, '{')
	for i, name := range names {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendString(b, name), ':')
		if b, err = appendValue(b, members[name]); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

// appendNumber writes a number as ECMAScript does, which is how encoding/json does too.
func appendNumber(b []byte, number float64) ([]byte, error) {
	if math.IsNaN(number) || math.IsInf(number, 0) {
		return nil, errors.New("receipt: a number has no canonical form")
	}
	if number == 0 { // minus zero is zero
		return append(b, '0'), nil
	}
	text, err := json.Marshal(number)
	if err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	return append(b, text...), nil
}

func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for i := range len(s) {
		c := s[i]
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, `\b`...)
		case '\t':
			b = append(b, `\t`...)
		case '\n':
			b = append(b, `\n`...)
		case '\f':
			b = append(b, `\f`...)
		case '\r':
			b = append(b, `\r`...)
		default:
			if c < 0x20 {
				b = fmt.Appendf(b, `\u%04x`, c)
			} else {
				b = append(b, c)
			}
		}
	}
	return append(b, '"')
}

// toObject turns any value that encodes to a JSON object into one.
func toObject(document any) (object, error) {
	text, err := json.Marshal(document)
	if err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	value, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	members, ok := value.(object)
	if !ok {
		return nil, errors.New("receipt: a document is a JSON object")
	}
	return members, nil
}

// file writes a value as files hold it: canonical, indented, with a line feed at its end.
func file(value any) ([]byte, error) {
	text, err := canonical(value)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, text, "", "  "); err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
