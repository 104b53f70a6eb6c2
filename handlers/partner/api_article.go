package partner

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/importer"
	"ebenmass/web/respond"
)

// subject is what is asked about: a product of the catalogue, or an article told whole.
type subject struct {
	product string
	article *toldArticle
	ref     string // what the asker calls the article; "" for nothing
}

// toldArticle is an article as it was told, with girths all round and lengths in cm.
type toldArticle struct {
	product models.Product // type, cut, stretch, leg, sleeve, free zones
	basis   fit.Basis
	sizes   []importer.GivenSize
}

// refPattern is what an asker may call an article.
var refPattern = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// articleFields are the members of an article, sizeFields those of its sizes.
var (
	articleFields = []string{"ref", "type", "cut", "stretch", "leg", "sleeve", "free", "kind", "method", "unit", "sizes"}
	sizeFields    = []string{"size", "length_group", "bust", "waist", "hip", "inseam", "sleeve"}
)

// subject reads which article is asked about: product or article, not both.
func (p *requestParser) subject(values map[string]json.RawMessage) (about subject) {
	_, isProduct := values["product"]
	article, isArticle := values["article"]
	switch {
	case isProduct && isArticle:
		p.fault("article", "not_both")
	case isArticle:
		about.article, about.ref = p.article(article)
	default:
		about.product, _ = p.required("", "product", values)
	}
	return about
}

// ParseArticle reads an article as programs tell it, for an asker of a sizing. It returns faults
// where it cannot be advised on.
func ParseArticle(told []byte, sizing fit.Sizing) (fit.Article, []respond.Fault) {
	var p requestParser
	article, _ := p.article(told)
	if len(p.faults) > 0 {
		return fit.Article{}, p.faults
	}
	return article.build(sizing)
}

// article reads an article. It is good where there are no faults.
func (p *requestParser) article(told json.RawMessage) (a *toldArticle, ref string) {
	const path = "article."
	a = &toldArticle{}
	names, values, ok := p.object("article", path, told)
	if !ok {
		return a, ""
	}
	p.unknown(path, names, articleFields)
	ref = p.ref(path, values)
	product := &a.product
	product.Type = choice(p, path, "type", values, fit.Types[:], true)
	product.Cut = choice(p, path, "cut", values, []fit.Cut{fit.CutSlim, fit.CutRegular, fit.CutRelaxed}, true)
	product.Stretch = choice(p, path, "stretch", values, []fit.Stretch{fit.StretchNone, fit.StretchSome, fit.StretchHigh}, true)
	legs := product.Type == fit.Trousers || product.Type == fit.Jeans || product.Type == fit.Jumpsuit
	product.Leg = choice(p, path, "leg", values, []fit.Leg{fit.LegFull, fit.LegAnkle, fit.LegCropped}, legs)
	product.Sleeve = choice(p, path, "sleeve", values, []models.Sleeve{models.SleeveNone, models.SleeveShort, models.SleeveThreeQuarter, models.SleeveLong}, false)
	if !legs {
		product.Leg = fit.LegNone
	}
	product.Free = p.free(path+"free", values["free"])

	factor := 1.0
	kind := choice(p, path, "kind", values, []string{"garment", "body"}, true)
	methods := []string{"round", "flat"}
	if kind == "body" {
		a.basis, methods = fit.BasisBodyChart, methods[:1]
	}
	if choice(p, path, "method", values, methods, kind == "garment") == "flat" {
		factor = 2
	}
	unit := choice(p, path, "unit", values, []fit.Unit{fit.Centimetre, fit.Inch}, false)
	if unit == "" {
		unit = fit.Centimetre
	}
	sizes, there := values["sizes"]
	if !there {
		p.fault(path+"sizes", "required")
		return a, ref
	}
	p.sizes(a, sizes, unit, factor)
	return a, ref
}

// ref reads what the asker calls an article, where it is told.
func (p *requestParser) ref(path string, values map[string]json.RawMessage) (ref string) {
	value, told := values["ref"]
	if !told {
		return ""
	}
	ref, ok := p.text(path+"ref", value)
	if ok && !refPattern.MatchString(ref) {
		p.fault(path+"ref", "unknown_value")
	}
	return ref
}

// choice reads one of the values there are; "" after a fault, and where it is left out.
func choice[T ~string](p *requestParser, path, name string, values map[string]json.RawMessage, of []T, must bool) T {
	value, told := values[name]
	if !told {
		if must {
			p.fault(path+name, "required", named(of)...)
		}
		return ""
	}
	s, ok := p.text(path+name, value)
	if ok && !slices.Contains(of, T(s)) {
		p.fault(path+name, "unknown_value", named(of)...)
		ok = false
	}
	if !ok {
		return ""
	}
	return T(s)
}

// unknown reports members that there are not.
func (p *requestParser) unknown(path string, names, known []string) {
	for _, name := range names {
		if !slices.Contains(known, name) {
			p.fault(path+shown(name), "unknown_field")
		}
	}
}

// list splits an array; ok is false after a fault.
func (p *requestParser) list(field string, value json.RawMessage) (all []json.RawMessage, ok bool) {
	if value[0] != '[' || json.Unmarshal(value, &all) != nil {
		p.fault(field, "wrong_type")
		return nil, false
	}
	return all, true
}

