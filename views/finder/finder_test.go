package finder

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/sizefinder"
	"ebenmass/views/list"
	"ebenmass/views/pagetest"
	"ebenmass/views/product"
	"ebenmass/views/shell"
)

// article is an article of five sizes with an ease over the body grid.
func article(slug string, sizing fit.Sizing, garment fit.Type, system models.SizeSystem, labels []string, ease float64) models.Product {
	p := models.Product{
		Slug: slug, Sizing: sizing, Type: garment, Cut: fit.CutRegular, Stretch: fit.StretchNone,
		Name: models.Text{DE: slug, EN: slug}, Prices: []models.PricePoint{{Cents: 4990}},
		Chart: models.Chart{System: system, Dims: []models.Dim{models.DimBust, models.DimWaist, models.DimHip}},
	}
	for i, label := range labels {
		step := 4*float64(i) + ease
		p.Chart.Sizes = append(p.Chart.Sizes, models.ChartSize{Label: label, Waist: i, Measures: map[models.Dim]float64{
			models.DimBust: 80 + step, models.DimWaist: 64 + step, models.DimHip: 88 + step,
		}})
	}
	return p
}

var (
	letters = []string{"XS", "S", "M", "L", "XL"}
	numbers = []string{"34", "36", "38", "40", "42"}
)

// snapshot is a small catalogue of both departments.
func snapshot() *catalogue.Snapshot {
	return catalogue.New([]models.Product{
		article("tee", fit.Women, fit.TShirt, models.SizeLetters, letters, 8),
		article("blouse", fit.Women, fit.Blouse, models.SizeNumeric, numbers, 10),
		article("tiny", fit.Women, fit.TShirt, models.SizeLetters, letters, -30),
		article("skirt", fit.Women, fit.Skirt, models.SizeNumeric, numbers, 3),
		article("shirt", fit.Men, fit.Shirt, models.SizeLetters, letters, 22),
	}, time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC))
}

// asking is the finder before anything was told.
func asking(lang models.Lang) Page {
	s := snapshot()
	p := Page{
		Page: shell.Page{Lang: lang, Path: "/fit", BaseURL: "https://example.org"}, Kind: sizefinder.All, Guide: sizefinder.NewGuide(s),
		Tiles: map[fit.Garment]map[fit.Sizing][][]string{},
		Form: product.MeasureForm{
			Sizing: "women", Unit: "cm", MeasuredWith: "tape", Preference: "regular", Values: map[fit.Measure]string{},
		},
	}
	for _, garment := range fit.Garments {
		p.Tiles[garment] = map[fit.Sizing][][]string{}
		for _, sizing := range sizings {
			p.Tiles[garment][sizing] = sizefinder.Tiles(s.Reference(), sizing, garment)
		}
	}
	for _, d := range consent.Offered() {
		p.Purposes = append(p.Purposes, PurposeChoice{Definition: d})
	}
	return p
}

// answering is the finder with the sizes of somebody.
func answering(lang models.Lang, person fit.Person) Page {
	s, p := snapshot(), asking(lang)
	person.Sizing, person.Preference, person.MeasuredWith = fit.Women, fit.Regular, fit.Tape
	results := sizefinder.Find(s, &person, sizefinder.All, "")
	p.Results, p.Cards = &results, map[string]list.Card{}
	for _, one := range s.Products() {
		p.Cards[one.Slug] = list.Card{Slug: one.Slug, Name: one.Name.In(lang), Href: p.URL("/products/" + one.Slug), Price: 4990}
	}
	return p
}

func measured(values map[fit.Measure]float64) (p fit.Person) {
	for m, cm := range values {
		p.Given[m] = cm
	}
	return p
}

