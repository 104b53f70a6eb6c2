package export

import (
	"encoding/json"
	"fmt"
)

// Schema writes the JSON Schema (2020-12) of a file of these categories; id is the absolute URL
// it is served at.
func Schema(id string, categories []Category) ([]byte, error) {
	var held object
	for _, c := range categories {
		held = append(held, Value{c.Name, object{
			{"description", c.Text}, {"type", "array"}, {"items", recordSchema(c)},
		}})
	}
	text, err := json.MarshalIndent(object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", id},
		{"title", "Everything Ebenmaß holds about one person"},
		{"description", "Empty lists say that nothing of the kind is held. Moments are RFC 3339 in UTC. The CSV file has the same records, one line a value."},
		{"type", "object"},
		{"required", []string{"$schema", "@type", "version", "exported_at", "held"}},
		{"properties", object{
			{"$schema", object{{"type", "string"}, {"format", "uri"}}},
			{"@type", object{{"const", Type}}},
			{"version", object{{"const", Version}}},
			{"exported_at", object{{"type", "string"}, {"format", "date-time"}}},
			{"held", strict(held)},
			{"proof", object{{"type", "object"}, {"description", "the shop's signature: a W3C Data Integrity proof, eddsa-jcs-2022"}}},
		}},
		{"additionalProperties", false},
	}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("export: write schema: %w", err)
	}
	return append(text, '\n'), nil
}

func recordSchema(c Category) object {
	var values object
	for _, f := range c.Fields {
		values = append(values, Value{f.Name, append(f.schema(), Value{"description", f.Text})})
	}
	moment := Field{Kind: "moment"}.schema()
	return strict(object{
		{"name", object{{"type", "string"}, {"description", "names the record within the file"}}},
		{"purposes", append(Field{Kind: "names"}.schema(), Value{"description", "what it is held for"})},
		{"source", object{{"type", "string"}, {"description", "form, basket or sign-in: from the person; shop: written down by the shop"}}},
		{"since", moment},
		{"until", append(moment, Value{"description", "when it is erased by itself"})},
		{"values", object{{"type", "object"}, {"properties", values}, {"additionalProperties", false}}},
	})
}

// schema is the JSON Schema of a value of the field's kind.
func (f Field) schema() object {
	switch f.Kind {
	case "moment":
		return object{{"type", "string"}, {"format", "date-time"}}
	case "day":
		return object{{"type", "string"}, {"format", "date"}}
	case "names":
		return object{{"type", "array"}, {"items", object{{"type", "string"}}}}
	}
	return object{{"type", f.Kind}}
}

// strict is an object that has all of its properties and no other.
func strict(properties object) object {
	var names []string
	for _, p := range properties {
		names = append(names, p.Name)
	}
	return object{{"type", "object"}, {"required", names}, {"properties", properties}, {"additionalProperties", false}}
}
