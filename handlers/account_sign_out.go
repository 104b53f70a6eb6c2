package handlers

import (
	"errors"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// SignOut answers POST /{lang}/account/sign-out: this browser's session ends, the account
// stays.
func (h Account) SignOut(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		err := h.Store.SignOut(c.Request().Context(), visit.Customer, store.SessionName(visit.ID))
		if err != nil && !errors.Is(err, models.ErrNotFound) { // ended a moment ago, in another window
			return err
		}
		return h.leave(c, "signed_out")
	})(c)
}

// SignOutEverywhere answers POST /{lang}/account/sign-out-everywhere: all sessions of the
// account end, this one too.
func (h Account) SignOutEverywhere(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		if err := h.Store.SignOutEverywhere(c.Request().Context(), visit.Customer); err != nil {
			return err
		}
		return h.leave(c, "everywhere")
	})(c)
}

// leave takes the cookie from a browser that is signed out, and the pages it kept.
func (h Account) leave(c echo.Context, notice string) error {
	h.Cookies.Clear(c.Response())
	c.Response().Header().Set("Clear-Site-Data", `"cache"`)
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/sign-in?notice="+notice)
}
