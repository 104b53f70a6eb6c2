package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/views/product"
	"ebenmass/web/respond"
)

// Show answers GET /{lang}/fit. A stored profile is not read for it: correcting happens
// on the page that shows what is held.
func (h Fit) Show(c echo.Context) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	return respond.HTML(c, http.StatusOK, product.Fit(props))
}
