package handlers

import (
	"cmp"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/views/mydata"
	"ebenmass/web/respond"
)

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
