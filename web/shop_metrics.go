package web

import (
	"context"
	"runtime"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"ebenmass/models/catalogue"
	"ebenmass/models/letter"
	"ebenmass/models/store"
)

// stateLimit is how long a scrape waits for the database.
const stateLimit = time.Second

// measuredStore is what the store tells of itself.
type measuredStore interface {
	Activity() store.Activity
	State(ctx context.Context) (store.State, error)
}

// shopMetrics tells, when metrics are asked for, what this instance did and how the database is:
// numbers alone, never of whom.
type shopMetrics struct {
	store    measuredStore
	snapshot func() *catalogue.Snapshot
	tries    func() map[letter.Answer]int

	orders, pieces, withdrawals       *prometheus.Desc
	erasures, erasureSeconds, waiting *prometheus.Desc
	held, articles, variants, letters *prometheus.Desc
	fileBytes, freeBytes              *prometheus.Desc
}

func newShopMetrics(from measuredStore, snapshot func() *catalogue.Snapshot, tries func() map[letter.Answer]int) shopMetrics {
	desc := func(name, help string, labels ...string) *prometheus.Desc {
		return prometheus.NewDesc("ebenmass_"+name, help, labels, nil)
	}
	return shopMetrics{
		store: from, snapshot: snapshot, tries: tries,
		orders:         desc("orders_total", "Orders placed with this instance."),
		pieces:         desc("ordered_pieces_total", "Pieces in the orders placed with this instance."),
		withdrawals:    desc("withdrawals_total", "Withdrawals declared to this instance."),
		erasures:       desc("erasures_total", "Erasures that this instance carried out, by scope; the search of all files comes after.", "scope"),
		erasureSeconds: desc("erasure_seconds_total", "Time that the erasures of this instance took together, from the word to the receipt."),
		waiting:        desc("erasures_waiting", "Erasures begun and not finished, their search included, of all instances."),
		held:           desc("held_pieces", "Pieces that were ordered and go back into stock, since nobody pays for them."),
		articles:       desc("catalogue_articles", "Articles in the index of this instance."),
		variants:       desc("catalogue_variants", "Variants of the articles in the index of this instance."),
		letters:        desc("letter_tries_total", "Letters that this instance tried to hand over, by the answer.", "answer"),
		fileBytes:      desc("database_file_bytes", "Size of the files of SQLite, write-ahead logs included.", "file"),
		freeBytes:      desc("disk_free_bytes", "Space left on the disk of the data folder."),
	}
}

// Describe is of prometheus.Collector.
func (m shopMetrics) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{
		m.orders, m.pieces, m.withdrawals, m.erasures, m.erasureSeconds, m.waiting, m.held,
		m.articles, m.variants, m.letters, m.fileBytes, m.freeBytes,
	} {
		to <- d
	}
}

// Collect is of prometheus.Collector. While the database does not answer, what is asked of it is left out.
func (m shopMetrics) Collect(to chan<- prometheus.Metric) {
	counter := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, value, labels...)
	}
	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	done := m.store.Activity()
	counter(m.orders, float64(done.Orders))
	counter(m.pieces, float64(done.Pieces))
	counter(m.withdrawals, float64(done.Withdrawals))
	for _, scope := range store.Scopes() {
		counter(m.erasures, float64(done.Erasures[scope]), string(scope))
	}
	counter(m.erasureSeconds, done.ErasureTime.Seconds())
	for answer, n := range m.tries() {
		if answer == letter.AnswerNone {
			answer = "taken"
		}
		counter(m.letters, float64(n), string(answer))
	}
	articles, variants := 0, 0
	for _, p := range m.snapshot().Products() {
		articles, variants = articles+1, variants+len(p.Variants)
	}
	gauge(m.articles, float64(articles))
	gauge(m.variants, float64(variants))

	ctx, cancel := context.WithTimeout(context.Background(), stateLimit)
	defer cancel()
	state, err := m.store.State(ctx)
	if err != nil {
		return
	}
	gauge(m.waiting, float64(state.Erasures))
	gauge(m.held, float64(state.Held))
	for file, bytes := range state.Files {
		gauge(m.fileBytes, float64(bytes), file)
	}
	if state.FreeSaid {
		gauge(m.freeBytes, float64(state.Free))
	}
}

// registerShop enters what the shop tells of itself, the pools of its database and which program
// this is.
func (o *observer) registerShop(cfg Config, tries func() map[letter.Answer]int) error {
	pools, err := cfg.Store.Pools()
	if err != nil {
		return err
	}
	for name, pool := range pools {
		o.registry.MustRegister(collectors.NewDBStatsCollector(pool, name))
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "ebenmass_build_info", Help: "1, with the version of the program and of its compiler.",
		ConstLabels: prometheus.Labels{"version": cfg.Version, "go": runtime.Version()},
	})
	build.Set(1)
	o.registry.MustRegister(build, newShopMetrics(cfg.Store, cfg.Catalogue.Snapshot, tries))
	return nil
}
