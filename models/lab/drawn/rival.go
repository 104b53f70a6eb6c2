package drawn

import (
	"math"

	"ebenmass/models/fit"
)

// rivals are advisors that believe in another truth. They know of a body what this advisor
// knows, average how it would feel over what is believed, and name a size by the same rule.
var rivals = [...]Truth{Score, Strict}

// numSamples is how many bodies stand for what is believed of one person.
const numSamples = 64

// samples are standard normals in five dimensions, spread evenly: the additive recurrence of
// the generalised golden ratio (M. Roberts, 2018) through the normal's quantiles.
var samples = func() (all [numSamples][fit.NumMeasures - 1]float64) {
	golden := 2.0
	for range 60 { // x⁶ = x + 1
		golden = math.Pow(1+golden, 1.0/fit.NumMeasures)
	}
	for n := range all {
		for d := range all[n] {
			_, at := math.Modf(0.5 + float64(n+1)/math.Pow(golden, float64(d+1)))
			all[n][d] = math.Sqrt2 * math.Erfinv(2*at-1)
		}
	}
	return all
}()

// follow is what a rival's advice on every article is worth together, in €.
func (rival Truth) follow(w *world, believed *fit.Body) (eur float64) {
	sample := believed.Sampler()
	var bodies [numSamples][fit.NumMeasures]float64
	for n := range bodies {
		bodies[n] = sample(&samples[n])
	}
	for i := range w.articles {
		best, most, fits := -1, math.Inf(-1), 0.0
		for k := range w.articles[i].Fit.Sizes {
			p := rival.expects(w.articles[i].asked, &w.articles[i].Fit.Sizes[k].Garment, &bodies)
			value := fit.Worth(p, shortened(w.articles[i].asked, &w.articles[i].Fit.Sizes[k].Garment, believed))
			if value > most {
				best, most, fits = k, value, p
			}
		}
		if fits >= fit.Threshold {
			eur += w.worth(i, best)
		}
	}
	return eur
}

// expects is the probability that a size fits.
func (rival Truth) expects(zones []asked, garment *[fit.NumZones]float64, bodies *[numSamples][fit.NumMeasures]float64) float64 {
	sum := 0.0
	for n := range bodies {
		var fits float64
		if rival == Score {
			fits, _ = scoreAlone(zones, garment, &bodies[n])
		} else {
			fits, _ = strictly(zones, garment, &bodies[n])
		}
		sum += fits
	}
	return sum / numSamples
}

// shortened is by how many cm lengths would be shortened.
func shortened(zones []asked, garment *[fit.NumZones]float64, body *fit.Body) (cm float64) {
	for i := range zones {
		if z := zones[i].zone; z > fit.Hip {
			if off := garment[z] - body.Zones[z].Mean - zones[i].Target; off > zones[i].LooseSide {
				cm += off
			}
		}
	}
	return cm
}
