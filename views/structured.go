package views

import (
	"ebenmass/models"
	"ebenmass/static"
)

// linkedData is a page's facts in the vocabulary of schema.org. Each says what the page
// shows and nothing else.
type linkedData struct {
	Context string `json:"@context"`
	Graph   []any  `json:"@graph"`
}

// reference points to a thing that stands elsewhere in the graph.
type reference struct {
	ID string `json:"@id"`
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

// breadcrumbs are the steps as the page shows them; the last is the page itself.
func (p Page) breadcrumbs(crumbs []Crumb) breadcrumbList {
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

type organization struct {
	Type string `json:"@type"`
	ID   string `json:"@id,omitempty"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
	Logo string `json:"logo,omitempty"`
}

type webSite struct {
	Type       string       `json:"@type"`
	Name       string       `json:"name"`
	URL        string       `json:"url"`
	InLanguage models.Lang  `json:"inLanguage"`
	Publisher  reference    `json:"publisher"`
	Action     searchAction `json:"potentialAction"`
}

type searchAction struct {
	Type   string     `json:"@type"`
	Target entryPoint `json:"target"`
	Input  string     `json:"query-input"`
}

type entryPoint struct {
	Type     string `json:"@type"`
	Template string `json:"urlTemplate"`
}

// head describes the shop and its search.
func (p HomePage) head() Page {
	shop := p.BaseURL + "/#shop"
	page := p.Page
	page.graph = []any{
		organization{Type: "OnlineStore", ID: shop, Name: shopName, URL: p.canonical(p.Lang), Logo: p.BaseURL + static.Path("icons/ebenmass.svg")},
		webSite{
			Type: "WebSite", Name: shopName, URL: p.canonical(p.Lang), InLanguage: p.Lang, Publisher: reference{shop},
			Action: searchAction{
				Type:   "SearchAction",
				Target: entryPoint{Type: "EntryPoint", Template: p.BaseURL + p.URL("/products?q={search_term_string}")},
				Input:  "required name=search_term_string",
			},
		},
	}
	return page
}
