package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/views/buy"
)

// Show answers GET /{lang}/checkout. Every rendering is an attempt of its own: only the same
// form sent twice is one order.
func (h Checkout) Show(c echo.Context) error {
	page, err := h.page(c)
	if err != nil {
		return err
	}
	form, err := h.prefilled(c.Request().Context())
	if err != nil {
		return err
	}
	return h.show(c, http.StatusOK, buy.CheckoutPage{Page: page, Typed: form}, "")
}
