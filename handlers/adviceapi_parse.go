package handlers

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"

	"ebenmass/models/fit"
	"ebenmass/web/respond"
)

// adviceRequest is what a program asks. What it left out has the standard of the form:
// cm, tape, regular, and the product's own department (Sizing "").
type adviceRequest struct {
	product string
	person  fit.Person
	unread  []string // told, but not compared in garments of its type: "owned.1.flat.bust"
}

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

// parseAdviceRequest reads and checks a request as far as that needs no catalogue; see
// unreadable for the rest. It is good where there are no faults.
func parseAdviceRequest(body []byte) (adviceRequest, []respond.Fault) {
	p := requestParser{request: adviceRequest{person: fit.Person{MeasuredWith: fit.Tape, Preference: fit.Regular}}, unit: fit.Centimetre}
	names, values, err := members(body)
	if err != nil {
		if errors.Is(err, errDuplicate) {
			p.fault(shorten(names[0], maxEchoed), "duplicate_field")
		} else {
			p.fault("", "malformed")
		}
		return p.request, p.faults
	}
	for _, name := range names {
		p.field(name, values[name])
	}
	if p.request.product == "" && !p.faulty("product") {
		p.fault("product", "required")
	}
	before := len(p.faults)
	p.measurements(values["measurements"])
	p.usual(values["usual"])
	p.owned(values["owned"])
	p.worn(values["worn"])
	if len(p.faults) == before && !p.request.person.Told() {
		p.fault("measurements", "required")
	}
	return p.request, p.faults
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

func (p *requestParser) faulty(field string) bool {
	for _, f := range p.faults {
		if f.Field == field {
			return true
		}
	}
	return false
}

// field reads one field but the evidence, which needs the unit first.
func (p *requestParser) field(name string, value json.RawMessage) {
	switch name {
	case "measurements", "usual", "owned", "worn":
		return
	case "product", "sizing", "unit", "measured_with", "preference":
	default:
		p.fault(shorten(name, maxEchoed), "unknown_field")
		return
	}
	s, ok := p.text(name, value)
	if !ok {
		return
	}
	var err error
	person := &p.request.person
	switch name {
	case "product":
		p.request.product = s
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
		p.fault(path+shorten(names[0], maxEchoed), "duplicate_field")
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
			p.fault(shorten(name, maxEchoed), "unknown_field")
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
	if first := value[0]; first != '-' && (first < '0' || first > '9') {
		p.fault(field, "wrong_type")
		return 0, false
	}
	number, err := strconv.ParseFloat(string(value), 64)
	cm = fit.ToCentimetres(number, p.unit)
	if err != nil || !(cm >= low && cm <= high) { // an error here is a number too large to hold
		p.faults = append(p.faults, respond.Fault{Field: field, Code: "out_of_range", Low: low, High: high})
		return 0, false
	}
	return cm, true
}
