package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/views"
	"ebenmass/web/respond"
)

// ShowDemo answers GET /{lang}/demo: what there is to see for those who are shown the shop.
func (h Texts) ShowDemo(c echo.Context) error {
	page, err := h.page(c, "/demo")
	if err != nil {
		return err
	}
	return respond.HTML(c, http.StatusOK, views.Demo(views.DemoPage{Page: page, Shopkeeper: h.Demo}))
}
