package web_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"
)

func TestGPC_DeclaredAndAnswered(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	declared := s.visit(t).get("/.well-known/gpc.json").want(t, http.StatusOK)
	if declared.text != `{"gpc":true,"lastUpdate":"2026-11-23"}`+"\n" || declared.Header.Get("Content-Type") != "application/json" {
		t.Errorf("declared %q as %q", declared.text, declared.Header.Get("Content-Type"))
	}
	for _, lang := range []string{"de", "en"} {
		for _, path := range []string{"/privacy", "/my-data", "/fit"} {
			for value, answered := range map[string]int{"1": 1, "0": 0, "": 0, "true": 0} {
				got := s.visit(t).get("/"+lang+path, "Sec-GPC", value).want(t, http.StatusOK).page(t).Find("#gpc").Length()
				if got != answered {
					t.Errorf("%s%s with Sec-GPC %q: %d notices, want %d", lang, path, value, got, answered)
				}
			}
		}
	}
	s.keptNothing(t)
}

// Public pages are kept for everyone: two visitors side by side, one sends the signal.
func TestGPC_CachedApart(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	var visitors sync.WaitGroup
	for range 10 {
		visitors.Go(func() {
			a := s.visit(t).get("/de/privacy", "Sec-GPC", "1")
			if !strings.Contains(a.text, `id="gpc"`) {
				t.Error("sent, and not answered")
			}
			if !strings.Contains(strings.Join(a.Header.Values("Vary"), ","), "Sec-GPC") {
				t.Errorf("Vary %q lets a proxy mix them up", a.Header.Values("Vary"))
			}
		})
		visitors.Go(func() {
			if a := s.visit(t).get("/de/privacy"); strings.Contains(a.text, `id="gpc"`) {
				t.Error("not sent, and answered all the same")
			}
		})
	}
	visitors.Wait()

	with := s.visit(t).get("/de/privacy", "Sec-GPC", "1").want(t, http.StatusOK)
	s.visit(t).get("/de/privacy", "If-None-Match", with.Header.Get("ETag")).want(t, http.StatusOK)
	s.visit(t).get("/de/privacy", "Sec-GPC", "1", "If-None-Match", with.Header.Get("ETag")).want(t, http.StatusNotModified)
}

func TestGPC_SameShop(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, path := range []string{"/de/", "/en/products", "/de/products/alma-t-shirt?colour=ink", "/en/products/alma-t-shirt/size-chart", "/de/shipping"} {
		if s.visit(t).get(path).text != s.visit(t).get(path, "Sec-GPC", "1").text {
			t.Errorf("%s differs for those who send the signal", path)
		}
	}
}
