package handlers

import (
	"errors"
	"math"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/consent"
	"ebenmass/models/store"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
	"ebenmass/web/respond"
)

// Products are the articles: found, looked at, and asked about once.
type Products struct{ *Shop }

// Show answers GET /{lang}/products/{slug}. Visitors who had their measurements kept for
// advice see it at once, and are told where the database cannot be asked for them.
func (h Products) Show(c echo.Context) error {
	v, err := h.view(c.Param("slug"), c.QueryParams())
	if errors.Is(err, models.ErrNotFound) {
		return h.goneOr(c, err)
	}
	if err != nil {
		return err
	}
	kept, err := profileWithin[consent.Advice](c, h.Shop, store.PageProduct)
	unreachable := h.unreachable(c, err)
	if err != nil && !unreachable {
		return err
	}
	props, err := h.props(c, v)
	if err != nil {
		return err
	}
	props.AdviceUnreachable = unreachable || props.Unreachable
	props.Denied, props.Paused = kept.denied, kept.paused
	if kept.profile != nil {
		panel := v.advise(&props, kept.profile.Person, filledMeasures(props.Lang, kept.profile.Person))
		panel.Stored, panel.GivenAt = true, kept.profile.GivenAt
	} else {
		props.Combined = v.combined(props.Lang, v.fragments, nil)
	}
	return respond.HTML(c, http.StatusOK, product.Show(props))
}

// goneOr answers 410 with similar articles for one that the shop sold once and no longer does; the
// error for everything else.
func (h Products) goneOr(c echo.Context, otherwise error) error {
	ended, err := h.Store.EndedProduct(c.Request().Context(), c.Param("slug"))
	if errors.Is(err, models.ErrNotFound) {
		return otherwise
	}
	if err != nil {
		return err
	}
	page := h.Page(c, productPath(ended.Slug, "", ""))
	snapshot := h.Catalogue.Snapshot()
	page.Nav, page.NoIndex = catalogue.GroupOf(ended.Type), true
	page.Title = page.T("product.ended.title", "name", ended.Name.In(page.Lang))
	return respond.HTML(c, http.StatusGone, product.Ended(product.EndedPage{
		Page: page, Product: &ended, Crumbs: crumbs(page, &ended),
		Similar: cards{snapshot, page.Lang}.all(snapshot.Similar(&ended, relatedShown)),
	}))
}

// refuse shows a product's page with what was chosen and why it cannot go into the basket.
func (h Products) refuse(c echo.Context, status int, slug string, chosen url.Values, message string) error {
	v, err := h.view(slug, chosen)
	if err != nil {
		return err
	}
	props, err := h.props(c, v)
	if err != nil {
		return err
	}
	props.BasketError, props.HasError = message, true
	props.Combined = v.combined(props.Lang, v.fragments, nil)
	return respond.HTML(c, status, product.Show(props))
}

// SizeChart answers GET /{lang}/products/{slug}/size-chart. It knows nobody: the chart is
// the same for everyone.
func (h Products) SizeChart(c echo.Context) error {
	v, err := h.view(c.Param("slug"), nil)
	if err != nil {
		return err
	}
	p := v.product
	page := h.Page(c, product.SizeChartPath(p.Slug))
	name := p.Name.In(page.Lang)
	page.Nav = catalogue.GroupOf(p.Type)
	page.Title = page.T("chart.title.of", "name", name)
	shown := product.SizeChartPage{
		Page: page, Product: p, Picture: picture(page.Lang, p, v.colour),
		Crumbs: append(crumbs(page, p), shell.Crumb{Label: name, Href: productHref(page.Lang, p.Slug, "", ""), Lang: p.NameLang}, shell.Crumb{Label: page.T("chart.title")}),
	}
	shown.Description = shown.Described()
	return respond.HTML(c, http.StatusOK, product.SizeChart(shown))
}

// relatedShown is how many other articles a product page shows.
const relatedShown = 4

// productView is a product as one visitor chose to see it.
type productView struct {
	snapshot  *catalogue.Snapshot
	fragments *respond.Fragments
	product   *models.Product
	colour    models.Colour
	size      string // "" for none chosen

	waist, length string // halves of a size with two, each "" for not chosen
}

