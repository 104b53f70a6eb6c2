package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func TestGet_AlmostRightAddress(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for given, want := range map[string]string{
		"/de/products/":                          "/de/products",
		"/DE/products":                           "/de/products",
		"//de/products":                          "/de/products",
		"/de//products":                          "/de/products",
		"/De/Products":                           "/de/products",
		"/en/PRODUCTS///":                        "/en/products",
		"///":                                    "/",
		"/DE":                                    "/de/",
		"/EN/":                                   "/en/",
		"/de//":                                  "/de/",
		"//de":                                   "/de/",
		"/de/products/alma-t-shirt/":             "/de/products/alma-t-shirt",
		"/de/products/Alma-T-Shirt":              "/de/products/alma-t-shirt",
		"/de/products//alma-t-shirt//size-chart": "/de/products/alma-t-shirt/size-chart",
		"/de/products/alma-t-shirt/Size-Chart/":  "/de/products/alma-t-shirt/size-chart",
		"/de/products%20":                        "/de/products",
		"/de/products.":                          "/de/products",
		"/de/products/alma-t-shirt,":             "/de/products/alma-t-shirt",
		"/de/products/alma-t-shirt%E2%80%9D":     "/de/products/alma-t-shirt",
		"/de/products/alma-t-shirt%E2%80%8B":     "/de/products/alma-t-shirt",
		"/de/products%2F":                        "/de/products",
		"/de/PRIVACY/dpia/":                      "/de/privacy/dpia",
		"/en/My-Data/":                           "/en/my-data",
		"/Sitemap.xml":                           "/sitemap.xml",
		"/robots.txt/":                           "/robots.txt",
		"/de/products/?q=Leinen":                 "/de/products?q=Leinen",
		"/DE/products?utm_source=x&q=Leinen&gclid=": "/de/products?q=Leinen",
		"/DE/products?q=50%_off":                    "/de/products?q=50%25_off",
		"/de/products/?q=a;b":                       "/de/products?q=a%3Bb",
		"/de/products/Alma-T-Shirt?size=M&fbclid=1": "/de/products/alma-t-shirt?size=M",
		"/de/mail/confirm/?token=abc":               "/de/mail/confirm?token=abc",
		"/de/Orders/E7K3-9XQ4-M2TB-6HWD/":           "/de/orders/E7K3-9XQ4-M2TB-6HWD",
	} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			a := b.do(method, given, nil)
			if got := a.Header.Get("Location"); a.StatusCode != http.StatusMovedPermanently || got != want {
				t.Errorf("%s %s: %d to %q, want 301 to %q", method, given, a.StatusCode, got, want)
			}
			if a.Header.Get("Content-Security-Policy") == "" || len(a.Cookies()) > 0 {
				t.Errorf("%s %s: headers %v", method, given, a.Header)
			}
		}
		next := b.get(want) // once is enough
		if next.StatusCode == http.StatusMovedPermanently {
			t.Errorf("%s leads on to %s", want, next.Header.Get("Location"))
		}
	}
}

func TestGet_NoOtherAddress(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, path := range []string{
		"//evil.example", "//evil.example/de/products", "/\\evil.example", "///evil.example//", "/de/\\evil.example/", "//evil.example/%2e%2e",
		"/de/products/alma-t-shirt/other/", "/fr/products/", "/de/nothing/", "/DEE/products", "/static/", "/static//css/", "/de/products/alma-t-shirt/advice/", "/api/v1/advice/",
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL, r.Host = &url.URL{Path: path}, s.Listener.Addr().String()
		w := httptest.NewRecorder()
		s.Config.Handler.ServeHTTP(w, r)
		if w.Code != http.StatusNotFound && w.Code != http.StatusMethodNotAllowed || w.Header().Get("Location") != "" {
			t.Errorf("%s: %d to %q", path, w.Code, w.Header().Get("Location"))
		}
	}
	// Whatever stands where the table takes anything, the target begins with a language.
	for _, path := range []string{"/de/products//evil.example", "/de/orders///evil.example/", "//de/products/\\evil.example", "/de/products/https:%2f%2Fevil.example", "/DE/products/\r\nX: y"} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL, r.Host = &url.URL{Path: path}, s.Listener.Addr().String()
		w := httptest.NewRecorder()
		s.Config.Handler.ServeHTTP(w, r)
		to := w.Header().Get("Location")
		target, err := url.Parse(to)
		if err != nil || target.Host != "" || to != "" && !strings.HasPrefix(to, "/de/") || strings.ContainsAny(to, "\\\r\n") {
			t.Errorf("%q leads to %q", path, to)
		}
	}
}

func TestPost_NoRedirect(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	if a := s.visit(t).form("/de/basket/items/", "sku", "alma-t-shirt-sage-m", "quantity", "1"); a.StatusCode != http.StatusNotFound || a.Header.Get("Location") != "" {
		t.Errorf("a form at an address that is not ours: %d %q", a.StatusCode, a.Header.Get("Location"))
	}
	s.keptNothing(t)
}
