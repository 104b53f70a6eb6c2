package handlers

import (
	"errors"
	"fmt"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/mydata"
	"ebenmass/web/session"
)

// fillReturns lists what comes back of the visitor's orders.
func (h MyData) fillReturns(c echo.Context, visit session.Visit, props *mydata.Page) error {
	ctx := c.Request().Context()
	orders, err := h.Store.Orders(ctx, visit.Customer)
	if err != nil {
		return fmt.Errorf("read the orders: %w", err)
	}
	for _, o := range orders {
		returns, err := h.Store.Returns(ctx, visit.Customer, o.Number)
		if errors.Is(err, models.ErrNotFound) { // deleted a moment ago, in another window
			continue
		}
		if err != nil {
			return fmt.Errorf("read the returns: %w", err)
		}
		for _, r := range returns {
			props.Returns = append(props.Returns, mydata.HeldReturn{Return: r, Order: o.Number, Expires: o.ExpiresAt})
		}
	}
	return nil
}

func (h MyData) fillWithdrawals(c echo.Context, visit session.Visit, props *mydata.Page) (err error) {
	if props.Withdrawals, err = h.Store.Withdrawals(c.Request().Context(), visit.Customer); err != nil {
		return fmt.Errorf("read the withdrawals: %w", err)
	}
	return nil
}