// pages is the finder in the states that look different.
func pages(lang models.Lang) map[string]templ.Component {
	wrong := asking(lang)
	wrong.HasError = true
	wrong.Form.Values[fit.Bust] = "980"
	wrong.Form.Errors = []shell.FieldError{{Field: "bust", Message: "Brustumfang muss zwischen 60 und 180 cm liegen"}}
	nothing := asking(lang)
	nothing.HasError = true
	nothing.Form.Errors = []shell.FieldError{{Field: "measurements", Message: "Bitte etwas angeben"}}
	imported, badFile := asking(lang), asking(lang)
	imported.Imported, imported.Stored = true, true
	badFile.FileError, badFile.HasError = "Das ist keine JSON-Datei.", true

	whole := answering(lang, measured(map[fit.Measure]float64{fit.Bust: 88, fit.Waist: 72, fit.Hip: 96}))
	open := answering(lang, measured(map[fit.Measure]float64{fit.Height: 168}))
	open.Form.Values[fit.Height] = "168"
	against := answering(lang, measured(map[fit.Measure]float64{fit.Bust: 62, fit.Waist: 160}))
	from := answering(lang, measured(map[fit.Measure]float64{fit.Bust: 88}))
	card := from.Cards["tee"]
	from.From = &card
	decide := answering(lang, measured(map[fit.Measure]float64{fit.Bust: 88}))
	decide.HasError, decide.Purposes[0].Ticked, decide.Purposes[0].Changed = true, true, true
	decide.Errors = []shell.FieldError{{Field: "age16", Message: "Bitte bestätigen"}, {Field: "email", Message: "Unvollständig"}}
	saved := answering(lang, measured(map[fit.Measure]float64{fit.Bust: 88}))
	saved.Notice, saved.Profile, saved.Stored = "saved", true, true
	granted := answering(lang, measured(map[fit.Measure]float64{fit.Bust: 88}))
	granted.Purposes[0].Granted, granted.Stored, granted.LetterSent, granted.Outbox = true, true, true, true
	return map[string]templ.Component{
		"ask": Show(asking(lang)), "wrong": Show(wrong), "nothing": Show(nothing), "imported": Show(imported), "bad file": Show(badFile),
		"whole": Show(whole), "open": Show(open), "against": Show(against), "from": Show(from), "decide": Show(decide), "saved": Show(saved), "granted": Show(granted),
	}
}

func TestShow_WholeInBothLanguages(t *testing.T) {
	t.Parallel()
	for _, lang := range models.Langs {
		for name, page := range pages(lang) {
			t.Run(string(lang)+"/"+name, func(t *testing.T) {
				t.Parallel()
				doc := pagetest.Look(t, page)
				pagetest.CheckWhole(t, doc, lang)
				pagetest.CheckHead(t, doc)
				var own []string
				if doc.Find(".finder-form").Length() > 0 {
					own = append(own, "js/finder.js")
				}
				pagetest.CheckScript(t, doc, own...)
				pagetest.CheckReferences(t, doc)
				pagetest.CheckContents(t, doc)
				if n := doc.Find("script:not([src]), [style]").Length(); n != 0 {
					t.Errorf("%d scripts or styles in the page", n)
				}
			})
		}
	}
}

func TestShow_NothingTickedUnasked(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"whole", "granted"} {
		doc := pagetest.Look(t, pages(models.German)[name])
		if n := doc.Find(`input[type="checkbox"][checked]`).Length(); n != 0 {
			t.Errorf("%s: %d boxes are ticked", name, n)
		}
		if n := doc.Find(`input[type="checkbox"]`).Length(); n != len(consent.Offered())+1 {
			t.Errorf("%s: %d boxes, want one a purpose in use and one for the age", name, n)
		}
		if n := doc.Find("details.keep-more[open]").Length(); n != 0 {
			t.Errorf("%s: %d purposes unfolded", name, n)
		}
	}
}

func TestShow_FittingListByConsent(t *testing.T) {
	t.Parallel()
	for _, granted := range []bool{false, true} {
		p := answering(models.German, measured(map[fit.Measure]float64{fit.Bust: 92, fit.Waist: 76, fit.Hip: 100}))
		p.Notice = "saved"
		for i := range p.Purposes {
			p.Purposes[i].Granted = granted && p.Purposes[i].Definition.Purpose == consent.PurposeOffers
		}
		link := pagetest.Look(t, Show(p)).Find(`.found-ways a[href="/de/products?category=women&fits=1&sort=fits"]`)
		if want := map[bool]int{true: 1}[granted]; link.Length() != want {
			t.Errorf("consent to offers %v: %d links to the list by fit, want %d", granted, link.Length(), want)
		}
	}
}

