package handlers

import (
	"github.com/labstack/echo/v4"

	"ebenmass/web/respond"
)

// Delete answers POST /{lang}/orders/{number}/delete: the order goes at once, for its owner and
// for whoever has its key, and a receipt says how.
func (h Orders) Delete(c echo.Context) error {
	order, owner, err := h.find(c)
	if err != nil {
		return err
	}
	erased, err := h.Store.DeleteOrder(c.Request().Context(), owner, order.Number)
	if err != nil {
		return err
	}
	c.Response().Header().Set("Clear-Site-Data", `"cache"`)
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/my-data/receipts/"+erased.Receipt)
}
