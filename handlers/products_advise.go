package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/fit"
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
	props.OneOff = &form
	if len(form.Errors) > 0 {
		props.HasError = true
		return respond.HTML(c, http.StatusUnprocessableEntity, product.Show(props))
	}
	v.advise(&props, person).Unit = fit.Unit(form.Unit)
	return respond.HTML(c, http.StatusOK, product.Show(props))
}

// advise puts the advice for a person on the page, with an article that fits better where
// this one does not.
func (v productView) advise(props *product.Page, person fit.Person) *product.AdvicePanel {
	article, _ := v.snapshot.Article(v.product.Slug) // the product is of this snapshot
	advice := v.snapshot.Reference().Explain(&person, &article)
	panel := &product.AdvicePanel{Advice: advice, Person: person, Article: article, Released: v.product.Released, Names: wornNames(v.snapshot, person)}
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
	for _, row := range props.SizeRows {
		for i := range row.Sizes {
			row.Sizes[i].Advised = named(row.Sizes[i].Label)
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

// better finds, among articles of the same type and department, the one most likely to
// fit, whatever its stock; ok is false where none can be recommended.
func (v productView) better(person fit.Person) (best *models.Product, ok bool) {
	body := v.snapshot.Reference().Body(&person)
	most := 0.0
	for _, p := range v.snapshot.Products() {
		if p == v.product || p.Type != v.product.Type || p.Sizing != v.product.Sizing {
			continue
		}
		article, _ := v.snapshot.Article(p.Slug)
		if d := body.Decide(&article, person.Preference); d.Size >= 0 && d.PFits > most {
			best, most = p, d.PFits
		}
	}
	return best, best != nil
}
