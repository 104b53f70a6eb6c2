package handlers

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Save answers POST /{lang}/fit. With a storing consent the measurements are kept, for the
// purposes ticked and no other. Without one, the advice for the whole catalogue is shown
// once and nothing of the measurements is kept: no row, no log line, no cookie. The newsletter
// is a matter of its own: it needs an address, and a letter that confirms it.
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
	if wanted.bodiless(form) {
		props.Form.Errors = nil
	}
	if len(props.Form.Errors)+len(wanted.errors) > 0 {
		props.HasError = true
		return respond.HTML(c, http.StatusUnprocessableEntity, product.Fit(props))
	}
	if len(wanted.purposes) > 0 || wanted.mail.asked {
		if err := h.keep(c, props.Page, person, wanted); err != nil {
			return err
		}
	}
	if wanted.bodiless(form) {
		if wanted.mail.asked {
			return respond.SeeOther(c, props.URL("/mail?notice=sent"))
		}
		return respond.SeeOther(c, props.URL("/my-data?notice=granted"))
	}
	if !wanted.holds() {
		props.LetterSent = wanted.mail.asked
		props.Once = once(cards{h.Catalogue.Snapshot(), props.Lang}, person)
		return respond.HTML(c, http.StatusOK, product.Fit(props))
	}
	notice := "saved"
	if wanted.mail.asked {
		notice = "saved_and_sent"
	}
	return respond.SeeOther(c, props.URL("/my-data?notice="+notice))
}

// keep begins or prolongs the visit, stores consents and measurements together, and sends the
// letter that confirms the newsletter. The cookie is written before the letter goes: should
// that fail, what is stored is found again.
func (h Fit) keep(c echo.Context, page shell.Page, person fit.Person, wanted wish) error {
	ctx, until := c.Request().Context(), consent.KeptOutbox.Until(h.Now())
	if len(wanted.purposes) > 0 {
		until = consent.KeptMeasurements.Until(h.Now())
	}
	visit, err := h.stay(ctx, until)
	if err == nil && len(wanted.purposes) > 0 {
		err = h.store(ctx, visit, page, person, wanted, until)
	}
	if err == nil {
		err = h.remember(c, visit)
	}
	if err == nil && wanted.mail.asked {
		err = h.askToConfirm(ctx, visit, page, wanted.mail.address)
	}
	return err
}

func (h Fit) store(ctx context.Context, visit session.Visit, page shell.Page, person fit.Person, wanted wish, until time.Time) error {
	now := h.Now()
	entries := make([]consent.Entry, len(wanted.purposes))
	for i, d := range wanted.purposes {
		entries[i] = d.Grant(string(page.Lang), "fit", wanted.age16, now)
	}
	if !wanted.holds() {
		return h.Store.RecordConsents(ctx, visit.Customer, entries)
	}
	return h.Store.StoreWithConsent(ctx, visit.Customer, entries, store.Profile{Person: person, GivenAt: now}, until)
}

// once decides on every article for a person, those of their own department first.
func once(show cards, person fit.Person) *product.CatalogueAdvice {
	body := fit.Estimate(person)
	products := show.snapshot.Products()
	advice := &product.CatalogueAdvice{Total: len(products)}
	var others []product.CatalogueAdviceRow
	for _, p := range products {
		article, _ := show.snapshot.Article(p.Slug)
		d := body.Decide(&article)
		row := product.CatalogueAdviceRow{Card: show.card(p), Verdict: d.Verdict, PFits: d.PFits}
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
