package product

import (
	"bytes"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/views/pagetest"
)

func TestFit_WholeInBothLanguages(t *testing.T) {
	for _, lang := range models.Langs {
		for name, page := range fitPages(lang) {
			t.Run(string(lang)+"/"+name, func(t *testing.T) {
				doc := pagetest.Look(t, page)
				pagetest.CheckWhole(t, doc, lang)
				pagetest.CheckHead(t, doc)
				pagetest.CheckScript(t, doc)
				pagetest.CheckContents(t, doc)
				if n := doc.Find("script:not([src])").Length(); n != 0 {
					t.Errorf("%d scripts in the page", n)
				}
			})
		}
	}
}

func TestFit_NothingTickedUnasked(t *testing.T) {
	stored := fitFixture(models.German)
	stored.Purposes[0].Granted = true
	for _, page := range []FitPage{fitFixture(models.German), stored} {
		doc := pagetest.Look(t, Fit(page))
		if n := doc.Find(`input[type="checkbox"][checked]`).Length(); n != 0 {
			t.Errorf("%d boxes are ticked", n)
		}
		for _, d := range consent.Offered() {
			if n := doc.Find(`input[type="checkbox"][name="consent_` + string(d.Purpose) + `"][value="1"]`).Length(); n != 1 {
				t.Errorf("%s: %d boxes", d.Purpose, n)
			}
		}
		if n := doc.Find(`input[type="checkbox"]`).Length(); n != len(consent.Offered())+1 {
			t.Errorf("%d boxes, want one a purpose in use and one for the age", n)
		}
	}
}

func TestFit_WordsOfTheRegistry(t *testing.T) {
	for _, lang := range models.Langs {
		text := pagetest.Look(t, Fit(fitFixture(lang))).Find("main").Text()
		for _, d := range consent.Offered() {
			for _, words := range []consent.Text{d.Title, d.Use, d.NotDone, d.Retention} {
				if !strings.Contains(text, words.In(string(lang))) {
					t.Errorf("%s: %s is not shown in full: %q", lang, d.Purpose, words.In(string(lang)))
				}
			}
		}
	}
}

func TestFit_DrawingBeforeFields(t *testing.T) {
	var out bytes.Buffer
	if err := Fit(fitFixture(models.German)).Render(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	purpose, drawing := strings.Index(out.String(), `name="consent_advice"`), strings.Index(out.String(), `id="how-title"`)
	field := strings.Index(out.String(), `name="height"`)
	if purpose < 0 || purpose > drawing || drawing > field {
		t.Errorf("purposes at %d, drawing at %d, first field at %d", purpose, drawing, field)
	}
}

func TestFit_ErrorsLinked(t *testing.T) {
	doc := pagetest.Look(t, fitPages(models.German)["fit-wrong"])
	if !strings.HasPrefix(doc.Find("title").Text(), "Fehler:") {
		t.Errorf("title %q", doc.Find("title").Text())
	}
	for _, id := range []string{"age16", "bust"} {
		if doc.Find(`.error-summary a[href="#`+id+`"]`).Length() != 1 || doc.Find(`input#`+id+`[aria-invalid="true"]`).Length() != 1 {
			t.Errorf("%s is not named in the summary and at the field", id)
		}
	}
	if got := doc.Find(`input[name="bust"]`).AttrOr("value", ""); got != "980" {
		t.Errorf("the wrong value became %q", got)
	}
	summary, heading := doc.Find(".error-summary, h1").First(), doc.Find("h1")
	if summary.IsSelection(heading) {
		t.Error("the summary does not stand above the h1")
	}
}

func TestFit_OnceMarksEveryArticle(t *testing.T) {
	doc := pagetest.Look(t, Fit(onceFixture(models.English)))
	if n := doc.Find("[data-advice]").Length(); n != 5 {
		t.Fatalf("%d articles, want 5", n)
	}
	if n := doc.Find(`[data-advice][data-size="W32/L34"]:contains("sold out")`).Length(); n != 1 {
		t.Error("a size that is sold out is named without saying so")
	}
	first := doc.Find("[data-advice]").First()
	if first.AttrOr("data-verdict", "") != "recommended" || first.AttrOr("data-size", "") != "M" || first.AttrOr("data-alternative", "") != "L" {
		t.Errorf("the first row is no recommendation of M or L")
	}
	if !strings.Contains(first.Text(), "84 of 100") {
		t.Errorf("the probability is missing: %q", first.Text())
	}
}

func TestAnswer_SmallerFirst(t *testing.T) {
	page := chrome(models.German, "/fit")
	row := CatalogueAdviceRow{Verdict: fit.Between, Size: "L", Alternative: "M", AlternativeFirst: true}
	if got := answer(page, row); got != "M oder L" {
		t.Errorf("got %q", got)
	}
	row = CatalogueAdviceRow{Verdict: fit.Between, Size: "L", Alternative: "XL"}
	if got := answer(page, row); got != "L oder XL" {
		t.Errorf("got %q", got)
	}
}
