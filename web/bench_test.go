package web_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"ebenmass/seed"
)

// BenchmarkApp is what one answer costs without the network: from the cache, made for
// one visitor, and as JSON. Beside each page stands what net/http costs that sends its bytes ready
// made ("ready …"), so that one run tells the ratio.
func BenchmarkApp(b *testing.B) {
	products, err := seed.Products()
	if err != nil {
		b.Fatal(err)
	}
	s := openShopWith(b, products)
	known := s.visit(b)
	known.form("/de/fit", measures("age16", "1", "consent_advice", "1", "consent_offers", "1")...).want(b, http.StatusSeeOther)
	base, err := url.Parse(s.URL)
	if err != nil {
		b.Fatal(err)
	}
	cookie := known.client.Jar.Cookies(base)[0].String()
	fields := url.Values{}
	for i := 0; i+1 < len(measures()); i += 2 {
		fields.Set(measures()[i], measures()[i+1])
	}
	const form = "application/x-www-form-urlencoded"
	product := "/de/products/" + products[0].Slug
	for _, c := range []struct{ name, method, path, cookie, kind, body string }{
		{"shared", http.MethodGet, product, "", "", ""},
		{"stored profile", http.MethodGet, product, cookie, "", ""},
		{"one-off", http.MethodPost, product + "/advice", "", form, fields.Encode()},
		{"fits", http.MethodGet, "/de/products?fits=1", cookie, "", ""},
		{"my data", http.MethodGet, "/de/my-data", cookie, "", ""},
		{"JSON", http.MethodPost, "/api/v1/advice", "", "application/json",
			`{"product":"` + products[0].Slug + `","sizing":"women","measurements":{"bust":92,"waist":76,"hip":100,"height":170,"inseam":79,"arm":60}}`},
	} {
		serve := func(b *testing.B, handler http.Handler) *httptest.ResponseRecorder {
			r := httptest.NewRequest(c.method, c.path, strings.NewReader(c.body))
			r.Host = base.Host
			r.Header.Set("Accept-Encoding", "gzip")
			r.Header.Set("Cookie", c.cookie)
			r.Header.Set("Content-Type", c.kind)
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if w.Code != http.StatusOK {
				b.Fatalf("status %d: %s", w.Code, w.Body)
			}
			return w
		}
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				serve(b, s.Config.Handler)
			}
		})
		b.Run("ready "+c.name, func(b *testing.B) {
			made := serve(b, s.Config.Handler)
			headers, body := made.Header(), bytes.Clone(made.Body.Bytes())
			ready := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				for name, values := range headers {
					for _, v := range values {
						w.Header().Add(name, v)
					}
				}
				w.Header().Set("Content-Length", strconv.Itoa(len(body)))
				_, _ = w.Write(body)
			})
			b.ReportAllocs()
			for b.Loop() {
				serve(b, ready)
			}
		})
	}
}
