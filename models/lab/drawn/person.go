package drawn

import (
	"math"
	"math/rand/v2"

	"ebenmass/models/fit"
)

// source is one shopper's randomness. Everybody has their own, so that who is drawn depends
// neither on the number of processors nor on the number of people.
type source struct{ *rand.Rand }

func sourceFor(seed uint64, person int) source {
	return source{rand.New(rand.NewPCG(seed, uint64(person)))}
}

// shopper is a simulated one. Their dice fall in this order: body, errors of measuring with a tape,
// the same from memory, the error that all values from memory share, deviations of the
// brands they wear elsewhere, luck in naming a label of those, then of the garments at home
// and the purchases.
type shopper struct {
	sizing fit.Sizing
	body   [fit.NumMeasures]float64
	tape   [fit.NumMeasures]float64 // errors in standard deviations
	memory [fit.NumMeasures]float64
	common float64                // the part of all memory errors of one person, in standard deviations
	brands [fit.NumBrands]float64 // cm
	labels [fit.NumBrands]float64 // standard deviations
	taste  float64                // logits; 0 in the world that the advisor believes in
	nature *nature
	dice   source
}

// commonMemory is the share of the variance of an error from memory that all values share.
const commonMemory = 0.3

func newShopper(d source, s fit.Sizing, n *nature) shopper {
	p := shopper{sizing: s, body: n.draw(d, s), nature: n, dice: d}
	for !acceptable(p.body) {
		p.body = n.draw(d, s)
	}
	for m := range p.tape {
		p.tape[m] = n.misses(d)
	}
	for m := range p.memory {
		p.memory[m] = n.misses(d)
	}
	p.common = d.NormFloat64()
	for b := range p.brands {
		p.brands[b] = n.brandSD * d.NormFloat64()
	}
	for b := range p.labels {
		p.labels[b] = d.NormFloat64()
	}
	if n.tasteSD > 0 {
		p.taste = n.tasteSD * d.NormFloat64()
	}
	if n.commonTape > 0 {
		common := d.NormFloat64()
		for m := range p.tape {
			p.tape[m] = math.Sqrt(n.commonTape)*common + math.Sqrt(1-n.commonTape)*p.tape[m]
		}
	}
	return p
}

func acceptable(body [fit.NumMeasures]float64) bool {
	for m, cm := range body {
		if cm != 0 && fit.CheckRange(fit.Measure(m), cm) != nil {
			return false
		}
	}
	return true
}

// tells is what the shopper says of a measure, error and all. What lies outside the accepted
// range is stated as its end: the form would send them back to the tape.
func (p *shopper) tells(m fit.Measure, with fit.MeasuredWith) float64 {
	off := p.nature.tape * p.tape[m]
	if with == fit.Memory {
		off = p.memory[m]
		if m != fit.Height {
			off = math.Sqrt(commonMemory)*p.common + math.Sqrt(1-commonMemory)*off
		}
		off *= p.nature.memory
	}
	low, high := m.Range()
	return min(max(p.body[m]+fit.ErrorSD(m, with)*off, low), high)
}

// measured are the data of some measures.
func (p *shopper) measured(with fit.MeasuredWith, measures ...fit.Measure) (data []fit.Datum) {
	for _, m := range measures {
		data = append(data, fit.Measured(m, p.tells(m, with), with))
	}
	return data
}
