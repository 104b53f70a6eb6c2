package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/views/buy"
	"ebenmass/web/respond"
)

// Show answers GET /{lang}/basket.
func (h Basket) Show(c echo.Context) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	return respond.HTML(c, http.StatusOK, buy.Basket(props))
}
