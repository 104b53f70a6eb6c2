package catalogue

import (
	"time"

	"ebenmass/models"
)

// Landing returns the query in the one spelling under which search engines may list it:
// everything, a department, a garment group, both at once, or an offer alone, page by page.
// ok is false for all other filters, orders and searches: they show the same articles over
// and over, in more combinations than anyone looks for.
func (q Query) Landing() (landing Query, ok bool) {
	filtered := len(q.Size)+len(q.Waist)+len(q.Length)+len(q.Colour)+len(q.Material) > 0 || q.PriceMax > 0
	if filtered || q.Text != "" || q.Sort != "" || q.Fits || len(q.Kind) > 1 {
		return Query{}, false
	}
	if offer := q.New || q.Reduced; offer && (q.New && q.Reduced || q.Category != "" || len(q.Kind) > 0) {
		return Query{}, false
	}
	return Query{Category: q.Category, Kind: q.Kind, New: q.New, Reduced: q.Reduced, Page: q.Page}, true
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
	place := map[string]int{}
	add := func(p *models.Product, q Query) {
		q.Page = 1
		key := q.Values().Encode()
		i, known := place[key]
		if !known {
			i = len(landings)
			place[key] = i
			landings = append(landings, Landing{Query: q})
		}
		if changed := p.Changed(s.now); changed.After(landings[i].Changed) {
			landings[i].Changed = changed
		}
	}
	for i, p := range s.products {
		department, group := string(p.Sizing), []string{GroupOf(p.Type)}
		add(p, Query{})
		add(p, Query{Category: department})
		add(p, Query{Kind: group})
		add(p, Query{Category: department, Kind: group})
		if s.entries[i].fresh {
			add(p, Query{New: true})
		}
		if s.entries[i].reduced {
			add(p, Query{Reduced: true})
		}
	}
	return landings
}
