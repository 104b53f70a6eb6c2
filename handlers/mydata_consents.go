package handlers

import (
	"context"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// ChangeConsent answers POST /{lang}/my-data/consents. Withdrawing takes one click, as
// granting does, and holds from the next page on.
func (h MyData) ChangeConsent(c echo.Context) error {
	posted := c.Request().PostForm
	if entry, ok := h.pausing(posted.Get("action"), respond.Lang(c)); ok {
		return h.changePause(c, entry)
	}
	definition, ok := consent.Find(consent.Purpose(posted.Get("purpose")))
	if !ok || !definition.InUse {
		return echo.NewHTTPError(http.StatusUnprocessableEntity)
	}
	lang := respond.Lang(c)
	home := "/" + string(lang)
	visit, known := session.From(c.Request().Context())
	switch posted.Get("action") {
	case "withdraw":
		if !known { // nothing was granted, so nothing is left to withdraw
			return respond.SeeOther(c, home+"/my-data?notice=withdrawn")
		}
		notice, err := h.withdraw(c.Request().Context(), visit, definition, lang)
		if err != nil {
			return err
		}
		return respond.SeeOther(c, home+"/my-data?notice="+notice)
	case "grant":
		if definition.Purpose == consent.PurposeLearn {
			return h.grantLearning(c, definition)
		}
		if definition.Purpose == consent.PurposeMail { // it needs an address, and a letter that confirms it
			return respond.SeeOther(c, home+"/mail")
		}
		granted := false
		if known {
			var err error
			if granted, err = h.grant(c.Request().Context(), visit, definition, lang); err != nil {
				return err
			}
		}
		if !granted { // no measurements yet: the consent form asks for both
			return respond.SeeOther(c, home+"/fit")
		}
		return respond.SeeOther(c, home+"/my-data?notice=granted")
	}
	return echo.NewHTTPError(http.StatusUnprocessableEntity)
}

// withdraw records the withdrawal and tells whether the measurements went with it, and where
// the receipt of that is.
func (h MyData) withdraw(ctx context.Context, visit session.Visit, d consent.Definition, lang models.Lang) (notice string, err error) {
	erased, err := h.Store.Withdraw(ctx, visit.Customer, d.Withdrawal(string(lang), "my-data", h.Now()))
	if err != nil {
		return "", err
	}
	switch {
	case d.Purpose == consent.PurposeMail:
		return "unsubscribed", nil
	case erased.Receipt != "" && d.Purpose == consent.PurposeLearn:
		return "forgotten&receipt=" + erased.Receipt, nil
	case erased.Receipt != "":
		return "erased&receipt=" + erased.Receipt, nil
	}
	return "withdrawn", nil
}

// grant records a consent to a further use of measurements that are stored already; ok is
// false where there are none. That the customer is old enough was declared with the
// consent that holds them.
func (h MyData) grant(ctx context.Context, visit session.Visit, d consent.Definition, lang models.Lang) (ok bool, err error) {
	ledger, err := h.Store.Ledger(ctx, visit.Customer)
	if err != nil {
		return false, fmt.Errorf("read the ledger: %w", err)
	}
	now := h.Now()
	if ledger.HeldUntil(now).IsZero() {
		return false, nil
	}
	const age16 = true // no consent that holds measurements is in force without it
	entry := d.Grant(string(lang), "my-data", age16, now)
	return true, h.Store.RecordConsents(ctx, visit.Customer, []consent.Entry{entry})
}

// grantLearning records the consent to learn from returns and feedback. It needs no stored
// measurements, so the page asks for the age where no consent in force has declared it;
// without, the consent form asks for both. An order's page asks too, and is returned to.
func (h MyData) grantLearning(c echo.Context, d consent.Definition) error {
	ctx, lang := c.Request().Context(), string(respond.Lang(c))
	posted := c.Request().PostForm
	visit, known := session.From(ctx)
	if !known {
		return respond.SeeOther(c, "/"+lang+"/fit")
	}
	ledger, err := h.Store.Ledger(ctx, visit.Customer)
	if err != nil {
		return fmt.Errorf("read the ledger: %w", err)
	}
	now := h.Now()
	age16 := posted.Get("age16") == "1" || declaredAge(ledger, now)
	if !age16 {
		return respond.SeeOther(c, "/"+lang+"/fit")
	}
	form, next := "my-data", "/my-data?notice=granted"
	if number, ok := models.ParseOrderNumber(posted.Get("order")); ok {
		form, next = "order", "/orders/"+number+"#feedback"
	}
	if err := h.Store.RecordConsents(ctx, visit.Customer, []consent.Entry{d.Grant(lang, form, age16, now)}); err != nil {
		return err
	}
	return respond.SeeOther(c, "/"+lang+next)
}

// pausing returns the ledger entry that an action asks for which is about every use at once:
// "pause" or "resume" (Art. 18 GDPR). ok is false for any other.
func (h MyData) pausing(action string, lang models.Lang) (e consent.Entry, ok bool) {
	switch action {
	case "pause":
		return consent.Pausing(string(lang), "my-data", h.Now()), true
	case "resume":
		return consent.Resuming(string(lang), "my-data", h.Now()), true
	}
	return consent.Entry{}, false
}

// changePause records it. It holds from the next page on.
func (h MyData) changePause(c echo.Context, entry consent.Entry) error {
	visit, known := session.From(c.Request().Context())
	if !known { // nothing is kept, so there is no use to pause
		return respond.SeeOther(c, "/"+entry.Lang+"/my-data")
	}
	if err := h.Store.RecordConsents(c.Request().Context(), visit.Customer, []consent.Entry{entry}); err != nil {
		return err
	}
	return respond.SeeOther(c, "/"+entry.Lang+"/my-data?notice="+string(entry.Action))
}

// fillPause tells whether every use is paused, and whether there is one to pause.
func (h MyData) fillPause(c heldBy, props *mydata.Page) error {
	pause, paused := c.ledger.Pause()
	props.Pause = mydata.Pause{Paused: paused, Since: pause.At}
	for _, d := range consent.Purposes() {
		if c.ledger.Granted(d.Purpose, h.Now()) {
			props.Pause.Uses = append(props.Pause.Uses, d.Purpose)
		}
	}
	return nil
}
