package web

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Tasks measures what the program does by itself, beside requests: erasing what is over, putting
// pieces back, loading the catalogue.
type Tasks struct {
	runs    *prometheus.CounterVec
	seconds *prometheus.HistogramVec
	last    *prometheus.GaugeVec
	swept   prometheus.Counter
}

// newTasks returns the measures and enters them.
func newTasks(registry *prometheus.Registry) *Tasks {
	t := &Tasks{
		runs: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "ebenmass_task_runs_total", Help: "Runs of what the program does by itself, by task and result.",
		}, []string{"task", "result"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "ebenmass_task_seconds", Help: "How long what the program does by itself takes, by task.",
			Buckets: []float64{.001, .005, .025, .1, .5, 1, 5, 30, 120},
		}, []string{"task"}),
		last: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "ebenmass_task_last_success_timestamp_seconds", Help: "When a task of the program's own last ended well, by task.",
		}, []string{"task"}),
		swept: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "ebenmass_swept_total", Help: "Visits, values and other records that were over and erased by this instance.",
		}),
	}
	registry.MustRegister(t.runs, t.seconds, t.last, t.swept)
	return t
}

// Swept counts what was over and is erased.
func (t *Tasks) Swept(n int) { t.swept.Add(float64(n)) }

// Run does a task and notes how long it took and whether it ended well, which its error says.
func (t *Tasks) Run(task string, do func() error) error {
	begin := time.Now() // a duration, and the time of a gauge: the real clock serves
	err := do()
	result := "ok"
	if err != nil {
		result = "error"
	} else {
		t.last.WithLabelValues(task).SetToCurrentTime()
	}
	t.runs.WithLabelValues(task, result).Inc()
	t.seconds.WithLabelValues(task).Observe(time.Since(begin).Seconds())
	return err
}
