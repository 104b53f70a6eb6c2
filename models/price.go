package models

import "time"

// Reduction is a lowered price as PAngV § 11 allows it to be announced: against the
// lowest price of the 30 days before the reduction (CJEU C-330/23).
type Reduction struct {
	Lowest  Cents // lowest price of the 30 days before the present price began
	Percent int   // how much below Lowest the present price is, rounded down, at least 1
}

// Reduction returns the announced reduction at a moment; ok is false where the present
// price is not below the lowest price of the 30 days before it began.
func (p *Product) Reduction(now time.Time) (r Reduction, ok bool) {
	current := -1
	for i, point := range p.Prices {
		if !point.Since.After(now) {
			current = i
		}
	}
	if current < 1 {
		return Reduction{}, false
	}
	begin := p.Prices[current].Since
	from := begin.AddDate(0, 0, -30)
	lowest := p.Prices[current-1].Cents // in force just before the reduction, whenever it began
	for i := current - 1; i >= 0; i-- {
		if i+1 < current && !p.Prices[i+1].Since.After(from) {
			break // ended before the 30 days
		}
		lowest = min(lowest, p.Prices[i].Cents)
	}
	price := p.Prices[current].Cents
	if price >= lowest {
		return Reduction{}, false
	}
	percent := int((lowest - price) * 100 / lowest)
	if percent < 1 {
		return Reduction{}, false
	}
	return Reduction{Lowest: lowest, Percent: percent}, true
}
