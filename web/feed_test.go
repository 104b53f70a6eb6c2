package web_test

import (
	"net/http"
	"strings"
	"testing"

	"ebenmass/seed"
)

func TestFeed(t *testing.T) {
	oneVisitor(t)
	t.Parallel()
	s := wholeShop(t)
	b := s.visit(t)
	all, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	variants := 0
	for _, p := range all {
		variants += len(p.Variants)
	}
	for lang, name := range map[string]string{"de": "<g:color>Weiß</g:color>", "en": "<g:color>White</g:color>"} {
		answer := b.get("/"+lang+"/feed.xml").want(t, http.StatusOK)
		if got := answer.Header.Get("Content-Type"); got != "application/xml; charset=UTF-8" {
			t.Errorf("%s: it is %s", lang, got)
		}
		if n := strings.Count(answer.text, "<item>"); n != variants || !strings.Contains(answer.text, name) || !strings.Contains(answer.text, "<g:link>"+s.URL+"/"+lang+"/products/") {
			t.Errorf("%s: %d items of %d variants, starting %.300s", lang, n, variants, answer.text)
		}
		if answer.Header.Get("ETag") == "" || answer.Header.Get("Set-Cookie") != "" || answer.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %v", lang, answer.Header)
		}
	}
}
