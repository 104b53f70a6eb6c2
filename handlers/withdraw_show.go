package handlers

import (
	"crypto/rand"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
)

// Show answers GET /{lang}/withdraw: the form. An order's page may name its order in the query.
func (h Withdraw) Show(c echo.Context) error {
	page, err := h.page(c, "/withdraw")
	if err != nil {
		return err
	}
	declared := models.Withdrawal{Contract: shorten(c.QueryParam("order"), maxTyped)}
	return respond.HTML(c, http.StatusOK, buy.Withdraw(buy.WithdrawPage{Page: page, Declared: declared}))
}

// showForm shows the form with what was typed.
func (h Withdraw) showForm(c echo.Context, status int, page shell.Page, declared models.Withdrawal, errors []shell.FieldError) error {
	page.HasError = len(errors) > 0
	return respond.HTML(c, status, buy.Withdraw(buy.WithdrawPage{Page: page, Declared: declared, Errors: errors}))
}

// review shows what will be declared. Its attempt names the declaration, so that the button
// pressed twice declares once; nothing is kept before it is pressed.
func (h Withdraw) review(c echo.Context, status int, page shell.Page, declared models.Withdrawal) error {
	return respond.HTML(c, status, buy.WithdrawReview(buy.WithdrawPage{Page: page, Declared: declared, Attempt: rand.Text()}))
}

// ShowReceipt answers GET /{lang}/withdraw/receipt, to whoever has the key in its address.
func (h Withdraw) ShowReceipt(c echo.Context) error {
	key := c.QueryParam("key")
	found, _, err := h.Store.Withdrawal(c.Request().Context(), key)
	if err != nil {
		return err
	}
	page, err := h.page(c, buy.WithdrawReceiptPath(key))
	if err != nil {
		return err
	}
	page.NoIndex = true
	return respond.HTML(c, http.StatusOK, buy.WithdrawReceipt(buy.WithdrawReceiptPage{Page: page, Withdrawal: found, Outbox: h.Outbox}))
}
