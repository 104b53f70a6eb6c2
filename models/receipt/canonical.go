package receipt

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// object is a JSON object as it is read: every value is an object, []any, string, float64,
// bool or nil.
type object = map[string]any

// parse reads one JSON value and nothing after it. It refuses what has no canonical form: a
// name twice in one object, text or escapes that are no UTF-8, numbers beyond a float64.
// Errors never repeat the text.
func parse(text []byte) (any, error) {
	if !utf8.Valid(text) {
		return nil, errors.New("it is no UTF-8 text")
	}
	checked := jsontext.Value(bytes.Clone(text))
	err := checked.Format()
	if errors.Is(err, jsontext.ErrDuplicateName) {
		return nil, errors.New("a name stands twice in one object")
	}
	if err != nil {
		return nil, errors.New("it is no JSON")
	}
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return nil, errors.New("it is no JSON")
	}
	return value, nil
}

// canonical writes a value in canonical form.
func canonical(value any) ([]byte, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	form := jsontext.Value(text)
	if err := form.Canonicalize(); err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	return form, nil
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
