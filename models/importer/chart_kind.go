package importer

import (
	"math"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

// bodyMargin is by how many cm less than its designed ease a garment's bust may be above the
// body of its label before the chart is taken for one of bodies.
const bodyMargin = 4

// codeLooksLikeBody is an error until the mapping says the kind and accepts the code.
const codeLooksLikeBody = "looks_like_body_chart"

// suspectBody reports a garment chart that has about the measures of the bodies its labels are
// made for.
func (c *chartBuilder) suspectBody(t *chartTable, chart *models.Chart) {
	p := c.product
	ease := fit.Target(p.Sizing, p.Type, p.Cut, p.Stretch, p.Leg, fit.Bust)
	known, close := 0, 0
	for _, s := range chart.Sizes {
		bust, measured := s.Measures[models.DimBust]
		middle, ok := labelledBust(p.Sizing, s.Label)
		if !measured || !ok {
			continue
		}
		known++
		if bust < middle+ease-bodyMargin {
			close++
		}
	}
	if known == 0 || 2*close <= known {
		return
	}
	said := c.b.mapping.answer(c.article, c.kinds, "", func(a *Answers) string { return a.Kind })
	const text = "in %d of %d sizes the bust is hardly larger than the body the label is made for: is it a body chart?"
	n, of := Param{"n", close}, Param{"of", known}
	if said != "" && said != Unanswered && c.b.mapping.accepts(codeLooksLikeBody) {
		c.report(t.first, SeverityWarn, codeLooksLikeBody, "kind", text, n, of)
		return
	}
	c.report(t.first, SeverityError, codeLooksLikeBody, "kind", text+" Say kind in the mapping and accept the code", n, of)
}

// labelledBust is the middle of the bust that a label is made for, by EN 13402 and the German
// numbers, in cm.
func labelledBust(s fit.Sizing, label string) (cm float64, ok bool) {
	if strings.EqualFold(label, "2XL") {
		label = "XXL"
	}
	regular := label
	if s == fit.Women {
		regular, _ = models.RegularNumber(label)
	}
	for _, system := range reference.Systems {
		if system.Sizing != s || system.Key != "en-letters-"+string(s) && system.Key != "de-"+string(s) {
			continue
		}
		for _, band := range system.Bands {
			if strings.EqualFold(band.Label, label) || band.Label == regular {
				return (band.Low + band.High) / 2, true
			}
		}
	}
	return 0, false
}

// compareCuts reports a garment whose ease over the maker's own bodies is that of another cut.
func (c *chartBuilder) compareCuts(garment, body *chartTable) {
	p := c.product
	zone := fit.LeadingOf(p.Type)
	dim := models.DimBust
	if zone == fit.Waist {
		dim = models.DimWaist
	}
	if zone == fit.Waist { // cuts do not differ in the waist of bottoms
		dim, zone = models.DimHip, fit.Hip
	}
	sum, n := 0.0, 0
	for label, v := range garment.values[dim] {
		if b, ok := body.values[dim][label]; ok {
			sum += v.high - (b.low+b.high)/2
			n++
		}
	}
	if n == 0 {
		return
	}
	ease, best, least := sum/float64(n), p.Cut, math.Inf(1)
	for _, cut := range []fit.Cut{p.Cut, fit.CutSlim, fit.CutRegular, fit.CutRelaxed} {
		if off := math.Abs(ease - fit.Target(p.Sizing, p.Type, cut, p.Stretch, p.Leg, zone)); off < least-1e-9 {
			best, least = cut, off
		}
	}
	if best != p.Cut {
		c.report(garment.first, SeverityWarn, "cut_differs", "cut", "the %s is %.1f cm more than the maker's bodies, as %s cuts have; given is %s", Param{"measure", dim}, Param{"cm", ease}, Param{"cut", best}, Param{"given", p.Cut})
	}
}
