package demo

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	view "ebenmass/views/demo"
	"ebenmass/web/respond"
)

// Tour leads those who are shown the shop through it.
type Tour struct{ *handlers.Shop }

// Show answers GET /{lang}/demo: what there is to see for those who are shown the shop.
func (h Tour) Show(c echo.Context) error {
	page := h.Page(c, "/demo")
	return respond.HTML(c, http.StatusOK, view.Tour(view.TourPage{Page: page, Shopkeeper: h.Demo}))
}
