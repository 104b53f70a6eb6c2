package fit

import "math"

// Advise reads every size of an article for a person and decides, without looking for
// counterfactuals. The values given must lie in their accepted ranges.
func Advise(p Person, a Article) Advice {
	advice, _ := advise(p, &a)
	return advice
}

// Explain is Advise with the counterfactuals.
func Explain(p Person, a Article) Advice {
	advice, d := advise(p, &a)
	advice.Counterfactuals = counterfactuals(p, &a, d)
	return advice
}

func advise(p Person, a *Article) (Advice, Decision) {
	b := Estimate(p)
	y := newYardstick(a, p.Preference, b.Given[Arm])
	r := newReading(&b, a, &y, make([]sizeReading, len(a.Sizes)))
	d := r.decide()
	advice := Advice{
		Verdict: d.Verdict, Size: a.label(d.Size), Alternative: a.label(d.Alternative), Best: a.label(d.Best),
		Reason: d.Reason, Zone: d.Zone, OtherZone: d.OtherZone,
		Sizes:  r.describe(),
		Offset: a.Offset, Tolerance: a.Tolerance, Own: p.Offset,
	}
	advice.Used, advice.NotUsed = r.provenance()
	return advice, d
}

// SizeNamed returns the reading of one size; ok is false for a label the chart has not.
func (a *Advice) SizeNamed(label string) (s SizeAdvice, ok bool) {
	for _, s := range a.Sizes {
		if s.Size == label {
			return s, true
		}
	}
	return SizeAdvice{}, false
}

func (a *Article) label(k int) string {
	if k < 0 {
		return ""
	}
	return a.Sizes[k].Label
}

// describe spells out every size.
func (r *reading) describe() []SizeAdvice {
	scored := r.yard.scoredZones()
	sizes, zones := make([]SizeAdvice, len(r.sizes)), make([]Zone, len(r.sizes)*len(scored))
	for k := range r.sizes {
		s, _ := r.rank(k, math.Inf(-1))
		own := zones[:len(scored):len(scored)]
		zones = zones[len(scored):]
		for n, z := range scored {
			r.describeZone(&own[n], k, z)
		}
		sizes[k] = SizeAdvice{
			Size: r.article.Sizes[k].Label, Score: s.score,
			PSmall: s.pSmall, PFits: s.pFits, PLarge: s.pLarge, Vetoed: s.vetoed, Zones: own,
		}
	}
	return sizes
}

func (r *reading) describeZone(zone *Zone, k int, z Measure) {
	garment := r.article.Sizes[k].Garment[z]
	ease := garment - r.body.Mean[z]
	source := SourceEstimated
	if r.body.Given[z] {
		source = SourceGiven
	}
	*zone = Zone{
		Zone: z, Body: r.body.Mean[z], BodySD: r.body.SD(z), Source: source,
		Garment: garment, Ease: ease,
		Low: r.yard.low[z], High: r.yard.high[z], Target: r.yard.target[z],
		State:        r.yard.state(z, ease),
		Contribution: r.yard.contribution(z, ease),
	}
}
