package web

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"ebenmass/models/store"
)

// letterCounter counts the letters that wait for the mail server.
type letterCounter interface {
	CountLetters(ctx context.Context) (store.LetterCounts, error)
}

// letterCountLimit is how long a scrape waits for the database.
const letterCountLimit = time.Second

// letterMetrics reads the queue of letters when metrics are asked for: how many, of nobody in
// particular. Each instance says the same, since the queue is in the database.
type letterMetrics struct {
	counter                  letterCounter
	waiting, refused, oldest *prometheus.Desc
}

func newLetterMetrics(counter letterCounter) letterMetrics {
	gauge := func(name, help string) *prometheus.Desc {
		return prometheus.NewDesc("ebenmass_letters_"+name, help, nil, nil)
	}
	return letterMetrics{
		counter: counter,
		waiting: gauge("waiting", "Letters that the mail server has not taken yet."),
		refused: gauge("refused", "Letters whose address the mail server refuses for good, until it is corrected."),
		oldest:  gauge("oldest_seconds", "Age of the oldest letter that waits, 0 for none."),
	}
}

// Describe is of prometheus.Collector.
func (m letterMetrics) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{m.waiting, m.refused, m.oldest} {
		to <- d
	}
}

// Collect is of prometheus.Collector. While the database does not answer there are no numbers.
func (m letterMetrics) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), letterCountLimit)
	defer cancel()
	n, err := m.counter.CountLetters(ctx)
	if err != nil {
		return
	}
	for d, value := range map[*prometheus.Desc]float64{
		m.waiting: float64(n.Waiting), m.refused: float64(n.Refused), m.oldest: n.Oldest.Seconds(),
	} {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value)
	}
}
