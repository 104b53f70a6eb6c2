package rentals

import (
	"math"

	"ebenmass/models/fit"
)

// peerParts is in how many parts the rows are divided by lot: what a row's peers say of it
// never comes from its own part.
const peerParts = 10

// noPart is the part of a row that was not learned from.
const noPart = peerParts

// peers names rows that have something in common.
type peers struct {
	by         peerKind
	name, also string
	number     float64
}

type peerKind uint8

const (
	byCategory peerKind = iota
	byCategorySize
	byOccasion
	byItem
	byItemSize
	byItemBody
	byItemCup
	byItemHeight
	byUser
	byUserSize
	byUserCategory
	peerKinds
)

// peersOf are all peers of a row.
func peersOf(r *Rental) [peerKinds]peers {
	return [peerKinds]peers{
		byCategory:     {by: byCategory, name: r.Category},
		byCategorySize: {by: byCategorySize, name: r.Category, number: r.Size},
		byOccasion:     {by: byOccasion, name: r.Occasion},
		byItem:         {by: byItem, name: r.Item},
		byItemSize:     {by: byItemSize, name: r.Item, number: r.Size},
		byItemBody:     {by: byItemBody, name: r.Item, also: r.BodyType},
		byItemCup:      {by: byItemCup, name: r.Item, also: r.Cup},
		byItemHeight:   {by: byItemHeight, name: r.Item, number: heightStep(r.Height)},
		byUser:         {by: byUser, name: r.User},
		byUserSize:     {by: byUserSize, name: r.User, number: r.Size},
		byUserCategory: {by: byUserCategory, name: r.User, also: r.Category},
	}
}

// heightStep puts heights in steps of three inches; −1 where none is given.
func heightStep(inches float64) float64 {
	if math.IsNaN(inches) {
		return -1
	}
	return math.Floor(inches / 3)
}

// peerSums sums up peers.
type peerSums struct {
	rows, size, excess, day float64
	outcomes                [fit.NumOutcomes]float64 // rows per outcome
	outcomeExcess           [fit.NumOutcomes]float64 // their excess
}

// sumsOf is what one row adds; excess is its size less what the body lets expect.
func sumsOf(r *Rental, excess float64) peerSums {
	s := peerSums{rows: 1, size: r.Size, excess: excess, day: float64(r.Day)}
	s.outcomes[r.Outcome], s.outcomeExcess[r.Outcome] = 1, excess
	return s
}

// add adds o, times times.
func (s *peerSums) add(o *peerSums, times float64) {
	s.rows += times * o.rows
	s.size += times * o.size
	s.excess += times * o.excess
	s.day += times * o.day
	for k := range s.outcomes {
		s.outcomes[k] += times * o.outcomes[k]
		s.outcomeExcess[k] += times * o.outcomeExcess[k]
	}
}

// shares are how often peers said each outcome, drawn towards other shares as if those came
// from weight rows.
func (s *peerSums) shares(towards [fit.NumOutcomes]float64, weight float64) [fit.NumOutcomes]float64 {
	for k := range towards {
		towards[k] = drawnTo(s.outcomes[k], s.rows, towards[k], weight)
	}
	return towards
}

// drawnTo is a mean drawn towards another as if that came from weight rows.
func drawnTo(sum, rows, towards, weight float64) float64 {
	return (sum + weight*towards) / (rows + weight)
}

// meanOf is a sum per row, NaN without rows.
func meanOf(sum, rows float64) float64 {
	if rows == 0 {
		return math.NaN()
	}
	return sum / rows
}

// peerTable holds the sums of all peers: of all their rows, and of those in each part.
type peerTable map[peers]*peerEntry

type peerEntry struct {
	all   peerSums
	parts []partSums
}

// partSums sums up the peers in one part.
type partSums struct {
	part int
	sums peerSums
}

// of is what the peers in a part sum up to; nil where there are none.
func (e *peerEntry) of(part int) *peerSums {
	for i := range e.parts {
		if e.parts[i].part == part {
			return &e.parts[i].sums
		}
	}
	return nil
}

// add counts a row among its peers; what has no name has none.
func (t peerTable) add(r *Rental, part int, excess float64) {
	sums := sumsOf(r, excess)
	for _, p := range peersOf(r) {
		if p.name == "" {
			continue
		}
		e := t[p]
		if e == nil {
			e = &peerEntry{}
			t[p] = e
		}
		e.all.add(&sums, 1)
		if own := e.of(part); own != nil {
			own.add(&sums, 1)
		} else {
			e.parts = append(e.parts, partSums{part, sums})
		}
	}
}

// outside sums up the peers that are not in a part; noPart: all.
func (t peerTable) outside(p peers, part int) peerSums {
	e := t[p]
	if e == nil {
		return peerSums{}
	}
	sums := e.all
	if own := e.of(part); own != nil {
		sums.add(own, -1)
	}
	return sums
}
