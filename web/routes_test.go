package web_test

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"testing"

	"ebenmass/static"
	"ebenmass/web"
)

var pages = []string{
	"/", "/products", "/products?category=women&sort=price&q=name", "/products?q=nothingofthekind", "/products?price_max=abc&page=99",
	"/products?fits=1", "/products/alma-t-shirt", "/products/jule-jeans?colour=ink&size=W29%2FL32", "/products/jule-jeans/size-chart", "/products/olga-knit?colour=nope&size=nope",
	"/fit", "/fit/device", "/sign-in", "/my-data", "/my-data/delete", "/my-data/delete?scope=measurements", "/my-data/delete?scope=feedback",
	"/basket", "/checkout", "/outbox", "/mail", "/mail/sample", "/mail/unsubscribe?token=x", "/withdraw", "/privacy", "/privacy/record", "/privacy/dpia", "/privacy/breach", "/privacy/object", "/imprint", "/terms", "/shipping", "/accessibility", "/how-it-works", "/demo", "/demo/quality", "/demo/mirror", "/demo/your-articles", "/demo/integrate", "/demo/shopkeeper", "/demo/shopkeeper?sort=name", "/demo/report", "/demo/report?uptake=1&orders=5000&seed=2",
}

func TestGet_BothLanguagesNoCookie(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, lang := range []string{"de", "en"} {
		for _, path := range pages {
			a := s.visit(t).get("/"+lang+path).want(t, http.StatusOK)
			doc := a.page(t)
			if got := doc.Find("html").AttrOr("lang", ""); got != lang {
				t.Errorf("/%s%s: <html lang=%q>", lang, path, got)
			}
			title := doc.Find("title").Text()
			if title == "" || !strings.Contains(title, "Ebenmaß") || doc.Find("h1").Length() != 1 {
				t.Errorf("/%s%s: title %q, %d h1", lang, path, title, doc.Find("h1").Length())
			}
			if twin := map[string]string{"de": "en", "en": "de"}[lang]; doc.Find(`a[hreflang="`+twin+`"]`).Length() == 0 {
				t.Errorf("/%s%s: no link to its twin", lang, path)
			}
			if len(a.Cookies()) > 0 {
				t.Errorf("/%s%s sets a cookie", lang, path)
			}
		}
	}
}

