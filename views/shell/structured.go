package shell

import "ebenmass/models"

// linkedData is a page's facts in the vocabulary of schema.org. Each says what the page
// shows and nothing else.
type linkedData struct {
	Context string `json:"@context"`
	Graph   []any  `json:"@graph"`
}

type breadcrumbList struct {
	Type  string     `json:"@type"`
	Items []listItem `json:"itemListElement"`
}

type listItem struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item,omitempty"`
}

// Breadcrumbs are the steps as the page shows them; the last is the page itself.
func (p Page) Breadcrumbs(crumbs []Crumb) breadcrumbList {
	list := breadcrumbList{Type: "BreadcrumbList"}
	for i, crumb := range crumbs {
		item := listItem{Type: "ListItem", Position: i + 1, Name: crumb.Label}
		if crumb.Href != "" {
			item.Item = p.BaseURL + crumb.Href
		}
		list.Items = append(list.Items, item)
	}
	return list
}

// Crumb is one step of the breadcrumb; the last has no Href.
type Crumb struct {
	Label, Href string
	Lang        models.Lang // of a label that is known in one language only; else ""
}

// Organization is a shop or a maker of schema.org.
type Organization struct {
	Type string `json:"@type"`
	ID   string `json:"@id,omitempty"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
	Logo string `json:"logo,omitempty"`
}

// Reference names a thing that the graph of a page describes elsewhere.
type Reference struct {
	ID string `json:"@id"`
}
