package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/views/legal"
	"ebenmass/web/respond"
)

// Texts are the pages of text: privacy, imprint, terms and their like.
type Texts struct{ *Shop }

// Show returns the handler of one page of text; name is its place in the URL, nav its key
// in the navigation.
func (h Texts) Show(name, nav string) echo.HandlerFunc {
	return func(c echo.Context) error {
		page := h.Page(c, "/"+name)
		page.Nav = nav
		return respond.HTML(c, http.StatusOK, legal.Text(legal.TextPage{Page: page, Name: name}))
	}
}
