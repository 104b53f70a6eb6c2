package handlers

import (
	"cmp"
	"errors"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/web/session"
)

// Orders are what was ordered.
type Orders struct{ *Shop }

// find returns the order that a request names and whose it is: the visitor's own, or anybody's
// who brings its key, in the address or in a form. models.ErrNotFound alike for an unknown
// number and a wrong key.
func (h Orders) find(c echo.Context) (order models.Order, owner string, err error) {
	number, ok := models.ParseOrderNumber(c.Param("number"))
	if !ok {
		return models.Order{}, "", models.ErrNotFound
	}
	ctx := c.Request().Context()
	if visit, known := session.From(ctx); known {
		order, err = h.Store.Order(ctx, visit.Customer, number)
		if !errors.Is(err, models.ErrNotFound) {
			return order, visit.Customer, err
		}
	}
	return h.Store.OrderByKey(ctx, number, orderKey(c))
}

// orderKey is the key of an order that a request brings, "" for none.
func orderKey(c echo.Context) string {
	return cmp.Or(c.Request().PostForm.Get("key"), c.QueryParam("key"))
}
