package handlers

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models/consent"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// mailNotices are the messages the page shows after an act; anything else in the URL is none.
var mailNotices = []string{"sent", "confirmed", "sample", "not_subscribed", "too_often"}

// Show answers GET /{lang}/mail: what the newsletter is, and where the visitor stands with it.
func (h Mail) Show(c echo.Context) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	if notice := c.QueryParam("notice"); slices.Contains(mailNotices, notice) {
		props.Notice = notice
	}
	return respond.HTML(c, http.StatusOK, mydata.Mail(props))
}

func (h Mail) props(c echo.Context) (mydata.MailPage, error) {
	page, err := h.page(c, "/mail")
	if err != nil {
		return mydata.MailPage{}, err
	}
	page.Nav = "mail"
	definition, _ := consent.Find(consent.PurposeMail)
	props := mydata.MailPage{Page: page, Definition: definition, Outbox: h.Outbox}
	if visit, known := session.From(c.Request().Context()); known {
		kept, err := h.Store.Subscriptions(c.Request().Context(), visit.Customer)
		if err != nil {
			return mydata.MailPage{}, fmt.Errorf("read the subscriptions: %w", err)
		}
		props.Current, props.Pending = subscriptions(kept)
	}
	return props, nil
}

// subscriptions sorts the addresses a visitor gave into the confirmed one and the one that
// waits, nil where there is none.
func subscriptions(kept []store.Subscription) (current, pending *mydata.NewsletterAddress) {
	for _, k := range kept {
		shown := &mydata.NewsletterAddress{Address: k.Address, Since: k.RequestedAt, Until: k.ExpiresAt, Confirmed: k.Confirmed()}
		if k.Confirmed() {
			shown.Since = k.ConfirmedAt
			current = shown
		} else {
			pending = shown
		}
	}
	return current, pending
}
