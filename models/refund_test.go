package models

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// bought is an order of random lines with the discount.
func bought(random *rand.Rand) Order {
	o := Order{Discount: DiscountCode}
	for i := range 1 + random.IntN(6) {
		line := OrderLine{Position: i, Quantity: 1 + random.IntN(10), Price: Cents(1 + random.IntN(30000))}
		o.Lines = append(o.Lines, line)
		o.Goods += line.Total()
	}
	o.Reduction, _ = Discount(o.Discount, o.Goods)
	return o
}

func allBack(left []int) bool {
	return !slices.ContainsFunc(left, func(n int) bool { return n > 0 })
}

func TestRefunded_SumsToPaid(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 11))
	for range 2000 {
		o := bought(random)
		var returns []Return
		for !allBack(o.Left(returns)) {
			var r Return
			for i, n := range o.Left(returns) {
				if n > 0 && random.IntN(3) == 0 {
					r.Lines = append(r.Lines, ReturnLine{Position: i, Quantity: 1 + random.IntN(n)})
				}
			}
			returns = append(returns, r)
		}
		var sum Cents
		for _, r := range o.Refunded(returns) {
			if r.Refund < 0 || r.Refund > o.Value(r) {
				t.Fatalf("a refund of %d for goods of %d", r.Refund, o.Value(r))
			}
			fair := float64(o.Value(r)) * float64(o.Goods-o.Reduction) / float64(o.Goods)
			if off := float64(r.Refund) - fair; off < -1 || off > 1 {
				t.Fatalf("a refund of %d is %f cents from its share", r.Refund, off)
			}
			sum += r.Refund
		}
		if sum != o.Goods-o.Reduction {
			t.Fatalf("%d returns give back %d of %d", len(returns), sum, o.Goods-o.Reduction)
		}
	}
}

func TestRefunded_Exchange(t *testing.T) {
	t.Parallel()
	o := Order{Lines: []OrderLine{{Position: 0, Quantity: 3, Price: 1000}}, Goods: 3000, Reduction: 300}
	returns := o.Refunded([]Return{
		{Lines: []ReturnLine{{Position: 0, Quantity: 1, Exchange: "other-size"}}},
		{Lines: []ReturnLine{{Position: 0, Quantity: 1}}},
	})
	if returns[0].Refund != 0 || returns[1].Refund != 900 {
		t.Errorf("refunds %d and %d", returns[0].Refund, returns[1].Refund)
	}
	if left := o.Left(returns); left[0] != 1 {
		t.Errorf("%d pieces are left", left[0])
	}
}

func TestShippingRefund_UsualDelivery(t *testing.T) {
	t.Parallel()
	for _, d := range Deliveries {
		if got := (Order{Shipping: d.Cost()}).ShippingRefund(); got != ShippingCost {
			t.Errorf("%s: %d", d, got)
		}
	}
}
