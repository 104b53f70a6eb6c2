package catalogue

import (
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

// New reports whether a product came with the latest arrivals.
func (s *Snapshot) New(slug string) bool {
	i, ok := s.bySlug[slug]
	return ok && s.entries[i].fresh
}

// freshSince is the moment after which arrivals are new.
func (s *Snapshot) freshSince() time.Time {
	if len(s.products) == 0 {
		return s.now
	}
	return s.products[0].Added.AddDate(0, 0, -freshDays)
}

// Related lists up to n other products for the same department, first those of the same
// type, then of the same group, then the newest.
func (s *Snapshot) Related(slug string, n int) []*models.Product {
	of, ok := s.Product(slug)
	if !ok {
		return nil
	}
	return s.Similar(of, n)
}

// Similar is Related for an article that the catalogue need not have.
func (s *Snapshot) Similar(of *models.Product, n int) []*models.Product {
	tiers := [3][]*models.Product{}
	for _, p := range s.products {
		switch {
		case p == of || p.Sizing != of.Sizing:
		case p.Type == of.Type:
			tiers[0] = append(tiers[0], p)
		case GroupOf(p.Type) == GroupOf(of.Type):
			tiers[1] = append(tiers[1], p)
		default:
			tiers[2] = append(tiers[2], p)
		}
	}
	related := append(append(tiers[0], tiers[1]...), tiers[2]...)
	return related[:min(n, len(related))]
}
