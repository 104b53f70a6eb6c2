package handlers

import (
	"github.com/labstack/echo/v4"

	"ebenmass/views/mydata"
	"ebenmass/web/session"
)

// fillAccount shows what is kept about the visitor's account, if there is one.
func (h MyData) fillAccount(c echo.Context, visit session.Visit, props *mydata.Page) (err error) {
	if visit.SignedIn {
		props.Account, err = h.held(c, visit)
	}
	return err
}
