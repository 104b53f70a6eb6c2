package handlers

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// evidenceParser reads usual sizes and garments at home from a posted form.
type evidenceParser struct {
	lang   models.Lang
	posted url.Values
	unit   fit.Unit
	person *fit.Person // its sizing was read before; "" where that was wrong
	shop   *reference.Shop
	form   *product.MeasureForm
}

// parseEvidence reads usual sizes and garments at home into a person whose sizing was read
// before. What was typed and what is wrong with it goes into the form; given is how many data
// were told, right or wrong.
func parseEvidence(
	lang models.Lang, posted url.Values, unit fit.Unit, person *fit.Person, shop *reference.Shop, form *product.MeasureForm,
) (given int) {
	p := evidenceParser{lang, posted, unit, person, shop, form}
	for _, garment := range fit.Garments {
		given += p.usual(garment)
	}
	for i := range fit.MaxOwned {
		given += p.owned(i + 1)
	}
	return given
}

func (p *evidenceParser) wrong(field, message string) {
	p.form.Errors = append(p.form.Errors, shell.FieldError{Field: field, Message: message})
}

// usual reads the usual sizes of one garment: labels and their systems, paired in order.
func (p *evidenceParser) usual(garment fit.Garment) (given int) {
	field := "usual_" + string(garment)
	systems := p.posted[field+"_system"]
	for i, typed := range p.posted[field] {
		typed = cleaned(typed)
		if typed == "" {
			continue
		}
		entry := product.UsualEntry{Label: shorten(typed, maxEchoed)}
		if i < len(systems) {
			entry.System = shorten(cleaned(systems[i]), maxEchoed)
		}
		given++
		name := fit.Numbered(field, given, "_")
		if given > fit.MaxUsual {
			p.wrong(field, text.Get(p.lang, "invalid.too_many_usual", "garment", text.Get(p.lang, "usual.name."+string(garment)), "n", fit.MaxUsual))
			return given
		}
		if p.form.Usual == nil {
			p.form.Usual = map[fit.Garment][]product.UsualEntry{}
		}
		p.form.Usual[garment] = append(p.form.Usual[garment], entry)
		if p.person.Sizing == "" { // labels mean something for women or for men only
			continue
		}
		usual, err := p.shop.ReadUsual(p.person.Sizing, fit.UsualSize{Garment: garment, Label: typed, System: entry.System})
		if err != nil {
			p.wrong(usualFault(p.lang, name, err))
			continue
		}
		if !slices.Contains(p.person.Usual, usual) {
			p.person.Usual = append(p.person.Usual, usual)
		}
	}
	return given
}

// usualFault says what is wrong with a usual size, and which sizes are known.
func usualFault(lang models.Lang, name string, err error) (field, message string) {
	fault, ok := errors.AsType[*reference.LabelError](err)
	if !ok || len(fault.Known) == 0 {
		return name + "_system", text.Get(lang, "invalid.choice.usual_system")
	}
	return name, text.Get(lang, "invalid.usual", "garment", text.Get(lang, "usual.name."+string(fault.Garment)), "known", knownLabels(fault.Known))
}

// knownLabels lists labels once each, of those with a leg length the width, which is read
// alone too; numbers come last, in their order.
func knownLabels(labels []string) string {
	var known []string
	for _, label := range labels {
		width, _, _ := strings.Cut(label, "/L")
		if !slices.Contains(known, width) {
			known = append(known, width)
		}
	}
	number := func(label string) int {
		n, _ := strconv.Atoi(label) // 0 for letters
		return n
	}
	slices.SortStableFunc(known, func(a, b string) int { return cmp.Compare(number(a), number(b)) })
	return strings.Join(known, ", ")
}

