package web

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/labstack/echo/v4"

	"ebenmass/models/catalogue"
	"ebenmass/web/session"
)

// What stands between a handler and the client must not swallow the page that says sorry.
func TestAHandlerThatFailsOrPanicsIsAnswered(t *testing.T) {
	packer, err := newCompressor()
	if err != nil {
		t.Fatal(err)
	}
	cookies := session.New(make([]byte, 32), make([]byte, 32), false)
	pages := newShelf(func() *catalogue.Snapshot { return nil }, cookies, packer)
	faults := map[string]echo.HandlerFunc{
		"panic": func(echo.Context) error { panic("broken") },
		"error": func(echo.Context) error { return errors.New("broken") },
		"late panic": func(c echo.Context) error {
			_ = c.String(http.StatusOK, "half a page")
			panic("broken")
		},
	}
	for name, fault := range faults {
		for edge, around := range map[string]echo.MiddlewareFunc{"shelf": pages.serve, "compressor": packer.pack} {
			if name == "late panic" && edge == "compressor" {
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
				t.Errorf("%s through the %s: %d %q %v", name, edge, w.Code, w.Body, w.Header())
			}
		}
	}
}
