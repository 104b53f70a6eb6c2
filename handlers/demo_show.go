package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/views/demo"
	"ebenmass/web/respond"
)

// ShowDemo answers GET /{lang}/demo: what there is to see for those who are shown the shop.
func (h Texts) ShowDemo(c echo.Context) error {
	page, err := h.page(c, "/demo")
	if err != nil {
		return err
	}
	return respond.HTML(c, http.StatusOK, demo.Tour(demo.TourPage{Page: page, Shopkeeper: h.Demo}))
}
