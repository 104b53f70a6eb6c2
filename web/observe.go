package web

import (
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"sync"
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

	mu      sync.RWMutex
	records map[answerKind]*answerRecord // made when a kind of answer is given first
}

// answerKind is what is told of an answer. There are few: routes are those of the table, methods
// three and "other".
type answerKind struct {
	method, route string
	status        int
}

// answerRecord is where answers of one kind are counted and logged.
type answerRecord struct {
	count   prometheus.Counter
	seconds prometheus.Observer
	log     slog.Handler // knows the kind
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
		records: map[answerKind]*answerRecord{},
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
		o.note(c.Request(), requestIDOf(c), c.Path(), c.Response().Status, begin)
		return nil
	}
}

// note counts and logs an answer that was begun at a moment: to the request of a name, at a route
// by its pattern, "" for none.
func (o *observer) note(r *http.Request, id, route string, status int, begin time.Time) {
	kind := answerKind{r.Method, route, status}
	if route == "" { // the router leaves it so where it knows no such path
		kind.route = unmatched
	}
	switch kind.method {
	case http.MethodGet, http.MethodHead, http.MethodPost:
	default:
		kind.method = "other"
	}
	end := time.Now()
	took := end.Sub(begin)
	record := o.record(kind)
	record.count.Inc()
	record.seconds.Observe(took.Seconds())
	o.events.note(kind.method, kind.route, status)
	if status == http.StatusTooManyRequests {
		o.refusals.note(kind.method, kind.route)
	}
	if ctx := r.Context(); record.log.Enabled(ctx, slog.LevelInfo) {
		record.write(ctx, id, end, took)
	}
}

// record is where answers of a kind are counted.
func (o *observer) record(kind answerKind) *answerRecord {
	o.mu.RLock()
	known := o.records[kind]
	o.mu.RUnlock()
	if known != nil {
		return known
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	made := &answerRecord{
		count:   o.requests.WithLabelValues(kind.method, kind.route, strconv.Itoa(kind.status)),
		seconds: o.seconds.WithLabelValues(kind.route),
		log: o.log.Handler().WithAttrs([]slog.Attr{
			slog.String("method", kind.method), slog.String("route", kind.route), slog.Int("status", kind.status),
		}),
	}
	o.records[kind] = made
	return made
}

// write logs one answer. The record has no place in the source: every one would have the same.
func (a *answerRecord) write(ctx context.Context, id string, at time.Time, took time.Duration) {
	line := slog.NewRecord(at, slog.LevelInfo, "request", 0)
	line.AddAttrs(slog.Duration("took", took), slog.String("request_id", id))
	_ = a.log.Handle(ctx, line) // there is nowhere to say that the log cannot be written
}

// metrics answers GET /metrics in the text format of Prometheus, and nothing else. It is served
// on a listener of its own, so that nobody who reaches the shop reaches it too.
func (o *observer) metrics() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(o.registry, promhttp.HandlerOpts{DisableCompression: true}))
	return mux
}
