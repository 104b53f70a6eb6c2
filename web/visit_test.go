package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/web/session"
)

// failingVisits is a database that fails, or hangs until nobody waits any more.
type failingVisits struct {
	find, use error
	hangs     bool
	unnoted   bool
}

func (f failingVisits) FindVisit(ctx context.Context, _ string) (store.Visitor, error) {
	if f.hangs {
		<-ctx.Done()
		return store.Visitor{}, ctx.Err()
	}
	return store.Visitor{Customer: "somebody", SignedIn: true, Unnoted: f.unnoted, ExpiresAt: time.Now().Add(time.Hour)}, f.find
}

func (f failingVisits) UseSession(context.Context, string) (kept, until time.Time, err error) {
	return time.Now().Add(time.Hour), time.Now().Add(time.Hour), f.use
}

func TestVisitors_DatabaseFails(t *testing.T) {
	t.Parallel()
	cookies := session.New(make([]byte, 32), make([]byte, 32), false)
	written := httptest.NewRecorder()
	if err := cookies.Set(written, httptest.NewRequest(http.MethodGet, "/", nil), "SESSION", time.Hour); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("no such table")
	for name, test := range map[string]struct {
		visits           failingVisits
		shared, personal int
		seen             string // by a shared page
	}{
		"answers":                   {failingVisits{}, 200, 200, "known"},
		"answers, first of the day": {failingVisits{unnoted: true}, 200, 200, "known"},
		"over":                      {failingVisits{find: models.ErrNotFound}, 200, 200, "unknown"},
		"hangs":                     {failingVisits{hangs: true}, 200, 503, "unreachable"},
		"too slow":                  {failingVisits{find: context.DeadlineExceeded}, 200, 503, "unreachable"},
		"cannot note":               {failingVisits{unnoted: true, use: context.DeadlineExceeded}, 200, 200, "known"},
		"broken":                    {failingVisits{find: broken}, 500, 500, ""},
		"broken, first of the day":  {failingVisits{unnoted: true, use: broken}, 500, 500, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log strings.Builder
			logger := slog.New(slog.NewTextHandler(&log, nil))
			v := visitors{cookies, test.visits, time.Now, logger}
			e := echo.New()
			e.HTTPErrorHandler = func(err error, c echo.Context) { _ = c.NoContent(statusOf(err)) }
			page := func(c echo.Context) error {
				ctx := c.Request().Context()
				if err := ctx.Err(); err != nil {
					return err
				}
				seen := "unknown"
				if _, ok := session.From(ctx); ok {
					seen = "known"
				}
				if session.Unreachable(ctx) {
					seen = "unreachable"
				}
				return c.String(http.StatusOK, seen)
			}
			e.GET("/shared", page, v.loadIfReachable)
			brief := func(next echo.HandlerFunc) echo.HandlerFunc { // within, in less time
				return func(c echo.Context) error {
					ctx, cancel := context.WithTimeout(c.Request().Context(), 100*time.Millisecond)
					defer cancel()
					c.SetRequest(c.Request().WithContext(ctx))
					return next(c)
				}
			}
			e.GET("/personal", page, brief, v.load)
			for path, want := range map[string]int{"/shared": test.shared, "/personal": test.personal} {
				r := httptest.NewRequest(http.MethodGet, path, nil)
				r.AddCookie(written.Result().Cookies()[0])
				w := httptest.NewRecorder()
				e.ServeHTTP(w, r)
				if w.Code != want || path == "/shared" && w.Body.String() != test.seen {
					t.Errorf("%s: %d %q, want %d %q", path, w.Code, w.Body, want, test.seen)
				}
				if w.Header().Get("Cache-Control") != "no-store" {
					t.Errorf("%s may be kept: %v", path, w.Header())
				}
			}
			if degraded := test.seen == "unreachable" || test.visits.use != nil && test.shared == 200; degraded != (log.Len() > 0) {
				t.Errorf("logged: %q", log.String())
			}
			if strings.Contains(log.String(), "SESSION") || strings.Contains(log.String(), "somebody") {
				t.Errorf("the log names the visitor: %q", log.String())
			}
		})
	}
}
