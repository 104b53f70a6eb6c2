package handlers

import (
	"fmt"

	"github.com/labstack/echo/v4"

	"ebenmass/models/consent"
	"ebenmass/views/mydata"
	"ebenmass/web/session"
)

// fillMail shows the newsletter's addresses and the letters in the outbox.
func (h MyData) fillMail(c echo.Context, visit session.Visit, props *mydata.Page) error {
	ctx := c.Request().Context()
	kept, err := h.Store.Subscriptions(ctx, visit.Customer)
	if err != nil {
		return fmt.Errorf("read the subscriptions: %w", err)
	}
	letters, err := h.Store.Outbox(ctx, visit.Customer)
	if err != nil {
		return fmt.Errorf("read the outbox: %w", err)
	}
	props.Mail.Definition, _ = consent.Find(consent.PurposeMail)
	props.Mail.Current, props.Mail.Pending = subscriptions(kept)
	for _, l := range letters {
		props.Mail.Letters = append(props.Mail.Letters, laidLetter(l))
	}
	return nil
}