// owned reads the garment at home of a number from 1 on. Widths that garments of its type are
// not compared in are not kept.
func (p *evidenceParser) owned(number int) (given int) {
	field := fmt.Sprint("own_", number, "_")
	entry := &p.form.Owned[number-1]
	entry.Type = shorten(cleaned(p.posted.Get(field+"type")), maxEchoed)
	garment := fit.OwnedGarment{Type: fit.Type(entry.Type)}
	compared := reference.FlatZones(garment.Type)
	typedWidths, right := 0, true
	for _, z := range fit.FlatZones {
		typed := cleaned(p.posted.Get(field + z.String()))
		if typed == "" {
			continue
		}
		typedWidths++
		if entry.Flat == nil {
			entry.Flat = map[fit.Measure]string{}
		}
		entry.Flat[z] = shorten(typed, maxEchoed)
		cm, err := fit.ParseMeasure(typed, p.unit)
		if err == nil {
			err = fit.CheckFlat(z, cm)
		}
		if err != nil {
			p.wrong(field+z.String(), flatMessage(p.lang, number, z, p.unit, err))
			right = false
			continue
		}
		if slices.Contains(compared, z) {
			garment.Flat[z] = cm
		}
	}
	if typedWidths == 0 { // a kind alone says nothing, and its list may come with one chosen
		return 0
	}
	switch {
	case len(compared) == 0:
		p.wrong(field+"type", text.Get(p.lang, "invalid.owned_type", "n", number))
	case right && garment.Flat == [fit.NumZones]float64{}:
		var names []string
		for _, z := range compared {
			names = append(names, text.Get(p.lang, "owned.width."+z.String()))
		}
		p.wrong(field+compared[0].String(), text.Get(p.lang, "invalid.owned_width", "n", number, "widths", text.List(p.lang, names)))
	case right:
		p.person.Owned = append(p.person.Owned, garment)
	}
	return 1
}

// flatMessage says what is wrong with a width laid flat, with bounds and example in the unit.
func flatMessage(lang models.Lang, number int, z fit.Measure, unit fit.Unit, err error) string {
	code := fit.NotANumber
	if input, ok := errors.AsType[*fit.InputError](err); ok {
		code = input.Code
	}
	low, high := fit.FlatRange(z)
	return text.Get(lang, "invalid.measure."+string(code),
		"measure", text.Get(lang, "owned.measure", "n", number, "width", text.Get(lang, "owned.width."+z.String())),
		"low", bound(lang, low, unit, math.Ceil), "high", bound(lang, high, unit, math.Floor),
		"unit", text.Get(lang, "measure.option.unit."+string(unit)),
		"example", text.Get(lang, "owned.example."+z.String()+"."+string(unit)))
}

// cleaned is a typed value without space around it, of valid characters.
func cleaned(typed string) string {
	return strings.ToValidUTF8(strings.TrimSpace(typed), "\uFFFD")
}

// evidenceFields writes usual sizes and garments at home as the form's own fields, in cm.
func evidenceFields(lang models.Lang, posted url.Values, usual []fit.UsualSize, owned []fit.OwnedGarment) {
	for _, u := range usual {
		field := "usual_" + string(u.Garment)
		posted.Add(field, u.Label)
		posted.Add(field+"_system", u.System)
	}
	for i, o := range owned {
		field := fmt.Sprint("own_", i+1, "_")
		posted.Set(field+"type", string(o.Type))
		for _, z := range fit.FlatZones {
			if o.Flat[z] != 0 {
				posted.Set(field+z.String(), exact(lang, o.Flat[z]))
			}
		}
	}
}

// fillEvidence puts stored usual sizes and garments into a form, in a unit.
func fillEvidence(lang models.Lang, form *product.MeasureForm, p fit.Person, unit fit.Unit) {
	for _, u := range p.Usual {
		if form.Usual == nil {
			form.Usual = map[fit.Garment][]product.UsualEntry{}
		}
		form.Usual[u.Garment] = append(form.Usual[u.Garment], product.UsualEntry{Label: u.Label, System: u.System})
	}
	for i, o := range p.Owned[:min(len(p.Owned), fit.MaxOwned)] {
		entry := product.OwnedEntry{Type: string(o.Type), Flat: map[fit.Measure]string{}}
		for _, z := range fit.FlatZones {
			if o.Flat[z] != 0 {
				entry.Flat[z] = exactIn(lang, o.Flat[z], unit)
			}
		}
		form.Owned[i] = entry
	}
}
