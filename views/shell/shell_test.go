package shell

import (
	"strconv"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/views/pagetest"
)

func chrome(lang models.Lang, path string) Page {
	return Page{Lang: lang, Path: path, BaseURL: "http://localhost:8080"}
}

func TestError_WholeInBothLanguages(t *testing.T) {
	for _, lang := range models.Langs {
		for _, status := range []int{404, 405, 410, 413, 422, 429, 500, 418} {
			t.Run(string(lang)+"/"+strconv.Itoa(status), func(t *testing.T) {
				doc := pagetest.Look(t, Error(ErrorPage{Page: chrome(lang, "/x"), Status: status, Ref: "K7QX2M"}))
				pagetest.CheckWhole(t, doc, lang)
				pagetest.CheckScript(t, doc)
				if n := doc.Find("img:not([alt]), img:not([width]), img:not([height])").Length(); n != 0 {
					t.Errorf("%d pictures without words or size", n)
				}
			})
		}
	}
}

func TestError_NamesReferenceAndWaysOn(t *testing.T) {
	doc := pagetest.Look(t, Error(ErrorPage{Page: chrome(models.German, "/x"), Status: 500, Ref: "K7QX2M"}))
	if main := doc.Find("main").Text(); !strings.Contains(main, "K7QX2M") || !strings.Contains(main, "Fehler 500") {
		t.Errorf("got %q", main)
	}
	if doc.Find(`main a[href="/de/"]`).Length() != 1 {
		t.Error("no way home")
	}
}

func TestError_OffersSearch(t *testing.T) {
	for status, offered := range map[int]int{404: 1, 410: 1, 422: 0, 429: 0, 500: 0} {
		doc := pagetest.Look(t, Error(ErrorPage{Page: chrome(models.German, "/x"), Status: status}))
		if n := doc.Find(`main form[action="/de/products"] input[name="q"]`).Length(); n != offered {
			t.Errorf("%d: %d searches", status, n)
		}
		if n := doc.Find("main .motif").Length(); n != 1 {
			t.Errorf("%d: %d drawings", status, n)
		}
	}
}

func TestLayout_LeadsToOtherLanguage(t *testing.T) {
	doc := pagetest.Look(t, Layout(chrome(models.German, "/products?size=M")))
	if got := doc.Find(`link[hreflang="en"]`).AttrOr("href", ""); got != "http://localhost:8080/en/products?size=M" {
		t.Errorf("alternate %q", got)
	}
	if n := doc.Find(`a[hreflang="en"][href="/en/products?size=M"]`).Length(); n != 2 {
		t.Errorf("%d links to the English page", n)
	}
}

func TestLayout_CountsBasketAndNamesPlace(t *testing.T) {
	p := chrome(models.English, "/products?size=M")
	p.BasketCount, p.Nav, p.HasError, p.Title = 3, "shirts", true, "Shirts"
	doc := pagetest.Look(t, Layout(p))
	if got := doc.Find(`a[href="/en/basket"]`).AttrOr("aria-label", ""); got != "Basket, 3 items" {
		t.Errorf("basket is called %q", got)
	}
	if got := doc.Find(`.site-nav [aria-current="page"]`).Text(); got != "Shirts" {
		t.Errorf("current entry %q", got)
	}
	if got := doc.Find("title").Text(); got != "Error: Shirts – Ebenmaß" {
		t.Errorf("title %q", got)
	}
}
