package history

import (
	"math"
	"math/rand/v2"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// tapeError is the standard deviation with which people measure themselves, in cm, as
// models/fit takes it.
const tapeError = 2.5

// Shares of pieces that come back, declared: most of what does not fit, little of what does.
const (
	misfitReturned = 0.85
	fittingKept    = 0.88
)

// source is the randomness that the past is drawn with.
type source struct{ *rand.Rand }

func (d source) happens(share float64) bool { return d.Float64() < share }

// shopper makes somebody up: who measured girths and leg with a tape and an error.
func (d source) shopper(s fit.Sizing) fit.Person {
	body := fit.Draw(s, d.NormFloat64)
	p := fit.Person{Sizing: s, MeasuredWith: fit.Tape, Preference: fit.Regular}
	for _, m := range [...]fit.Measure{fit.Bust, fit.Waist, fit.Hip, fit.Inseam} {
		low, high := m.Range()
		p.Given[m] = min(max(body[m]+tapeError*d.NormFloat64(), low), high)
	}
	return p
}

// lookUp returns the size that comes closest to the target ease in the girth one goes by,
// and in the inside leg where there is one: what a size chart tells. ok is false where even
// that size is out of band there: such people do not order.
func lookUp(sizes []fit.SizeAdvice) (best int, ok bool) {
	nearest := math.Inf(1)
	for k, size := range sizes {
		far, within := 0.0, true
		for i, z := range size.Zones {
			if i > 0 && z.Zone != fit.Inseam {
				continue
			}
			far += math.Abs(z.Ease - z.Target)
			within = within && z.State == fit.InRange
		}
		if far < nearest {
			nearest, best, ok = far, k, within
		}
	}
	return best, ok
}

// neighbour returns the size on the side towards which the looked-up one is off.
func neighbour(article *fit.Article, sizes []fit.SizeAdvice, k int) (other int, ok bool) {
	side := -1
	if lead := sizes[k].Zones[0]; lead.Ease < lead.Target {
		side = 1
	}
	for i := range article.Sizes {
		if article.Sizes[i].Length == article.Sizes[k].Length && article.Sizes[i].Waist == article.Sizes[k].Waist+side {
			return i, true
		}
	}
	return 0, false
}

// outcome draws how a size fits, by the model's own probabilities.
func (d source) outcome(size fit.SizeAdvice) fit.Outcome {
	chances := fit.OutcomeChances(size.Score)
	switch x := d.Float64(); {
	case x < chances[fit.OutcomeSmall]:
		return fit.OutcomeSmall
	case x < chances[fit.OutcomeSmall]+chances[fit.OutcomeFits]:
		return fit.OutcomeFits
	}
	return fit.OutcomeLarge
}

// complaint says why a piece comes back: of one that does not fit the place where its
// article differs from its chart, or else the zone that is farthest out.
func (d source) complaint(t truth, size fit.SizeAdvice, o fit.Outcome) models.Complaint {
	if o == fit.OutcomeFits {
		reasons := [...]models.Reason{models.ReasonLooks, models.ReasonLooks, models.ReasonQuality, models.ReasonNone, models.ReasonNone}
		return models.Complaint{Reason: reasons[d.IntN(len(reasons))]}
	}
	zone := farthest(size, o)
	if (t.offset < 0 && o == fit.OutcomeSmall || t.offset > 0 && o == fit.OutcomeLarge) && d.happens(0.7) {
		zone = t.zone
	}
	small, large := models.ReasonTight, models.ReasonLoose
	if zone == fit.Inseam {
		small, large = models.ReasonShort, models.ReasonLong
	}
	if o == fit.OutcomeSmall {
		return models.Complaint{Reason: small, Zone: zone}
	}
	return models.Complaint{Reason: large, Zone: zone}
}

// farthest returns the zone whose ease lies farthest on the side of the outcome, in half
// widths of its band.
func farthest(size fit.SizeAdvice, o fit.Outcome) fit.Measure {
	zone, most := size.Zones[0].Zone, math.Inf(-1)
	for _, z := range size.Zones {
		out := (z.Ease - z.Target) / (z.High - z.Target)
		if o == fit.OutcomeSmall {
			out = (z.Target - z.Ease) / (z.Target - z.Low)
		}
		if out > most {
			zone, most = z.Zone, out
		}
	}
	return zone
}
