package catalogue

import (
	"slices"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// Likeness says how alike two articles are, from 0: the type counts double, beside cut,
// material, stretch and leg.
func Likeness(a, b *models.Product) int {
	like := 0
	for _, same := range [...]bool{a.Type == b.Type, a.Type == b.Type, a.Cut == b.Cut, a.Material == b.Material, a.Stretch == b.Stretch, a.Leg == b.Leg} {
		if same {
			like++
		}
	}
	return like
}

// Alike lists the other articles of a department and garment group, shorts apart from what covers
// the leg: the most like one first, then the cheapest.
func (s *Snapshot) Alike(of *models.Product) []*models.Product {
	var list []*models.Product
	for _, p := range s.products {
		if p != of && p.Sizing == of.Sizing && GroupOf(p.Type) == GroupOf(of.Type) && (p.Type == fit.Shorts) == (of.Type == fit.Shorts) {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b *models.Product) int {
		if d := Likeness(b, of) - Likeness(a, of); d != 0 {
			return d
		}
		return int(s.Price(a.Slug) - s.Price(b.Slug))
	})
	return list
}

// Combination is an article that is worn with another, in a colour that goes with its.
type Combination struct {
	Product *models.Product
	Colour  models.Colour
}

// layer is where on the body a garment is worn.
type layer int

const (
	upper layer = iota
	lower
	outer
	whole // a dress or jumpsuit: upper and lower in one
)

func layerOf(t fit.Type) layer {
	switch t {
	case fit.Trousers, fit.Jeans, fit.Shorts, fit.Skirt:
		return lower
	case fit.Blazer, fit.Jacket, fit.Coat:
		return outer
	case fit.Dress, fit.Jumpsuit:
		return whole
	}
	return upper
}

// wornWith are the layers that complete one, the one missed most first.
var wornWith = map[layer][]layer{
	upper: {lower, outer},
	lower: {upper, outer},
	outer: {lower, upper, whole},
	whole: {outer},
}

// calm are the colour families that go with every other one.
var calm = []string{"white", "beige", "grey", "black", "brown"}

// goTogether reports whether two colours are worn together: one of them is calm, and they are
// not so alike that they miss each other by a shade.
func goTogether(a, b models.Colour) bool {
	return a.Family != b.Family && (slices.Contains(calm, a.Family) || slices.Contains(calm, b.Family))
}

// warm and light materials are not worn together.
var (
	warmMaterials  = []string{"wool", "cashmere"}
	lightMaterials = []string{"linen"}
)

func warm(p *models.Product) bool {
	return p.Type == fit.Coat || slices.Contains(warmMaterials, p.Material)
}

func light(p *models.Product) bool {
	return p.Type == fit.Shorts || slices.Contains(lightMaterials, p.Material)
}

// Combinations lists articles of the same department that are worn with one in a colour: of the
// layers it lacks, in season with it, each in a colour in stock that goes with its. Types take
// turns, so that the first few are of different kinds; within a type the newest come first.
func (s *Snapshot) Combinations(of *models.Product, colour models.Colour) []Combination {
	var turns [][]Combination
	at := map[fit.Type]int{}
	for _, want := range wornWith[layerOf(of.Type)] {
		for _, p := range s.products {
			if layerOf(p.Type) != want || p.Sizing != of.Sizing || warm(p) && light(of) || light(p) && warm(of) {
				continue
			}
			c, ok := colourWith(p, colour)
			if !ok {
				continue
			}
			i, known := at[p.Type]
			if !known {
				i = len(turns)
				at[p.Type], turns = i, append(turns, nil)
			}
			turns[i] = append(turns[i], Combination{p, c})
		}
	}
	var list []Combination
	for n := 0; ; n++ {
		before := len(list)
		for _, turn := range turns {
			if n < len(turn) {
				list = append(list, turn[n])
			}
		}
		if len(list) == before {
			return list
		}
	}
}

// colourWith is the first colour in stock of an article that goes with another.
func colourWith(p *models.Product, with models.Colour) (models.Colour, bool) {
	for _, c := range p.Colours {
		if !goTogether(c, with) {
			continue
		}
		for _, v := range p.Variants {
			if v.Colour == c.Key && v.Stock > 0 {
				return c, true
			}
		}
	}
	return models.Colour{}, false
}
