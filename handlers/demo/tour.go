package demo

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/models/tour"
	view "ebenmass/views/demo"
	"ebenmass/web/respond"
)

// Tour leads those who are shown the shop through it. A shop that is no demonstration has none.
type Tour struct{ *handlers.Shop }

// Show answers GET /{lang}/demo: the tours, by how long they take.
func (h Tour) Show(c echo.Context) error {
	if !h.Demo {
		return models.ErrNotFound
	}
	return respond.HTML(c, http.StatusOK, view.Tour(view.TourPage{Page: h.Page(c, "/demo")}))
}

// Begin answers GET /{lang}/demo/tour/{role}: it leads to the first step.
func (h Tour) Begin(c echo.Context) error {
	place, ok := tour.At(tour.Role(c.Param("role")), 1)
	return h.open(c, place, ok)
}

// Step answers GET /{lang}/demo/tour/{role}/{step}: it leads to the step's page in the shop, which
// then shows what to look at, or is that page itself.
func (h Tour) Step(c echo.Context) error {
	place, ok := tour.Parse(c.Param("role") + "-" + c.Param("step"))
	return h.open(c, place, ok)
}

func (h Tour) open(c echo.Context, place tour.Place, ok bool) error {
	if !h.Demo || !ok {
		return models.ErrNotFound
	}
	step := place.Step()
	if step.Path == "" {
		respond.SetTour(c, place)
		page := h.Page(c, place.Path())
		page.NoIndex = true
		page.Title, page.Description = page.T("tour.step."+step.Key+".title"), page.T("tour.step."+step.Key+".text")
		return respond.HTML(c, http.StatusOK, view.TourStep(view.TourStepPage{Page: page, Step: step}))
	}
	address := place.Keep("/" + string(respond.Lang(c)) + h.path(step))
	if id := c.QueryParam(handlers.TourErased); id != "" {
		address += "&" + handlers.TourErased + "=" + url.QueryEscape(id)
	}
	if step.Look != "" {
		address += "#" + step.Look
	}
	return c.Redirect(http.StatusSeeOther, address)
}

// path is the page of a step. A shop that does not sell the article of the tours shows the first
// of its own for women, or its first.
func (h Tour) path(step tour.Step) string {
	slug, product := strings.CutPrefix(step.Path, "/products/")
	snapshot := h.Catalogue.Snapshot()
	if _, sold := snapshot.Product(slug); !product || sold {
		return step.Path
	}
	for _, sizing := range [...]fit.Sizing{fit.Women, fit.Men} {
		if newest := snapshot.NewestIn(sizing, 1); len(newest) > 0 {
			return "/products/" + newest[0].Slug
		}
	}
	return "/products"
}

// Restart answers POST /{lang}/demo/restart for a presenter: everything of this visit is erased as
// on the page of one's data, with its receipt, and the tour begins again. Of nobody else is
// anything touched.
func (h Tour) Restart(c echo.Context) error {
	role := tour.Role(c.Request().PostForm.Get("role"))
	place, ok := tour.At(role, 1)
	if !h.Demo || !ok {
		return models.ErrNotFound
	}
	receipt, err := h.EraseVisit(c, store.ScopeAll)
	if errors.Is(err, handlers.ErrProveFirst) {
		return c.Redirect(http.StatusSeeOther, "/"+string(respond.Lang(c))+"/sign-in?notice=fresh")
	}
	if err != nil {
		return err
	}
	c.Response().Header().Set("Clear-Site-Data", `"cache"`)
	address := "/" + string(respond.Lang(c)) + place.Path()
	if receipt != "" {
		address += "?" + handlers.TourErased + "=" + receipt
	}
	return c.Redirect(http.StatusSeeOther, address)
}
