package web

import "github.com/prometheus/client_golang/prometheus"

// limitNames say which limit stands before a route. Where none is named, a handler counts by
// itself: new visits, pieces, letters to an address.
var limitNames = map[guard]string{
	askAdvice: "advice", askOnce: "advice", uploadFile: "advice", publicAPI: "advice", publicBatch: "advice", embedded: "advice", tryChart: "advice",
	eraseData: "erasures", placeOrder: "orders", sendLetter: "letters", declareWithdrawal: "withdrawals",
	passkeyStep: "passkeys", typeCode: "codes",
}

// otherLimit is the name of all limits that handlers count by themselves.
const otherLimit = "other"

// limitRefusals counts requests that a limit refused, by limit and never by client.
type limitRefusals struct {
	counter *prometheus.CounterVec
	names   map[string]string // by path of a route
}

func newLimitRefusals() limitRefusals {
	r := limitRefusals{
		counter: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "ebenmass_limit_refusals_total", Help: "Requests that came more often than allowed, by limit.",
		}, []string{"limit"}),
		names: map[string]string{},
	}
	for _, name := range limitNames {
		r.counter.WithLabelValues(name) // that none was refused is a figure, too
	}
	r.counter.WithLabelValues(otherLimit)
	return r
}

// enter notes which limit stands before the routes of a table.
func (r limitRefusals) enter(table []route) {
	for _, entry := range table {
		for _, path := range localised(entry.path) {
			if name := limitNames[entry.guard]; name != "" {
				r.names[entry.method+" "+path] = name
			}
		}
	}
}

// note counts a refusal.
func (r limitRefusals) note(method, path string) {
	name := r.names[method+" "+path]
	if name == "" {
		name = otherLimit
	}
	r.counter.WithLabelValues(name).Inc()
}
