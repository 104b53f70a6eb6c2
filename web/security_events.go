package web

import (
	"context"
	"log/slog"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Kinds of security events.
const (
	eventSignIn = "sign_in_failed" // a link that is over, a passkey that is none of ours, or a wrong device code
	eventLimit  = "limit_hit"      // somebody asked more often than allowed
	eventOrigin = "origin_refused" // another site had a browser send something
	eventHost   = "host_refused"   // a name that is not ours
)

// reportInterval is how often security events are logged.
const reportInterval = time.Minute

// securityEvents counts what happens that an attack would cause: by kind, and nothing else.
// Neither log nor metrics say who, from where, or what was asked for.
type securityEvents struct {
	log     *slog.Logger
	counter *prometheus.CounterVec

	mu     sync.Mutex
	counts map[string]int // since the last report
}

func newSecurityEvents(log *slog.Logger) *securityEvents {
	e := &securityEvents{
		log: log, counts: map[string]int{},
		counter: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "ebenmass_security_events_total", Help: "Refused requests that an attack would cause, by kind.",
		}, []string{"kind"}),
	}
	for _, kind := range []string{eventSignIn, eventLimit, eventOrigin, eventHost} {
		e.counter.WithLabelValues(kind) // that none happened is a figure, too
	}
	return e
}

// signsIn is a route that signs in, or brings what does.
var signsIn = regexp.MustCompile(`/sign-in/(confirm|passkey|device|device/enter)$`)

// eventOf is the kind of event that an answer tells of; "" for none.
func eventOf(method, route string, status int) string {
	switch {
	case status == http.StatusTooManyRequests:
		return eventLimit
	case status == http.StatusMisdirectedRequest:
		return eventHost
	case method == http.MethodPost && status == http.StatusForbidden:
		return eventOrigin
	case method != http.MethodPost || !signsIn.MatchString(route):
		return ""
	case status >= http.StatusBadRequest && status < http.StatusInternalServerError && status != http.StatusNotFound:
		return eventSignIn
	}
	return ""
}

// note counts what an answer tells of.
func (e *securityEvents) note(method, route string, status int) {
	kind := eventOf(method, route, status)
	if kind == "" {
		return
	}
	e.counter.WithLabelValues(kind).Inc()
	e.mu.Lock()
	e.counts[kind]++
	e.mu.Unlock()
}

// report logs what was counted since the last report.
func (e *securityEvents) report(ctx context.Context) {
	e.mu.Lock()
	counts := e.counts
	e.counts = map[string]int{}
	e.mu.Unlock()
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		e.log.LogAttrs(ctx, slog.LevelWarn, "security events", slog.String("kind", kind), slog.Int("count", counts[kind]))
	}
}

// reportUntil reports from time to time until the context ends, and then once more.
func (e *securityEvents) reportUntil(ctx context.Context) {
	tick := time.NewTicker(reportInterval)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			e.report(context.WithoutCancel(ctx))
			return
		case <-tick.C:
			e.report(ctx)
		}
	}
}
