// Package pagetest holds what the tests of all pages ask of them: that a page renders, is
// whole, and that nothing in it refers to what is not there. Only tests import it.
package pagetest

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/static"
	"ebenmass/views/text"
)

// Look renders a page and reads it back. A page that asks for a message that is not there
// fails the test.
func Look(t *testing.T, page templ.Component) *goquery.Document {
	t.Helper()
	var out bytes.Buffer
	if err := page.Render(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	if keys := text.MissingKeys(out.String()); keys != nil {
		t.Errorf("no message %q", keys)
	}
	doc, err := goquery.NewDocumentFromReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// CheckWhole wants a whole document in its language: one heading, every placeholder filled,
// nothing that the content security policy forbids, and references that lead somewhere.
func CheckWhole(t *testing.T, doc *goquery.Document, lang models.Lang) {
	t.Helper()
	if got := doc.Find("html").AttrOr("lang", ""); got != string(lang) {
		t.Errorf("lang %q", got)
	}
	if n := doc.Find("h1").Length(); n != 1 {
		t.Errorf("%d h1", n)
	}
	if n := doc.Find("header, main, footer").Filter("body > *").Length(); n != 3 {
		t.Errorf("%d of header, main and footer", n)
	}
	body := doc.Find("body").Clone()
	body.Find("pre, script").Remove() // source code, data for scripts
	if strings.ContainsAny(body.Text(), "{}") {
		t.Error("a placeholder was left unfilled")
	}
	if n := doc.Find("[style], [onclick], script:not([src]):not([type='application/ld+json']):not([type='application/json']), style").Length(); n != 0 {
		t.Errorf("%d things the content security policy forbids", n)
	}
	CheckReferences(t, doc)
}

// CheckHead wants a title with the shop's name, and a description.
func CheckHead(t *testing.T, doc *goquery.Document) {
	t.Helper()
	if !strings.Contains(doc.Find("title").Text(), " – Ebenmaß") || doc.Find(`meta[name="description"]`).AttrOr("content", "") == "" {
		t.Errorf("title or description is missing: %q", doc.Find("title").Text())
	}
}

// CheckScript wants the one script and those of a page's own, under their hashed names, as modules: run after the page
// is read, without a global.
func CheckScript(t *testing.T, doc *goquery.Document, own ...string) {
	t.Helper()
	var want, got []string
	for _, name := range append([]string{"js/ebenmass.js"}, own...) {
		want = append(want, "module "+static.Path(name))
	}
	doc.Find("script[src]").Each(func(_ int, s *goquery.Selection) {
		got = append(got, s.AttrOr("type", "")+" "+s.AttrOr("src", ""))
	})
	if !slices.Equal(got, want) {
		t.Errorf("scripts %q, want %q", got, want)
	}
}

// CheckReferences finds ids that stand twice and references to ids that do not exist.
func CheckReferences(t *testing.T, doc *goquery.Document) {
	t.Helper()
	ids := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		id, _ := s.Attr("id")
		if ids[id] {
			t.Errorf("id %q stands twice", id)
		}
		ids[id] = true
	})
	for _, attr := range []string{"for", "aria-labelledby", "aria-describedby"} {
		doc.Find("[" + attr + "]").Each(func(_ int, s *goquery.Selection) {
			for id := range strings.FieldsSeq(s.AttrOr(attr, "")) {
				if !ids[id] {
					t.Errorf("%s=%q leads nowhere", attr, id)
				}
			}
		})
	}
	doc.Find(`main a[href^="#"]`).Each(func(_ int, s *goquery.Selection) {
		if href := s.AttrOr("href", ""); !ids[href[1:]] {
			t.Errorf("link %s leads nowhere", href)
		}
	})
}

// CheckContents wants the contents of a long page to list every chapter, in order.
func CheckContents(t *testing.T, doc *goquery.Document) {
	t.Helper()
	entries, chapters := doc.Find(".contents a"), doc.Find(".document-long .sheet")
	if entries.Length() != chapters.Length() {
		t.Errorf("%d entries for %d chapters", entries.Length(), chapters.Length())
		return
	}
	chapters.Each(func(i int, s *goquery.Selection) {
		entry, heading := entries.Eq(i), s.Find("h2").First().Text()
		if got, want := entry.AttrOr("href", ""), "#"+s.AttrOr("id", "?"); got != want || entry.Text() != heading {
			t.Errorf("entry %d is %q to %s, want %q to %s", i, entry.Text(), got, heading, want)
		}
	})
}
