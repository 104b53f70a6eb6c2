package catalogue

import "time"

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
	// Articles of one type and department, new or not, reduced or not, are on the same lists.
	type state struct {
		kind
		fresh, reduced bool
	}
	lists := map[state][]int{}
	place := map[string]int{}
	for i, r := range s.rows {
		p := r.product
		at := state{kind{p.Sizing, p.Type}, s.fresh.Contains(uint32(i)), r.reduced}
		on, known := lists[at]
		if !known {
			department, group := string(p.Sizing), []string{GroupOf(p.Type)}
			queries := []Query{{}, {Category: department}, {Kind: group}, {Category: department, Kind: group}}
			if at.fresh {
				queries = append(queries, Query{New: true})
			}
			if at.reduced {
				queries = append(queries, Query{Reduced: true})
			}
			for _, q := range queries {
				q.Page = 1
				key := q.Values().Encode()
				n, listed := place[key]
				if !listed {
					n = len(landings)
					place[key], landings = n, append(landings, Landing{Query: q})
				}
				on = append(on, n)
			}
			lists[at] = on
		}
		changed := p.Changed(s.now)
		for _, n := range on {
			if changed.After(landings[n].Changed) {
				landings[n].Changed = changed
			}
		}
	}
	return landings
}
