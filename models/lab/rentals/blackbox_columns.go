package rentals

import (
	"math"

	"ebenmass/models/fit"
)

// boxColumns turns rentals into what trees learn from.
type boxColumns struct {
	body   *bodySize
	bodies map[string]float64 // body types, numbered as they come
	shares [fit.NumOutcomes]float64
	peers  peerTable
	chosen *rowColumns // of which the sizes chosen on earlier days are used
}

func newBoxColumns(rows []Rental) boxColumns {
	c := boxColumns{body: learnBodySize(rows), bodies: map[string]float64{}, peers: peerTable{}, chosen: newRowColumns(rows, true)}
	for i := range rows {
		c.shares[rows[i].Outcome] += 1 / float64(len(rows))
		if body := rows[i].BodyType; body != "" {
			if _, known := c.bodies[body]; !known {
				c.bodies[body] = float64(len(c.bodies))
			}
		}
	}
	return c
}

// of are the columns of a row, as its peers outside a part see it.
func (c *boxColumns) of(r *Rental, part int) []float32 {
	expected := c.body.expect(r)
	v := boxRow{row: r, excess: r.Size - expected, values: make([]float32, 0, 64)}
	for k, p := range peersOf(r) {
		v.peers[k] = c.peers.outside(p, part)
	}
	v.add(r.Size, expected, v.excess, float64(r.Day), r.Weight/(r.Height*r.Height))
	for _, x := range numbersOf(r) {
		v.add(x)
	}
	if body, known := c.bodies[r.BodyType]; known {
		v.add(body)
	} else {
		v.add(math.NaN())
	}
	v.aboutOutcomes(c.shares)
	v.aboutSizes()
	usual, popular := c.chosen.choicesOf(r, part != noPart)
	v.add(usual.mean(userWeight), usual.rows, popular.mean(strangerWeight), popular.rows)
	v.add(v.excess - usual.mean(userWeight) - popular.mean(strangerWeight))
	return v.values
}

// boxRow is a row on its way to its columns.
type boxRow struct {
	row    *Rental
	excess float64 // size less what the body lets expect
	peers  [peerKinds]peerSums
	values []float32
}

func (v *boxRow) add(values ...float64) {
	for _, x := range values {
		v.values = append(v.values, float32(x))
	}
}

// aboutOutcomes adds what peers said and how many they are, each drawn towards the wider
// circle; the weights are set by hand.
func (v *boxRow) aboutOutcomes(all [fit.NumOutcomes]float64) {
	addShares := func(k peerKind, towards [fit.NumOutcomes]float64, weight float64) [fit.NumOutcomes]float64 {
		shares := v.peers[k].shares(towards, weight)
		v.add(shares[fit.OutcomeSmall], shares[fit.OutcomeLarge], v.peers[k].rows)
		return shares
	}
	category := addShares(byCategory, all, 50)
	addShares(byCategorySize, category, 30)
	addShares(byOccasion, all, 50)
	item := addShares(byItem, category, 12)
	addShares(byItemSize, item, 15)
	addShares(byItemBody, item, 15)
	addShares(byItemCup, item, 15)
	addShares(byItemHeight, item, 15)
	user := addShares(byUser, all, 3)
	addShares(byUserSize, user, 3)
	addShares(byUserCategory, user, 3)
	v.add(v.peers[byItemSize].rows / max(v.peers[byItem].rows, 1))
}

// aboutSizes adds how the size compares with those that peers wore, and with those of them
// that were too small, fitted and were too large; sizes are taken less what each body lets
// expect.
func (v *boxRow) aboutSizes() {
	category, item, user := &v.peers[byCategory], &v.peers[byItem], &v.peers[byUser]
	usual := drawnTo(category.excess, category.rows, 0, 20)
	ofItem := drawnTo(item.excess, item.rows, usual, 5)
	fitted := drawnTo(item.outcomeExcess[fit.OutcomeFits], item.outcomes[fit.OutcomeFits], ofItem, 8)
	v.add(v.excess-usual, v.excess-ofItem, v.excess-fitted)
	for _, s := range []*peerSums{item, user} {
		v.add(v.row.Size-meanOf(s.size, s.rows), float64(v.row.Day)-meanOf(s.day, s.rows))
		for k := range s.outcomes {
			v.add(v.excess - meanOf(s.outcomeExcess[k], s.outcomes[k]))
		}
	}
	v.add(v.excess - meanOf(user.excess, user.rows))
}
