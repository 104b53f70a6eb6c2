package demo

import (
	"math"
	"strconv"

	"ebenmass/models"
	"ebenmass/models/shopkeep"
	"ebenmass/views/text"
)

// euros writes what a number of returns costs, without cents.
func (p ShopkeeperPage) euros(returns int) string {
	return p.T("shopkeeper.euros", "n", text.Number(p.Lang, float64(returns)*float64(p.Choice.ReturnCost)/100, 0))
}

// perHundred is a part of a whole of which 100 would be all; 0 of nothing.
func perHundred(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return int(math.Round(100 * float64(part) / float64(whole)))
}

// px writes a length of a drawing, to a tenth.
func px(f float64) string { return strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64) }

// kindClass is the colour of a kind of reason in every chart.
func kindClass(k shopkeep.ReasonKind) string {
	switch k {
	case shopkeep.KindTight:
		return "h-tight"
	case shopkeep.KindLoose:
		return "h-wide"
	case shopkeep.KindTwoSizes:
		return "h-two"
	}
	return "h-other"
}

// barWidth is a bar's length of 240, for the longest of which it is all.
func barWidth(n, most int) string { return px(240 * float64(n) / float64(max(most, 1))) }

// reasonsSay is the sentence over the chart of reasons.
func (p ShopkeeperPage) reasonsSay() string {
	all, ofSize := p.Overview.Told()
	if all == 0 {
		return p.T("shopkeeper.reasons.none")
	}
	return p.T("shopkeeper.reasons.say", "n", perHundred(ofSize, all), "all", number(p.Page, all))
}

// zonesSay is the sentence over the chart of places.
func (p ShopkeeperPage) zonesSay() string {
	zone, kind, ok := p.Overview.Worst()
	if !ok {
		return p.T("shopkeeper.zones.none")
	}
	return p.T("shopkeeper.zones.say."+string(kind), "zone", p.T("shopkeeper.place."+zone.String()))
}

// mostOfZone is the longest bar of the chart of places.
func (p ShopkeeperPage) mostOfZone() (most int) {
	for _, z := range p.Overview.Zones {
		most = max(most, z.Tight, z.Loose)
	}
	return most
}

// twoParts are what followed notices that named a size, of which they are all.
type twoParts struct {
	Shown    int
	Parts    []twoPart
	Ordered  int // of them in several sizes
	Returned int // of those, some or all came back
	Told     bool
}

// twoPart is one way in which it went; Class is its colour.
type twoPart struct {
	Outcome models.TwoSizeOutcome
	N       int
	Class   string
}

// twoParts reads them from the rows; Told is false where the release tells too little.
func (p ShopkeeperPage) twoParts() (parts twoParts) {
	n := map[models.TwoSizeOutcome]shopkeep.Count{}
	for _, row := range p.TwoSizes {
		n[row.Outcome] = row.Named
	}
	shown, ordered := n[models.TwoSizesShown], n[models.TwoSizesOrderedBoth]
	if len(p.TwoSizes) == 0 || shown.Hidden || shown.N == 0 || ordered.Hidden {
		return parts
	}
	parts = twoParts{Shown: shown.N, Ordered: ordered.N, Told: true}
	parts.Returned = min(ordered.N, n[models.TwoSizesOneReturned].N+n[models.TwoSizesBothReturned].N)
	left := shown.N
	for _, part := range []twoPart{
		{models.TwoSizesKeptAdvised, 0, "t1"}, {models.TwoSizesKeptBoth, 0, "t2"}, {models.TwoSizesKeptOther, 0, "t3"},
	} {
		part.N = min(left, n[part.Outcome].N)
		left -= part.N
		parts.Parts = append(parts.Parts, part)
	}
	parts.Parts = append(parts.Parts, twoPart{models.TwoSizesChanged, left, "t4"}) // noise included
	return parts
}

// twoSay is the result as one sentence, whatever it is.
func (p ShopkeeperPage) twoSay(parts twoParts) string {
	return p.T("shopkeeper.two_sizes.say",
		"advised", perHundred(parts.Parts[0].N, parts.Shown), "ordered", number(p.Page, parts.Ordered),
		"came", perHundred(parts.Returned, parts.Ordered), "parcels", number(p.Page, parts.Returned), "euros", p.euros(parts.Returned))
}

// bit is a part of a bar: where it begins and how long it is.
type bit struct{ Class, X, Width string }

// barFull is the share of returns whose bar is as long as there is room, of 100 px.
const barFull = 0.5

// bits parts an article's bar of returns by what releases tell of its reasons; where they tell
// nothing the bar is whole.
func (r ShopkeeperRow) bits() (bits []bit) {
	length := 100 * min(1, max(0, r.ReturnedShare())/barFull)
	told := map[string]int{}
	all := 0
	for _, c := range r.Complaints {
		told[kindClass(shopkeep.KindOf(c.Complaint.Reason))] += c.N
		all += c.N
	}
	if all == 0 {
		told, all = map[string]int{"h-other": 1}, 1
	}
	at := 0.0
	for _, class := range []string{"h-tight", "h-wide", "h-two", "h-other"} {
		if width := length * float64(told[class]) / float64(all); width > 0 {
			bits = append(bits, bit{class, px(at), px(max(0.3, width-0.6))})
			at += width
		}
	}
	return bits
}

// The scale of how articles run: its middle, half its length and the offset at its end, in px
// and logits.
const (
	runsMiddle = 60.0
	runsHalf   = 54.0
	runsEnd    = 1.5
	runsZ      = 1.96
)

// runsAt is where an offset stands on the scale.
func runsAt(offset float64) float64 {
	return runsMiddle + runsHalf*max(-1, min(1, offset/runsEnd))
}

// runsRange is the interval of 95 % as a path.
func (r ShopkeeperRow) runsRange() string {
	half := runsZ * r.Released.Offset.SD
	return "M" + px(runsAt(r.Released.Offset.Value-half)) + " 9H" + px(runsAt(r.Released.Offset.Value+half))
}

func (r ShopkeeperRow) runsDot() string { return px(runsAt(r.Released.Offset.Value)) }

// runsClass is the colour of how an article runs.
func (r ShopkeeperRow) runsClass() string {
	return map[string]string{"small": "r-tight", "large": "r-wide"}[r.runs()] + map[string]string{"expected": "r-mid"}[r.runs()]
}
