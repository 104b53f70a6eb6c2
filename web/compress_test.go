package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// What is made for one answer leaves compressed too, whatever its type.
func TestGetPersonal_Compressed(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1").want(t, http.StatusSeeOther)
	for _, path := range []string{"/de/basket", "/de/products/alma-t-shirt", "/de/my-data/export.json", "/api/v1/openapi.json", "/sitemap.xml"} {
		plain := b.get(path, "Accept-Encoding", "").want(t, http.StatusOK)
		small := b.get(path, "Accept-Encoding", "gzip").want(t, http.StatusOK)
		if plain.Header.Get("Content-Encoding") != "" || small.Header.Get("Content-Encoding") != "gzip" || len(small.text) >= len(plain.text) {
			t.Errorf("%s: %d bytes plain in coding %q, %d in coding %q", path, len(plain.text), plain.Header.Get("Content-Encoding"),
				len(small.text), small.Header.Get("Content-Encoding"))
		}
		for _, a := range []answer{plain, small} {
			if !strings.Contains(strings.Join(a.Header.Values("Vary"), ","), "Accept-Encoding") || a.Header.Get("Content-Type") == "" {
				t.Errorf("%s: %v", path, a.Header)
			}
		}
	}
}
