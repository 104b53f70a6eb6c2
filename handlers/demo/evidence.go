package demo

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/models/evidence"
	"ebenmass/models/release"
	view "ebenmass/views/demo"
	"ebenmass/web/respond"
)

// Evidence lays open how the advice works and what its claims rest on.
type Evidence struct{ *handlers.Shop }

// Quality answers GET /{lang}/demo/quality: what the claims about fit rest on.
func (h Evidence) Quality(c echo.Context) error {
	page := h.Page(c, "/demo/quality")
	page.Nav = "how"
	return respond.HTML(c, http.StatusOK, view.Quality(view.QualityPage{Page: page, Evidence: evidence.Committed()}))
}

// HowItWorks answers GET /{lang}/how-it-works: the model laid open, and what was released
// of what it learned.
func (h Evidence) HowItWorks(c echo.Context) error {
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
	props := view.HowPage{
		Page: page, Budget: budget,
		Releases: slices.DeleteFunc(releases, func(r models.Release) bool { return release.Year(r.At) < budget.Year-1 }),
		Evidence: evidence.Committed(),
		Epsilon:  release.Epsilon, Shares: view.EpsilonShares{Fit: release.EpsilonFit, Reasons: release.EpsilonReasons, TwoSizes: release.EpsilonTwoSizes}, Every: int(release.Every.Hours() / 24), CountSD: release.CountSD,
	}
	for _, cost := range release.Costs(noiseExamples[:]...) {
		props.Costs = append(props.Costs, view.NoiseCost(cost))
	}
	return respond.HTML(c, http.StatusOK, view.HowItWorks(props))
}

// noiseExamples are the numbers of answers for which the page says what noise costs.
var noiseExamples = [...]int{50, 200, 1000}
