package list

import "ebenmass/views/markup"

// facetFilter is one way to narrow the list with all its choices, of which there are a hundred on a
// page: it is written piece by piece.
func facetFilter(p ListingPage, facet Facet) *markup.Builder {
	m, name := markup.New(4<<10).Raw(`<details class="facet"`), p.T("listing.facet."+facet.Name)
	if facet.startsOpen() {
		m.Raw(" open")
	}
	m.Raw("><summary>").Text(name).Raw(" ")
	if n := facet.chosen(); n > 0 {
		m.Raw(`<span class="facet-chosen">`).Int(n).Raw("</span>")
	}
	m.Raw(`</summary><fieldset class="facet-options facet-`).Text(facet.Name).Raw(`"><legend class="visually-hidden">`).Text(name).Raw("</legend> ")
	if facet.Single {
		all := facet.all()
		m.Raw(`<label class="facet-option"><input type="radio"`).Attribute("name", facet.Name).Raw(` value=""`)
		if all.Selected {
			m.Raw(" checked")
		}
		m.Raw(`> <span class="facet-label">`).Text(p.T("listing.any." + facet.Name)).Raw(`</span> <span class="facet-count">`).Text(all.count(p.Lang)).Raw("</span></label> ")
	}
	for i := range facet.Options {
		option := &facet.Options[i]
		m.Raw(`<label class="facet-option`)
		if option.Count == 0 && !option.Selected && !option.More {
			m.Raw(" facet-none")
		}
		kind := "checkbox"
		if facet.Single {
			kind = "radio"
		}
		m.Raw(`"><input type="`, kind, `"`).Attribute("name", option.Name).Attribute("value", option.Value)
		if option.Selected {
			m.Raw(" checked")
		}
		m.Raw("> ")
		if option.Hex != "" {
			m.Raw(`<svg class="dot" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true"><circle cx="7" cy="7" r="6.5"`).Attribute("fill", option.Hex).Raw("></circle></svg>")
		}
		m.Raw(`<span class="facet-label">`).Text(option.Label).Raw(`</span> <span class="facet-count" data-count="`).Int(option.Count).Raw(`">`).Text(option.count(p.Lang)).Raw("</span></label>")
	}
	return m.Raw("</fieldset></details>")
}
