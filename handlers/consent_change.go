package handlers

import (
	"context"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
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
