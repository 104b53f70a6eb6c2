package handlers

import (
	"crypto/rand"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
)

// Declare answers POST /{lang}/withdraw, both steps. The first shows what will be declared;
// the second keeps the declaration and confirms its receipt at once, by page and by letter,
// with the same answer whether or not there is such an order.
func (h Withdraw) Declare(c echo.Context) error {
	page, err := h.page(c, "/withdraw")
	if err != nil {
		return err
	}
	posted := c.Request().PostForm
	attempt, step := posted.Get("attempt"), posted.Get("step")
	if step == "confirm" {
		switch kept, _, err := h.Store.Withdrawal(c.Request().Context(), attempt); {
		case err == nil: // pressed before
			return h.acknowledge(c, page, kept)
		case !errors.Is(err, models.ErrNotFound):
			return err
		}
	}
	declared, faults := parseDeclaration(page, posted)
	switch {
	case step == "edit":
		return h.showForm(c, http.StatusOK, page, declared, nil)
	case len(faults) > 0:
		return h.showForm(c, http.StatusUnprocessableEntity, page, declared, faults)
	case step != "confirm":
		return h.review(c, http.StatusOK, page, declared)
	case len(attempt) != len(rand.Text()):
		return h.review(c, http.StatusUnprocessableEntity, page, declared)
	}
	declared.Token = attempt
	return h.declare(c, page, declared)
}

// declare keeps a declaration for the visit, which it begins where there is none.
func (h Withdraw) declare(c echo.Context, page shell.Page, declared models.Withdrawal) error {
	ctx := c.Request().Context()
	visit, err := h.stay(ctx, consent.KeptWithdrawal.Until(h.Now()))
	if err != nil {
		return err
	}
	kept, owner, err := h.Store.DeclareWithdrawal(ctx, visit.Customer, declared)
	if err != nil {
		return err
	}
	if owner == visit.Customer { // otherwise the same press was faster without a cookie
		if err := h.remember(c, visit); err != nil {
			return err
		}
	}
	return h.acknowledge(c, page, kept)
}

// acknowledge sends the receipt, unless it was sent before, and leads to its page. Where the
// post does not take it, the declaration stands all the same, and the page says so.
func (h Withdraw) acknowledge(c echo.Context, page shell.Page, kept models.Withdrawal) error {
	if !kept.Sent {
		err := h.Confirmations.Acknowledge(c.Request().Context(), kept.Token)
		if err != nil && !errors.Is(err, models.ErrTooOften) && !errors.Is(err, models.ErrNotSent) {
			return err
		}
	}
	return respond.SeeOther(c, page.URL(buy.WithdrawReceiptPath(kept.Token)))
}
