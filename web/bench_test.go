package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// BenchmarkApp is what one answer costs without the network: from the cache, made for
// one visitor, and as JSON.
func BenchmarkApp(b *testing.B) {
	s := openShop(b)
	known := s.visit(b)
	known.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).want(b, http.StatusSeeOther)
	base, err := url.Parse(s.URL)
	if err != nil {
		b.Fatal(err)
	}
	cookie := known.client.Jar.Cookies(base)[0].String()
	fields := url.Values{}
	for i := 0; i+1 < len(measures()); i += 2 {
		fields.Set(measures()[i], measures()[i+1])
	}
	const form, product = "application/x-www-form-urlencoded", "/de/products/alma-t-shirt"
	for _, c := range []struct{ name, method, path, cookie, kind, body string }{
		{"shared", http.MethodGet, product, "", "", ""},
		{"stored profile", http.MethodGet, product, cookie, "", ""},
		{"one-off", http.MethodPost, product + "/advice", "", form, fields.Encode()},
		{"JSON", http.MethodPost, "/api/v1/advice", "", "application/json",
			`{"product":"alma-t-shirt","sizing":"women","measurements":{"bust":92,"waist":76,"hip":100,"height":170,"inseam":79,"arm":60}}`},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r := httptest.NewRequest(c.method, c.path, strings.NewReader(c.body))
				r.Host = base.Host
				r.Header.Set("Accept-Encoding", "gzip")
				r.Header.Set("Cookie", c.cookie)
				r.Header.Set("Content-Type", c.kind)
				w := httptest.NewRecorder()
				s.Config.Handler.ServeHTTP(w, r)
				if w.Code != http.StatusOK {
					b.Fatalf("status %d: %s", w.Code, w.Body)
				}
			}
		})
	}
}
