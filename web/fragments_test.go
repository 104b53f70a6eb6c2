package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"ebenmass/handlers"
	"ebenmass/web"
)

// unzip reads an answer that was asked for with gzip.
func unzip(t *testing.T, a answer) string {
	t.Helper()
	if a.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("coding %q", a.Header.Get("Content-Encoding"))
	}
	z, err := gzip.NewReader(strings.NewReader(a.text))
	if err != nil {
		t.Fatal(err)
	}
	z.Multistream(false) // browsers read the first member
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What a page shares with others is the same whoever asked first, and the page is the same whether
// its parts were kept or made for it, compressed or not.
func TestProductShow_KeptParts(t *testing.T) {
	t.Parallel()
	var catalogue *handlers.Catalogue
	s := openShop(t, func(c *web.Config) { catalogue = c.Catalogue })
	slim, tall := s.visit(t), s.visit(t)
	slim.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
	tall.form("/de/fit", measures("age16", "1", "consent_advice", "1", "bust", "104", "waist", "90", "hip", "112", "height", "184")...).want(t, http.StatusSeeOther)
	tall.form("/de/basket/items", "add", "1", "quantity", "1", "sku", "alma-t-shirt-sage-M")
	for _, path := range []string{
		"/de/products/alma-t-shirt", "/en/products/alma-t-shirt?size=M", "/de/products/tilda-t-shirt", "/de/products/arne-linen-shirt",
		"/en/products/mara-dress", "/de/products/jule-jeans", "/de/products/jule-jeans?waist=W31", "/de/products/olga-knit",
	} {
		visitors := map[string]*browser{"slim": slim, "tall": tall}
		kept := map[string]string{}
		for name, b := range visitors {
			kept[name] = b.get(path, "Accept-Encoding", "identity").want(t, http.StatusOK).text
			if zipped := unzip(t, b.get(path, "Accept-Encoding", "gzip")); zipped != kept[name] {
				t.Errorf("%s for %s: another page compressed", path, name)
			}
		}
		for name, b := range visitors {
			if err := catalogue.Load(context.Background()); err != nil { // another snapshot: nothing is kept
				t.Fatal(err)
			}
			if made := b.get(path).want(t, http.StatusOK); made.text != kept[name] || made.Header.Get("Cache-Control") != "no-store" || made.Header.Get("ETag") != "" {
				t.Errorf("%s for %s: another page from kept parts, or caching %v", path, name, made.Header)
			}
		}
	}
}

// secretLike is how the shop's tokens, keys and identifiers look.
var secretLike = regexp.MustCompile(`\b[A-Z2-7]{20,}\b`)

// Pages that are compressed with what was typed hold no secret.
func TestPersonalPages_TypedBesideNoSecret(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/de/fit", measures("age16", "1", "consent_advice", "1", "consent_offers", "1")...).want(t, http.StatusSeeOther)
	product, list := "/de/products/alma-t-shirt", "/de/products?fits=1&q=shirt"
	for name, a := range map[string]answer{
		"product": b.get(product), "list": b.get(list), "finder": b.get("/de/fit"), "one-off": b.form(product+"/advice", measures()...),
		"refused": b.form(product+"/advice", measures("bust", "nonsense")...),
	} {
		if found := secretLike.FindString(a.text); found != "" {
			t.Errorf("the page of %s holds %s", name, found)
		}
	}
	if zipped := b.get(list, "Accept-Encoding", "gzip").want(t, http.StatusOK); zipped.Header.Get("Content-Encoding") != "gzip" {
		t.Error("the list is not compressed")
	}
}

// A page that may hold a secret is compressed only as long as nothing typed stands in it.
func TestPersonalPages_TypedUncompressed(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
	coding := func(a answer) string { return a.Header.Get("Content-Encoding") }
	if got := coding(b.get("/de/my-data", "Accept-Encoding", "gzip").want(t, http.StatusOK)); got != "gzip" {
		t.Errorf("my data leave in coding %q", got)
	}
	typed := b.do(http.MethodPost, "/de/orders", strings.NewReader("number=QWERTY&email=a%40b.example"), "Content-Type", "application/x-www-form-urlencoded", "Accept-Encoding", "gzip")
	if got := coding(typed); got != "" {
		t.Errorf("an answer to what was typed leaves in coding %q", got)
	}
	if !bytes.Contains([]byte(typed.text), []byte("</html>")) {
		t.Error("the answer is no readable page")
	}
}
