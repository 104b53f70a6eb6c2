package handlers

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/fit"
	"ebenmass/views/list"
	"ebenmass/views/product"
	"ebenmass/web/respond"
)

// AdviseOnce answers POST /{lang}/products/{slug}/advice with the same page and the advice
// on it. What was typed goes into this one answer and nowhere else: no row, no log line,
// no cookie. A stored profile is not looked at.
func (h Products) AdviseOnce(c echo.Context) error {
	v, err := h.view(c.Param("slug"), c.Request().Form)
	if err != nil {
		return err
	}
	props, err := h.props(c, v)
	if err != nil {
		return err
	}
	person, form := parseMeasures(props.Lang, c.Request().PostForm, v.product.Sizing, v.snapshot.Reference())
	props.OneOff, props.Untyped = &form, false
	if len(form.Errors) > 0 {
		props.HasError = true
		props.Combined = v.combined(props.Lang, v.fragments, nil)
		return respond.HTML(c, http.StatusUnprocessableEntity, product.Show(props))
	}
	v.advise(&props, person, form)
	return respond.HTML(c, http.StatusOK, product.Show(props))
}

// advise puts the advice for a person on the page, with articles that fit where this one does
// not, and those worn with it that fit. told is the form with all that was told.
func (v productView) advise(props *product.Page, person fit.Person, told product.MeasureForm) *product.AdvicePanel {
	article, _ := v.snapshot.Article(v.product.Slug) // the product is of this snapshot
	shop := v.snapshot.Reference()
	panel := &product.AdvicePanel{
		Advice: shop.Explain(&person, &article), Person: person, Article: article, Released: v.product.Released,
		Names: wornNames(v.snapshot, person), Unit: fit.Unit(told.Unit), Told: told,
	}
	if size := panel.Advice.Size; size != "" {
		variant, _ := v.product.Variant(v.colour.Key, size)
		panel.SoldOut = variant.Stock == 0
	}
	w := wearer{panel.Advice.Body, person.Preference, map[*fit.Article]recommendation{}}
	if panel.Advice.Verdict == fit.NotRecommended {
		props.Alternatives = v.alternatives(props.Lang, &panel.Advice, w)
	}
	props.Combined = v.combined(props.Lang, v.fragments, &w)
	props.Advice = panel
	return panel
}

// wearer is somebody whom articles may fit: what is believed of them, how they like clothes, and what was
// recommended on this page already, as articles that are cut alike share one.
type wearer struct {
	body   fit.Body
	wish   fit.Preference
	judged map[*fit.Article]recommendation
}

// recommendation is a size to buy, by its place in the chart, and how probably it fits.
type recommendation struct {
	size  int
	pFits float64
	ok    bool
}

// size is the size of an article that fits, and how probably; ok is false where none can be
// named.
func (w *wearer) size(snapshot *catalogue.Snapshot, p *models.Product) (label string, pFits float64, ok bool) {
	article, _ := snapshot.SharedArticle(p.Slug)
	r, known := w.judged[article]
	if !known {
		r.size, r.pFits, r.ok = w.body.Recommend(article, w.wish)
		w.judged[article] = r
	}
	if !r.ok {
		return "", 0, false
	}
	return article.Sizes[r.size].Label, r.pFits, true
}

// Most articles shown where this one does not fit, and most of those worn with it.
const (
	alternativesShown = 3
	combinedShown     = 4
)

// alternatives are articles of the same kind that fit and can be bought in that size: the most
// probable ones first, of equal ones those most like this one, then the cheapest.
func (v productView) alternatives(lang models.Lang, advice *fit.Advice, w wearer) []product.Alternative {
	type fitting struct {
		product *models.Product
		size    string
		pFits   float64
	}
	var found []fitting
	for _, p := range v.snapshot.Alike(v.product) {
		if size, pFits, ok := w.size(v.snapshot, p); ok && p.SizeInStock(size, "") {
			found = append(found, fitting{p, size, pFits})
		}
	}
	slices.SortStableFunc(found, func(a, b fitting) int {
		return product.InHundred(b.pFits) - product.InHundred(a.pFits)
	})
	var items []product.Alternative
	for _, f := range found[:min(alternativesShown, len(found))] {
		p, colour := f.product, colourLike(f.product, v.colour, f.size)
		items = append(items, product.Alternative{
			Slug: p.Slug, Name: p.Name.In(lang), NameLang: p.NameLang, Size: f.size, PFits: f.pFits, Price: v.snapshot.Price(p.Slug), Colour: colour.Key,
			Picture: picture(lang, p, colour), Href: productHref(lang, p.Slug, colour.Key, ""), More: v.more(p, f.size, advice),
		})
	}
	return items
}

// more is how many cm another article's size is wider or longer than the size of this one that
// comes closest, in the zone that decided; 0 where that cannot be said.
func (v productView) more(p *models.Product, size string, advice *fit.Advice) float64 {
	here, _ := v.snapshot.Article(v.product.Slug)
	there, _ := v.snapshot.Article(p.Slug)
	i, j := here.SizeLabelled(advice.Best), there.SizeLabelled(size)
	if i < 0 || j < 0 || advice.Zone >= fit.NumZones {
		return 0
	}
	a, b := here.Sizes[i].Garment[advice.Zone], there.Sizes[j].Garment[advice.Zone]
	if a == 0 || b == 0 {
		return 0
	}
	return b - a
}

// colourLike is the colour of an article, in stock in a size, that is most like another: of its
// family, else the first.
func colourLike(p *models.Product, like models.Colour, size string) (best models.Colour) {
	for _, c := range p.Colours {
		if !p.SizeInStock(size, c.Key) {
			continue
		}
		if c.Family == like.Family {
			return c
		}
		if best.Key == "" {
			best = c
		}
	}
	return best
}

// combined shows what is worn with the article; for a wearer only what fits, each with its size.
func (v productView) combined(lang models.Lang, parts *respond.Fragments, w *wearer) []list.Card {
	var items []list.Card
	for c := range v.snapshot.Combinations(v.product, v.colour) {
		if len(items) == combinedShown {
			break
		}
		card := cards{v.snapshot, lang}.kept(parts, c.Product, c.Colour)
		if w != nil {
			size, _, ok := w.size(v.snapshot, c.Product)
			if !ok || !c.Product.SizeInStock(size, c.Colour.Key) {
				continue
			}
			card.Fits = size
		}
		items = append(items, card)
	}
	return items
}

// wornNames are what the articles somebody wore before are called, by slug; nil for none.
func wornNames(snapshot *catalogue.Snapshot, person fit.Person) (names map[string]models.Text) {
	for _, worn := range person.Worn {
		if p, ok := snapshot.Product(worn.Product); ok {
			if names == nil {
				names = map[string]models.Text{}
			}
			names[worn.Product] = p.Name
		}
	}
	return names
}