// free reads the zones that the cut leaves free.
func (p *requestParser) free(field string, value json.RawMessage) (zones []fit.Measure) {
	if len(value) == 0 {
		return nil
	}
	all, _ := p.list(field, value)
	for i, one := range all {
		at := fmt.Sprintf("%s[%d]", field, i)
		name, ok := p.text(at, one)
		if !ok {
			continue
		}
		zone, err := fit.MeasureNamed(name)
		if err != nil || zone > fit.Hip || slices.Contains(zones, zone) {
			p.fault(at, "unknown_value", "bust", "waist", "hip")
			continue
		}
		zones = append(zones, zone)
	}
	return zones
}

// sizes reads the rows of the chart. factor is 2 where girths lie flat.
func (p *requestParser) sizes(a *toldArticle, value json.RawMessage, unit fit.Unit, factor float64) {
	all, ok := p.list("article.sizes", value)
	switch {
	case !ok:
		return
	case len(all) == 0:
		p.fault("article.sizes", "required")
		return
	case len(all) > fit.MaxSizes:
		p.fault("article.sizes", fit.CodeTooManySizes)
		return
	}
	for i, one := range all {
		at := sizeField(i)
		names, values, ok := p.object(at, at+".", one)
		if !ok {
			continue
		}
		p.unknown(at+".", names, sizeFields)
		size := importer.GivenSize{Measures: map[models.Dim][2]float64{}}
		if size.Label, ok = p.required(at+".", "size", values); ok && !importer.IsLabel(size.Label) {
			p.fault(at+".size", "unknown_value")
		}
		if value, there := values["length_group"]; there {
			if size.Length, ok = lengthGroup(value); !ok {
				p.fault(at+".length_group", "unknown_value")
			}
		}
		for _, dim := range []models.Dim{models.DimBust, models.DimWaist, models.DimHip, models.DimInseam, models.DimSleeve} {
			value, there := values[string(dim)]
			if !there {
				continue
			}
			times := factor
			if dim == models.DimInseam || dim == models.DimSleeve {
				times = 1
			}
			if cm, ok := p.measure(at+"."+string(dim), value, unit, a.basis); ok {
				size.Measures[dim] = [2]float64{cm[0] * times, cm[1] * times}
			}
		}
		a.sizes = append(a.sizes, size)
	}
}

func sizeField(i int) string { return fmt.Sprintf("article.sizes[%d]", i) }

// lengthGroup reads the number of a length, 0 to 9.
func lengthGroup(value json.RawMessage) (n int, ok bool) {
	n, err := strconv.Atoi(string(value))
	return n, err == nil && n >= 0 && n <= 9
}

// measure reads a length of a garment, or from which to which body a size is made.
func (p *requestParser) measure(field string, value json.RawMessage, unit fit.Unit, basis fit.Basis) (cm [2]float64, ok bool) {
	ends := []json.RawMessage{value, value}
	if basis == fit.BasisBodyChart && value[0] == '[' {
		if ends, ok = p.list(field, value); !ok {
			return cm, false
		}
		if len(ends) != 2 {
			p.fault(field, "wrong_type")
			return cm, false
		}
	}
	for i, end := range ends {
		if cm[i], ok = p.positive(field, end, unit); !ok {
			return cm, false
		}
	}
	if cm[1] < cm[0] {
		p.fault(field, "wrong_order")
		return cm, false
	}
	return cm, true
}

// positive reads a length of more than 0 and at most 300 cm.
func (p *requestParser) positive(field string, value json.RawMessage, unit fit.Unit) (cm float64, ok bool) {
	if cm, ok = p.lengthIn(unit, field, value, 0, fit.MaxGarment); ok && cm == 0 {
		p.faults = append(p.faults, respond.Fault{Field: field, Code: fit.CodeOutOfRange, Low: fit.MinGarment, High: fit.MaxGarment})
		return 0, false
	}
	return cm, ok
}

// build makes the article, for people of a sizing. It deviates by nothing: nobody's answers tell
// of it.
func (a *toldArticle) build(sizing fit.Sizing) (fit.Article, []respond.Fault) {
	product := a.product
	product.Sizing = sizing
	chart, err := importer.GivenChart(&product, a.basis, a.sizes)
	if problem, ok := errors.AsType[*importer.GivenChartError](err); ok {
		return fit.Article{}, []respond.Fault{chartFault(problem, product.Type)}
	}
	product.Chart = chart
	return product.Article(), nil
}

// chartFault says where in the article something is wrong.
func chartFault(problem *importer.GivenChartError, t fit.Type) respond.Fault {
	fault := respond.Fault{Field: "article.sizes", Code: problem.Code}
	switch {
	case problem.Code == fit.CodeNoLeadingZone:
		fault.Known = []string{fit.LeadingOf(t).String()}
	case problem.Code == fit.CodeOutOfRange:
		fault.Low, fault.High = fit.MinGarment, fit.MaxGarment
	}
	if problem.Size < 0 {
		return fault
	}
	fault.Field = sizeField(problem.Size)
	if problem.Dim != "" {
		fault.Field += "." + string(problem.Dim)
	} else {
		fault.Field += ".size"
	}
	return fault
}
