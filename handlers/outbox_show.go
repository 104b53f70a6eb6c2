package handlers

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Mail is what the shop writes to visitors: the newsletter, and the outbox that keeps letters
// where none really go out.
type Mail struct{ *Shop }

// ShowOutbox answers GET /{lang}/outbox: the letters this visitor's own acts caused, and no
// others. They are found by the session, never by an address.
func (h Mail) ShowOutbox(c echo.Context) error {
	page, err := h.page(c, "/outbox")
	if err != nil {
		return err
	}
	page.NoIndex = true
	props := mydata.OutboxPage{Page: page, Sends: !h.Outbox}
	visit, known := session.From(c.Request().Context())
	if !known || props.Sends {
		return respond.HTML(c, http.StatusOK, mydata.Outbox(props))
	}
	letters, err := h.Store.Outbox(c.Request().Context(), visit.Customer)
	if err != nil {
		return fmt.Errorf("read the outbox: %w", err)
	}
	for _, l := range letters {
		props.Letters = append(props.Letters, laidLetter(l))
	}
	return respond.HTML(c, http.StatusOK, mydata.Outbox(props))
}

func laidLetter(l store.LaidLetter) mydata.OutboxLetter {
	return mydata.OutboxLetter{
		Kind: l.Letter.Kind, To: l.Letter.To, Lang: l.Letter.Lang, Subject: l.Letter.Subject, Text: l.Letter.Text,
		OneClick: l.Letter.OneClick != "", At: l.At, Expires: l.ExpiresAt,
	}
}
