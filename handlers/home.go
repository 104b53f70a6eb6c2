package handlers

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/list"
	"ebenmass/views/product"
	"ebenmass/web/respond"
)

// newOnHome is how many new articles the home page shows.
const newOnHome = 8

// Home is the shop's face.
type Home struct{ *Shop }

// Show answers GET /{lang}/.
func (h Home) Show(c echo.Context) error {
	page := h.Page(c, "/")
	page.Title, page.Description = page.T("home.title"), page.T("home.description")
	snapshot := h.Catalogue.Snapshot()
	show := cards{snapshot, page.Lang}
	newest := snapshot.Newest(newOnHome)
	props := list.HomePage{
		Page: page, Outfit: show.outfit(newest), Measured: show.measured(),
		New: show.all(newest), Kinds: show.kinds(),
	}
	h.offerWishes(c, props.New, "/")
	return respond.HTML(c, http.StatusOK, list.Home(props))
}

// kinds shows every garment group that has articles by its newest one.
func (k cards) kinds() []list.KindLink {
	var links []list.KindLink
	var newest []*models.Product
	for _, group := range k.snapshot.GroupCounts() {
		links = append(links, list.KindLink{Key: group.Group, Count: group.Count})
		newest = append(newest, group.Newest)
	}
	for i, card := range k.all(newest) {
		links[i].Card = card
	}
	return links
}

// choice is an article in the colour the home page shows it in.
type choice struct{ slug, colour string }

// outfit is what hangs on the home page: worn together, the largest first.
func outfit() []choice {
	return []choice{{"johanna-wool-coat", "camel"}, {"greta-merino-jumper", "ecru"}, {"lotte-tapered-trousers", "bottle"}}
}

// measured is the article whose chart the home page reads out.
func measured() choice { return choice{"arne-linen-shirt", "rust"} }

// chosen finds a choice; ok is false where the catalogue does not have it.
func (k cards) chosen(c choice) (p *models.Product, colour models.Colour, ok bool) {
	if p, ok = k.snapshot.Product(c.slug); !ok {
		return nil, colour, false
	}
	if colour, ok = p.Colour(c.colour); !ok {
		colour = firstColour(p)
	}
	return p, colour, true
}

// outfit shows the chosen articles. Where one is not in the catalogue the newest articles
// take its place, so that the page is never without a picture.
func (k cards) outfit(newest []*models.Product) []list.Card {
	var shown []list.Card
	choices := outfit()
	for _, c := range choices {
		if p, colour, ok := k.chosen(c); ok {
			shown = append(shown, k.cardIn(p, colour))
		}
	}
	for _, p := range newest {
		taken := slices.ContainsFunc(shown, func(c list.Card) bool { return c.Slug == p.Slug })
		if len(shown) < len(choices) && !taken {
			shown = append(shown, k.card(p))
		}
	}
	return shown
}

// measured reads the chart of the chosen article in its middle size; nil where the
// catalogue does not have it.
func (k cards) measured() *list.MeasuredArticle {
	p, colour, ok := k.chosen(measured())
	if !ok || p.Chart.Basis == fit.BasisBodyChart {
		return nil
	}
	size := p.Chart.Middle()
	m := &list.MeasuredArticle{
		Card: k.cardIn(p, colour), Size: size.Label, Sizes: len(p.Chart.Sizes),
		ChartHref: "/" + string(k.lang) + product.SizeChartPath(p.Slug),
	}
	for _, dim := range p.Chart.Dims {
		m.Measures = append(m.Measures, list.GarmentMeasure{Dim: dim, Cm: size.Measures[dim]})
	}
	return m
}
