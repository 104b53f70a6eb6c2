package web

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"ebenmass/models/catalogue"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// What stands between a handler and the client must not swallow the page that says sorry.
func TestRecoverPanic_Answered(t *testing.T) {
	t.Parallel()
	cookies := session.New(make([]byte, 32), make([]byte, 32), false)
	pages := newPageCache(func() *catalogue.Snapshot { return nil }, cookies)
	faults := map[string]echo.HandlerFunc{
		"panic": func(echo.Context) error { panic("broken") },
		"error": func(echo.Context) error { return errors.New("broken") },
		"late panic": func(c echo.Context) error {
			c.Response().Header().Set(echo.HeaderCacheControl, respond.Shared)
			_ = respond.HTML(c, http.StatusOK, templ.Raw(strings.Repeat("a page ", 300)))
			panic("broken")
		},
	}
	for name, fault := range faults {
		for edge, around := range map[string]echo.MiddlewareFunc{"page cache": pages.serve, "alone": func(next echo.HandlerFunc) echo.HandlerFunc { return next }} {
			if name == "late panic" && edge == "alone" {
				continue // what was sent cannot be taken back
			}
			e := echo.New()
			e.HTTPErrorHandler = func(_ error, c echo.Context) { _ = c.String(http.StatusInternalServerError, "sorry") }
			e.Use(recoverPanic)
			e.GET("/", fault, around)
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.Header.Set("Accept-Encoding", "gzip")
			w := httptest.NewRecorder()
			e.ServeHTTP(w, r)
			if w.Code != http.StatusInternalServerError || w.Body.String() != "sorry" || w.Header().Get("Content-Encoding") != "" {
				t.Errorf("%s with the %s: %d %q %v", name, edge, w.Code, w.Body, w.Header())
			}
		}
	}
}

// A panic's words may be a visitor's own; its place is enough to mend it.
func TestRecoverPanic_LoggedWithoutValue(t *testing.T) {
	t.Parallel()
	const own = "zilpzalp-8841@example.org"
	var empty map[string]int
	for name, test := range map[string]struct {
		broken echo.HandlerFunc
		words  string
	}{
		"text":    {func(c echo.Context) error { panic(c.FormValue("email")) }, "panic: string"},
		"error":   {func(c echo.Context) error { panic(fmt.Errorf("parse %q", c.FormValue("email"))) }, "panic: *errors.errorString"},
		"runtime": {func(c echo.Context) error { empty[c.FormValue("email")] = 1; return nil }, "assignment to entry in nil map"},
	} {
		var log strings.Builder
		logger := slog.New(slog.NewTextHandler(&log, nil))
		e := echo.New()
		e.HTTPErrorHandler = errorPages{logger, "http://localhost", false}.handle
		e.Use(newObserver(logger).watch, recoverPanic)
		e.POST("/de/broken", test.broken)
		r := httptest.NewRequest(http.MethodPost, "/de/broken", strings.NewReader("email="+url.QueryEscape(own)))
		r.Header.Set("Content-Type", echo.MIMEApplicationForm)
		w := httptest.NewRecorder()
		e.ServeHTTP(w, r)
		if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), own) || strings.Contains(w.Body.String(), "panic") {
			t.Errorf("%s: %d, or the page repeats it", name, w.Code)
		}
		if strings.Contains(log.String(), own) {
			t.Errorf("%s: the log repeats it:\n%s", name, log.String())
		}
		if !strings.Contains(log.String(), test.words) || !strings.Contains(log.String(), "panic_test.go") {
			t.Errorf("%s: the log does not say what and where:\n%s", name, log.String())
		}
	}
}
