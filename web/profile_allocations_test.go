package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"ebenmass/seed"
)

// A product page with a stored profile stays below what was asked of it. The whole way is counted:
// middleware, statements, advice, page and compression, and the request and recorder of the test.
func TestGetProduct_StoredProfileAllocations(t *testing.T) { // not parallel: it counts what the process allocates
	const most = 1500
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	s := openShopWith(t, products)
	known := s.visit(t)
	known.form("/de/fit", measures("age16", "1", "consent_advice", "1", "consent_offers", "1")...).want(t, http.StatusSeeOther)
	base, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	cookie := known.client.Jar.Cookies(base)[0].String()
	path := "/de/products/" + products[0].Slug
	known.get(path).want(t, http.StatusOK) // what is kept for everyone is there, and today's access in the journal
	got := testing.AllocsPerRun(50, func() {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Host = base.Host
		r.Header.Set("Accept-Encoding", "gzip")
		r.Header.Set("Cookie", cookie)
		w := httptest.NewRecorder()
		s.Config.Handler.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			t.Errorf("status %d", w.Code)
		}
	})
	if t.Logf("%.0f allocations", got); got >= most {
		t.Errorf("%.0f allocations, want less than %d", got, most)
	}
}
