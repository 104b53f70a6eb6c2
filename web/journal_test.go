package web_test

import (
	"net/http"
	"testing"
)

// Pages that read measurements for those who left any.
var readingPages = []string{
	"/", "/products", "/products?fits=1&sort=fits", "/products/alma-t-shirt", "/products/solveig-wrap-coat", "/fit", "/basket", "/mail", "/my-data",
}

// Somebody without measurements asks for no permit and leaves nothing in the journal, however
// many pages they open.
func TestJournal_WithoutMeasurements(t *testing.T) {
	t.Parallel()
	for name, prepare := range map[string]func(t *testing.T, b *browser){
		"newsletter only": func(t *testing.T, b *browser) {
			b.form("/de/mail", "email", jule, "age16", "1").want(t, http.StatusSeeOther)
			b.form("/de/mail/confirm", "token", tokenOf(t, b.linkInOutbox("/mail/confirm", "token"))).want(t, http.StatusSeeOther)
		},
		"everything withdrawn": func(t *testing.T, b *browser) {
			b.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
			b.form("/de/my-data/consents", "purpose", "advice", "action", "withdraw").want(t, http.StatusSeeOther)
		},
		"learn only": func(t *testing.T, b *browser) {
			b.form("/de/my-data/consents", "purpose", "learn", "action", "grant", "age16", "1")
		},
		"a basket only": func(t *testing.T, b *browser) {
			b.basket("alma-t-shirt-sage-m", "1")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := openShop(t).visit(t)
			prepare(t, b)
			before := b.get("/de/my-data").page(t).Find("[data-access]").Length()
			for range 3 {
				for _, path := range readingPages {
					b.get("/de" + path)
				}
			}
			doc := b.form("/de"+marketingPath, "purpose", "mail", "datum", "waist").want(t, http.StatusOK).page(t)
			if n := doc.Find("[data-access]").Length(); n != before {
				t.Errorf("%d rows in the journal after reading pages, %d before", n, before)
			}
		})
	}
}

// A day's row says that measurements were read, and is the same after more pages.
func TestJournal_NeverCounts(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	b.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
	b.get("/de/products/alma-t-shirt")
	first := b.get("/de/my-data").want(t, http.StatusOK).page(t)
	for range 7 {
		b.get("/de/products/alma-t-shirt")
	}
	again := b.get("/de/my-data").want(t, http.StatusOK).page(t)
	for _, mark := range []string{"#access", "[data-read]"} {
		if first.Find(mark).Length() == 0 || first.Find(mark).Text() != again.Find(mark).Text() {
			t.Errorf("%s says %q after one page and %q after eight", mark, first.Find(mark).Text(), again.Find(mark).Text())
		}
	}
}
