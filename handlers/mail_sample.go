package handlers

import (
	"context"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// ShowSample answers GET /{lang}/mail/sample: an issue of the newsletter as a page, the same
// for everyone, as its letter is.
func (h Mail) ShowSample(c echo.Context) error {
	page := h.Page(c, "/mail/sample")
	return respond.HTML(c, http.StatusOK, mydata.MailSample(mydata.MailSamplePage{Page: page}))
}

// SendSample answers POST /{lang}/mail/sample: the issue goes to the visitor's own confirmed
// address at once.
func (h Mail) SendSample(c echo.Context) error {
	ctx := c.Request().Context()
	notice := "sample"
	err := h.sendSample(ctx)
	_, denied := errors.AsType[*consent.Denied](err)
	switch {
	case denied, errors.Is(err, models.ErrNotFound):
		notice = "not_subscribed"
	case errors.Is(err, models.ErrTooOften):
		notice = "too_often"
	case errors.Is(err, models.ErrAddressRefused):
		notice = "refused"
	case err != nil:
		return err
	}
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/mail?notice="+notice)
}

func (h Mail) sendSample(ctx context.Context) error {
	visit, known := session.From(ctx)
	if !known {
		return models.ErrNotFound
	}
	permit, err := store.PermitFor[consent.Mail](ctx, h.Store, visit.Customer, store.PageMail)
	if err != nil {
		return err
	}
	return h.sendIssue(ctx, permit)
}

// sendIssue sends an issue of the newsletter to the address a permit opens. That permit opens
// nothing else: asking for measurements with it does not compile, so nothing about fit can
// stand in the letter.
func (h Mail) sendIssue(ctx context.Context, permit consent.Permit[consent.Mail]) error {
	subscriber, err := h.Store.Subscriber(ctx, permit, store.PageMail)
	if err != nil {
		return err
	}
	page := shell.Page{Lang: models.Lang(subscriber.Lang), BaseURL: h.BaseURL}
	return h.Post.Send(ctx, permit.Owner(), mydata.NewsletterLetter(page, subscriber.Address, subscriber.Token))
}
