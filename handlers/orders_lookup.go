package handlers

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
)

// lookupTime is how long an order is looked for at least, found or not, so that the time of the
// answer does not tell which.
const lookupTime = 250 * time.Millisecond

// ShowLookup answers GET /{lang}/orders: the form that has the link to an order mailed.
func (h Orders) ShowLookup(c echo.Context) error {
	props := h.lookupProps(c)
	props.Sent = c.QueryParam("notice") == "sent"
	return respond.HTML(c, http.StatusOK, buy.OrderLookup(props))
}

func (h Orders) lookupProps(c echo.Context) buy.OrderLookupPage {
	page := h.Page(c, "/orders")
	page.NoIndex, page.Nav = true, "orders"
	return buy.OrderLookupPage{Page: page, Outbox: h.Outbox}
}

// LookUp answers POST /{lang}/orders: where an order has this number and this e-mail address, a
// letter goes there with the link that opens it. The answer is the same where none has. Without a
// mail server the letter lies in the outbox of whoever ordered: who asks may be somebody else.
func (h Orders) LookUp(c echo.Context) error {
	props, posted := h.lookupProps(c), c.Request().PostForm
	props.Number = shorten(oneLine(posted.Get("number")), maxTyped)
	props.Email = shorten(strings.ToValidUTF8(posted.Get("email"), "\uFFFD"), maxAddressEchoed)
	number, ok := models.ParseOrderNumber(props.Number)
	if !ok {
		props.Errors = append(props.Errors, shell.FieldError{Field: "number", Message: props.T("invalid.order_number")})
	}
	email, err := letter.ParseAddress(posted.Get("email"))
	if err != nil {
		props.Errors = append(props.Errors, shell.FieldError{Field: "email", Message: addressMessage(props.Page, err, "invalid.order_email")})
	}
	if len(props.Errors) > 0 {
		props.HasError = true
		return respond.HTML(c, http.StatusUnprocessableEntity, buy.OrderLookup(props))
	}
	ctx := c.Request().Context()
	enough := time.NewTimer(lookupTime)
	defer enough.Stop()
	if err := h.mailLink(ctx, props.Page, number, email); err != nil {
		return err
	}
	select {
	case <-enough.C:
	case <-ctx.Done():
		return ctx.Err()
	}
	return respond.SeeOther(c, props.URL("/orders?notice=sent"))
}

// mailLink mails the link to an order where number and address belong together. Somebody who
// tries many addresses for a number, or asks too often, causes no letter and is not told.
func (h Orders) mailLink(ctx context.Context, page shell.Page, number, email string) error {
	if h.Guesses.Take(number) > 0 {
		return nil
	}
	order, owner, err := h.Store.OrderByAddress(ctx, number, email)
	if errors.Is(err, models.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	err = h.Post.Enqueue(ctx, owner, buy.OrderLookupLetter(page, order))
	if errors.Is(err, models.ErrTooOften) || errors.Is(err, models.ErrNotFound) { // erased meanwhile
		return nil
	}
	return err
}
