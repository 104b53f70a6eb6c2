package list

import (
	"fmt"
	"strings"

	"ebenmass/models"
	"ebenmass/static"
	"ebenmass/views/shell"
)

// neverAsked are the things the home page promises never to ask for: home.never.<name>.
func neverAsked() []string {
	return []string{"weight", "age", "photo", "health", "address", "account"}
}

// tapeTicks draws n ticks of a tape measure, step apart; every fifth is longer, every
// tenth the longest.
func tapeTicks(n, step int) string {
	var path strings.Builder
	for i := range n {
		length := 6
		switch {
		case i%10 == 0:
			length = 16
		case i%5 == 0:
			length = 11
		}
		fmt.Fprintf(&path, "M%d.5 0v%d", i*step, length)
	}
	return path.String()
}

// HomePage shows the shop's face.
type HomePage struct {
	shell.Page
	Outfit   []Card // what hangs at the top, the largest first
	New      []Card
	Kinds    []KindLink
	Measured *MeasuredArticle // nil for none
}

// MeasuredArticle is an article with one size of its chart read out.
type MeasuredArticle struct {
	Card      Card
	Size      string
	Sizes     int // how many the chart has
	Measures  []GarmentMeasure
	ChartHref string
}

// GarmentMeasure is one finished measure of a garment.
type GarmentMeasure struct {
	Dim models.Dim
	Cm  float64
}

// KindLink leads to a kind of garment.
type KindLink struct {
	Key   string // value of the category query parameter; its name is the message "category.<key>"
	Card  Card   // an article that stands for it
	Count int
}

// head describes the shop and its search.
func (p HomePage) head() shell.Page {
	shop := p.BaseURL + "/#shop"
	return p.WithGraph(
		shell.Organization{Type: "OnlineStore", ID: shop, Name: shell.ShopName, URL: p.CanonicalURL(p.Lang), Logo: p.BaseURL + static.Path("icons/ebenmass.svg")},
		webSite{
			Type: "WebSite", Name: shell.ShopName, URL: p.CanonicalURL(p.Lang), InLanguage: p.Lang, Publisher: shell.Reference{ID: shop},
			Action: searchAction{
				Type:   "SearchAction",
				Target: entryPoint{Type: "EntryPoint", Template: p.BaseURL + p.URL("/products?q={search_term_string}")},
				Input:  "required name=search_term_string",
			},
		},
	)
}

type webSite struct {
	Type       string          `json:"@type"`
	Name       string          `json:"name"`
	URL        string          `json:"url"`
	InLanguage models.Lang     `json:"inLanguage"`
	Publisher  shell.Reference `json:"publisher"`
	Action     searchAction    `json:"potentialAction"`
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
