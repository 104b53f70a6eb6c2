package device

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

// Field is one field of the finder's form.
type Field struct{ Name, Value string }

// Fault says what is wrong with a field. It never holds the value.
type Fault struct {
	Field string
	Code  string   // as POST /api/v1/advice calls it
	Known []string // labels or zones there are
}

// parser reads a form into a person.
type parser struct {
	fields []Field
	shop   *reference.Shop
	unit   fit.Unit
	person fit.Person
	faults []Fault
}

// Parse reads the fields of the finder's form by the rules of the server: measures, usual sizes
// and garments at home, one of them at least. Choices left out keep their standard. The person
// is good where there are no faults.
func Parse(fields []Field, shop *reference.Shop) (fit.Person, []Fault) {
	p := parser{fields: fields, shop: shop}
	p.person.Sizing = choose(&p, "sizing", fit.Women, fit.ParseSizing)
	p.unit = choose(&p, "unit", fit.Centimetre, fit.ParseUnit)
	p.person.MeasuredWith = choose(&p, "measured_with", fit.Tape, fit.ParseMeasuredWith)
	p.person.Preference = choose(&p, "preference", fit.Regular, fit.ParsePreference)
	given := p.measures()
	for _, garment := range fit.Garments {
		given += p.usual(garment)
	}
	for n := range fit.MaxOwned {
		given += p.owned(n + 1)
	}
	if given == 0 {
		p.wrong("measurements", "required")
	}
	return p.person, p.faults
}

func (p *parser) wrong(field, code string, known ...string) {
	p.faults = append(p.faults, Fault{field, code, known})
}

// values lists what a name has, in order, trimmed.
func (p *parser) values(name string) (all []string) {
	for _, f := range p.fields {
		if f.Name == name {
			all = append(all, strings.TrimSpace(f.Value))
		}
	}
	return all
}

func (p *parser) value(name string) string {
	for _, v := range p.values(name) {
		if v != "" {
			return v
		}
	}
	return ""
}

func choose[T ~string](p *parser, field string, standard T, parse func(string) (T, error)) T {
	typed := p.value(field)
	if typed == "" {
		return standard
	}
	choice, err := parse(typed)
	if err != nil {
		p.wrong(field, "unknown_value")
		return standard
	}
	return choice
}

func (p *parser) measures() (given int) {
	for _, m := range fit.Measures {
		typed := p.value(m.String())
		if typed == "" {
			continue
		}
		given++
		if cm, ok := p.length(m.String(), typed, func(cm float64) error { return fit.CheckRange(m, cm) }); ok {
			p.person.Given[m] = cm
		}
	}
	return given
}

func (p *parser) length(field, typed string, check func(cm float64) error) (cm float64, ok bool) {
	cm, err := fit.ParseMeasure(typed, p.unit)
	if err == nil {
		err = check(cm)
	}
	if err == nil {
		return cm, true
	}
	code := fit.NotANumber
	if input, ok := errors.AsType[*fit.InputError](err); ok {
		code = input.Code
	}
	p.wrong(field, string(code))
	return 0, false
}

// usual reads the usual sizes of one garment: labels and their systems, paired in order.
func (p *parser) usual(garment fit.Garment) (given int) {
	field := "usual_" + string(garment)
	systems := p.values(field + "_system")
	for i, typed := range p.values(field) {
		if typed == "" {
			continue
		}
		given++
		if given > fit.MaxUsual {
			p.wrong(field, "too_many")
			return given
		}
		u := fit.UsualSize{Garment: garment, Label: typed}
		if i < len(systems) {
			u.System = systems[i]
		}
		read, err := p.shop.ReadUsual(p.person.Sizing, u)
		if fault, ok := errors.AsType[*reference.LabelError](err); ok {
			p.wrongLabel(fit.Numbered(field, given, "_"), fault)
			continue
		}
		if !slices.Contains(p.person.Usual, read) {
			p.person.Usual = append(p.person.Usual, read)
		}
	}
	return given
}

func (p *parser) wrongLabel(field string, fault *reference.LabelError) {
	if len(fault.Known) == 0 {
		p.wrong(field+"_system", "unknown_system")
		return
	}
	var known []string
	for _, label := range fault.Known { // of labels with a leg length the width, which is read alone too
		if width, _, _ := strings.Cut(label, "/L"); !slices.Contains(known, width) {
			known = append(known, width)
		}
	}
	p.wrong(field, "unknown_label", known...)
}

// owned reads the garment at home of a number from 1 on. Widths that garments of its type are
// not compared in are not kept.
func (p *parser) owned(number int) (given int) {
	field := "own_" + strconv.Itoa(number) + "_"
	garment := fit.OwnedGarment{Type: fit.Type(p.value(field + "type"))}
	compared := reference.FlatZones(garment.Type)
	right := true
	for _, z := range fit.FlatZones {
		typed := p.value(field + z.String())
		if typed == "" {
			continue
		}
		given = 1
		cm, ok := p.length(field+z.String(), typed, func(cm float64) error { return fit.CheckFlat(z, cm) })
		right = right && ok
		if ok && slices.Contains(compared, z) {
			garment.Flat[z] = cm
		}
	}
	switch {
	case given == 0: // a kind alone says nothing
	case len(compared) == 0:
		p.wrong(field+"type", "unknown_value")
	case right && garment.Flat == [fit.NumZones]float64{}:
		var known []string
		for _, z := range compared {
			known = append(known, z.String())
		}
		p.wrong(field+compared[0].String(), "required", known...)
	case right:
		p.person.Owned = append(p.person.Owned, garment)
	}
	return given
}
