package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Fit is the consent form with the measurements.
type Fit struct{ *Shop }

// Show answers GET /{lang}/fit. A stored profile is not read for it: correcting happens
// on the page that shows what is held.
func (h Fit) Show(c echo.Context) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	return respond.HTML(c, http.StatusOK, product.Fit(props))
}

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
	person, form := parseMeasures(props.Lang, posted, fit.Women, h.Catalogue.Snapshot().Reference())
	wanted := parseFitWish(props.Page, posted)
	props.Form = form
	wanted.restoreBoxes(&props)
	if wanted.needsNoBody(form) {
		props.Form.Errors = nil
	}
	if len(props.Form.Errors)+len(wanted.errors) > 0 {
		props.HasError = true
		return respond.HTML(c, http.StatusUnprocessableEntity, product.Fit(props))
	}
	if len(wanted.purposes) > 0 || wanted.mail.asked {
		err := h.storeWanted(c, props.Page, person, wanted)
		if errors.Is(err, models.ErrAddressRefused) { // all else is stored, and the form can be sent again
			props.HasError = true
			props.Errors = append(props.Errors, addressRefused(props.Page))
			return respond.HTML(c, http.StatusUnprocessableEntity, product.Fit(props))
		}
		if err != nil {
			return err
		}
	}
	if wanted.needsNoBody(form) {
		if wanted.mail.asked {
			return respond.SeeOther(c, props.URL("/mail?notice=sent"))
		}
		return respond.SeeOther(c, props.URL("/my-data?notice=granted"))
	}
	if !wanted.holds() {
		props.LetterSent = wanted.mail.asked
		props.Once = adviseCatalogue(cards{h.Catalogue.Snapshot(), props.Lang}, person)
		return respond.HTML(c, http.StatusOK, product.Fit(props))
	}
	notice := "saved"
	if wanted.mail.asked {
		notice = "saved_and_sent"
	}
	return respond.SeeOther(c, props.URL("/my-data?notice="+notice))
}

// storeWanted begins or prolongs the visit, stores consents and measurements together, and sends the
// letter that confirms the newsletter. The cookie is written before the letter goes: should
// that fail, what is stored is found again.
func (h Fit) storeWanted(c echo.Context, page shell.Page, person fit.Person, wanted fitWish) error {
	ctx, until := c.Request().Context(), consent.KeptOutbox.Until(h.Now())
	if len(wanted.purposes) > 0 {
		until = consent.KeptMeasurements.Until(h.Now())
	}
	visit, err := h.extendVisit(ctx, until)
	if err != nil {
		return err
	}
	if len(wanted.purposes) > 0 {
		if err := h.storeConsents(ctx, visit, page, person, wanted, until); err != nil {
			return err
		}
	}
	if err := h.writeCookie(c, visit); err != nil {
		return err
	}
	if !wanted.mail.asked {
		return nil
	}
	return h.askToConfirm(ctx, visit, page, wanted.mail.address)
}

func (h Fit) storeConsents(ctx context.Context, visit session.Visit, page shell.Page, person fit.Person, wanted fitWish, until time.Time) error {
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

// adviseCatalogue decides on every article for a person, those of their own department first.
func adviseCatalogue(show cards, person fit.Person) *product.CatalogueAdvice {
	body := show.snapshot.Reference().Body(&person)
	products := show.snapshot.Products()
	advice := &product.CatalogueAdvice{Total: len(products)}
	var others []product.CatalogueAdviceRow
	for _, p := range products {
		article, _ := show.snapshot.Article(p.Slug)
		d := body.Decide(&article, person.Preference)
		row := product.CatalogueAdviceRow{Card: show.card(p), Verdict: d.Verdict, PFits: d.PFits}
		if d.Size >= 0 {
			row.Size = article.Sizes[d.Size].Label
			row.Card.Fits = row.Size
			row.Card.FitsSoldOut = !p.SizeInStock(row.Size, "")
		}
		if d.Alternative >= 0 {
			row.Alternative = article.Sizes[d.Alternative].Label
			row.AlternativeFirst = d.Alternative < d.Size
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

// props fills the form's page with the purposes on offer; nothing is ticked beforehand.
func (h Fit) props(c echo.Context) (product.FitPage, error) {
	page := h.Page(c, "/fit")
	page.Nav = "fit"
	props := product.FitPage{Page: page, Form: emptyMeasures(fit.Women), Outbox: h.Outbox}
	ledger, err := h.visitorLedger(c)
	if err != nil {
		return product.FitPage{}, err
	}
	now := h.Now()
	props.Stored = !ledger.HeldUntil(now).IsZero()
	for _, d := range consent.Offered() {
		state := ledger.State(d.Purpose, now)
		props.Purposes = append(props.Purposes, product.PurposeChoice{
			Definition: d, Granted: state.Granted, Changed: state.Why == consent.WhyTextChanged,
		})
	}
	return props, nil
}

// visitorLedger is what the visitor decided so far; an empty ledger of somebody unknown.
func (s *Shop) visitorLedger(c echo.Context) (consent.Ledger, error) {
	visit, known := session.From(c.Request().Context())
	if !known {
		return consent.Ledger{}, nil
	}
	ledger, err := s.Store.Ledger(c.Request().Context(), visit.Customer)
	if err != nil {
		return consent.Ledger{}, fmt.Errorf("read the ledger: %w", err)
	}
	return ledger, nil
}

// fitWish is what a posted fit form asks for besides the measurements.
type fitWish struct {
	purposes []consent.Definition // ticked, in use, but for the newsletter
	mail     newsletterWish
	age16    bool
	errors   []shell.FieldError
}

// parseFitWish reads the consent boxes. A purpose that is not in use cannot be consented to:
// it would be a consent to nothing.
func parseFitWish(page shell.Page, posted url.Values) fitWish {
	w := fitWish{age16: posted.Get("age16") == "1"}
	for _, d := range consent.Purposes() {
		field := "consent_" + string(d.Purpose)
		switch {
		case posted.Get(field) != "1" || !d.InUse:
		case d.Purpose == consent.PurposeMail:
			w.mail = parseNewsletter(page, posted)
			w.errors = append(w.errors, w.mail.errors...)
		default:
			w.purposes = append(w.purposes, d)
		}
	}
	if (len(w.purposes) > 0 || w.mail.asked) && !w.age16 {
		w.errors = append(w.errors, shell.FieldError{Field: "age16", Message: page.T("invalid.age16")})
	}
	return w
}

// holds reports whether measurements are to be stored: learning alone stores none.
func (w fitWish) holds() bool {
	return slices.ContainsFunc(w.purposes, func(d consent.Definition) bool { return d.Holds })
}

// needsNoBody reports whether all that was asked for needs no measure, and none was typed.
func (w fitWish) needsNoBody(form product.MeasureForm) bool {
	return (w.mail.asked || len(w.purposes) > 0) && !w.holds() && len(form.Values) == 0
}

// restoreBoxes shows the boxes as they were posted, when the form comes back.
func (w fitWish) restoreBoxes(props *product.FitPage) {
	props.Age16, props.Errors, props.Email = w.age16, w.errors, w.mail.typed
	for i := range props.Purposes {
		if props.Purposes[i].Definition.Purpose == consent.PurposeMail {
			props.Purposes[i].Ticked = w.mail.asked
		}
		for _, d := range w.purposes {
			if d.Purpose == props.Purposes[i].Definition.Purpose {
				props.Purposes[i].Ticked = true
			}
		}
	}
}
