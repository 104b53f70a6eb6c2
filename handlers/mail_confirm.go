package handlers

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// ShowConfirm answers GET /{lang}/mail/confirm, the link in the first letter: with a button,
// because programs that look into letters follow links too and must use nothing up.
func (h Mail) ShowConfirm(c echo.Context) error {
	token := c.QueryParam("token")
	err := h.Store.FindRequest(c.Request().Context(), token)
	if errors.Is(err, models.ErrNotFound) {
		return h.over(c)
	}
	if err != nil {
		return err
	}
	props, err := h.tokenPage(c, "/mail/confirm", token)
	if err != nil {
		return err
	}
	return respond.HTML(c, http.StatusOK, mydata.MailConfirm(props))
}

// Confirm answers POST /{lang}/mail/confirm: the address is subscribed and the consent
// recorded. Each link does so once, within 48 hours, in whatever browser.
func (h Mail) Confirm(c echo.Context) error {
	ctx := c.Request().Context()
	customer, err := h.Store.ConfirmSubscription(ctx, c.Request().PostForm.Get("token"))
	_, denied := errors.AsType[*consent.Denied](err)
	if denied || errors.Is(err, models.ErrNotFound) {
		return h.over(c)
	}
	if err != nil {
		return err
	}
	if visit, known := session.From(ctx); known && visit.Customer == customer {
		if visit, err = h.extendVisit(ctx, consent.KeptAddress.Until(h.Now())); err != nil {
			return err
		}
		if err := h.writeCookie(c, visit); err != nil {
			return err
		}
	}
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/mail?notice=confirmed")
}

// over says that a link confirms nothing any more: used, too old, or never ours.
func (h Mail) over(c echo.Context) error {
	props, err := h.tokenPage(c, "/mail/confirm", "")
	if err != nil {
		return err
	}
	return respond.HTML(c, http.StatusGone, mydata.MailOver(props))
}

// tokenPage begins a page that a letter links to.
func (h Mail) tokenPage(c echo.Context, path, token string) (mydata.MailTokenPage, error) {
	page := h.Page(c, path)
	page.NoIndex = true
	if token != "" {
		page.Path += "?token=" + url.QueryEscape(token)
	}
	definition, _ := consent.Find(consent.PurposeMail)
	return mydata.MailTokenPage{Page: page, Definition: definition, Token: token}, nil
}

// ShowUnsubscribe answers GET /{lang}/mail/unsubscribe with one button. It looks nothing up:
// the page is the same for every token.
func (h Mail) ShowUnsubscribe(c echo.Context) error {
	props, err := h.tokenPage(c, "/mail/unsubscribe", c.QueryParam("token"))
	if err != nil {
		return err
	}
	return respond.HTML(c, http.StatusOK, mydata.MailUnsubscribe(props))
}

// Unsubscribe answers POST /{lang}/mail/unsubscribe, from the page's button or from a mail
// program (RFC 8058: the token in the URL, no session, no redirect). It works at once and as
// often as one likes, and answers alike for a token that was used or never ours.
func (h Mail) Unsubscribe(c echo.Context) error {
	token := cmp.Or(c.Request().PostForm.Get("token"), c.QueryParam("token"))
	if token == "" {
		return echo.NewHTTPError(http.StatusUnprocessableEntity)
	}
	if err := h.Store.Unsubscribe(c.Request().Context(), token, string(respond.Lang(c))); err != nil {
		return err
	}
	props, err := h.tokenPage(c, "/mail/unsubscribe", "")
	if err != nil {
		return err
	}
	return respond.HTML(c, http.StatusOK, mydata.MailUnsubscribed(props))
}
