package web_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

// metricName is what a Prometheus expression asks for.
var metricName = regexp.MustCompile(`\b(?:ebenmass|go|process)_[a-z0-9_]+\b`)

// Every metric that the dashboard shows is served.
func TestMetrics_Dashboard(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.Config.Handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, s.URL+"/de/", nil)) // it is counted when this returns
	_ = s.app.Tasks.Run("sweep", func() error { return nil })
	served := s.scrape(t)
	dashboard, err := os.ReadFile("deploy/grafana-dashboard.json")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for line := range strings.Lines(string(dashboard)) {
		if strings.Contains(line, `"expr"`) {
			for _, name := range metricName.FindAllString(line, -1) {
				asked[name] = true
			}
		}
	}
	if len(asked) < 25 {
		t.Fatalf("the dashboard asks for %d metrics only", len(asked))
	}
	for name := range asked {
		if !regexp.MustCompile(`(?m)^` + name + `[{ ]`).MatchString(served) {
			t.Errorf("%s is shown, and not served", name)
		}
	}
	for name := range own(served) {
		if !asked[name] && !strings.Contains(name, "http_request") && !strings.Contains(name, "task_seconds") {
			t.Errorf("%s is served, and not shown", name)
		}
	}
}

// own are the metrics of the shop's that a scrape has.
func own(served string) map[string]bool {
	names := map[string]bool{}
	for line := range strings.Lines(served) {
		if strings.HasPrefix(line, "ebenmass_") {
			names[metricName.FindString(line)] = true
		}
	}
	return names
}

func TestMetrics_ErasuresAndLimits(t *testing.T) {
	t.Parallel()
	s := openShop(t, adviceRate(1))
	v := s.visit(t)
	v.basket("alma-t-shirt-sage-m", "2")
	v.order("de")
	v.form("/de/my-data/delete", "scope", "all").want(t, http.StatusSeeOther)
	for range 2 {
		s.visit(t).form("/de/products/alma-t-shirt/advice", "height", "170")
	}
	served := s.scrape(t)
	for deadline := time.Now().Add(2 * time.Minute); !strings.Contains(served, `limit="advice"} 1`) && time.Now().Before(deadline); { // it is counted after the answer
		time.Sleep(10 * time.Millisecond)
		served = s.scrape(t)
	}
	for _, want := range []string{
		`ebenmass_erasures_total{scope="all"} 1`, `ebenmass_erasures_total{scope="order"} 0`,
		"ebenmass_orders_total 1", "ebenmass_ordered_pieces_total 2", "ebenmass_held_pieces 2",
		`ebenmass_limit_refusals_total{limit="advice"} 1`, `ebenmass_limit_refusals_total{limit="orders"} 0`,
		"ebenmass_catalogue_articles 6", `go_sql_max_open_connections{db_name="write"} 1`,
	} {
		if !strings.Contains(served, want+"\n") {
			t.Errorf("no line %q", want)
		}
	}
	if !strings.Contains(served, "\nebenmass_erasures_waiting ") { // its search may still be under way
		t.Error("it is not said how many erasures wait")
	}
}

func TestTasks_Run(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	failed := errors.New("failed")
	if err := s.app.Tasks.Run("sweep", func() error { return failed }); !errors.Is(err, failed) {
		t.Errorf("error %v", err)
	}
	if strings.Contains(s.scrape(t), "ebenmass_task_last_success_timestamp_seconds{") {
		t.Error("what failed is said to have ended well")
	}
	for range 3 {
		_ = s.app.Tasks.Run("sweep", func() error { return nil })
	}
	s.app.Tasks.Swept(7)
	served := s.scrape(t)
	for _, want := range []string{
		`ebenmass_task_runs_total{result="error",task="sweep"} 1`, `ebenmass_task_runs_total{result="ok",task="sweep"} 3`,
		`ebenmass_task_seconds_count{task="sweep"} 4`, "ebenmass_swept_total 7", fmt.Sprintf("ebenmass_task_last_success_timestamp_seconds{task=%q}", "sweep"),
	} {
		if !strings.Contains(served, want) {
			t.Errorf("no %q", want)
		}
	}
}
