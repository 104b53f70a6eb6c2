package console_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ebenmass/models/store"
	"ebenmass/web/console"
	"ebenmass/web/settings"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data")
	db, err := store.Open(t.Context(), store.Settings{DataDir: dir})
	must(t, err)
	var out bytes.Buffer
	must(t, console.Check(t.Context(), settings.Settings{Data: dir}, time.Now, &out)) // while it is open
	for line := range strings.Lines(out.String()) {
		if !strings.HasPrefix(line, "ok    ") {
			t.Errorf("said %q", line)
		}
	}
	must(t, db.Close())
	must(t, os.Remove(filepath.Join(dir, "ebenmass.key")))
	out.Reset()
	if err := console.Check(t.Context(), settings.Settings{Data: dir, JSON: true}, time.Now, &out); !errors.Is(err, console.ErrBroken) {
		t.Errorf("without keys: error %v", err)
	}
	var report struct {
		OK     bool
		Checks []struct{ Check, Status, Message string }
	}
	must(t, json.Unmarshal(out.Bytes(), &report))
	failed := ""
	for _, c := range report.Checks {
		if c.Status == "fail" {
			failed += c.Check + " "
		}
	}
	if report.OK || failed != "keys " {
		t.Errorf("%+v", report)
	}
	var usage *settings.UsageError
	if err := console.Check(t.Context(), settings.Settings{Data: filepath.Join(dir, "none")}, time.Now, &out); !errors.As(err, &usage) {
		t.Errorf("of no folder: %v", err)
	}
}

func TestReady(t *testing.T) {
	t.Parallel()
	status := http.StatusOK
	shop := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/readyz" {
			t.Errorf("asked for %s", r.URL.Path)
		}
		w.WriteHeader(status)
	}))
	s := settings.Settings{Addr: shop.Listener.Addr().String()}
	var out bytes.Buffer
	must(t, console.Ready(t.Context(), s, &out))
	if out.String() != "ready\n" {
		t.Errorf("said %q", out.String())
	}
	status = http.StatusServiceUnavailable
	if err := console.Ready(t.Context(), s, &out); err == nil || !strings.Contains(err.Error(), "503") {
		t.Errorf("of one that is not: %v", err)
	}
	shop.Close()
	if err := console.Ready(t.Context(), s, &out); err == nil || !strings.Contains(err.Error(), "nobody") {
		t.Errorf("of none: %v", err)
	}
	secure := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer secure.Close()
	must(t, console.Ready(t.Context(), settings.Settings{Addr: secure.Listener.Addr().String(), TLS: settings.TLS{Domains: []string{"shop.example"}}}, &out))
}
