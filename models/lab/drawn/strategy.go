package drawn

import (
	"ebenmass/models/evidence"
	"ebenmass/models/fit"
)

// Costs, in cents. The German fashion trade reports 7 to 20 € for a parcel that comes back, by
// what is counted (postage and handling alone, or loss of value too). 15 € and the worth of a
// kept piece are those that fit.Threshold is derived from.
const (
	parcelCost = 1500
	parcelLow  = 700
	parcelHigh = 2000
	keptWorth  = 1000
)

func costs() evidence.Costs {
	return evidence.Costs{Parcel: parcelCost, Low: parcelLow, High: parcelHigh, Kept: keptWorth}
}

// strategy is a way of choosing sizes.
type strategy uint8

const (
	followAdvice  strategy = iota // the size the advice names (of two, the one it names first), or nothing
	adviceOrChart                 // that, or the body chart's where it names none
	usualSize                     // always the usual size
	twoSizes                      // the body chart's and its neighbour, in one parcel
	bodyChart                     // the body chart's
	numStrategies
)

var strategyNames = [numStrategies]string{"advice", "advice_else_chart", "usual", "two_sizes", "chart"}

// orderOutcomes is what became of the wishes of many. A piece is kept if it fits, and one at most (of
// two the one that has every zone in its band); all
// others come back, in one parcel an order. What is sent back because it does not please is
// left out: no choice of size changes it.
type orderOutcomes struct{ wishes, orders, kept, inBand, returned, parcels int }

// order lets somebody order up to two sizes of an article; -1 is none.
func (s *orderOutcomes) order(w *groundTruth, article int, sizes ...int) {
	s.wishes++
	ordered, kept, inBand := 0, 0, 0
	for _, k := range sizes {
		if k < 0 {
			continue
		}
		ordered++
		if w.fits(article, k) {
			kept = 1
			if w.exact[article][k].InBand() {
				inBand = 1
			}
		}
	}
	if ordered == 0 {
		return
	}
	s.orders++
	s.kept += kept
	s.inBand += inBand
	s.returned += ordered - kept
	if ordered > kept {
		s.parcels++
	}
}

func (s *orderOutcomes) add(t orderOutcomes) {
	s.wishes, s.orders, s.kept = s.wishes+t.wishes, s.orders+t.orders, s.kept+t.kept
	s.inBand, s.returned, s.parcels = s.inBand+t.inBand, s.returned+t.returned, s.parcels+t.parcels
}

// result is what a wish leads to on average.
func (s *orderOutcomes) result(name string) evidence.Strategy {
	per := func(n int) float64 { return ratio(n, s.wishes) }
	r := evidence.Strategy{
		Name: name, Kept: per(s.kept), InBand: per(s.inBand), Returned: per(s.returned), Nothing: per(s.wishes - s.orders),
		Cost: parcelCost * per(s.parcels), CostLow: parcelLow * per(s.parcels), CostHigh: parcelHigh * per(s.parcels),
	}
	worth := keptWorth * per(s.kept)
	r.Net, r.NetLow, r.NetHigh = worth-r.Cost, worth-r.CostLow, worth-r.CostHigh
	return r
}

func ratio(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// playStrategies plays all strategies with what somebody told and was advised.
func (w *groundTruth) playStrategies(article int, measured *[fit.NumMeasures]float64, advised int, into *[numStrategies]orderOutcomes) {
	chart, beside := w.articles[article].lookUp(measured)
	either := advised
	if either < 0 {
		either = chart
	}
	into[followAdvice].order(w, article, advised)
	into[adviceOrChart].order(w, article, either)
	into[usualSize].order(w, article, w.usual[article])
	into[twoSizes].order(w, article, chart, beside)
	into[bodyChart].order(w, article, chart)
}
