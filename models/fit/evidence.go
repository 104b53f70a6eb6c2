package fit

// NumBrands is how many brands elsewhere can be told apart, each with its own deviation.
const NumBrands = 2

// Functional is one number that a datum speaks of, linear in the body and in what else
// shapes it:
//
//	t = Const + Σ Body·b + Taste·u + Memory·c + Σ Brand·β
//
// with b in cm, the taste u in logits, the common error of memory c in standard deviations
// and a brand's deviation β in cm. t is in cm or in logits.
type Functional struct {
	Const  float64
	Body   [NumMeasures]float64
	Taste  float64
	Memory float64
	Brand  [NumBrands]float64
}

// likelihoodKind says which of the fields of a Likelihood hold.
type likelihoodKind uint8

const (
	observed likelihoodKind = iota
	interval
	felt
)

// Likelihood is what a datum says of its functional.
type Likelihood struct {
	kind      likelihoodKind
	y         float64 // observed
	variance  float64 // of the error of what was observed; of the blur of an interval's ends
	low, high float64 // interval
	outcome   Outcome // felt
	edge      float64
}

// Observed says that t was measured as y with a normal error of standard deviation sd.
func Observed(y, sd float64) Likelihood {
	return Likelihood{kind: observed, y: y, variance: sd * sd}
}

// Within says that t lies between low and high, whose place is known within a standard
// deviation of blur. Either end may be infinite.
func Within(low, high, blur float64) Likelihood {
	return Likelihood{kind: interval, low: low, high: high, variance: blur * blur}
}

// Declared: how often an answer says nothing of the score, by mistake or because a single zone
// or the length was wrong, and how far from its target a size is that people order, in
// logits. 0.02 and 2.5 made purchases worth up to 0.2 € a wish less to people who order
// their usual size.
const (
	slip      = 0.05
	orderedSD = 2.0
)

// Felt says how a size was found that its owner had chosen to order, t being its score and
// edge the score from which it is too large.
func Felt(outcome Outcome, edge float64) Likelihood {
	return Likelihood{kind: felt, outcome: outcome, edge: edge}
}

// Statement is one functional and what is said of it.
type Statement struct {
	Functional
	Likelihood
}

// Datum is one thing that somebody told. It is believed, or left out, as a whole.
type Datum struct {
	Name string // "measurements.bust", "usual.top", "owned.1", "worn.some-slug"
	Says []Statement
}

// commonMemory is the share of the variance of an error from memory that all values of one
// person have in common.
const commonMemory = 0.3

// Measured is a body measure that was told, in cm.
func Measured(m Measure, cm float64, with MeasuredWith) Datum {
	s := Statement{Likelihood: Observed(cm, ErrorSD(m, with))}
	s.Body[m] = 1
	if with == Memory && m != Height {
		s.Memory = memorySD * sqrtCommonMemory
		s.Likelihood.variance *= 1 - commonMemory
	}
	return Datum{Name: measureData[m], Says: []Statement{s}}
}

// Measurements are the data of the body measures somebody told.
func (p *Person) Measurements() (data []Datum) {
	for _, m := range Measures {
		if p.Given[m] != 0 {
			data = append(data, Measured(m, p.Given[m], p.MeasuredWith))
		}
	}
	return data
}

// measureData names the data of the measures.
var measureData = func() (names [NumMeasures]string) {
	for m := range names {
		names[m] = "measurements." + measureNames[m]
	}
	return names
}()

// MeasureDatum names the datum of a measure: "measurements.bust".
func MeasureDatum(m Measure) string { return measureData[m] }

// Either joins what two neighbouring sizes say into one statement: the size lies in one of
// the two ranges, read on the mean of the two functionals.
func Either(a, b Statement) Statement {
	mid := a
	mid.Const = (a.Const + b.Const) / 2
	for m := range mid.Body {
		mid.Body[m] = (a.Body[m] + b.Body[m]) / 2
	}
	// Each range moves from its own functional to the mean one.
	shiftA, shiftB := mid.Const-a.Const, mid.Const-b.Const
	mid.low = min(a.low+shiftA, b.low+shiftB)
	mid.high = max(a.high+shiftA, b.high+shiftB)
	return mid
}
