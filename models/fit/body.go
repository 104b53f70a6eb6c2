package fit

import "math"

// Estimate is a mean with its standard deviation.
type Estimate struct{ Mean, SD float64 }

// The dimensions a garment is judged in: four zones, then the wearer's taste.
const (
	judgedTaste = 4
	numJudged   = 5
)

// Body is what is believed about a wearer.
type Body struct {
	Sizing Sizing
	// Zones holds bust, waist, hip, inseam and height in cm; the arm only where it was told:
	// the survey behind the estimates has none.
	Zones [NumMeasures]Estimate
	Taste Estimate             // logits; positive: likes clothes larger than their target
	Given [NumMeasures]float64 // cm as told; 0 where not told
	Told  int                  // data that entered

	cov   [numJudged][numJudged]float64 // of bust, waist, hip, inseam (cm) and taste
	state inference                     // what further data would inform

	contradicts int  // the least probable of contradicting data, or -1
	leftOut     bool // it was left out
}

// Exactly is the body of somebody known without error, of no particular taste. Of the
// measures only the arm may be 0, not known and not compared.
func Exactly(s Sizing, body [NumMeasures]float64) Body {
	b := Body{Sizing: s, Given: body, Told: NumMeasures, contradicts: -1}
	for m, cm := range body {
		b.Zones[m].Mean = cm
	}
	return b
}

// believe makes the body of what was inferred from all data but the one skipped.
func (in *inference) believe(s Sizing, data []Datum, skip int) Body {
	b := in.body(s)
	b.state, b.contradicts = *in, -1
	for i := range data {
		if i != skip {
			b.Told++
			b.take(&data[i])
		}
	}
	return b
}

// take notes a measure as it was told, and all that is known of an arm.
func (b *Body) take(d *Datum) {
	for i := range d.Says {
		s := &d.Says[i]
		if s.Likelihood.kind != observed || d.Name == "" {
			continue
		}
		for m := range Measure(NumMeasures) {
			if s.Body[m] != 0 && d.Name == measureData[m] {
				b.Given[m] = s.y
				if m == Arm {
					b.Zones[Arm] = Estimate{s.y, math.Sqrt(s.variance + s.Memory*s.Memory)}
				}
			}
		}
	}
}

// body turns the logarithms into cm: means, variances and covariances of a log-normal.
func (in *inference) body(s Sizing) (b Body) {
	b.Sizing = s
	var scale [numStats]float64
	for i, m := range stats {
		scale[i] = math.Exp(in.mean[i] + in.cov[i][i]/2)
		b.Zones[m] = Estimate{scale[i], scale[i] * math.Sqrt(math.Expm1(in.cov[i][i]))}
	}
	b.Zones[Waist].Mean -= in.navel
	for i := range judgedTaste {
		for j := range i + 1 {
			c := scale[i] * scale[j] * math.Expm1(in.cov[i][j])
			b.cov[i][j], b.cov[j][i] = c, c
		}
		c := scale[i] * in.cov[i][taste]
		b.cov[i][judgedTaste], b.cov[judgedTaste][i] = c, c
	}
	b.cov[judgedTaste][judgedTaste] = in.cov[taste][taste]
	b.Taste = Estimate{in.mean[taste], math.Sqrt(in.cov[taste][taste])}
	return b
}