func TestSecurityHeaders_EveryAnswer(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, path := range []string{"/de/", "/de/fit", "/de/products", "/de/my-data", "/en/nowhere", "/api/v1/openapi.json", "/healthz", "/"} {
		h := b.get(path).Header
		for name, want := range map[string]string{
			"Content-Security-Policy":      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "same-origin",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		if h.Get("Permissions-Policy") == "" {
			t.Errorf("%s: no Permissions-Policy", path)
		}
	}
}

func TestSecurityHeaders_Assets(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for path, document := range map[string]bool{
		static.Path("css/app.css"): false, static.Path("js/ebenmass.js"): false, static.Path("fonts/instrument-sans.woff2"): false,
		static.Path("icons/ebenmass.svg"): true, static.Path("device/device.js"): true,
	} {
		h := b.get(path).want(t, http.StatusOK).Header
		for _, name := range []string{"X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy"} {
			if h.Get(name) == "" {
				t.Errorf("%s: no %s", path, name)
			}
		}
		for _, name := range []string{"Content-Security-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"} {
			if got := h.Get(name); (got != "") != document {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
}

func TestCacheControl_SharedAndPersonal(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	shared := b.get("/de/products").want(t, http.StatusOK)
	if got := shared.Header.Get("Cache-Control"); got != "no-cache" {
		t.Errorf("shared page: Cache-Control %q", got)
	}
	if vary := strings.Join(shared.Header.Values("Vary"), ","); !strings.Contains(vary, "Cookie") || !strings.Contains(vary, "Accept-Encoding") {
		t.Errorf("shared page: Vary %q", vary)
	}
	b.get("/de/products", "If-None-Match", shared.Header.Get("ETag")).want(t, http.StatusNotModified)
	for _, path := range []string{"/de/fit", "/de/my-data", "/de/basket", "/de/nowhere"} {
		if got := b.get(path).Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: Cache-Control %q", path, got)
		}
	}
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1").goesTo(t, "/de/basket?notice=changed")
	known := b.get("/de/products", "If-None-Match", shared.Header.Get("ETag")).want(t, http.StatusOK)
	if got := known.Header.Get("Cache-Control"); got != "no-store" {
		t.Errorf("page for somebody known: Cache-Control %q", got)
	}
}

func TestHead_NoBody(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, path := range []string{"/de/", "/de/products/alma-t-shirt", "/sitemap.xml", "/healthz"} {
		if a := b.do(http.MethodHead, path, nil).want(t, http.StatusOK); a.text != "" {
			t.Errorf("HEAD %s has a body", path)
		}
	}
}

func TestGetRoot_BrowsersLanguage(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for accept, want := range map[string]string{
		"": "/de/", "de-AT,de;q=0.9,en;q=0.8": "/de/", "en-GB,en;q=0.9": "/en/", "fr,en;q=0.3": "/en/", "fr": "/de/", ";;q=, =": "/de/",
	} {
		a := b.get("/", "Accept-Language", accept).want(t, http.StatusFound)
		if got := a.Header.Get("Location"); got != want {
			t.Errorf("Accept-Language %q leads to %q, want %q", accept, got, want)
		}
	}
	if got := b.get("/en").want(t, http.StatusMovedPermanently).Header.Get("Location"); got != "/en/" {
		t.Errorf("/en leads to %q", got)
	}
}

func TestGet_NotFoundInLanguage(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, c := range []struct {
		path, accept, lang string
		status             int
	}{
		{"/en/nowhere", "de", "en", 404}, {"/de/products/absent", "en", "de", 404}, {"/de/my-data/delete?scope=x", "", "de", 404},
		{"/nowhere", "en", "en", 404}, {"/fr/", "", "de", 404}, {"/static/css/absent.css", "en", "en", 404}, {"/en/basket/items", "", "en", 405},
	} {
		a := b.get(c.path, "Accept-Language", c.accept).want(t, c.status)
		if got := a.page(t).Find("html").AttrOr("lang", ""); got != c.lang {
			t.Errorf("%s: <html lang=%q>, want %q", c.path, got, c.lang)
		}
	}
	if a := b.get("/api/v1/advice").want(t, http.StatusMethodNotAllowed); !strings.Contains(a.text, `"code":"method_not_allowed"`) {
		t.Errorf("API: %s", a.text)
	}
	if a := b.get("/api/v2/advice").want(t, http.StatusNotFound); !strings.Contains(a.text, `"code":"not_found"`) {
		t.Errorf("API: %s", a.text)
	}
}

func TestMetrics_NothingPersonal(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.get("/de/products/alma-t-shirt?colour=ink").want(t, http.StatusOK)
	b.get("/wp-admin/93.7191").want(t, http.StatusNotFound)
	b.get("/healthz").want(t, http.StatusOK)
	b.get("/readyz").want(t, http.StatusOK)
	metrics := s.scrape(t)
	if !strings.Contains(metrics, `route="/de/products/:slug"`) || !strings.Contains(metrics, `route="unmatched"`) ||
		strings.Contains(metrics, "alma") || strings.Contains(metrics, "93.7191") || strings.Contains(metrics, "127.0.0.1") {
		t.Error("metrics do not count by route pattern alone")
	}
	sitemap := b.get("/sitemap.xml").want(t, http.StatusOK).text
	for _, p := range fixture() {
		for _, lang := range []string{"de", "en"} {
			if !strings.Contains(sitemap, "<loc>"+s.URL+"/"+lang+"/products/"+p.Slug+"</loc>") {
				t.Errorf("the sitemap lacks %s in %s", p.Slug, lang)
			}
		}
	}
	if robots := b.get("/robots.txt").want(t, http.StatusOK).text; !strings.Contains(robots, s.URL+"/sitemap.xml") {
		t.Error(robots)
	}
	for _, secret := range []string{"alma", "colour", "127.0.0.1", "wp-admin"} {
		if strings.Contains(s.log.String(), secret) {
			t.Errorf("the log holds %q:\n%s", secret, s.log.String())
		}
	}
}

func TestPost_CrossSite(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	const form = "application/x-www-form-urlencoded"
	paths := []string{"/de/basket", "/de/nowhere", "/nowhere", "/static/css/app.css"} // no posts there
	free := web.TakenFromElsewhere()
	for _, pattern := range web.PostRoutes() {
		if !slices.Contains(free, pattern) {
			paths = append(paths, pattern)
		}
	}
	for _, path := range paths {
		b.do(http.MethodPost, path, strings.NewReader("sku=alma-t-shirt-sage-m&quantity=1"), "Content-Type", form, "Sec-Fetch-Site", "cross-site").want(t, http.StatusForbidden)
		b.do(http.MethodPost, path, strings.NewReader(""), "Content-Type", form, "Origin", "https://evil.example").want(t, http.StatusForbidden)
	}
	b.do(http.MethodPost, "/de/basket/items", strings.NewReader("sku=alma-t-shirt-sage-m&quantity=1"), "Content-Type", form, "Sec-Fetch-Site", "same-origin").want(t, http.StatusSeeOther)
}

func TestPost_LargeBodyOnEveryRoute(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	uploads := []string{"/de/fit/import", "/en/fit/import"} // these take files
	charts := []string{"/de/demo/your-articles", "/en/demo/your-articles"}
	for _, path := range charts {
		b.do(http.MethodPost, path, bytes.NewReader(make([]byte, 256<<10+1))).want(t, http.StatusRequestEntityTooLarge)
	}
	const batch = "/api/v1/advice/batch"
	b.do(http.MethodPost, batch, bytes.NewReader(make([]byte, 256<<10+1))).want(t, http.StatusRequestEntityTooLarge)
	b.do(http.MethodPost, batch, bytes.NewReader(make([]byte, 256<<10))).want(t, http.StatusUnsupportedMediaType)
	for _, path := range append(web.PostRoutes(), "/de/basket", "/nowhere", "/static/css/app.css") {
		if !slices.Contains(slices.Concat(uploads, charts, []string{batch}), path) {
			b.do(http.MethodPost, path, bytes.NewReader(make([]byte, 64<<10+1))).want(t, http.StatusRequestEntityTooLarge)
		}
	}
	for _, path := range uploads {
		b.do(http.MethodPost, path, bytes.NewReader(make([]byte, 4<<20+1))).want(t, http.StatusRequestEntityTooLarge)
	}
}

func TestMetrics_WrongMethodByRoute(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.do(http.MethodDelete, "/de/products/alma-t-shirt", nil).want(t, http.StatusMethodNotAllowed)
	const line = `ebenmass_http_requests_total{method="other",route="/de/products/:slug",status="405"} 1`
	if metrics := s.scrape(t); !strings.Contains(metrics, line) {
		t.Error("metrics lack " + line)
	}
}
