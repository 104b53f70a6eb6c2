package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models/evidence"
	"ebenmass/views/demo"
	"ebenmass/web/respond"
)

// Quality answers GET /{lang}/demo/quality: what the claims about fit rest on.
func (h Texts) Quality(c echo.Context) error {
	page, err := h.page(c, "/demo/quality")
	if err != nil {
		return err
	}
	page.Nav = "how"
	return respond.HTML(c, http.StatusOK, demo.Quality(demo.QualityPage{Page: page, Evidence: evidence.Committed()}))
}
