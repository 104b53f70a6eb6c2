package models

import (
	"slices"
	"testing"
)

func TestVAT_Contained(t *testing.T) {
	t.Parallel()
	shirt := OrderLine{Quantity: 2, Price: 4990, VATPercent: 19}
	book := OrderLine{Quantity: 1, Price: 1070, VATPercent: 7}
	for _, c := range []struct {
		name  string
		order Order
		want  []VATShare
	}{
		{"one rate", Order{Lines: []OrderLine{shirt}, Goods: 9980}, []VATShare{{19, 1593}}},
		{"with delivery", Order{Lines: []OrderLine{shirt}, Goods: 9980, Shipping: 590}, []VATShare{{19, 1688}}},
		{"with a reduction", Order{Lines: []OrderLine{shirt}, Goods: 9980, Reduction: 998}, []VATShare{{19, 1434}}},
		{"two rates", Order{Lines: []OrderLine{shirt, book}, Goods: 11050}, []VATShare{{19, 1593}, {7, 70}}},
		{"two rates, a reduction and delivery", Order{Lines: []OrderLine{shirt, book}, Goods: 11050, Reduction: 1105, Shipping: 590}, []VATShare{{19, 1528}, {7, 63}}},
		{"no VAT", Order{Lines: []OrderLine{{Quantity: 1, Price: 500}}, Goods: 500}, []VATShare{}},
	} {
		if got := c.order.VAT(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
