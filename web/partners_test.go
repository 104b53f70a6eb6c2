package web_test

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ebenmass/static"
	"ebenmass/views/shell"
	"ebenmass/web"
	"ebenmass/web/settings"
)

const merchant = "https://merchant.example"

func withPartners(origins ...string) option {
	return func(c *web.Config) { c.Partners = settings.Partners{Origins: origins} }
}

// anyPartner opens the shop to everyone.
func anyPartner(c *web.Config) { c.Partners = settings.Partners{Any: true} }

func frameOf(article string) string {
	return "/de/embed/advice?a=" + base64.RawURLEncoding.EncodeToString([]byte(article))
}

func TestPartners_NoneClosed(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	b.get("/de/embed/advice?product=alma-t-shirt").want(t, http.StatusNotFound)
	b.form("/de/embed/advice?product=alma-t-shirt", "bust", "92").want(t, http.StatusNotFound)
	a := b.do(http.MethodOptions, "/api/v1/advice", nil, "Origin", merchant, "Access-Control-Request-Method", "POST")
	if got := a.Header.Get("Access-Control-Allow-Origin"); got != "" {
		t.Errorf("Access-Control-Allow-Origin %q", got)
	}
}

func TestPartners_CORS(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		open           option
		origin, answer string
	}{
		"a partner":         {withPartners(merchant, "http://localhost:9"), merchant, merchant},
		"another one":       {withPartners(merchant, "http://localhost:9"), "http://localhost:9", "http://localhost:9"},
		"a stranger":        {withPartners(merchant), "https://evil.example", ""},
		"a longer name":     {withPartners(merchant), merchant + ".evil.example", ""},
		"nobody":            {withPartners(merchant), "null", ""},
		"anybody":           {anyPartner, "https://evil.example", "*"},
		"anybody's sandbox": {anyPartner, "null", "*"},
	} {
		b := openShop(t, test.open).visit(t)
		pre := b.do(http.MethodOptions, "/api/v1/advice", nil, "Origin", test.origin, "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type")
		post := b.do(http.MethodPost, "/api/v1/advice", strings.NewReader(ask), "Content-Type", "application/json", "Origin", test.origin).want(t, http.StatusOK)
		for _, a := range []answer{pre, post, b.get("/api/v1/openapi.json", "Origin", test.origin)} {
			if got := a.Header.Get("Access-Control-Allow-Origin"); got != test.answer {
				t.Errorf("%s: Access-Control-Allow-Origin %q, want %q", name, got, test.answer)
			}
			if a.Header.Get("Access-Control-Allow-Credentials") != "" || len(a.Cookies()) > 0 {
				t.Errorf("%s: credentials", name)
			}
		}
		if test.answer == "" {
			continue
		}
		if pre.StatusCode != http.StatusNoContent || pre.Header.Get("Access-Control-Allow-Headers") != "content-type" || pre.Header.Get("Access-Control-Max-Age") != "86400" {
			t.Errorf("%s: preflight %d %v", name, pre.StatusCode, pre.Header)
		}
	}
}

func TestEmbedAdvice_Headers(t *testing.T) {
	t.Parallel()
	b := openShop(t, withPartners(merchant, "http://localhost:9")).visit(t)
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1").goesTo(t, "/de/basket?notice=changed") // a cookie that must not be read
	for _, a := range []answer{
		b.get(frameOf(tee(t, nil))).want(t, http.StatusOK),
		b.get("/en/embed/advice?product=alma-t-shirt").want(t, http.StatusOK),
		b.form(frameOf(tee(t, nil)), "sizing", "women", "bust", "92").want(t, http.StatusOK),
		b.get("/de/embed/advice?a=eyJ2IjoxfQ").want(t, http.StatusUnprocessableEntity),
	} {
		for name, want := range map[string]string{
			"Content-Security-Policy":      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors https://merchant.example http://localhost:9",
			"Cross-Origin-Resource-Policy": "cross-origin", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex", "Set-Cookie": "",
		} {
			if got := a.Header.Get(name); got != want {
				t.Errorf("%s is %q, want %q", name, got, want)
			}
		}
		doc := a.page(t)
		if doc.Find("script, img, iframe, style, [style], [onclick]").Length() > 0 || doc.Find("link").Length() != 1 || doc.Find(`meta[name="robots"][content="noindex"]`).Length() != 1 {
			t.Error("the frame loads more than its style sheet")
		}
	}
	sheet := b.get(static.Path(shell.FrameSheet)).want(t, http.StatusOK)
	if got := sheet.Header.Get("Cross-Origin-Resource-Policy"); got != "cross-origin" || strings.Contains(sheet.text, "url(") {
		t.Errorf("the style sheet: %q", got)
	}
}

