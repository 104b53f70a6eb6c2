package device

import (
	"strconv"

	"ebenmass/models/fit"
)

// AppendAdvice writes the answer for one article, as POST /api/v1/advice does: lengths in cm,
// numbers unrounded.
func AppendAdvice(dst []byte, product string, a *fit.Advice) []byte {
	w := writer{dst}
	w.open('{')
	w.textMember("product", product)
	w.textMember("basis", a.Basis.Name())
	w.textMember("model", fit.Model)
	w.textMember("verdict", string(a.Verdict))
	w.orNull("size", a.Size)
	w.orNull("alternative", a.Alternative)
	w.textMember("reason", string(a.Reason))
	w.member("sizes")
	w.open('[')
	for i := range a.Sizes {
		w.size(a, &a.Sizes[i])
	}
	w.close(']')
	w.member("body")
	w.open('{')
	for m := range fit.Measure(fit.NumMeasures) {
		if b := a.Body.Zones[m]; b.Mean != 0 {
			w.member(m.String())
			w.estimate(b)
		}
	}
	w.close('}')
	w.member("taste")
	w.estimate(a.Body.Taste)
	w.evidence(a.Evidence)
	if next := a.Next; next != nil {
		w.member("next_question")
		w.open('{')
		w.textMember("datum", next.Datum)
		w.numberMember("gain", next.Gain)
		w.numberMember("decides", next.Decides)
		w.close('}')
	}
	if c := a.Contradiction; c != nil {
		w.member("contradiction")
		w.open('{')
		w.textMember("datum", c.Datum)
		w.bool("left_out", c.LeftOut)
		w.close('}')
	}
	w.counterfactuals(a.Counterfactuals)
	w.strings("used", a.Used)
	w.strings("not_used", a.NotUsed)
	// Beyond what programs are told, for sentences: the zones the reason names.
	w.textMember("zone", a.Zone.String())
	w.textMember("other_zone", a.OtherZone.String())
	w.orNull("best", a.Best)
	w.close('}')
	return w.text
}

func (w *writer) bool(name string, yes bool) {
	w.member(name)
	w.text = strconv.AppendBool(w.text, yes)
}

func (w *writer) estimate(e fit.Estimate) {
	w.open('{')
	w.numberMember("mean", e.Mean)
	w.numberMember("sd", e.SD)
	w.close('}')
}

func (w *writer) size(a *fit.Advice, s *fit.SizeAdvice) {
	w.element('{')
	w.textMember("size", s.Size)
	w.numberMember("score", s.Score)
	w.numberMember("p_small", s.PSmall)
	w.numberMember("p_fits", s.PFits)
	w.numberMember("p_large", s.PLarge)
	w.numberMember("p_mixed", s.PMixed)
	w.member("article_offset")
	w.open('{')
	w.numberMember("value", a.Offset.Value)
	w.numberMember("sd", a.Offset.SD)
	w.member("n")
	w.text = strconv.AppendInt(w.text, int64(a.Offset.N), 10)
	w.close('}')
	w.member("article_tolerance")
	w.open('{')
	w.numberMember("value", a.Tolerance.Value)
	w.numberMember("sd", a.Tolerance.SD)
	w.close('}')
	if len(s.Shorten) > 0 {
		w.member("shorten")
		w.open('{')
		for _, c := range s.Shorten {
			w.numberMember(c.Zone.String(), c.CM)
		}
		w.close('}')
	}
	w.member("zones")
	w.open('[')
	for i := range s.Zones {
		w.zone(&s.Zones[i])
	}
	w.close(']')
	w.close('}')
}

func (w *writer) zone(z *fit.Zone) {
	w.element('{')
	w.textMember("zone", z.Zone.String())
	w.numberMember("body", z.Body)
	w.numberMember("body_sd", z.BodySD)
	if z.Given != 0 {
		w.numberMember("given", z.Given)
	}
	w.textMember("source", string(z.Source))
	w.numberMember("garment", z.Garment)
	w.numberMember("ease", z.Ease)
	w.numberMember("low", z.Low)
	w.numberMember("high", z.High)
	w.numberMember("target", z.Target)
	w.numberMember("p_tight", z.PTight)
	w.numberMember("p_loose", z.PLoose)
	w.textMember("state", string(z.State))
	w.numberMember("contribution", z.Contribution)
	w.close('}')
}

func (w *writer) evidence(rows []fit.EvidenceRow) {
	w.member("evidence")
	w.open('[')
	for _, e := range rows {
		w.element('{')
		w.textMember("datum", e.Datum)
		says := e.Zone.String() + " " + tenths(e.Alone.Mean) + " ± " + tenths(e.Alone.SD) + " cm"
		w.textMember("says", says)
		w.member("without")
		w.open('{')
		w.textMember("verdict", string(e.Verdict))
		w.orNull("size", e.Size)
		w.close('}')
		w.close('}')
	}
	w.close(']')
}

func tenths(cm float64) string { return strconv.FormatFloat(cm, 'f', 1, 64) }

func (w *writer) counterfactuals(all []fit.Counterfactual) {
	w.member("counterfactuals")
	w.open('[')
	for _, c := range all {
		w.element('{')
		if c.Delta != 0 {
			w.member("change")
			w.open('{')
			w.numberMember(c.Measure.String(), c.Delta)
			w.close('}')
		} else {
			w.textMember("preference", string(c.Preference))
		}
		w.textMember("verdict", string(c.Verdict))
		w.orNull("size", c.Size)
		w.close('}')
	}
	w.close(']')
}

// AppendDecision writes the verdict on one article, in short.
func AppendDecision(dst []byte, product string, a *fit.Article, d fit.Decision) []byte {
	label := func(k int) string {
		if k < 0 {
			return ""
		}
		return a.Sizes[k].Label
	}
	w := writer{dst}
	w.open('{')
	w.textMember("product", product)
	w.textMember("verdict", string(d.Verdict))
	w.orNull("size", label(d.Size))
	w.orNull("alternative", label(d.Alternative))
	w.numberMember("p_fits", d.PFits)
	w.close('}')
	return w.text
}

// AppendRead writes what was read of a form: its faults, or the person in the shape of
// POST /api/v1/advice, lengths in cm and labels as they are kept.
func AppendRead(dst []byte, p *fit.Person, faults []Fault) []byte {
	w := writer{dst}
	w.open('{')
	w.member("faults")
	w.open('[')
	for _, f := range faults {
		w.element('{')
		w.textMember("field", f.Field)
		w.textMember("code", f.Code)
		w.strings("known", f.Known)
		w.close('}')
	}
	w.close(']')
	w.textMember("sizing", string(p.Sizing))
	w.textMember("measured_with", string(p.MeasuredWith))
	w.textMember("preference", string(p.Preference))
	w.member("measurements")
	w.open('{')
	for _, m := range fit.Measures {
		if p.Given[m] != 0 {
			w.numberMember(m.String(), p.Given[m])
		}
	}
	w.close('}')
	w.member("usual")
	w.open('[')
	for _, u := range p.Usual {
		w.element('{')
		w.textMember("garment", string(u.Garment))
		w.textMember("size", u.Label)
		w.textMember("system", u.System)
		w.close('}')
	}
	w.close(']')
	w.member("owned")
	w.open('[')
	for _, o := range p.Owned {
		w.element('{')
		w.textMember("type", string(o.Type))
		w.member("flat")
		w.open('{')
		for _, z := range fit.FlatZones {
			if o.Flat[z] != 0 {
				w.numberMember(z.String(), o.Flat[z])
			}
		}
		w.close('}')
		w.close('}')
	}
	w.close(']')
	w.close('}')
	return w.text
}