func TestShow_WordsOfTheRegistry(t *testing.T) {
	t.Parallel()
	for _, lang := range models.Langs {
		doc := pagetest.Look(t, pages(lang)["whole"])
		for _, d := range consent.Offered() {
			item := doc.Find(".keep-item:has(#" + purposeField(d.Purpose) + ")").Text()
			for _, words := range []consent.Text{d.Title, d.Use, d.NotDone, d.Retention, d.Recipients, d.Basis} {
				if !strings.Contains(item, words.In(string(lang))) {
					t.Errorf("%s: %s is not shown in full: %q", lang, d.Purpose, words.In(string(lang)))
				}
			}
			if label := doc.Find("label[for=" + purposeField(d.Purpose) + "]").Text(); !strings.Contains(label, d.Title.In(string(lang))) {
				t.Errorf("%s: the box of %s is labelled %q", lang, d.Purpose, label)
			}
		}
	}
}

func TestShow_DrawingBeforeFields(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := Show(asking(models.German)).Render(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	for drawing, field := range map[string]string{`id="how-title"`: `name="bust"`, `id="flat-top-title"`: `name="own_1_bust"`, `id="flat-bottom-title"`: `name="own_1_inseam"`} {
		at, then := strings.Index(out.String(), drawing), strings.Index(out.String(), field)
		if at < 0 || at > then {
			t.Errorf("%s at %d, %s at %d", drawing, at, field, then)
		}
	}
}

func stylesheet(t *testing.T) string {
	t.Helper()
	css, err := os.ReadFile("../../static/css/finder.css")
	if err != nil {
		t.Fatal(err)
	}
	return string(css)
}

// The style sheet shows what belongs to each department and kind, and hides the rest.
func TestStyles_EveryCase(t *testing.T) {
	t.Parallel()
	css := stylesheet(t)
	for _, sizing := range sizings {
		for _, kind := range sizefinder.Kinds() {
			c := caseName(sizing, kind)
			for _, rule := range []string{`[data-for~="` + c + `"]`, `[data-lead~="` + c + `"]`, `[data-then~="` + c + `"]`} {
				if !strings.Contains(css, rule) {
					t.Errorf("no rule for %s", rule)
				}
			}
		}
	}
}

// In each case one sentence says what decides, and every way says what it is worth there.
func TestShow_OneTextPerCase(t *testing.T) {
	t.Parallel()
	for _, lang := range models.Langs {
		doc := pagetest.Look(t, Show(asking(lang)))
		for _, sizing := range sizings {
			for _, kind := range sizefinder.Kinds() {
				shown := `[data-for~="` + caseName(sizing, kind) + `"]`
				want := 1
				if _, sold := asking(lang).Guide[sizing][kind]; !sold {
					want = 0
				}
				if n := doc.Find(".finder-decides " + shown).Length(); n != want {
					t.Errorf("%s %s %s: %d sentences", lang, sizing, kind, n)
				}
				for _, worth := range doc.Find(".way-worth").EachIter() {
					if n := worth.Find("span" + shown).Length(); n != want {
						t.Errorf("%s %s %s: a way says %d times what it is worth", lang, sizing, kind, n)
					}
				}
				if n := doc.Find(".way-picker" + shown).Length(); n != want {
					t.Errorf("%s %s %s: %d usual sizes to pick", lang, sizing, kind, n)
				}
			}
		}
	}
}

func TestShow_ErrorsInOpenPanels(t *testing.T) {
	t.Parallel()
	doc := pagetest.Look(t, pages(models.German)["wrong"])
	if !strings.HasPrefix(doc.Find("title").Text(), "Fehler:") {
		t.Errorf("title %q", doc.Find("title").Text())
	}
	field := doc.Find(`.way-panel.way-wrong input#bust[aria-invalid="true"]`)
	if field.Length() != 1 || field.AttrOr("value", "") != "980" || doc.Find(`.error-summary a[href="#bust"]`).Length() != 1 {
		t.Error("the wrong value is hidden, changed or not named")
	}
	if summary := doc.Find(".error-summary, h1").First(); summary.IsSelection(doc.Find("h1")) {
		t.Error("the summary does not stand above the h1")
	}
}

func TestPickers_TileOrTyped(t *testing.T) {
	t.Parallel()
	p := asking(models.German)
	p.Form.Usual = map[fit.Garment][]product.UsualEntry{fit.Top: {{Label: "12", System: "uk-women"}, {Label: "M", System: "here"}}}
	for _, k := range p.pickers() {
		if k.Garment != fit.Top {
			continue
		}
		if k.Chosen != "M" || k.System != "here" || k.ID != "usual_top_2" {
			t.Errorf("on a tile: %q of %q as %s", k.Chosen, k.System, k.ID)
		}
		if len(k.Rest) != 1 || k.Rest[0].Label != "12" || k.Rest[0].ID != "usual_top" {
			t.Errorf("typed: %+v", k.Rest)
		}
	}
	if !p.restOpen(p.pickers()) {
		t.Error("what was typed is folded")
	}
}

func TestHeading(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		given map[fit.Measure]float64
		de    string
	}{
		"top and bottom": {map[fit.Measure]float64{fit.Bust: 88, fit.Waist: 72, fit.Hip: 96}, "Oben meist"},
		"too little":     {map[fit.Measure]float64{fit.Height: 168}, "Dafür fehlt uns noch eine Angabe"},
		"against":        {map[fit.Measure]float64{fit.Bust: 62, fit.Waist: 160}, "Diese Angaben passen nicht zusammen"},
	} {
		if got := answering(models.German, measured(test.given)).heading(); !strings.HasPrefix(got, test.de) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestHeading_FromArticle(t *testing.T) {
	t.Parallel()
	for verdict, want := range map[fit.Verdict]string{
		fit.Recommended: "tee in M", fit.Between: "tee in M oder L", fit.CannotSay: "Für tee fehlt noch eine Angabe", fit.NotRecommended: "tee: wahrscheinlich passt keine Größe",
	} {
		p := answering(models.German, measured(map[fit.Measure]float64{fit.Bust: 88}))
		card := p.Cards["tee"]
		p.From = &card
		for i := range p.Results.Own {
			for j := range p.Results.Own[i].Found {
				if f := &p.Results.Own[i].Found[j]; f.Product.Slug == "tee" {
					f.Decision.Verdict, f.Size, f.Alternative, f.SmallFirst = verdict, "M", "", true
					if verdict == fit.Between {
						f.Size, f.Alternative, f.SmallFirst = "L", "M", false
					}
				}
			}
		}
		if got := p.heading(); got != want {
			t.Errorf("%s: %q, want %q", verdict, got, want)
		}
	}
}

func TestSplit_FillsBar(t *testing.T) {
	t.Parallel()
	p := asking(models.German)
	for _, tally := range []sizefinder.Tally{{Clear: 44, Two: 15, Open: 9, None: 4}, {Open: 3}, {Clear: 1, None: 70}} {
		p.Results = &sizefinder.Results{Tally: tally}
		parts := p.split()
		last := parts[len(parts)-1]
		if end := last.X + last.W; end < barWidth-0.01 || end > barWidth+0.01 {
			t.Errorf("%+v ends at %g", tally, end)
		}
		if slices.ContainsFunc(parts, func(one part) bool { return one.N == 0 }) {
			t.Errorf("%+v: a part of nothing", tally)
		}
	}
}

func TestWithUnit(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{"92": "92\u00a0cm", "92,5 cm": "92,5 cm", "5′ 7″": "5′ 7″", "5'7\"": "5'7\""} {
		if got := withUnit(typed, "cm"); got != want {
			t.Errorf("%q is said as %q", typed, got)
		}
	}
}
