package web_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// scrape reads the metrics as those who run the shop do.
func (s *shop) scrape(t testing.TB) string {
	t.Helper()
	w := httptest.NewRecorder()
	s.metrics.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("metrics: status %d", w.Code)
	}
	return w.Body.String()
}

// The shop's address serves no metrics, whatever way they are asked for.
func TestMetrics_NotOnShopsAddress(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, path := range []string{"/metrics", "/metrics/", "/de/metrics", "/METRICS", "/%6detrics", "/metrics?x=1", "/static/../metrics", "/debug/vars", "/debug/pprof/"} {
		s.visit(t).get(path).want(t, http.StatusNotFound)
	}
	for path, want := range map[string]int{"/metrics": 200, "/": 404, "/de/": 404, "/healthz": 404, "/debug/pprof/": 404} {
		w := httptest.NewRecorder()
		s.metrics.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != want {
			t.Errorf("%s on the listener of metrics: status %d, want %d", path, w.Code, want)
		}
	}
}
