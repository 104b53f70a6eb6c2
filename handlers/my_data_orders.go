package handlers

import (
	"fmt"

	"github.com/labstack/echo/v4"

	"ebenmass/views/mydata"
	"ebenmass/web/session"
)

func (h MyData) fillOrders(c echo.Context, visit session.Visit, props *mydata.Page) (err error) {
	if props.Orders, err = h.Store.Orders(c.Request().Context(), visit.Customer); err != nil {
		return fmt.Errorf("read the orders: %w", err)
	}
	return nil
}
