package partner

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"ebenmass/models/catalogue"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
	"ebenmass/web/respond"
)

// maxTold is how many usual sizes, garments at home and worn articles a program may tell, of
// each.
const maxTold = 10

// elements calls read for every object of an array, with its members and the path before
// their names: "usual[0].". An array that is not there is empty.
func (p *requestParser) elements(field string, array json.RawMessage, members []string, read func(path string, values map[string]json.RawMessage)) {
	if len(array) == 0 {
		return
	}
	var all []json.RawMessage
	if array[0] != '[' || json.Unmarshal(array, &all) != nil {
		p.fault(field, "wrong_type")
		return
	}
	if len(all) > maxTold {
		p.fault(field, "too_many")
		return
	}
	for i, one := range all {
		at := fmt.Sprintf("%s[%d]", field, i)
		names, values, ok := p.object(at, at+".", one)
		if !ok {
			continue
		}
		for _, name := range names {
			if !slices.Contains(members, name) {
				p.fault(at+"."+shown(name), "unknown_field")
			}
		}
		read(at+".", values)
	}
}

// required reads a string that has to be there and not empty.
func (p *requestParser) required(path, name string, values map[string]json.RawMessage) (s string, ok bool) {
	if value, there := values[name]; there {
		if s, ok = p.text(path+name, value); !ok {
			return "", false
		}
	}
	if s == "" {
		p.fault(path+name, "required")
	}
	return s, s != ""
}

// usual reads the usual sizes. Whether their labels exist needs the catalogue.
func (p *requestParser) usual(array json.RawMessage) {
	p.elements("usual", array, []string{"garment", "size", "system"}, func(path string, values map[string]json.RawMessage) {
		var u fit.UsualSize
		garment, told := p.required(path, "garment", values)
		u.Garment = fit.Garment(garment)
		if told && !slices.Contains(fit.Garments[:], u.Garment) {
			p.fault(path+"garment", "unknown_value", named(fit.Garments[:])...)
		}
		u.Label, _ = p.required(path, "size", values)
		if system, ok := values["system"]; ok {
			u.System, _ = p.text(path+"system", system)
		}
		p.request.person.Usual = append(p.request.person.Usual, u)
	})
}

// owned reads the garments at home: widths as measured in the request's unit. What garments
// of the type are not compared in is told apart and not read.
func (p *requestParser) owned(array json.RawMessage) {
	number := 0
	p.elements("owned", array, []string{"type", "flat"}, func(path string, values map[string]json.RawMessage) {
		number++
		var o fit.OwnedGarment
		garment, told := p.required(path, "type", values)
		o.Type = fit.Type(garment)
		compared := reference.FlatZones(o.Type)
		if told && len(compared) == 0 {
			p.fault(path+"type", "unknown_value", named(fit.Types[:])...)
		}
		flat, there := values["flat"]
		if !there {
			p.fault(path+"flat", "required")
			return
		}
		names, widths, ok := p.object(path+"flat", path+"flat.", flat)
		if !ok {
			return
		}
		right := true
		for _, name := range names {
			field := path + "flat." + shown(name)
			z, err := fit.MeasureNamed(name)
			if err != nil || !slices.Contains(fit.FlatZones[:], z) {
				p.fault(field, "unknown_field")
				right = false
				continue
			}
			low, high := fit.FlatRange(z)
			cm, ok := p.length(field, widths[name], low, high)
			switch {
			case !ok:
				right = false
			case slices.Contains(compared, z):
				o.Flat[z] = cm
			default:
				p.request.unread = append(p.request.unread, fmt.Sprintf("owned.%d.flat.%s", number, z))
			}
		}
		if right && len(compared) > 0 && o.Flat == [fit.NumZones]float64{} {
			p.fault(path+"flat", "required", zoneNames(compared)...)
		}
		p.request.person.Owned = append(p.request.person.Owned, o)
	})
}

// outcomes are how an article worn was found.
var outcomes = map[string]fit.Outcome{"kept": fit.OutcomeFits, "too_small": fit.OutcomeSmall, "too_large": fit.OutcomeLarge}

// worn reads the articles of this shop that were worn. Whether they exist needs the catalogue.
func (p *requestParser) worn(array json.RawMessage) {
	p.elements("worn", array, []string{"product", "size", "outcome"}, func(path string, values map[string]json.RawMessage) {
		var w fit.WornArticle
		w.Product, _ = p.required(path, "product", values)
		w.Size, _ = p.required(path, "size", values)
		outcome, told := p.required(path, "outcome", values)
		known := false
		if w.Outcome, known = outcomes[outcome]; told && !known {
			p.fault(path+"outcome", "unknown_value", "kept", "too_small", "too_large")
		}
		p.request.person.Worn = append(p.request.person.Worn, w)
	})
}

// unreadable says which data of a person without other faults cannot be read against the
// catalogue, with what is known. The sizing is known by then.
func unreadable(s *catalogue.Snapshot, person *fit.Person) (faults []respond.Fault) {
	_, unread := s.Reference().Wearer(person)
	for _, err := range unread {
		if label, ok := errors.AsType[*reference.LabelError](err); ok {
			faults = append(faults, labelFault(s.Reference(), person, label))
		} else if worn, ok := errors.AsType[*reference.WornError](err); ok {
			faults = append(faults, wornFault(s, person, worn.Index))
		} else if owned, ok := errors.AsType[*reference.GarmentError](err); ok {
			compared := reference.FlatZones(person.Owned[owned.Index].Type)
			faults = append(faults, respond.Fault{Field: fmt.Sprintf("owned[%d].flat", owned.Index), Code: "required", Known: zoneNames(compared)})
		}
	}
	return faults
}

// labelFault tells a label that its system has not from a system there is not.
func labelFault(shop *reference.Shop, person *fit.Person, e *reference.LabelError) respond.Fault {
	sizing, told := person.Sizing, person.Usual[e.Index].System
	systems := append([]string{reference.Here}, reference.SystemsOf(sizing, e.Garment)...)
	if told != "" && !slices.Contains(systems, told) {
		return respond.Fault{Field: fmt.Sprintf("usual[%d].system", e.Index), Code: "unknown_system", Known: systems}
	}
	known := e.Known
	if len(known) == 0 { // of a system written with the label that has none of this garment
		known = shop.Known(sizing, e.Garment, told)
	}
	return respond.Fault{Field: fmt.Sprintf("usual[%d].size", e.Index), Code: "unknown_label", Known: known}
}

// wornFault tells a product there is not from a size it has not, and from one that compares
// no girth and so says nothing.
func wornFault(s *catalogue.Snapshot, person *fit.Person, index int) respond.Fault {
	worn := &person.Worn[index]
	article, ok := s.Article(worn.Product)
	if !ok {
		return respond.Fault{Field: fmt.Sprintf("worn[%d].product", index), Code: "not_found"}
	}
	var labels []string
	for i := range article.Sizes {
		labels = append(labels, article.Sizes[i].Label)
	}
	if slices.Contains(labels, worn.Size) {
		return respond.Fault{Field: fmt.Sprintf("worn[%d].product", index), Code: "not_compared"}
	}
	return respond.Fault{Field: fmt.Sprintf("worn[%d].size", index), Code: "unknown_label", Known: labels}
}

func named[T ~string](values []T) (names []string) {
	for _, v := range values {
		names = append(names, string(v))
	}
	return names
}

func zoneNames(zones []fit.Measure) (names []string) {
	for _, z := range zones {
		names = append(names, z.String())
	}
	return names
}
