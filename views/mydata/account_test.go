package mydata

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models"
	"ebenmass/views/pagetest"
)

func TestAccountPages_WholeInBothLanguages(t *testing.T) {
	for _, lang := range models.Langs {
		for name, page := range accountPages(lang) {
			t.Run(string(lang)+"/"+name, func(t *testing.T) {
				doc := pagetest.Look(t, page)
				pagetest.CheckWhole(t, doc, lang)
				if title := doc.Find("title").Text(); !strings.Contains(title, " – Ebenmaß") {
					t.Errorf("title %q", title)
				}
				if n := doc.Find("script:not([src])").Length(); n != 0 {
					t.Errorf("%d scripts in the page", n)
				}
				doc.Find("button:not([aria-hidden]), select, input:not([type=hidden])").Each(func(_ int, s *goquery.Selection) {
					if id := s.AttrOr("id", ""); strings.TrimSpace(s.Text()) == "" && doc.Find(`label[for="`+id+`"]`).Length() == 0 && s.AttrOr("aria-label", "") == "" {
						t.Errorf("a %s without a name", goquery.NodeName(s))
					}
				})
			})
		}
	}
}

func TestAccount_PasskeyNeedsScript(t *testing.T) {
	doc := pagetest.Look(t, Account(accountFixture(models.German)))
	if doc.Find("[data-passkey=create] button[hidden]").Length() != 1 || doc.Find("[data-passkey-needs]:not([hidden])").Length() != 1 {
		t.Error("without a script the button shows, or the words beside it do not")
	}
	if doc.Find(`script[type=module][src*="passkey"]`).Length() != 1 {
		t.Error("the script is missing")
	}
}
