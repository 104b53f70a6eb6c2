package catalogue

import (
	"slices"
	"time"

	"ebenmass/models"
)

// Landing returns the query in the one spelling under which search engines may list it:
// everything, a department, a garment group, both at once, or an offer alone, page by page.
// ok is false for all other filters, orders and searches: they show the same articles over
// and over, in more combinations than anyone looks for.
func (q Query) Landing() (landing Query, ok bool) {
	if len(q.Size)+len(q.Colour)+len(q.Material) > 0 || q.PriceMax > 0 || q.Text != "" || q.Sort != "" || q.Fits {
		return Query{}, false
	}
	var departments, groups, offers []string
	for _, c := range q.Category {
		switch c {
		case CategoryWomen, CategoryMen:
			departments = append(departments, c)
		case CategoryNew, CategorySale:
			offers = append(offers, c)
		default:
			groups = append(groups, c)
		}
	}
	ok = len(departments) <= 1 && len(groups) <= 1 && len(offers) <= 1 && (len(offers) == 0 || len(q.Category) == 1)
	return Query{Category: slices.Concat(departments, groups, offers), Page: q.Page}, ok
}

// Landing is a list that search engines may show, with the day one of its articles last changed.
type Landing struct {
	Query   Query
	Changed time.Time
}

// Landings lists the first pages of all landings that have articles: first everything, then
// departments, groups and offers as their newest articles come.
func (s *Snapshot) Landings() []Landing {
	var landings []Landing
	add := func(p *models.Product, category ...string) {
		i := slices.IndexFunc(landings, func(l Landing) bool { return slices.Equal(l.Query.Category, category) })
		if i < 0 {
			i = len(landings)
			landings = append(landings, Landing{Query: Query{Category: category, Page: 1}})
		}
		if changed := p.Changed(s.now); changed.After(landings[i].Changed) {
			landings[i].Changed = changed
		}
	}
	for i, p := range s.products {
		department, group := string(p.Sizing), GroupOf(p.Type)
		add(p)
		add(p, department)
		add(p, group)
		add(p, department, group)
		if s.entries[i].fresh {
			add(p, CategoryNew)
		}
		if s.entries[i].reduced {
			add(p, CategorySale)
		}
	}
	return landings
}
