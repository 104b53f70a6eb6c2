package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// Version is the version of the file's format. It changes when a reader of the old one
// would misread the new: 2 added usual sizes and garments at home to the fit profile.
const Version = 2

// Type says within the file what it is.
const Type = "MyData"

// JSON writes the document indented, for programs and for people with a text editor.
func (d Document) JSON() ([]byte, error) {
	held := make(object, 0, len(d.Categories))
	for _, c := range d.Categories {
		records := []record{} // "[]", not "null": nothing is an answer
		for _, r := range d.Of(c.Name) {
			records = append(records, newRecord(r))
		}
		held = append(held, Value{c.Name, records})
	}
	text, err := json.MarshalIndent(object{
		{"$schema", d.Schema}, {"@type", Type}, {"version", Version}, {"exported_at", moment(d.At)}, {"held", held},
	}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("export: write JSON: %w", err)
	}
	return append(text, '\n'), nil
}

// record is a Record as it is written.
type record struct {
	Name     string   `json:"name"`
	Purposes []string `json:"purposes"`
	Source   string   `json:"source"`
	Since    string   `json:"since"`
	Until    string   `json:"until"`
	Values   object   `json:"values"`
}

func newRecord(r Record) record {
	return record{r.Name, append([]string{}, r.Purposes...), r.Source, moment(r.Since), moment(r.Until), r.Values}
}

// object is a JSON object that keeps the order of its fields.
type object []Value

// MarshalJSON writes the fields in their order, moments as RFC 3339.
func (o object) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, field := range o {
		if i > 0 {
			out.WriteByte(',')
		}
		name, err := json.Marshal(field.Name)
		if err != nil {
			return nil, err
		}
		value := field.Value
		if at, ok := value.(time.Time); ok {
			value = moment(at)
		}
		text, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		out.Write(name)
		out.WriteByte(':')
		out.Write(text)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// moment writes a time in UTC as exactly as it is held, to the microsecond.
func moment(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }
