package handlers

import (
	"errors"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/web/respond"
)

// Release answers POST /{lang}/demo/shopkeeper/release: what was counted until now becomes
// public, with noise, and spends of the year's budget.
func (h Shopkeeper) Release(c echo.Context) error {
	if !h.Demo {
		return models.ErrNotFound
	}
	ctx := c.Request().Context()
	back := "/" + string(respond.Lang(c)) + "/demo/shopkeeper?notice="
	err := h.Store.Release(ctx, models.OnDemand)
	if errors.Is(err, models.ErrTooOften) {
		return respond.SeeOther(c, back+"spent")
	}
	if err != nil {
		return err
	}
	if err := h.Catalogue.Refresh(ctx); err != nil { // the page that follows shows it
		return err
	}
	return respond.SeeOther(c, back+"released")
}
