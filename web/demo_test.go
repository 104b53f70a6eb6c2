package web_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models/tour"
	"ebenmass/web/settings"
)

// The page of the demonstration promises only what is there, for somebody who begins and for
// somebody who went the whole way.
func TestGetDemo_EveryLinkLeadsSomewhere(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	nobody, known := s.visit(t), s.visit(t)
	known.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
	for _, lang := range []string{"de", "en"} {
		links := nobody.get("/" + lang + "/demo").page(t).Find(".tourcards a, .persona a, .singles a")
		if links.Length() < 30 {
			t.Errorf("%s: %d links", lang, links.Length())
		}
		links.Each(func(_ int, link *goquery.Selection) {
			path, id, _ := strings.Cut(link.AttrOr("href", ""), "#")
			if path == "" {
				path = "/" + lang + "/demo"
			}
			for _, b := range []*browser{nobody, known} {
				a := b.get(path)
				if strings.Contains(path, "/demo/tour/") && a.StatusCode == http.StatusSeeOther {
					continue // TestGetTour_EveryStep follows it
				}
				page := a.want(t, http.StatusOK).page(t)
				if id != "" && page.Find("#"+id).Length() != 1 {
					t.Errorf("%s has no #%s", path, id)
				}
			}
		})
	}
}

func TestGetDemo_CommandsExist(t *testing.T) {
	t.Parallel()
	lines := openShop(t).visit(t).get("/en" + tour.Path(tour.Engineering, 8)).page(t).Find(".commands code")
	if lines.Length() < 4 {
		t.Errorf("%d commands", lines.Length())
	}
	lines.Each(func(_ int, line *goquery.Selection) {
		args, own := strings.CutPrefix(line.Text(), "go run .")
		if !own {
			return
		}
		if _, err := settings.Parse(strings.Fields(args), func(string) string { return "" }, io.Discard); err != nil {
			t.Errorf("%s: %v", line.Text(), err)
		}
	})
}
