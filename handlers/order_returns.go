package handlers

import (
	"fmt"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
)

// returnsSheet is the part of an order's page about what comes back.
func (h Orders) returnsSheet(c echo.Context, page shell.Page, order models.Order, owner string) (templ.Component, error) {
	returns, err := h.Store.Returns(c.Request().Context(), owner, order.Number)
	if err != nil {
		return nil, fmt.Errorf("read the returns: %w", err)
	}
	sheet := buy.ReturnsSheet{Page: page, Order: order, Key: givenKey(c, order), Returns: returns}
	for _, n := range order.Left(returns) {
		sheet.Left += n
	}
	return buy.OrderReturns(sheet), nil
}
