package handlers

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/fit"
	"ebenmass/views/product"
	"ebenmass/views/shell"
)

// relatedShown is how many other articles a product page shows.
const relatedShown = 4

// productView is a product as one visitor chose to see it.
type productView struct {
	snapshot *catalogue.Snapshot
	product  *models.Product
	colour   models.Colour
	size     string // "" for none chosen
}

// view finds the product and takes colour and size from the query or form; what the
// product does not come in is as good as not chosen.
func (h Products) view(slug string, chosen url.Values) (productView, error) {
	v := productView{snapshot: h.Catalogue.Snapshot()}
	var ok bool
	if v.product, ok = v.snapshot.Product(slug); !ok {
		return v, models.ErrNotFound
	}
	if v.colour, ok = v.product.Colour(chosen.Get("colour")); !ok {
		v.colour = firstColour(v.product)
	}
	if _, ok = v.product.Variant(v.colour.Key, chosen.Get("size")); ok {
		v.size = chosen.Get("size")
	}
	return v, nil
}

// path reproduces the view in a URL: the colour only where it was chosen.
func (v productView) path(chosen url.Values) string {
	colour := ""
	if chosen.Get("colour") == v.colour.Key {
		colour = v.colour.Key
	}
	return productPath(v.product.Slug, colour, v.size)
}

// props fills the page without advice.
func (h Products) props(c echo.Context, v productView) (product.Page, error) {
	page, err := h.page(c, v.path(c.Request().Form))
	if err != nil {
		return product.Page{}, err
	}
	p := v.product
	page.Nav = catalogue.GroupOf(p.Type)
	page.Title, page.Description = p.Name.In(page.Lang), p.Description.In(page.Lang)
	props := product.Page{
		Page: page, Product: p, Price: v.snapshot.Price(p.Slug),
		Crumbs:     append(crumbs(page, p), shell.Crumb{Label: page.Title}),
		Gallery:    gallery(page.Lang, p, v.colour),
		Colours:    swatches(page.Lang, p, v.colour.Key, v.size),
		Colour:     v.colour,
		ChosenSize: v.size,
		Delivery:   delivery(models.DeliveryStandard, h.Now()),
		Related:    cards{v.snapshot, page.Lang}.all(v.snapshot.Related(p.Slug, relatedShown)),
	}
	if r, ok := v.snapshot.Reduction(p.Slug); ok {
		props.Reduction = &r
	}
	if chosen, ok := p.Variant(v.colour.Key, v.size); ok {
		props.ChosenSKU, props.ChosenStock = chosen.SKU, chosen.Stock
	}
	oneOff := emptyMeasures(p.Sizing)
	props.OneOff = &oneOff
	v.offerSizes(&props)
	return props, nil
}

// crumbs is the way down to a product: its department, and its category there.
func crumbs(page shell.Page, p *models.Product) []shell.Crumb {
	department, group := string(p.Sizing), catalogue.GroupOf(p.Type)
	return []shell.Crumb{
		{Label: page.T("category." + department), Href: page.URL("/products?category=" + department)},
		{Label: page.T("category." + group), Href: page.URL("/products?category=" + department + "&category=" + group)},
	}
}

// offerSizes fills the size picker of the shown colour.
func (v productView) offerSizes(props *product.Page) {
	p := v.product
	choice := func(s models.ChartSize) product.SizeChoice {
		variant, _ := p.Variant(v.colour.Key, s.Label)
		return product.SizeChoice{
			Label: s.Label, SKU: variant.SKU, Stock: variant.Stock, Current: s.Label == v.size,
			Href: productHref(props.Lang, p.Slug, v.colour.Key, s.Label),
		}
	}
	if p.Chart.System != models.SizeJeans {
		for _, s := range p.Chart.Sizes {
			props.Sizes = append(props.Sizes, choice(s))
		}
		return
	}
	grid := &product.JeansGrid{}
	for _, s := range p.Chart.Sizes { // by length, then waist
		width, length, _ := strings.Cut(s.Label, "/")
		if !slices.Contains(grid.Widths, width) {
			grid.Widths = append(grid.Widths, width)
		}
		if n := len(grid.Rows); n == 0 || grid.Rows[n-1].Length != length {
			grid.Rows = append(grid.Rows, product.JeansRow{Length: length})
		}
		row := &grid.Rows[len(grid.Rows)-1]
		row.Sizes = append(row.Sizes, choice(s))
	}
	props.SizeGrid = grid
}

// advise puts the advice for a person on the page, with an article that fits better where
// this one does not.
func (v productView) advise(props *product.Page, person fit.Person) *product.AdvicePanel {
	article, _ := v.snapshot.Article(v.product.Slug) // the product is of this snapshot
	advice := fit.Explain(person, article)
	panel := &product.AdvicePanel{Advice: advice, Person: person, Article: article, Released: v.product.Released}
	if advice.Size != "" {
		panel.SizeHref = productHref(props.Lang, v.product.Slug, v.colour.Key, advice.Size)
		variant, _ := v.product.Variant(v.colour.Key, advice.Size)
		panel.SoldOut = variant.Stock == 0
	}
	named := func(label string) bool {
		return label != "" && (label == advice.Size || advice.Verdict == fit.Between && label == advice.Alternative)
	}
	for i := range props.Sizes {
		props.Sizes[i].Advised = named(props.Sizes[i].Label)
	}
	if props.SizeGrid != nil {
		for _, row := range props.SizeGrid.Rows {
			for i := range row.Sizes {
				row.Sizes[i].Advised = named(row.Sizes[i].Label)
			}
		}
	}
	if advice.Verdict == fit.NotRecommended {
		if better, ok := v.better(person); ok {
			card := cards{v.snapshot, props.Lang}.card(better)
			props.Better = &card
		}
	}
	props.Advice = panel
	return panel
}

// better finds, among articles of the same type and department, the one most likely to
// fit, whatever its stock; ok is false where none can be recommended.
func (v productView) better(person fit.Person) (best *models.Product, ok bool) {
	body := fit.Estimate(person)
	most := 0.0
	for _, p := range v.snapshot.Products() {
		if p == v.product || p.Type != v.product.Type || p.Sizing != v.product.Sizing {
			continue
		}
		article, _ := v.snapshot.Article(p.Slug)
		if d := body.Decide(&article); d.Size >= 0 && d.PFits > most {
			best, most = p, d.PFits
		}
	}
	return best, best != nil
}

// delivery is when a parcel ordered at a moment would come: Monday to Friday count.
func delivery(way models.Delivery, ordered time.Time) product.DeliveryWindow {
	least, most := way.Days()
	return product.DeliveryWindow{From: workingDay(ordered, least), To: workingDay(ordered, most)}
}

func workingDay(from time.Time, n int) time.Time {
	for n > 0 {
		from = from.AddDate(0, 0, 1)
		if day := from.Weekday(); day != time.Saturday && day != time.Sunday {
			n--
		}
	}
	return from
}
