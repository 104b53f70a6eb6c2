package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Checkout is the way from a basket to an order.
type Checkout struct {
	*Shop
	Confirmations *Confirmations
	Attempt       func() string // a random name for every rendering of the form
}

// Show answers GET /{lang}/checkout. Every rendering is an attempt of its own: only the same
// form sent twice is one order.
func (h Checkout) Show(c echo.Context) error {
	form, err := h.prefilled(c.Request().Context())
	if err != nil {
		return err
	}
	return h.show(c, http.StatusOK, buy.CheckoutPage{Page: h.checkoutPage(c), Typed: form}, "")
}

// checkoutPage begins a page of the checkout.
func (h Checkout) checkoutPage(c echo.Context) shell.Page {
	page := h.Page(c, "/checkout")
	page.NoIndex = true
	return page
}

// show answers with the form and the order as it would be placed now, for each way of
// delivery; an empty basket has nothing to show.
func (h Checkout) show(c echo.Context, status int, props buy.CheckoutPage, code string) error {
	visit, known := session.From(c.Request().Context())
	if !known {
		return h.showEmpty(c, visit)
	}
	basket, err := h.Store.PriceBasket(c.Request().Context(), visit.Customer)
	props.Removed = removedLines(props.Lang, basket.Removed)
	if errors.Is(err, models.ErrNotFound) {
		return h.showEmpty(c, visit, props.Removed...)
	}
	if err != nil {
		return fmt.Errorf("price the basket: %w", err)
	}
	for _, way := range models.Deliveries {
		order, shown, err := basket.Quote(store.Wish{Delivery: way, Discount: code, Lang: props.Lang})
		if short, lacking := errors.AsType[*store.ShortageError](err); lacking {
			props.Short = shortLines(props.Lang, order, short)
			return h.render(c, http.StatusUnprocessableEntity, lackingPage(props))
		}
		if err != nil {
			return fmt.Errorf("quote the basket: %w", err)
		}
		props.Lines = h.soldLines(props.Lang, order.Lines)
		props.Quotes = append(props.Quotes, buy.CheckoutQuote{Order: order, Shown: shown, Arrives: delivery(order.Delivery, h.Now())})
	}
	return h.render(c, status, props)
}

func (h Checkout) render(c echo.Context, status int, props buy.CheckoutPage) error {
	props.HasError = len(props.Errors) > 0
	props.Outbox = h.Outbox
	if props.Attempt == "" {
		props.Attempt = h.Attempt()
	}
	return respond.HTML(c, status, buy.Checkout(props))
}

// lackingPage says first that pieces lack.
func lackingPage(props buy.CheckoutPage) buy.CheckoutPage {
	lack := shell.FieldError{Field: "review", Message: props.T("checkout.invalid.short")}
	props.Errors = append([]shell.FieldError{lack}, props.Errors...)
	return props
}

// showEmpty says that there is nothing to order, and leads back to the latest order: whoever
// presses "back" after ordering comes here.
func (h Checkout) showEmpty(c echo.Context, visit session.Visit, removed ...buy.RemovedLine) error {
	props := buy.CheckoutEmptyPage{Page: h.checkoutPage(c), NeedsCookie: h.lostCookie(c), Removed: removed}
	if visit.Customer == "" {
		return respond.HTML(c, http.StatusOK, buy.CheckoutEmpty(props))
	}
	latest, err := h.Store.LatestOrder(c.Request().Context(), visit.Customer)
	if err != nil && !errors.Is(err, models.ErrNotFound) {
		return fmt.Errorf("look for the latest order: %w", err)
	}
	props.Latest = latest.Number
	return respond.HTML(c, http.StatusOK, buy.CheckoutEmpty(props))
}

// prefilled is the form as it stands at first. Whoever is signed in finds the account's
// address and that of the latest order.
func (h Checkout) prefilled(ctx context.Context) (buy.CheckoutForm, error) {
	form := buy.CheckoutForm{Delivery: models.DeliveryStandard, Payment: models.PaymentInvoice}
	visit, _ := session.From(ctx)
	if !visit.SignedIn {
		return form, nil
	}
	account, err := h.Store.Account(ctx, visit.Customer)
	if err != nil {
		return form, fmt.Errorf("read the account: %w", err)
	}
	form.Email = account.Address
	latest, err := h.Store.LatestOrder(ctx, visit.Customer)
	if errors.Is(err, models.ErrNotFound) {
		return form, nil
	}
	if err != nil {
		return form, fmt.Errorf("look for the latest order: %w", err)
	}
	form.Name, form.Street, form.Postcode, form.City = latest.Address.Name, latest.Address.Street, latest.Address.Postcode, latest.Address.City
	return form, nil
}

// shortLines names the variants of which fewer are left than the basket holds.
func shortLines(lang models.Lang, order models.Order, short *store.ShortageError) []buy.ShortLine {
	var lines []buy.ShortLine
	for _, lack := range short.Lines {
		for _, l := range order.Lines {
			if l.SKU == lack.SKU {
				lines = append(lines, buy.ShortLine{Name: l.Name.In(lang), Colour: l.Colour.In(lang), Size: l.Size, Wanted: lack.Wanted, Left: lack.Left})
			}
		}
	}
	return lines
}
