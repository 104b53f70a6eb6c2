package handlers

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// CorrectAddress answers POST /{lang}/orders/{number}/address: an order goes to another
// address from now on, and its confirmation is sent again. Only the visitor's own session may:
// the key from the confirmation opens the order for reading.
func (h Orders) CorrectAddress(c echo.Context) error {
	ctx := c.Request().Context()
	number, ok := models.ParseOrderNumber(c.Param("number"))
	visit, known := session.From(ctx)
	if !ok || !known {
		return models.ErrNotFound
	}
	order, err := h.Store.Order(ctx, visit.Customer, number)
	if err != nil {
		return err
	}
	page := h.Page(c, "/orders/"+order.Number)
	p := checkoutParser{page: page, posted: c.Request().PostForm}
	address := p.address()
	if len(p.errors) > 0 {
		form := buy.AddressForm{Typed: p.typedAddress(), Errors: p.errors}
		return h.show(c, http.StatusUnprocessableEntity, foundOrder{Order: order, owner: visit.Customer}, &form, nil)
	}
	queued, err := h.Store.CorrectOrderAddress(ctx, visit.Customer, order.Number, address, h.Confirmations.order())
	if errors.Is(err, models.ErrChanged) { // withdrawn meanwhile: its page says so
		return respond.SeeOther(c, page.URL("/orders/"+order.Number))
	}
	if err != nil {
		return err
	}
	// The address stands without its letter: the page says where that is.
	if err := h.Post.Try(ctx, queued); errors.Is(err, models.ErrAddressRefused) {
		if order, err = h.Store.Order(ctx, visit.Customer, order.Number); err != nil {
			return err
		}
		form := buy.AddressForm{Typed: order.Address, Errors: []shell.FieldError{addressRefused(page)}}
		return h.show(c, http.StatusUnprocessableEntity, foundOrder{Order: order, owner: visit.Customer}, &form, nil)
	}
	return respond.SeeOther(c, page.URL("/orders/"+order.Number+"?notice=corrected"))
}
