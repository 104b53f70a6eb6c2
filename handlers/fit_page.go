package handlers

import (
	"fmt"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/web/session"
)

// Fit is the consent form with the measurements.
type Fit struct{ *Shop }

// props fills the form's page with the purposes on offer; nothing is ticked beforehand.
func (h Fit) props(c echo.Context) (product.FitPage, error) {
	page, err := h.page(c, "/fit")
	if err != nil {
		return product.FitPage{}, err
	}
	page.Nav = "fit"
	props := product.FitPage{Page: page, Form: emptyMeasures(fit.Women), Outbox: h.Outbox}
	var ledger consent.Ledger
	if visit, ok := session.From(c.Request().Context()); ok {
		if ledger, err = h.Store.Ledger(c.Request().Context(), visit.Customer); err != nil {
			return product.FitPage{}, fmt.Errorf("read the ledger: %w", err)
		}
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

// wish is what a posted fit form asks for besides the measurements.
type wish struct {
	purposes []consent.Definition // ticked, in use, but for the newsletter
	mail     newsletterWish
	age16    bool
	errors   []shell.FieldError
}

// parseWish reads the consent boxes. A purpose that is not in use cannot be consented to:
// it would be a consent to nothing.
func parseWish(page shell.Page, posted url.Values) wish {
	w := wish{age16: posted.Get("age16") == "1"}
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
func (w wish) holds() bool {
	return slices.ContainsFunc(w.purposes, func(d consent.Definition) bool { return d.Holds })
}

// bodiless reports whether all that was asked for needs no measure, and none was typed.
func (w wish) bodiless(form product.MeasureForm) bool {
	return (w.mail.asked || len(w.purposes) > 0) && !w.holds() && len(form.Values) == 0
}

// tick shows the boxes as they were posted, when the form comes back.
func (w wish) tick(props *product.FitPage) {
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
