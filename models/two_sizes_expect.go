package models

import (
	"slices"

	"ebenmass/models/fit"
)

// ExpectationKind is on what grounds, and how far, one of several sizes can be named.
type ExpectationKind string

// Kinds of expectations. Only the first three name a size.
const (
	ExpectAdvised   ExpectationKind = "advised"    // the advice names one of the sizes
	ExpectRunsSmall ExpectationKind = "runs_small" // the article's record: rather the larger
	ExpectRunsLarge ExpectationKind = "runs_large" // the article's record: rather the smaller
	ExpectEven      ExpectationKind = "even"       // the advice is between two of the sizes
	ExpectElsewhere ExpectationKind = "elsewhere"  // the advice names a size that is none of them
	ExpectNone      ExpectationKind = "none"       // there is an advice, and it names no size
	ExpectUnknown   ExpectationKind = "unknown"    // there is neither an advice nor a record that tells
)

// Expectation says which of several sizes fits, as far as can be told.
type Expectation struct {
	Kind   ExpectationKind
	Size   string    // the size expected to fit; of ExpectElsewhere the one that is not among them; else ""
	Chance []float64 // P(fits) of each of the sizes, in their order; nil without an advice
	People int       // behind the article's record; 0 for the other kinds
	Demo   bool      // answers of the demonstration are in that record
}

// Named returns the one of the sizes that is expected to fit, "" where none can be named.
func (e Expectation) Named() string {
	switch e.Kind {
	case ExpectAdvised, ExpectRunsSmall, ExpectRunsLarge:
		return e.Size
	}
	return ""
}

// ExpectByBody says which of some sizes an advice expects to fit. It never names one that the
// advice does not believe in.
func ExpectByBody(advice fit.Advice, sizes []string) Expectation {
	e := Expectation{Kind: ExpectNone}
	for _, label := range sizes {
		s, _ := advice.SizeNamed(label)
		e.Chance = append(e.Chance, s.PFits)
	}
	first := advice.Size != "" && slices.Contains(sizes, advice.Size)
	second := advice.Verdict == fit.Between && slices.Contains(sizes, advice.Alternative)
	switch {
	case first && second:
		e.Kind = ExpectEven
	case first:
		e.Kind, e.Size = ExpectAdvised, advice.Size
	case second:
		e.Kind, e.Size = ExpectAdvised, advice.Alternative
	case advice.Size != "":
		e.Kind, e.Size = ExpectElsewhere, advice.Size
	}
	return e
}

// ExpectByRecord says which of the sizes fits by what was released of the article, the same
// for everybody: of two girths of one that runs small rather the larger, of one that runs
// large rather the smaller. Of more sizes, or of lengths, a flag says nothing.
func (t TwoSizes) ExpectByRecord() Expectation {
	flag := t.Product.Released.Flag()
	if flag == FlagNone || len(t.Sizes) != 2 || t.waist(0) == t.waist(1) {
		return Expectation{Kind: ExpectUnknown}
	}
	smaller, larger := t.Sizes[0], t.Sizes[1]
	if t.waist(0) > t.waist(1) { // a chart of two axes lists by length first
		smaller, larger = larger, smaller
	}
	e := Expectation{Kind: ExpectRunsSmall, Size: larger, People: t.Product.Released.Offset.N, Demo: t.Product.Released.Demo}
	if flag == RunsLarge {
		e.Kind, e.Size = ExpectRunsLarge, smaller
	}
	return e
}

// waist is the rank of one of the sizes on the girth axis.
func (t TwoSizes) waist(i int) int {
	at := slices.IndexFunc(t.Product.Chart.Sizes, func(s ChartSize) bool { return s.Label == t.Sizes[i] })
	return t.Product.Chart.Sizes[at].Waist
}
