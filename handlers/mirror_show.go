package handlers

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models/mirror"
	"ebenmass/views/demo"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Mirror lays what a marketing suite would make of a visit beside what the shop holds.
type Mirror struct{ *Shop }

// Show answers GET and POST /{lang}/demo/mirror. The pretend visit is what the form itself
// carries; it is neither stored nor put into the URL, so a post is answered with the page.
// Everything else on the suite's side is read off the present request.
func (h Mirror) Show(c echo.Context) error {
	page, err := h.page(c, "/demo/mirror")
	if err != nil {
		return err
	}
	page.NoIndex = true
	steps := mirror.ParseSteps(c.Request().PostForm["step"])
	props := demo.MirrorPage{
		Page: page, Steps: steps, Method: c.Request().Method, Cookie: h.Cookies.ID(c.Request()) != "",
		Request: readRequest(c.Request(), c.RealIP(), h.Now()),
	}
	if n := len(steps); n > 0 {
		props.Last = steps[n-1]
	}
	customer := ""
	if visit, known := session.From(c.Request().Context()); known {
		customer = visit.Customer
	}
	counts, err := h.Store.RowsAbout(c.Request().Context(), customer)
	if err != nil {
		return fmt.Errorf("count rows: %w", err)
	}
	for _, count := range counts {
		props.Tables = append(props.Tables, demo.TableRows(count))
	}
	return respond.HTML(c, http.StatusOK, demo.Mirror(props))
}
