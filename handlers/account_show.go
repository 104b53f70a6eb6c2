package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Show answers GET /{lang}/account.
func (h Account) Show(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		props, err := h.props(c, visit)
		if err != nil {
			return err
		}
		return respond.HTML(c, http.StatusOK, mydata.Account(props))
	})(c)
}
