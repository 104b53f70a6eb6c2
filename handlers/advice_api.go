package handlers

import (
	_ "embed"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models/fit"
	"ebenmass/web/respond"
)

// AdviceAPI is the advice for programs: nothing is stored, nobody is recognised.
type AdviceAPI struct{ *Shop }

// Advise answers POST /api/v1/advice.
func (h AdviceAPI) Advise(c echo.Context) error {
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return echo.NewHTTPError(http.StatusBadRequest)
	}
	asked, faults := parseAdviceRequest(body)
	if len(faults) > 0 {
		return respond.Faults(c, http.StatusUnprocessableEntity, faults...)
	}
	snapshot := h.Catalogue.Snapshot()
	product, ok := snapshot.Product(asked.product)
	if !ok {
		return respond.Faults(c, http.StatusNotFound, respond.Fault{Field: "product", Code: "not_found"})
	}
	if asked.person.Sizing == "" {
		asked.person.Sizing = product.Sizing
	}
	article, _ := snapshot.Article(product.Slug) // the product is of this snapshot
	return respond.JSON(c, http.StatusOK, newAdviceAnswer(product.Slug, fit.Explain(asked.person, article)))
}

//go:embed openapi.json
var openAPI []byte

// Describe answers GET /api/v1/openapi.json.
func (h AdviceAPI) Describe(c echo.Context) error {
	return respond.Blob(c, http.StatusOK, echo.MIMEApplicationJSON, openAPI)
}
