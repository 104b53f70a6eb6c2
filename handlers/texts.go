package handlers

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/evidence"
	"ebenmass/models/release"
	"ebenmass/views/demo"
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

// ShowDemo answers GET /{lang}/demo: what there is to see for those who are shown the shop.
func (h Texts) ShowDemo(c echo.Context) error {
	page := h.Page(c, "/demo")
	return respond.HTML(c, http.StatusOK, demo.Tour(demo.TourPage{Page: page, Shopkeeper: h.Demo}))
}

// Quality answers GET /{lang}/demo/quality: what the claims about fit rest on.
func (h Texts) Quality(c echo.Context) error {
	page := h.Page(c, "/demo/quality")
	page.Nav = "how"
	return respond.HTML(c, http.StatusOK, demo.Quality(demo.QualityPage{Page: page, Evidence: evidence.Committed()}))
}

// HowItWorks answers GET /{lang}/how-it-works: the model laid open, and what was released
// of what it learned.
func (h Texts) HowItWorks(c echo.Context) error {
	page := h.Page(c, "/how-it-works")
	page.Nav = "how"
	ctx := c.Request().Context()
	budget, err := h.Store.Budget(ctx)
	if err != nil {
		return fmt.Errorf("explain the advice: %w", err)
	}
	releases, err := h.Store.Releases(ctx)
	if err != nil {
		return fmt.Errorf("explain the advice: %w", err)
	}
	props := demo.HowPage{
		Page: page, Budget: budget,
		Releases: slices.DeleteFunc(releases, func(r models.Release) bool { return release.Year(r.At) < budget.Year-1 }),
		Evidence: evidence.Committed(),
		Epsilon:  release.Epsilon, Shares: demo.EpsilonShares{Fit: release.EpsilonFit, Reasons: release.EpsilonReasons, TwoSizes: release.EpsilonTwoSizes}, Every: int(release.Every.Hours() / 24), CountSD: release.CountSD,
	}
	for _, cost := range release.Costs(noiseExamples[:]...) {
		props.Costs = append(props.Costs, demo.NoiseCost(cost))
	}
	return respond.HTML(c, http.StatusOK, demo.HowItWorks(props))
}

// noiseExamples are the numbers of answers for which the page says what noise costs.
var noiseExamples = [...]int{50, 200, 1000}