// view finds the product and takes colour and size from the query or form; what the
// product does not come in is as good as not chosen.
func (h Products) view(slug string, chosen url.Values) (productView, error) {
	v := productView{snapshot: h.Catalogue.Snapshot(), fragments: h.Fragments}
	var ok bool
	if v.product, ok = v.snapshot.Product(slug); !ok {
		return v, models.ErrNotFound
	}
	if v.colour, ok = v.product.Colour(chosen.Get("colour")); !ok {
		v.colour = firstColour(v.product)
	}
	label := chosen.Get("size")
	v.waist, v.length = v.product.Chart.OnAxes(chosen.Get("waist"), chosen.Get("length"))
	if waist, length, two := strings.Cut(label, "/"); two {
		v.waist, v.length = v.product.Chart.OnAxes(waist, length)
	} else if v.waist != "" && v.length != "" {
		label = v.waist + "/" + v.length
	}
	if _, ok = v.product.Variant(v.colour.Key, label); ok {
		v.size = label
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

// fragmentsKey is all that the parts of a product's page that are the same for everyone depend on,
// besides the snapshot.
func (v productView) fragmentsKey(p *product.Page) string {
	signal := "-"
	if p.GPC {
		signal = "gpc"
	}
	return strings.Join([]string{
		string(p.Lang), p.Path, v.product.Slug, v.colour.Key, v.size, v.waist, v.length, signal, text.WeekdayDate(p.Lang, p.Delivery.From), text.WeekdayDate(p.Lang, p.Delivery.To),
	}, " ")
}

// props fills the page without advice, and without what is worn with the article.
func (h Products) props(c echo.Context, v productView) (product.Page, error) {
	page := h.Page(c, v.path(c.Request().Form))
	p := v.product
	page.Nav = catalogue.GroupOf(p.Type)
	page.Title, page.Description = p.Name.In(page.Lang), p.Description.In(page.Lang)
	props := product.Page{
		Page: page, Product: p, Price: v.snapshot.Price(p.Slug),
		Colour:     v.colour,
		ChosenSize: v.size,
		Delivery:   delivery(models.DeliveryStandard, h.Now()),
	}
	props.Everyone = func(props *product.Page) {
		props.Crumbs = append(crumbs(page, p), shell.Crumb{Label: page.Title, Lang: p.NameLang})
		props.Gallery = gallery(page.Lang, p, v.colour)
		props.Colours = swatches(page.Lang, p, v.colour.Key, v.size)
		props.Related = cards{v.snapshot, page.Lang}.all(v.snapshot.Related(p.Slug, relatedShown))
		if r, ok := v.snapshot.Reduction(p.Slug); ok {
			props.Reduction = &r
		}
	}
	props.Wish = h.wishForm(c, p, v.colour, productPath(p.Slug, v.colour.Key, v.size))
	if chosen, ok := p.Variant(v.colour.Key, v.size); ok {
		props.ChosenSKU, props.ChosenStock = chosen.SKU, chosen.Stock
	}
	oneOff := emptyMeasures(p.Sizing)
	props.OneOff = &oneOff
	props.Untyped = true
	v.offerSizes(&props)
	props.Fragments = h.Fragments.Of(v.snapshot.ArticleVersion(p.Slug), v.fragmentsKey(&props))
	respond.HoldsNoSecret(c)
	return props, nil
}

// crumbs is the way down to a product: its department, and its category there.
func crumbs(page shell.Page, p *models.Product) []shell.Crumb {
	department, group := string(p.Sizing), catalogue.GroupOf(p.Type)
	return []shell.Crumb{
		{Label: page.T("category." + department), Href: page.URL("/products?category=" + department)},
		{Label: page.T("category." + group), Href: page.URL("/products?category=" + department + "&kind=" + group)},
	}
}

// offerSizes fills the size picker of the shown colour.
func (v productView) offerSizes(props *product.Page) {
	p := v.product
	if waists, lengths := p.Chart.Axes(); waists != nil {
		v.offerAxes(props, waists, lengths)
		return
	}
	choice := func(s models.ChartSize) product.SizeChoice {
		variant, _ := p.Variant(v.colour.Key, s.Label)
		return product.SizeChoice{
			Label: s.Label, SKU: variant.SKU, Stock: variant.Stock, Current: s.Label == v.size,
			Href: productHref(props.Lang, p.Slug, v.colour.Key, s.Label),
		}
	}
	if p.Chart.Sizes[len(p.Chart.Sizes)-1].Length == 0 {
		for _, s := range p.Chart.Sizes {
			props.Sizes = append(props.Sizes, choice(s))
		}
		return
	}
	for i, s := range p.Chart.Sizes { // by length, then waist
		if i == 0 || s.Length != p.Chart.Sizes[i-1].Length {
			props.SizeRows = append(props.SizeRows, product.SizeRow{Heading: lengthHeading(props.Page, p.Chart, s)})
		}
		row := &props.SizeRows[len(props.SizeRows)-1]
		row.Sizes = append(row.Sizes, choice(s))
	}
}

// offerAxes fills the two pickers of charts with waists and lengths.
func (v productView) offerAxes(props *product.Page, waists, lengths []string) {
	variants := func(others []string, label func(other string) string) []product.AxisVariant {
		var list []product.AxisVariant
		for _, other := range others {
			if variant, ok := v.product.Variant(v.colour.Key, label(other)); ok {
				list = append(list, product.AxisVariant{
					Other: other, SKU: variant.SKU, Stock: variant.Stock,
					Href: productHref(props.Lang, v.product.Slug, v.colour.Key, variant.Size),
				})
			}
		}
		return list
	}
	for _, w := range waists {
		props.Waists = append(props.Waists, product.AxisChoice{
			Label: w, Current: w == v.waist, Variants: variants(lengths, func(l string) string { return w + "/" + l }),
		})
	}
	for _, l := range lengths {
		props.Lengths = append(props.Lengths, product.AxisChoice{
			Label: l, Current: l == v.length, Variants: variants(waists, func(w string) string { return w + "/" + l }),
		})
	}
}

// lengthHeading names the length of a women's number by how many cm its leg is shorter or
// longer than that of the number it is made after.
func lengthHeading(page shell.Page, chart models.Chart, size models.ChartSize) string {
	regular, length := models.RegularNumber(size.Label)
	apart := 0.0
	for _, other := range chart.Sizes {
		if other.Label == regular {
			apart = math.Abs(other.Measures[models.DimInseam] - size.Measures[models.DimInseam])
		}
	}
	return page.T("product.size."+string(length), "cm", text.Cm(page.Lang, apart))
}

// delivery is when a parcel ordered at a moment would come.
func delivery(way models.Delivery, ordered time.Time) product.DeliveryWindow {
	from, to := way.Window(ordered)
	return product.DeliveryWindow{From: from, To: to}
}
