package models

import "slices"

// VATShare is the VAT that an amount contains at one rate.
type VATShare struct {
	Percent int
	Cents   Cents
}

// VAT returns the VAT that the order's total contains, the highest rate first. A reduction is
// spread over the lines by their value, and delivery follows the rate of most of the goods, as
// what only serves the sale does (Abschnitt 3.10 (5) UStAE). Amounts are rounded per rate.
func (o Order) VAT() []VATShare {
	gross := map[int]Cents{}
	for _, l := range o.Lines {
		gross[l.VATPercent] += l.Total()
	}
	most := 0
	for rate, sum := range gross {
		if sum > gross[most] || sum == gross[most] && rate > most {
			most = rate
		}
	}
	left := o.Reduction
	for rate, sum := range gross {
		if rate != most && o.Goods > 0 {
			off := o.Reduction * sum / o.Goods
			gross[rate] -= off
			left -= off
		}
	}
	gross[most] += o.Shipping - left
	shares := make([]VATShare, 0, len(gross))
	for rate, sum := range gross {
		if rate > 0 {
			shares = append(shares, VATShare{rate, contained(sum, rate)})
		}
	}
	slices.SortFunc(shares, func(a, b VATShare) int { return b.Percent - a.Percent })
	return shares
}

// contained is the VAT in an amount that includes it, rounded half up.
func contained(gross Cents, percent int) Cents {
	whole := Cents(100 + percent)
	return (2*gross*Cents(percent) + whole) / (2 * whole)
}
