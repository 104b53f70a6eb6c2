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

// parseAdviceRequest reads and checks a request; it is good where there are no faults.
func parseAdviceRequest(body []byte) (adviceRequest, []respond.Fault) {
	p := requestParser{request: adviceRequest{person: fit.Person{MeasuredWith: fit.Tape, Preference: fit.Regular}}, unit: fit.Centimetre}
	names, values, err := members(body)
	if err != nil {
		return p.request, []respond.Fault{objectFault("", names, err)}
	}
	for _, name := range names {
		p.field(name, values[name])
	}
	if p.request.product == "" && !p.faulty("product") {
		p.fault("product", "required")
	}
	p.measurements(values["measurements"])
	return p.request, p.faults
}

// objectFault says why an object could not be split; field is "" for the request itself.
func objectFault(field string, names []string, err error) respond.Fault {
	if errors.Is(err, errDuplicate) {
		return respond.Fault{Field: names[0], Code: "duplicate_field"}
	}
	if field != "" {
		return respond.Fault{Field: field, Code: "wrong_type"}
	}
	return respond.Fault{Code: "malformed"}
}

// requestParser gathers faults field by field.
type requestParser struct {
	request adviceRequest
	unit    fit.Unit
	faults  []respond.Fault
}

func (p *requestParser) fault(field, code string) {
	p.faults = append(p.faults, respond.Fault{Field: field, Code: code})
}

func (p *requestParser) faulty(field string) bool {
	for _, f := range p.faults {
		if f.Field == field {
			return true
		}
	}
	return false
}

// field reads one field but the measurements, which need the unit first.
func (p *requestParser) field(name string, value json.RawMessage) {
	var err error
	switch name {
	case "measurements":
		return
	case "product", "sizing", "unit", "measured_with", "preference":
	default:
		p.fault(shorten(name, maxEchoed), "unknown_field")
		return
	}
	if len(value) == 0 || value[0] != '"' {
		p.fault(name, "wrong_type")
		return
	}
	var s string
	if err := json.Unmarshal(value, &s); err != nil {
		p.fault(name, "wrong_type")
		return
	}
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

// measurements reads the body measures: numbers in the request's unit, at least one.
func (p *requestParser) measurements(value json.RawMessage) {
	if len(value) == 0 {
		p.fault("measurements", "required")
		return
	}
	names, values, err := members(value)
	if err != nil {
		p.faults = append(p.faults, objectFault("measurements", names, err))
		return
	}
	if len(names) == 0 {
		p.fault("measurements", "required")
	}
	for _, name := range names {
		m, err := fit.MeasureNamed(name)
		if err != nil {
			p.fault(shorten(name, maxEchoed), "unknown_field")
			continue
		}
		p.measure(m, values[name])
	}
}

func (p *requestParser) measure(m fit.Measure, value json.RawMessage) {
	if first := value[0]; first != '-' && (first < '0' || first > '9') {
		p.fault(m.String(), "wrong_type")
		return
	}
	number, err := strconv.ParseFloat(string(value), 64)
	cm := fit.ToCentimetres(number, p.unit)
	if err != nil || fit.CheckRange(m, cm) != nil { // an error here is a number too large to hold
		low, high := m.Range()
		p.faults = append(p.faults, respond.Fault{Field: m.String(), Code: "out_of_range", Low: low, High: high})
		return
	}
	p.request.person.Given[m] = cm
}
