package catalogue

import (
	"cmp"
	"iter"
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
	type candidate struct {
		place, like int
		price       models.Cents
	}
	var found []candidate
	for _, t := range typesOf(GroupOf(of.Type)) {
		if (t == fit.Shorts) != (of.Type == fit.Shorts) {
			continue
		}
		for _, i := range s.byType[kind{of.Sizing, t}] {
			if p := s.rows[i].product; p.Slug != of.Slug {
				found = append(found, candidate{int(i), Likeness(p, of), s.prices[i]})
			}
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(a.price, b.price), cmp.Compare(a.place, b.place))
	})
	list := make([]*models.Product, len(found))
	for i, c := range found {
		list[i] = s.rows[c.place].product
	}
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
// turns, so that the first few are of different kinds; within a type the newest come first. What
// is not asked for is not looked for.
func (s *Snapshot) Combinations(of *models.Product, colour models.Colour) iter.Seq[Combination] {
	return func(yield func(Combination) bool) {
		var turns []*turn
		for _, want := range wornWith[layerOf(of.Type)] {
			var ofLayer []*turn
			for k, places := range s.byType {
				if k.sizing != of.Sizing || layerOf(k.kind) != want {
					continue
				}
				t := &turn{places: places}
				if s.advance(t, of, colour) {
					ofLayer = append(ofLayer, t)
				}
			}
			slices.SortFunc(ofLayer, func(a, b *turn) int { return cmp.Compare(a.at, b.at) })
			turns = append(turns, ofLayer...)
		}
		for len(turns) > 0 {
			for _, t := range turns {
				if !yield(t.found) {
					return
				}
			}
			turns = slices.DeleteFunc(turns, func(t *turn) bool { return !s.advance(t, of, colour) })
		}
	}
}

// turn is what is left of a type that takes turns.
type turn struct {
	places []int32
	at     int32
	found  Combination
}

// advance finds the next article of a type that is worn with one; false where there is none.
func (s *Snapshot) advance(t *turn, of *models.Product, colour models.Colour) bool {
	for len(t.places) > 0 {
		t.at, t.places = t.places[0], t.places[1:]
		p := s.rows[t.at].product
		if warm(p) && light(of) || light(p) && warm(of) {
			continue
		}
		if c, ok := colourWith(p, colour); ok {
			t.found = Combination{p, c}
			return true
		}
	}
	return false
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
