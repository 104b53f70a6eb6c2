package models

import (
	"slices"
	"strings"
)

// TwoSizes is one product that lies in a basket in several sizes: of one colour, or each
// colour in its own. Somebody who does so often means to keep one.
type TwoSizes struct {
	Product *Product
	Sizes   []string // labels, at least two, in chart order
	Colours []string // keys of the colours it lies in, in the product's order
	Apart   bool     // some colour lies there in fewer than all of the sizes
}

// FindTwoSizes finds the products that a basket holds in several sizes, at most once each,
// in the order in which the basket names them. find looks a SKU up; an unknown one counts
// for nothing.
func FindTwoSizes(items []BasketItem, find func(sku string) (*Product, Variant, bool)) []TwoSizes {
	var order []*Product
	held := map[*Product][]Variant{}
	for _, item := range items {
		p, v, ok := find(item.SKU)
		if !ok || item.Quantity < 1 {
			continue
		}
		if held[p] == nil {
			order = append(order, p)
		}
		held[p] = append(held[p], v)
	}
	var found []TwoSizes
	for _, p := range order {
		if t := twoSizesOf(p, held[p]); len(t.Sizes) > 1 {
			found = append(found, t)
		}
	}
	return found
}

func twoSizesOf(p *Product, held []Variant) TwoSizes {
	t := TwoSizes{Product: p}
	has := func(match func(Variant) bool) bool { return slices.ContainsFunc(held, match) }
	for _, s := range p.Chart.Sizes {
		if has(func(v Variant) bool { return v.Size == s.Label }) {
			t.Sizes = append(t.Sizes, s.Label)
		}
	}
	for _, c := range p.Colours {
		if has(func(v Variant) bool { return v.Colour == c.Key }) {
			t.Colours = append(t.Colours, c.Key)
		}
	}
	for _, colour := range t.Colours {
		for _, size := range t.Sizes {
			if !has(func(v Variant) bool { return v.Colour == colour && v.Size == size }) {
				t.Apart = true
			}
		}
	}
	return t
}

// SizeSet writes sizes such that the same ones read the same, whatever their order.
func SizeSet(sizes []string) string {
	sorted := slices.Clone(sizes)
	slices.Sort(sorted)
	return strings.Join(slices.Compact(sorted), ",")
}

// SizeDifference is a finished garment measure in which sizes differ.
type SizeDifference struct {
	Dim      Dim
	Measures []float64 // cm, one a size
}

// Differences lists the measures of the chart in which the sizes differ, in its order.
func (t TwoSizes) Differences() []SizeDifference {
	var differences []SizeDifference
	for _, dim := range t.Product.Chart.Dims {
		d := SizeDifference{Dim: dim}
		for _, label := range t.Sizes {
			at := slices.IndexFunc(t.Product.Chart.Sizes, func(s ChartSize) bool { return s.Label == label })
			d.Measures = append(d.Measures, t.Product.Chart.Sizes[at].Measures[dim])
		}
		if len(slices.Compact(slices.Clone(d.Measures))) > 1 {
			differences = append(differences, d)
		}
	}
	return differences
}

// Returned is how many of several sizes that were ordered came back.
type Returned string

// How many came back.
const (
	ReturnedNone Returned = "none"
	ReturnedSome Returned = "some"
	ReturnedAll  Returned = "all"
)

// NoticeOutcome is what became of a notice about a product in several sizes, of which an order
// holds some.
type NoticeOutcome struct {
	Product  string
	Sizes    []string       // of which the notice spoke
	Named    bool           // it named one of them
	Answer   TwoSizeOutcome // the first answer, or that the lines were changed; "" where it was passed over
	Several  bool           // ordered in several of the sizes
	Returned Returned       // how many of them came back, ReturnedNone at first
}

// Outcomes lists all that is told of a notice by what became of it.
func (n NoticeOutcome) Outcomes() []TwoSizeOutcome {
	all := []TwoSizeOutcome{TwoSizesShown}
	if n.Answer != "" {
		all = append(all, n.Answer)
	}
	switch {
	case !n.Several:
		return append(all, TwoSizesOrderedOne)
	case n.Returned == ReturnedSome:
		return append(all, TwoSizesOrderedBoth, TwoSizesOneReturned)
	case n.Returned == ReturnedAll:
		return append(all, TwoSizesOrderedBoth, TwoSizesBothReturned)
	}
	return append(all, TwoSizesOrderedBoth)
}

// TwoSizeOutcome is what became of a notice about a product in several sizes. It is told by
// releases, of notices that an order followed.
type TwoSizeOutcome string

// Outcomes. Those from ordering on follow a notice, too.
const (
	TwoSizesShown        TwoSizeOutcome = "shown"
	TwoSizesKeptAdvised  TwoSizeOutcome = "kept_advised"  // the one size the notice named
	TwoSizesKeptOther    TwoSizeOutcome = "kept_other"    // one size that it did not name
	TwoSizesKeptBoth     TwoSizeOutcome = "kept_both"     // all of them, said so
	TwoSizesChanged      TwoSizeOutcome = "changed"       // the lines were changed without an answer
	TwoSizesOrderedOne   TwoSizeOutcome = "ordered_one"   // ordered in one size
	TwoSizesOrderedBoth  TwoSizeOutcome = "ordered_both"  // ordered in several
	TwoSizesOneReturned  TwoSizeOutcome = "one_returned"  // of several ordered, some came back
	TwoSizesBothReturned TwoSizeOutcome = "both_returned" // of several ordered, all came back
)
