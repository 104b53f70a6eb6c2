package report

import (
	"cmp"
	"math"
	"slices"

	"ebenmass/models"
)

// Keys of factors that no simulation varies: what was sampled, and the shop's own figures.
const (
	FactorPeople     = "people"
	FactorCatalogue  = "catalogue"
	FactorReturnCost = FieldReturnCost
	FactorMargin     = FieldMargin
	FactorUptake     = FieldUptake
)

// By how much a shop's own figures are varied, to compare them with what is declared. They are
// taken at their word, and widen no range.
const (
	OwnAmount = 0.2 // of a cost or margin
	OwnUptake = 0.5 // of the share who answer
)

// Factor is one bar of the tornado: what the advice brings more than the usual size, per 1,000
// orders, with one value at either end of its range.
type Factor struct {
	Key       string
	Low, High models.Cents // at the lower and the upper end; either may be the larger amount
	Own       bool         // the shop's own figure
}

// width is how far apart the ends are, the value computed with among them.
func (f *Factor) width(value models.Cents) models.Cents {
	return max(f.Low, f.High, value) - min(f.Low, f.High, value)
}

// factors varies one thing at a time, widest first (D. G. Eschenbach, "Spiderplots versus tornado
// diagrams for sensitivity analysis", 1992).
func (f *Figures) factors() []Factor {
	w := minusUsual(f.Inputs.Uptake)
	money := w.money(f.Inputs)
	value := perThousand * f.Simulation.Mean.dot(&money)
	var all []Factor
	add := func(key string, low, high float64, own bool) {
		all = append(all, Factor{key, cents(value + perThousand*low), cents(value + perThousand*high), own})
	}
	for _, s := range f.swings(&money, w.against) {
		add(s.key, s.low, s.high, false)
	}
	for key, m := range map[string]*Matrix{FactorPeople: &f.Simulation.PeopleCov, FactorCatalogue: &f.Simulation.ArticlesCov} {
		half := normal95 * math.Sqrt(m.variance(&money))
		add(key, -half, half, false)
	}
	mean, in := &f.Simulation.Mean, f.Inputs
	returned := OwnAmount * float64(in.ReturnCost) * mean.dot(&w.returned)
	add(FactorReturnCost, returned, -returned, true)
	kept := OwnAmount * float64(in.Margin) * mean.dot(&w.kept)
	add(FactorMargin, -kept, kept, true)
	more := min(1, (1+OwnUptake)*in.Uptake) - in.Uptake
	if in.Uptake > 0 {
		perOrder := value / perThousand
		add(FactorUptake, -OwnUptake*perOrder, more/in.Uptake*perOrder, true)
	}
	slices.SortFunc(all, func(a, b Factor) int {
		return cmp.Or(cmp.Compare(b.width(cents(value)), a.width(cents(value))), cmp.Compare(a.Key, b.Key))
	})
	return all
}

// NoticeEffect is what a notice does that needs no datum of the customer but, of two sizes, what
// they told: parcels and money per 1,000 orders, less those without it.
type NoticeEffect struct {
	Key      string
	Returned float64
	Kept     float64
	Money    models.Cents
	Before   float64 // parcels per 1,000 orders without the notice
}

// Keys of notices.
const (
	NoticeHalf   = "half"   // "runs small" of an article half a size off, to those who take their usual size
	NoticeWhole  = "whole"  // the same, a whole size off
	NoticeAdvice = "advice" // the same, a whole size off, known to the advice
	NoticeTwo    = "two"    // the notice on two sizes in a basket
)

// Shares of customers who act on a notice, declared. HeedTwoSizes is what a retailer's notice in
// the basket did: of 31.8 % orders in several sizes it left 30.2 %, so that 5 % of them changed.
const (
	HeedRuns     = 0.5
	HeedTwoSizes = 1 - 30.2/31.8
)

func (f *Figures) notices() []NoticeEffect {
	u := f.Inputs.Uptake
	usual, advice := Usual.weights(u), Advice.weights(u)
	answered := weights{} // of the advice alone: whoever does not answer is not advised
	answered.returned[AdviceReturned], answered.kept[AdviceKept] = u, u
	change := func(key string, n *Notice, before *weights, of *weights, share float64) NoticeEffect {
		change := n.Said
		change.AddScaled(-1, &n.Plain)
		return f.notice(key, n.Plain.dot(&before.returned), share*change.dot(&of.returned), share*change.dot(&of.kept))
	}
	half, whole, mean := &f.Simulation.HalfSize, &f.Simulation.WholeSize, &f.Simulation.Mean
	return []NoticeEffect{
		change(NoticeHalf, half, &usual, &usual, HeedRuns),
		change(NoticeWhole, whole, &usual, &usual, HeedRuns),
		change(NoticeAdvice, whole, &advice, &answered, 1),
		f.notice(NoticeTwo, mean[TwoReturned], HeedTwoSizes*(mean[AdviceReturned]-mean[TwoReturned]), HeedTwoSizes*(mean[AdviceKept]-mean[TwoKept])),
	}
}

// notice is an effect by its rates per order.
func (f *Figures) notice(key string, before, returned, kept float64) NoticeEffect {
	money := float64(f.Inputs.Margin)*kept - float64(f.Inputs.ReturnCost)*returned
	return NoticeEffect{key, perThousand * returned, perThousand * kept, cents(perThousand * money), perThousand * before}
}

// Decisive is the factor whose one end turns the result, or comes closest to it: the lowest end of
// a gain, the highest of a loss.
func (f *Figures) Decisive() Factor {
	sign := models.Cents(1)
	if f.Minus.Money.Value < 0 {
		sign = -1
	}
	return slices.MinFunc(f.Factors, func(a, b Factor) int { return cmp.Compare(min(sign*a.Low, sign*a.High), min(sign*b.Low, sign*b.High)) })
}
