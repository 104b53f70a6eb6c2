package partner

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"

	"ebenmass/models/fit"
	"ebenmass/web/respond"
)

// adviceRequest is what a program tells of a person. What it left out has the standard of the
// form: cm, tape, regular, and the product's own department (Sizing "").
type adviceRequest struct {
	person fit.Person
	unread []string // told, but not compared in garments of its type: "owned.1.flat.bust"
}

// personFields are the members that tell of a person.
var personFields = []string{"sizing", "unit", "measured_with", "preference", "measurements", "usual", "owned", "worn"}

// Faults of a request as a whole.
var errDuplicate = errors.New("duplicate field")

// members splits a JSON object into its fields, in their order. encoding/json alone would
// take the last of two equal names and ignore what follows the object.
func members(body []byte) (names []string, values map[string]json.RawMessage, err error) {
	dec := json.NewDecoder(bytes.NewReader(body))
	if token, err := dec.Token(); err != nil || token != json.Delim('{') {
		return nil, nil, errors.New("not an object")
	}
	values = map[string]json.RawMessage{}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return nil, nil, err
		}
		name, _ := token.(string) // within an object a name comes first
		if _, twice := values[name]; twice {
			return []string{name}, nil, errDuplicate
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, nil, err
		}
		names, values[name] = append(names, name), value
	}
	if _, err := dec.Token(); err != nil { // the closing brace
		return nil, nil, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, nil, errors.New("more than one value")
	}
	return names, values, nil
}

// parseRequest splits a request and reads the person, one datum at least, as far as that needs
// no catalogue; see unreadable for the rest. others are the members there are beside the
// person's. The values are good where there are no faults.
func parseRequest(body []byte, others ...string) (p requestParser, values map[string]json.RawMessage) {
	p = requestParser{request: adviceRequest{person: fit.Person{MeasuredWith: fit.Tape, Preference: fit.Regular}}, unit: fit.Centimetre}
	names, values, err := members(body)
	if err != nil {
		if errors.Is(err, errDuplicate) {
			p.fault(shown(names[0]), "duplicate_field")
		} else {
			p.fault("", "malformed")
		}
		return p, nil
	}
	for _, name := range names {
		switch {
		case slices.Contains(personFields, name):
			p.field(name, values[name])
		case !slices.Contains(others, name):
			p.fault(shown(name), "unknown_field")
		}
	}
	before := len(p.faults)
	p.measurements(values["measurements"])
	p.usual(values["usual"])
	p.owned(values["owned"])
	p.worn(values["worn"])
	if len(p.faults) == before && !p.request.person.Told() {
		p.fault("measurements", "required")
	}
	return p, values
}

// parseAdviceRequest reads a request about one article.
func parseAdviceRequest(body []byte) (adviceRequest, subject, []respond.Fault) {
	p, values := parseRequest(body, "product", "article")
	if values == nil {
		return p.request, subject{}, p.faults
	}
	about := p.subject(values)
	return p.request, about, p.faults
}

// requestParser gathers faults field by field.
type requestParser struct {
	request adviceRequest
	unit    fit.Unit
	faults  []respond.Fault
}

func (p *requestParser) fault(field, code string, known ...string) {
	p.faults = append(p.faults, respond.Fault{Field: field, Code: code, Known: known})
}

// field reads one field but the evidence, which needs the unit first.
func (p *requestParser) field(name string, value json.RawMessage) {
	switch name {
	case "measurements", "usual", "owned", "worn":
		return
	}
	s, ok := p.text(name, value)
	if !ok {
		return
	}
	var err error
	person := &p.request.person
	switch name {
	case "sizing":
		person.Sizing, err = fit.ParseSizing(s)
	case "unit":
		p.unit, err = fit.ParseUnit(s)
	case "measured_with":
		person.MeasuredWith, err = fit.ParseMeasuredWith(s)
	case "preference":
		person.Preference, err = fit.ParsePreference(s)
	}
	if err != nil {
		p.fault(name, "unknown_value")
	}
}

// text reads a string.
func (p *requestParser) text(field string, value json.RawMessage) (s string, ok bool) {
	if value[0] != '"' || json.Unmarshal(value, &s) != nil {
		p.fault(field, "wrong_type")
		return "", false
	}
	return s, true
}

// object splits an object within the request. Faults of its members are named by path before
// them.
func (p *requestParser) object(field, path string, value json.RawMessage) (names []string, values map[string]json.RawMessage, ok bool) {
	names, values, err := members(value)
	switch {
	case errors.Is(err, errDuplicate):
		p.fault(path+shown(names[0]), "duplicate_field")
		return nil, nil, false
	case err != nil:
		p.fault(field, "wrong_type")
		return nil, nil, false
	}
	return names, values, true
}

// measurements reads the body measures: numbers in the request's unit.
func (p *requestParser) measurements(value json.RawMessage) {
	if len(value) == 0 {
		return
	}
	names, values, ok := p.object("measurements", "", value)
	if !ok {
		return
	}
	for _, name := range names {
		m, err := fit.MeasureNamed(name)
		if err != nil {
			p.fault(shown(name), "unknown_field")
			continue
		}
		low, high := m.Range()
		if cm, ok := p.length(name, values[name], low, high); ok {
			p.request.person.Given[m] = cm
		}
	}
}

// length reads a number in the request's unit within a range in cm, both ends included.
func (p *requestParser) length(field string, value json.RawMessage, low, high float64) (cm float64, ok bool) {
	return p.lengthIn(p.unit, field, value, low, high)
}

// lengthIn is length in a unit.
func (p *requestParser) lengthIn(unit fit.Unit, field string, value json.RawMessage, low, high float64) (cm float64, ok bool) {
	if first := value[0]; first != '-' && (first < '0' || first > '9') {
		p.fault(field, "wrong_type")
		return 0, false
	}
	number, err := strconv.ParseFloat(string(value), 64)
	cm = fit.ToCentimetres(number, unit)
	if err != nil || !(cm >= low && cm <= high) { // an error here is a number too large to hold
		p.faults = append(p.faults, respond.Fault{Field: field, Code: "out_of_range", Low: low, High: high})
		return 0, false
	}
	return cm, true
}

// maxShown bounds what of a foreign name comes back.
const maxShown = 64

func shown(name string) string {
	if runes := []rune(name); len(runes) > maxShown {
		return string(runes[:maxShown])
	}
	return name
}
