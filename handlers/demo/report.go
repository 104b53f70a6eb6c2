package demo

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/models/evidence"
	"ebenmass/models/report"
	view "ebenmass/views/demo"
	"ebenmass/web/respond"
)

// Report is the manager's page: what the advice brings in returns and money.
type Report struct {
	*handlers.Shop
	Simulator Simulator // nil where there is none, and so no report
}

// Simulator simulates orders, by seed, while somebody watches.
type Simulator interface {
	// Watch has a simulation go on for a while and returns what it shows: all of it when whole,
	// else the first figures, and at the latest what there is when ctx ends. report.ErrBusy: too
	// many are under way.
	Watch(ctx context.Context, seed uint64, whole bool) (report.Simulation, error)
	// Look returns what a simulation shows so far, and has none go on.
	Look(seed uint64) report.Simulation
}

// How long an answer waits for figures: a page for the first ones, a file for all.
const (
	waitForFirst = 800 * time.Millisecond
	waitForAll   = 6 * time.Second
)

// Show answers GET /{lang}/demo/report. The inputs are in the query, and so the page can be
// linked to; with stop=1 it does not go on by itself, and nothing is computed for it.
func (h Report) Show(c echo.Context) error {
	if !h.Demo || h.Simulator == nil {
		return models.ErrNotFound
	}
	query := c.QueryParams()
	in, faults := report.Parse(query.Get)
	props := view.ReportPage{Faults: faults, Typed: typed(query), Stopped: query.Get("stop") == "1", Evidence: evidence.Committed(), Now: h.Now()}
	simulation, err := h.simulate(c, in.Seed, props.Stopped)
	if errors.Is(err, report.ErrBusy) {
		props.Busy, err = true, nil
	}
	if err != nil {
		return err
	}
	props.Figures = report.Compute(simulation, in)
	props.Page = h.Page(c, path(query))
	props.NoIndex, props.HasError = true, len(faults) > 0
	if !simulation.Done() && !props.Stopped {
		props.Refresh = view.ReportRefresh
	}
	status := http.StatusOK
	if len(faults) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return respond.HTML(c, status, view.Report(props))
}

func (h Report) simulate(c echo.Context, seed uint64, stopped bool) (report.Simulation, error) {
	if stopped {
		return h.Simulator.Look(seed), nil
	}
	ctx, cancel := context.WithTimeout(c.Request().Context(), waitForFirst)
	defer cancel()
	simulation, err := h.Simulator.Watch(ctx, seed, false)
	if errors.Is(err, report.ErrBusy) {
		simulation = h.Simulator.Look(seed)
	}
	return simulation, err
}

// typed are the inputs of a query that say something.
func typed(query url.Values) map[string]string {
	values := map[string]string{}
	for _, field := range report.Fields() {
		if value := shorten(query.Get(field)); value != "" {
			values[field] = value
		}
	}
	return values
}

// longestInput is how many characters of an input are shown again.
const longestInput = 40

func shorten(value string) string {
	if runes := []rune(value); len(runes) > longestInput {
		return string(runes[:longestInput]) + "…"
	}
	return value
}

// path is the page's place, with what of the query it knows.
func path(query url.Values) string {
	known := url.Values{}
	for field, value := range typed(query) {
		known.Set(field, value)
	}
	if query.Get("stop") == "1" {
		known.Set("stop", "1")
	}
	if len(known) == 0 {
		return "/demo/report"
	}
	return "/demo/report?" + known.Encode()
}
