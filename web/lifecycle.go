package web

import (
	"log/slog"
	"net/http"
	"sync/atomic"

	"github.com/labstack/echo/v4"

	"ebenmass/web/respond"
)

// Gate answers for the shop while it is opened: nobody who connects early waits for an answer.
// It passes requests on once there is something to pass them to.
type Gate struct {
	closed http.Handler
	open   atomic.Pointer[http.Handler]
}

// NewGate returns a closed gate. It answers /healthz, since the program runs, and all else with 503.
func NewGate(baseURL string, https, demo bool) *Gate {
	e := echo.New()
	pages := errorPages{slog.New(slog.DiscardHandler), baseURL, demo}
	e.HTTPErrorHandler = func(err error, c echo.Context) { // not a fault, so not in the log
		c.Response().Header().Set("Retry-After", retryAfter)
		pages.answer(c, statusOf(err), "")
	}
	e.Use(securityHeaders(https))
	notYet := func(echo.Context) error { return echo.NewHTTPError(http.StatusServiceUnavailable) }
	e.GET(healthPath, ops{}.healthy)
	e.HEAD(healthPath, ops{}.healthy)
	e.GET(readyPath, func(c echo.Context) error { return unready(c, "the shop is being opened\n") })
	e.GET("/static/*", newAssets().serve) // the page that says so looks like the others
	e.RouteNotFound("/*", notYet)
	return &Gate{closed: e}
}

// NewMetricsGate returns a closed gate for those who ask for metrics.
func NewMetricsGate() *Gate {
	return &Gate{closed: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", retryAfter)
		http.Error(w, "the shop is being opened", http.StatusServiceUnavailable)
	})}
}

// Open passes every later request on.
func (g *Gate) Open(to http.Handler) { g.open.Store(&to) }

// ServeHTTP implements http.Handler.
func (g *Gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if to := g.open.Load(); to != nil {
		(*to).ServeHTTP(w, r)
		return
	}
	g.closed.ServeHTTP(w, r)
}

// unready answers whoever asks whether the shop can serve that it cannot.
func unready(c echo.Context, why string) error {
	c.Response().Header().Set(echo.HeaderCacheControl, respond.Personal)
	c.Response().Header().Set("Retry-After", retryAfter)
	return c.String(http.StatusServiceUnavailable, why)
}
