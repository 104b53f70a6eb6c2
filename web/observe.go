package web

import (
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// unmatched stands for every path that is no route of ours, which may hold anything.
const unmatched = "unmatched"

// observer logs and counts requests by route pattern: never by path, query, address or
// visitor, so that neither log nor metrics hold a personal datum.
type observer struct {
	log      *slog.Logger
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	events   *securityEvents
	refusals limitRefusals
}

func newObserver(log *slog.Logger) *observer {
	o := &observer{
		events:   newSecurityEvents(log),
		refusals: newLimitRefusals(),
		log:      log,
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "ebenmass_http_requests_total", Help: "Requests by method, route pattern and status.",
		}, []string{"method", "route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "ebenmass_http_request_seconds", Help: "Time to answer by route pattern.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, 1, 5},
		}, []string{"route"}),
	}
	o.registry.MustRegister(o.requests, o.seconds, o.events.counter, o.refusals.counter, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return o
}

// watch is the outermost middleware: it has errors turned into answers before it notes
// how the request ended.
func (o *observer) watch(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		begin := time.Now() // a duration, not a point in time: the real clock serves
		if err := next(c); err != nil {
			c.Error(err)
		}
		took := time.Since(begin)
		route, method, status := c.Path(), c.Request().Method, c.Response().Status
		if route == "" { // the router leaves it so where it knows no such path
			route = unmatched
		}
		switch method {
		case http.MethodGet, http.MethodHead, http.MethodPost:
		default:
			method = "other"
		}
		o.requests.WithLabelValues(method, route, strconv.Itoa(status)).Inc()
		o.events.note(method, route, status)
		if status == http.StatusTooManyRequests {
			o.refusals.note(method, route)
		}
		o.seconds.WithLabelValues(route).Observe(took.Seconds())
		o.log.LogAttrs(c.Request().Context(), slog.LevelInfo, "request",
			slog.String("method", method), slog.String("route", route),
			slog.Int("status", status), slog.Duration("took", took), slog.String("request_id", requestIDOf(c)))
		return nil
	}
}

// metrics answers GET /metrics in the text format of Prometheus, and nothing else. It is served
// on a listener of its own, so that nobody who reaches the shop reaches it too.
func (o *observer) metrics() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(o.registry, promhttp.HandlerOpts{DisableCompression: true}))
	return mux
}
