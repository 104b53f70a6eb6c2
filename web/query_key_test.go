package web

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/models/catalogue"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// What a page does not know makes no entry of the page cache.
func TestPageCache_UnknownParameters(t *testing.T) {
	t.Parallel()
	cookies := session.New(make([]byte, 32), make([]byte, 32), false)
	pages := newPageCache(func() *catalogue.Snapshot { return catalogue.New(nil, time.Now()) }, cookies)
	e := echo.New()
	e.Use(readQuery)
	for _, path := range []string{"/:lang/products/:slug", "/:lang/products", "/:lang/", "/:lang/terms"} {
		e.GET(path, func(c echo.Context) error {
			c.Response().Header().Set(echo.HeaderCacheControl, respond.Shared)
			return respond.HTML(c, http.StatusOK, templ.Raw(c.Request().URL.RawQuery))
		}, onlyParameters(sharedParameters(path)), pages.serve)
	}
	for _, test := range []struct {
		url, seen string
		entries   int
	}{
		{"/de/products/a", "", 1},
		{"/de/products/a?utm_source=b", "", 1},
		{"/de/products/a?utm_source=c&fbclid=50%_off", "", 1},
		{"/de/products/a?q=b", "", 1},
		{"/de/products/a?size=M", "size=M", 2},
		{"/de/products/a?size=M&colour=ink", "colour=ink&size=M", 3},
		{"/de/products/a?x=1&colour=%69nk&y&size=M", "colour=ink&size=M", 3},
		{"/de/products/a?size=M;", "size=M%3B", 4}, // a size of another name
		{"/de/products?seq=1", "", 5},
		{"/de/products?utm_id=1", "", 5},
		{"/de/products?page=2&utm_id=1", "page=2", 6},
		{"/de/products?q=shirt", "q=shirt", 6}, // what visitors type is not kept
		{"/de/?q=shirt&size=M", "", 7},
		{"/de/?category=women", "", 7},
		{"/de/terms?x", "", 8},
		{"/de/terms?size=M", "", 8},
	} {
		w := httptest.NewRecorder()
		e.ServeHTTP(w, httptest.NewRequest(http.MethodGet, test.url, nil))
		if w.Code != http.StatusOK || w.Body.String() != test.seen || pages.pages.Len() != test.entries {
			t.Errorf("%s: %d, the page saw %q, %d entries; want %q, %d", test.url, w.Code, w.Body, pages.pages.Len(), test.seen, test.entries)
		}
	}
}

// A page that has parameters of its own is in the table, and the same for everyone.
func TestSharedParameters_InTable(t *testing.T) {
	t.Parallel()
	var shared []string
	for _, r := range routes(&handlers.Shop{}, nil, handlers.PasskeyParty{}, nil, ops{}) {
		if r.guard == sharedPage && len(sharedParameters(r.path)) > 0 {
			shared = append(shared, r.path)
		}
	}
	if !slices.Equal(shared, []string{"/:lang/products", "/:lang/products/:slug"}) {
		t.Errorf("%q", shared)
	}
}

// A document is made once per version of the catalogue, whoever asks for it and however.
func TestPageCache_Document(t *testing.T) {
	t.Parallel()
	cookies := session.New(make([]byte, 32), make([]byte, 32), false)
	written := httptest.NewRecorder()
	if err := cookies.Set(written, httptest.NewRequest(http.MethodGet, "/", nil), "SESSION", time.Hour); err != nil {
		t.Fatal(err)
	}
	now, made := catalogue.New(nil, time.Now()), 0
	pages := newPageCache(func() *catalogue.Snapshot { return now }, cookies)
	e := echo.New()
	e.GET("/list.xml", func(c echo.Context) error {
		made++
		return respond.Document(c, echo.MIMEApplicationXMLCharsetUTF8, []byte("<list/>"))
	}, pages.serveDocument)
	ask := func(target string, cookie bool) {
		t.Helper()
		r := httptest.NewRequest(http.MethodGet, target, nil)
		if cookie {
			r.AddCookie(written.Result().Cookies()[0])
		}
		w := httptest.NewRecorder()
		e.ServeHTTP(w, r)
		if w.Body.String() != "<list/>" || w.Header().Get("Content-Type") != echo.MIMEApplicationXMLCharsetUTF8 || w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: %q %v", target, w.Body, w.Header())
		}
	}
	ask("/list.xml", false)
	ask("/list.xml", true)
	ask("/list.xml?utm=1", false)
	ask("/list.xml?%", true)
	if made != 1 {
		t.Errorf("made %d times", made)
	}
	now = now.At(time.Now())
	ask("/list.xml", false)
	if made != 2 {
		t.Errorf("made %d times for two versions", made)
	}
}
