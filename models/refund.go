package models

// Left returns how many pieces of each line have not come back or been exchanged yet, in the
// order of the lines; never less than 0.
func (o Order) Left(returns []Return) []int {
	left := make([]int, len(o.Lines))
	for i, line := range o.Lines {
		left[i] = line.Quantity
		for _, r := range returns {
			for _, back := range r.Lines {
				if back.Position == line.Position {
					left[i] = max(0, left[i]-back.Quantity)
				}
			}
		}
	}
	return left
}

// Value returns what the pieces of a return that come back for money cost, before a discount.
func (o Order) Value(r Return) (cents Cents) {
	for _, back := range r.Lines {
		for _, line := range o.Lines {
			if line.Position == back.Position && back.Exchange == "" {
				cents += line.Price.Times(back.Quantity)
			}
		}
	}
	return cents
}

// Refunded returns the returns of an order, given in the order they were announced, with
// their refunds. Each gives back its goods less their share of the discount. The share is
// rounded on the sum of all that came back so far, so that all returns together give back
// exactly what was paid for the goods, whatever comes back when.
func (o Order) Refunded(returns []Return) []Return {
	var back Cents
	refunded := make([]Return, len(returns))
	for i, r := range returns {
		value := o.Value(r)
		r.Refund = o.paid(back+value) - o.paid(back)
		back += value
		refunded[i] = r
	}
	return refunded
}

// paid returns what was paid for goods of a value that are part of the order: less their
// share of the discount, rounded down to a cent.
func (o Order) paid(value Cents) Cents {
	if o.Goods == 0 {
		return 0
	}
	return value - o.Reduction*value/o.Goods
}

// ShippingRefund returns what a withdrawal from the whole contract gives back of the cost of
// delivery: no more than the usual way costs (§ 357 (2) BGB).
func (o Order) ShippingRefund() Cents { return min(o.Shipping, ShippingCost) }
