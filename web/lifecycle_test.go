package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"ebenmass/web"
)

func TestGate_AnswersWhileOpening(t *testing.T) {
	t.Parallel()
	gate := web.NewGate("https://shop.example", true, true)
	for _, c := range []struct {
		method, path string
		status       int
		says         string
	}{
		{"GET", "/healthz", 200, "ok"}, {"HEAD", "/healthz", 200, ""}, {"GET", "/readyz", 503, "being opened"},
		{"GET", "/de/", 503, `lang="de"`}, {"GET", "/en/products", 503, `lang="en"`}, {"POST", "/en/checkout", 503, `lang="en"`},
		{"GET", "/", 503, "<html"}, {"POST", "/api/v1/advice", 503, `"unavailable"`}, {"GET", "/static/css/app.css", 200, ""},
	} {
		w := httptest.NewRecorder()
		gate.ServeHTTP(w, httptest.NewRequest(c.method, c.path, nil))
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.says) {
			t.Errorf("%s %s: %d, want %d\n%.200s", c.method, c.path, w.Code, c.status, w.Body.String())
		}
		if w.Code == http.StatusServiceUnavailable && (w.Header().Get("Retry-After") == "" || w.Header().Get("Cache-Control") != "no-store") {
			t.Errorf("%s %s: headers %v", c.method, c.path, w.Header())
		}
		if !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") && c.path != "/static/css/app.css" {
			t.Errorf("%s %s: no content security policy", c.method, c.path)
		}
		if w.Header().Get("Set-Cookie") != "" {
			t.Errorf("%s %s sets a cookie", c.method, c.path)
		}
	}
	gate.Open(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) }))
	w := httptest.NewRecorder()
	gate.ServeHTTP(w, httptest.NewRequest("GET", "/de/", nil))
	if w.Code != http.StatusTeapot {
		t.Errorf("opened: %d", w.Code)
	}
}

func TestMetricsGate_AnswersWhileOpening(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	web.NewMetricsGate().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d, %v", w.Code, w.Header())
	}
}

// Told to end, the shop is not ready, and serves all the same.
func TestGetReadyz_AboutToEnd(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	v := s.visit(t)
	v.get("/readyz").want(t, http.StatusOK)
	s.app.AnnounceEnd()
	if a := v.get("/readyz"); a.StatusCode != http.StatusServiceUnavailable || a.Header.Get("Retry-After") == "" {
		t.Errorf("readyz: %d, %v", a.StatusCode, a.Header)
	}
	v.get("/healthz").want(t, http.StatusOK)
	v.get("/de/").want(t, http.StatusOK)
}
