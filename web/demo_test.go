package web_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// The page of the demonstration promises only what is there, for somebody who begins and for
// somebody who went the whole way.
func TestEveryStepOfTheDemonstrationLeadsSomewhere(t *testing.T) {
	s := openShop(t)
	nobody, known := s.visit(t), s.visit(t)
	known.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
	for _, lang := range []string{"de", "en"} {
		links := nobody.get("/" + lang + "/demo").page(t).Find(".step a, .path a")
		if links.Length() < 15 {
			t.Errorf("%s: %d links", lang, links.Length())
		}
		links.Each(func(_ int, link *goquery.Selection) {
			path, id, _ := strings.Cut(link.AttrOr("href", ""), "#")
			if path == "" {
				path = "/" + lang + "/demo"
			}
			for _, b := range []*browser{nobody, known} {
				page := b.get(path).want(t, http.StatusOK).page(t)
				if id != "" && page.Find("#"+id).Length() != 1 {
					t.Errorf("%s has no #%s", path, id)
				}
			}
		})
	}
}
