package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/views"
	"ebenmass/web/respond"
)

// Save answers POST /{lang}/fit. With a storing consent the measurements are kept, for the
// purposes ticked and no other. Without one, the advice for the whole catalogue is shown
// once and nothing is kept: no row, no log line, no cookie.
func (h Fit) Save(c echo.Context) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	posted := c.Request().PostForm
	person, form := parseMeasures(props.Lang, posted, fit.Women)
	wanted := parseWish(props.Page, posted)
	props.Form = form
	wanted.tick(&props)
	if len(form.Errors)+len(wanted.errors) > 0 {
		props.HasError = true
		return respond.HTML(c, http.StatusUnprocessableEntity, views.Fit(props))
	}
	if len(wanted.purposes) == 0 {
		props.Once = once(cards{h.Catalogue.Snapshot(), props.Lang}, person)
		return respond.HTML(c, http.StatusOK, views.Fit(props))
	}
	if err := h.keep(c, props.Page, person, wanted); err != nil {
		return err
	}
	notice := "saved"
	if wanted.planned {
		notice = "saved_without_planned"
	}
	return respond.SeeOther(c, props.URL("/my-data?notice="+notice))
}

// keep stores consents and measurements together, then writes the cookie.
func (h Fit) keep(c echo.Context, page views.Page, person fit.Person, wanted wish) error {
	ctx, now := c.Request().Context(), h.Now()
	until := consent.KeptMeasurements.Until(now)
	visit, err := h.stay(ctx, until)
	if err != nil {
		return err
	}
	entries := make([]consent.Entry, len(wanted.purposes))
	for i, d := range wanted.purposes {
		entries[i] = d.Grant(string(page.Lang), "fit", wanted.age16, now)
	}
	profile := store.Profile{Person: person, GivenAt: now}
	if err := h.Store.StoreWithConsent(ctx, visit.Customer, entries, profile, until); err != nil {
		return err
	}
	return h.remember(c, visit)
}

// once decides on every article for a person, those of their own department first.
func once(show cards, person fit.Person) *views.CatalogueAdvice {
	body := fit.Estimate(person)
	products := show.snapshot.Products()
	advice := &views.CatalogueAdvice{Total: len(products)}
	var others []views.CatalogueAdviceRow
	for _, p := range products {
		article, _ := show.snapshot.Article(p.Slug)
		d := body.Decide(&article)
		row := views.CatalogueAdviceRow{Card: show.card(p), Verdict: d.Verdict, PFits: d.PFits}
		if d.Size >= 0 {
			row.Size = article.Sizes[d.Size].Label
			row.Card.Fits = row.Size
			row.Card.FitsSoldOut = !p.SizeInStock(row.Size, "")
		}
		if d.Alternative >= 0 {
			row.Alternative = article.Sizes[d.Alternative].Label
		}
		if p.Sizing == person.Sizing {
			advice.Rows = append(advice.Rows, row)
		} else {
			others = append(others, row)
		}
	}
	advice.Rows = append(advice.Rows, others...)
	return advice
}
