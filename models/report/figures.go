package report

import (
	"cmp"
	"math"
	"slices"

	"ebenmass/models"
)

// Policy is a way of choosing a size.
type Policy string

// Policies.
const (
	Usual    Policy = "usual_size"
	Chart    Policy = "chart"
	Advice   Policy = "advice"
	TwoSizes Policy = "two_sizes"
)

// Policies lists all, the advice first.
func Policies() []Policy { return []Policy{Advice, Chart, Usual, TwoSizes} }

// Range is a value with what it may be: Low ≤ Below ≤ Value ≤ Above ≤ High.
type Range struct {
	Value        float64
	Low, High    float64 // over people, articles and declared values
	Below, Above float64 // over people and articles alone: 95 %
}

// Amount is a Range of money in cents.
type Amount struct{ Value, Low, High, Below, Above models.Cents }

// Outcome is what one policy leads to.
type Outcome struct {
	Policy   Policy
	Returned Range  // parcels per 1,000 orders
	Kept     Range  // pieces per 1,000 orders
	Money    Amount // per 1,000 orders
	Year     Amount // for Inputs.Orders
}

// Figures is the report: the simulation with a shop's own figures.
type Figures struct {
	Inputs     Inputs
	Simulation Simulation
	Outcomes   []Outcome // in the order of Policies
	Minus      Outcome   // the advice less the usual size, of the same people and articles
	Everybody  Outcome   // the same if every customer answered
	Factors    []Factor  // widest first
	Notices    []NoticeEffect
	Plan       Plan
}

// perThousand is how many orders rates are stated for.
const perThousand = 1000

// normal95 is how many standard deviations a 95 % interval of a normal distribution reaches.
const normal95 = 1.959964

// Compute puts a shop's own figures to a simulation. The same arguments give the same figures.
func Compute(s Simulation, in Inputs) Figures {
	f := Figures{Inputs: in, Simulation: s}
	for _, p := range Policies() {
		f.Outcomes = append(f.Outcomes, f.outcome(p, p.weights(in.Uptake)))
	}
	f.Minus = f.outcome(Advice, minusUsual(in.Uptake))
	f.Everybody = f.outcome(Advice, minusUsual(1))
	f.Factors = f.factors()
	f.Notices = f.notices()
	f.Plan = NewPlan(f.Outcome(Usual).Returned.Value/perThousand, f.Minus.Returned.Value/perThousand, in.Orders)
	return f
}

// Outcome is that of a policy.
func (f *Figures) Outcome(p Policy) *Outcome {
	for i := range f.Outcomes {
		if f.Outcomes[i].Policy == p {
			return &f.Outcomes[i]
		}
	}
	return &Outcome{Policy: p}
}

// weights are how a policy's parcels and kept pieces are summed from the quantities.
type weights struct {
	returned, kept Vector
	against        float64 // customers whom the advice can advise against: all who answer
}

func (p Policy) weights(uptake float64) (w weights) {
	switch p {
	case Usual:
		w.returned[UsualReturned], w.kept[UsualKept] = 1, 1
	case Chart:
		w.returned[ChartReturned], w.kept[ChartKept] = 1, 1
	case TwoSizes:
		w.returned[TwoReturned], w.kept[TwoKept] = 1, 1
	case Advice:
		w.returned[AdviceReturned], w.kept[AdviceKept] = uptake, uptake
		w.returned[UsualReturned], w.kept[UsualKept] = 1-uptake, 1-uptake
		w.against = uptake
	}
	return w
}

// minusUsual are the weights of the advice less those of the usual size.
func minusUsual(uptake float64) (w weights) {
	w.returned[AdviceReturned], w.kept[AdviceKept] = uptake, uptake
	w.returned[UsualReturned], w.kept[UsualKept] = -uptake, -uptake
	w.against = uptake
	return w
}

// money are the weights of cents an order.
func (w weights) money(in Inputs) (v Vector) {
	v.AddScaled(float64(in.Margin), &w.kept)
	v.AddScaled(-float64(in.ReturnCost), &w.returned)
	return v
}

