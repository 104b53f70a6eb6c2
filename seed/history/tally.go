package history

import (
	"cmp"
	"slices"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// tally counts by everything but the number.
type tally struct {
	sold     map[models.SoldCount]int
	returned map[models.ReturnedCount]int
	fitted   map[models.FittedCount]int
	notices  map[models.TwoSizeCount]int
}

func newTally() *tally {
	return &tally{
		sold: map[models.SoldCount]int{}, returned: map[models.ReturnedCount]int{},
		fitted: map[models.FittedCount]int{}, notices: map[models.TwoSizeCount]int{},
	}
}

func (t *tally) sell(product, size string) { t.sold[models.SoldCount{Product: product, Size: size}]++ }

func (t *tally) takeBack(product, size string, c models.Complaint) {
	t.returned[models.ReturnedCount{Product: product, Size: size, Complaint: c}]++
}

func (t *tally) fit(product string, bin int, o fit.Outcome) {
	t.fitted[models.FittedCount{Product: product, Bin: bin, Outcome: o}]++
}

func (t *tally) notice(o models.TwoSizeOutcome, named bool) {
	t.notices[models.TwoSizeCount{Outcome: o, Named: named}]++
}

// history lists the counts in an order of their own.
func (t *tally) history() models.History {
	var h models.History
	for c, n := range t.sold {
		c.N = n
		h.Sold = append(h.Sold, c)
	}
	slices.SortFunc(h.Sold, func(a, b models.SoldCount) int {
		return cmp.Or(strings.Compare(a.Product, b.Product), strings.Compare(a.Size, b.Size))
	})
	for c, n := range t.returned {
		c.N = n
		h.Returned = append(h.Returned, c)
	}
	slices.SortFunc(h.Returned, func(a, b models.ReturnedCount) int {
		return cmp.Or(strings.Compare(a.Product, b.Product), strings.Compare(a.Size, b.Size), strings.Compare(a.Complaint.String(), b.Complaint.String()))
	})
	for c, n := range t.fitted {
		c.N = n
		h.Fitted = append(h.Fitted, c)
	}
	slices.SortFunc(h.Fitted, func(a, b models.FittedCount) int {
		return cmp.Or(strings.Compare(a.Product, b.Product), cmp.Compare(a.Bin, b.Bin), cmp.Compare(a.Outcome, b.Outcome))
	})
	for c, n := range t.notices {
		c.N = n
		h.TwoSizes = append(h.TwoSizes, c)
	}
	slices.SortFunc(h.TwoSizes, func(a, b models.TwoSizeCount) int {
		if a.Outcome == b.Outcome && a.Named != b.Named {
			return map[bool]int{true: -1, false: 1}[a.Named]
		}
		return cmp.Compare(a.Outcome, b.Outcome)
	})
	return h
}
