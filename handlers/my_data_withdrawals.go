package handlers

import (
	"fmt"

	"github.com/labstack/echo/v4"

	"ebenmass/views"
	"ebenmass/web/session"
)

func (h MyData) fillWithdrawals(c echo.Context, visit session.Visit, props *views.MyDataPage) (err error) {
	if props.Withdrawals, err = h.Store.Withdrawals(c.Request().Context(), visit.Customer); err != nil {
		return fmt.Errorf("read the withdrawals: %w", err)
	}
	return nil
}
