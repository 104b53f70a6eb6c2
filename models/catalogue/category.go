package catalogue

import (
	"slices"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// Categories are the departments.
const (
	CategoryWomen = string(fit.Women)
	CategoryMen   = string(fit.Men)
)

// freshDays is how long an article counts as new, reckoned back from the latest arrival:
// a shop that pauses still shows its last delivery as new.
const freshDays = 30

// groups are the garment groups in the order menus show them.
var groups = []struct {
	key   string
	types []fit.Type
}{
	{"tops", []fit.Type{fit.TShirt, fit.Polo}},
	{"shirts", []fit.Type{fit.Shirt, fit.Blouse}},
	{"knitwear", []fit.Type{fit.Knit, fit.Sweatshirt}},
	{"jackets", []fit.Type{fit.Blazer, fit.Jacket, fit.Coat}},
	{"dresses", []fit.Type{fit.Dress, fit.Jumpsuit}},
	{"skirts", []fit.Type{fit.Skirt}},
	{"trousers", []fit.Type{fit.Trousers, fit.Jeans, fit.Shorts}},
}

// Groups lists the garment groups, values of the kind parameter, in the order menus show them.
func Groups() []string {
	keys := make([]string, len(groups))
	for i, g := range groups {
		keys[i] = g.key
	}
	return keys
}

// GroupOf returns the garment group of a type, "" for an unknown type.
func GroupOf(t fit.Type) string {
	for _, g := range groups {
		for _, member := range g.types {
			if member == t {
				return g.key
			}
		}
	}
	return ""
}

// typesOf lists the types of a garment group.
func typesOf(group string) []fit.Type {
	for _, g := range groups {
		if g.key == group {
			return g.types
		}
	}
	return nil
}

// New reports whether a product came with the latest arrivals.
func (s *Snapshot) New(slug string) bool {
	i, ok := s.bySlug[slug]
	return ok && s.fresh.Contains(uint32(i))
}

// freshSince is the moment after which arrivals are new, by the newest product.
func freshSince(newest *models.Product) time.Time { return newest.Added.AddDate(0, 0, -freshDays) }

// Related lists up to n other products for the same department, first those of the same
// type, then of the same group, then the newest.
func (s *Snapshot) Related(slug string, n int) []*models.Product {
	at, ok := s.bySlug[slug]
	if !ok {
		return nil
	}
	of := s.rows[at].product
	group := GroupOf(of.Type)
	others := func(t fit.Type) []int32 { return s.byType[kind{of.Sizing, t}] }
	var list []*models.Product
	take := func(places []int32) {
		for _, i := range places {
			if len(list) < n && int(i) != at {
				list = append(list, s.rows[i].product)
			}
		}
	}
	// Of each type the n newest are enough, and one more for the product itself.
	newest := func(met func(fit.Type) bool) []int32 {
		var places []int32
		for k, of := range s.byType {
			if k.sizing == s.rows[at].product.Sizing && met(k.kind) {
				places = append(places, of[:min(n+1, len(of))]...)
			}
		}
		slices.Sort(places)
		return places
	}
	same := others(of.Type)
	take(same[:min(n+1, len(same))])
	if len(list) < n {
		take(newest(func(t fit.Type) bool { return t != of.Type && GroupOf(t) == group }))
	}
	if len(list) < n {
		take(newest(func(t fit.Type) bool { return t != of.Type && GroupOf(t) != group }))
	}
	return list
}