// outcome ranges over people, articles and declared values. Rates stay possible; differences
// have no such limit.
func (f *Figures) outcome(p Policy, w weights) Outcome {
	money := w.money(f.Inputs)
	o := Outcome{Policy: p, Returned: f.span(&w.returned, w.against), Kept: f.span(&w.kept, w.against)}
	if w.returned[UsualReturned] >= 0 {
		o.Returned, o.Kept = o.Returned.within(0, perThousand), o.Kept.within(0, perThousand)
	}
	eur := f.span(&money, w.against)
	o.Money = Amount{cents(eur.Value), cents(eur.Low), cents(eur.High), cents(eur.Below), cents(eur.Above)}
	o.Year = o.Money.forOrders(f.Inputs.Orders)
	return o
}

func cents(x float64) models.Cents { return models.Cents(math.Round(x)) }

// forOrders scales an amount per 1,000 orders, rounding half away from zero.
func (a Amount) forOrders(orders int64) Amount {
	scale := func(c models.Cents) models.Cents {
		product := int64(c) * orders
		half := int64(perThousand / 2)
		if product < 0 {
			half = -half
		}
		return models.Cents((product + half) / perThousand)
	}
	return Amount{scale(a.Value), scale(a.Low), scale(a.High), scale(a.Below), scale(a.Above)}
}

func (r Range) within(low, high float64) Range {
	for _, x := range []*float64{&r.Value, &r.Low, &r.High, &r.Below, &r.Above} {
		*x = min(max(*x, low), high)
	}
	return r
}

// span is a weighted sum of quantities per 1,000 orders with its range. People and articles are
// sampled: 1.96 standard errors, clustered by both (A. C. Cameron, J. B. Gelbach, D. L. Miller,
// "Robust inference with multiway clustering", 2011: the variances of both less that of their
// intersection). Each declared value moves the result to either end of its own range; the moves
// are independent assumptions, so their squares add up, each side by itself (JCGM 100:2008,
// GUM, 5.1.2, of a linear model).
func (f *Figures) span(w *Vector, against float64) Range {
	value := f.Simulation.Mean.dot(w)
	sampled := normal95 * math.Sqrt(f.variance(w))
	below, above := sampled*sampled, sampled*sampled
	for _, swing := range f.swings(w, against) {
		low, high := min(0, swing.low, swing.high), max(0, swing.low, swing.high)
		below, above = below+low*low, above+high*high
	}
	return Range{
		Value: perThousand * value,
		Low:   perThousand * (value - math.Sqrt(below)), High: perThousand * (value + math.Sqrt(above)),
		Below: perThousand * (value - sampled), Above: perThousand * (value + sampled),
	}
}

// variance is the squared standard error over people and articles.
func (f *Figures) variance(w *Vector) float64 {
	people, articles := f.Simulation.PeopleCov.variance(w), f.Simulation.ArticlesCov.variance(w)
	return max(people, articles, people+articles-f.Simulation.CellsCov.variance(w))
}

// AgainstAnyway is how many of those who are advised against an article order it all the same, at
// most: declared, with nobody doing so as the value computed with.
const AgainstAnyway = 0.5

// FactorAgainst is the key of that assumption.
const FactorAgainst = "against"

// swing is by how much a result changes, per order, with a declared value at its ends.
type swing struct {
	key       string
	low, high float64
}

func (f *Figures) swings(w *Vector, against float64) []swing {
	s := &f.Simulation
	base := s.Mean.dot(w)
	swings := make([]swing, 0, len(s.Factors)+1)
	for i := range s.Factors {
		v := &s.Factors[i]
		swings = append(swings, swing{v.Key, v.Low.dot(w) - base, v.High.dot(w) - base})
	}
	if against != 0 {
		swings = append(swings, swing{FactorAgainst, 0, f.againstAnyway(w)})
	}
	return swings
}

// againstAnyway is what changes when some of those advised against take their usual size.
func (f *Figures) againstAnyway(w *Vector) float64 {
	return AgainstAnyway * (w[AdviceReturned]*f.Simulation.Mean[AgainstReturned] + w[AdviceKept]*f.Simulation.Mean[AgainstKept])
}

// Ranked lists outcomes by the money they bring, most first.
func Ranked(outcomes []Outcome) []Outcome {
	ranked := slices.Clone(outcomes)
	slices.SortStableFunc(ranked, func(a, b Outcome) int { return cmp.Compare(b.Money.Value, a.Money.Value) })
	return ranked
}