func TestPostEmbedAdvice_SandboxedFrame(t *testing.T) {
	t.Parallel()
	s := openShop(t, withPartners(merchant))
	b := s.visit(t)
	form := url.Values{"sizing": {"women"}, "bust": {"93,7191"}, "height": {"170"}}.Encode()
	before := s.rows(t)
	a := b.do(http.MethodPost, frameOf(tee(t, nil)), strings.NewReader(form), "Content-Type", "application/x-www-form-urlencoded", "Origin", "null", "Sec-Fetch-Site", "cross-site").want(t, http.StatusOK)
	doc := a.page(t)
	single := decode[advice](t, b.json("/api/v1/advice", `{"article":`+tee(t, nil)+`,"sizing":"women","measurements":{"bust":93.7191,"height":170}}`))
	if got := doc.Find("[data-advice]").AttrOr("data-size", ""); got != named(single.Size) {
		t.Errorf("the frame says %q, the interface %s", got, named(single.Size))
	}
	if action := doc.Find("form").AttrOr("action", ""); !strings.HasPrefix(action, "?a=") || strings.Contains(action, "93") {
		t.Errorf("the form goes to %q", action)
	}
	if s.rows(t) != before || strings.Contains(s.log.String(), "93,7191") || len(a.Cookies()) > 0 {
		t.Error("the frame leaves something")
	}
	b.form(frameOf(tee(t, nil)), "sizing", "women").want(t, http.StatusUnprocessableEntity)
	b.get("/de/embed/advice?product=nope").want(t, http.StatusNotFound)
	for query, fault := range map[string]string{"": "a required", "?a=***": "a malformed", "?a=" + base64.RawURLEncoding.EncodeToString([]byte(`{}`)): "article.type required"} {
		if got := b.get("/en/embed/advice"+query).want(t, http.StatusUnprocessableEntity).page(t).Find("[data-fault]").First().Text(); !strings.HasPrefix(got, fault) {
			t.Errorf("%q: %q, want %q", query, got, fault)
		}
	}
}

// With partners every other answer has the headers it has without.
func TestPartners_OthersUnchanged(t *testing.T) {
	t.Parallel()
	closed, open := openShop(t).visit(t), openShop(t, anyPartner).visit(t)
	of := func(b *browser, method, path string) (int, http.Header) {
		a := b.do(method, path, strings.NewReader(""), "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site")
		h := a.Header.Clone()
		for _, name := range []string{"Date", "Content-Length", "Etag", "Set-Cookie", "X-Request-Id"} { // of the time, of the shop's own address, of the request
			h.Del(name)
		}
		if len(a.Cookies()) > 0 {
			h.Set("Set-Cookie", "some")
		}
		return a.StatusCode, h
	}
	apart := func(path string) bool {
		return strings.HasPrefix(path, "/api/v1/") || strings.Contains(path, "/embed/")
	}
	seen := 0
	for method, paths := range map[string][]string{http.MethodGet: append(web.GetRoutes(), static.Path("css/app.css"), static.Path("js/ebenmass.js"), "/nowhere"), http.MethodPost: web.PostRoutes(), http.MethodOptions: {"/de/", "/de/basket"}} {
		for _, path := range paths {
			if apart(path) {
				continue
			}
			seen++
			path = strings.NewReplacer(":slug", "alma-t-shirt", ":role", "retail", ":step", "1").Replace(path)
			oneStatus, one := of(closed, method, path)
			twoStatus, two := of(open, method, path)
			if oneStatus != twoStatus || !reflect.DeepEqual(one, two) {
				t.Errorf("%s %s: %d %v, with partners %d %v", method, path, oneStatus, one, twoStatus, two)
			}
			for _, h := range []http.Header{one, two} {
				if h.Get("Access-Control-Allow-Origin") != "" {
					t.Errorf("%s %s is open to other origins", method, path)
				}
			}
		}
	}
	if seen < 200 {
		t.Errorf("%d routes tried", seen)
	}
}

func TestSizeAdviceScript_Small(t *testing.T) {
	t.Parallel()
	a := openShop(t, withPartners(merchant)).visit(t).get(web.ScriptPath, "Origin", merchant).want(t, http.StatusOK)
	if len(a.text) > 8<<10 || !strings.HasPrefix(a.Header.Get("Content-Type"), "text/javascript") {
		t.Errorf("%d bytes of %s", len(a.text), a.Header.Get("Content-Type"))
	}
	for _, never := range []string{"localStorage", "sessionStorage", "indexedDB", "document.cookie", `credentials: "include"`} {
		if strings.Contains(a.text, never) {
			t.Errorf("it uses %s", never)
		}
	}
	if slices.Contains([]string{"", "same-origin"}, a.Header.Get("Access-Control-Allow-Origin")) {
		t.Error("a partner's page cannot check its hash")
	}
}
