package handlers

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models/store"
	"ebenmass/web/session"
)

// EndSession answers POST /{lang}/account/sessions/{session}/sign-out: one session of the
// account ends, wherever it is.
func (h Account) EndSession(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		name := c.Param("session")
		if err := h.Store.SignOut(c.Request().Context(), visit.Customer, name); err != nil {
			return err
		}
		if name == store.SessionName(visit.ID) {
			return h.leave(c, "signed_out")
		}
		return h.done(c, "ended")
	})(c)
}

// NameDevice answers POST /{lang}/account/sessions/{session}/device: what its owner calls the
// device of a session. It is the only thing kept about a device.
func (h Account) NameDevice(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		device := store.Device(c.Request().PostForm.Get("device"))
		if device != "" && !slices.Contains(store.Devices(), device) {
			return echo.NewHTTPError(http.StatusUnprocessableEntity)
		}
		if err := h.Store.NameDevice(c.Request().Context(), visit.Customer, c.Param("session"), device); err != nil {
			return err
		}
		return h.done(c, "named")
	})(c)
}
