package product

import (
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models"
	"ebenmass/models/fit"
	sizes "ebenmass/models/reference"
	"ebenmass/views/pagetest"
	"ebenmass/views/text"
)

// verdictOf is the verdict each reason is one for.
var verdictOf = map[fit.Reason]fit.Verdict{
	fit.ReasonFits: fit.Recommended, fit.ReasonFitsNearly: fit.Recommended, fit.ReasonFitsShortened: fit.Recommended,
	fit.ReasonBetween:   fit.Between,
	fit.ReasonZoneTight: fit.NotRecommended, fit.ReasonZoneShort: fit.NotRecommended, fit.ReasonZoneLoose: fit.NotRecommended,
	fit.ReasonConflict: fit.NotRecommended, fit.ReasonBelowSizes: fit.NotRecommended, fit.ReasonAboveSizes: fit.NotRecommended,
	fit.ReasonUncertain: fit.CannotSay, fit.ReasonContradiction: fit.CannotSay, fit.ReasonNothingTold: fit.CannotSay, fit.ReasonIncomparable: fit.CannotSay,
}

func TestReason_Whole(t *testing.T) {
	t.Parallel()
	for _, lang := range models.Langs {
		for reason, verdict := range verdictOf {
			for _, zone := range zonesOf(reason) {
				for _, off := range []float64{-9, 0, 9} {
					w := reasonFixture(lang, reason, zone, off)
					w.Advice.Verdict = verdict
					said := strings.Join([]string{w.heading(), w.line(), w.live(productFixture(lang)), w.whyLink(), w.title()}, " ")
					if keys := text.MissingKeys(said); len(keys) > 0 || strings.ContainsAny(said, "{}") {
						t.Errorf("%s %s %s: %q", lang, reason, zone, said)
					}
				}
			}
		}
	}
}

// zonesOf are the zones a reason can name.
func zonesOf(r fit.Reason) []fit.Measure {
	switch r {
	case fit.ReasonZoneShort, fit.ReasonFitsShortened:
		return []fit.Measure{fit.Inseam, fit.Arm}
	case fit.ReasonUncertain, fit.ReasonZoneLoose, fit.ReasonConflict:
		return []fit.Measure{fit.Bust, fit.Waist, fit.Hip}
	}
	return []fit.Measure{fit.Bust, fit.Waist, fit.Hip, fit.Inseam, fit.Arm}
}

// reasonFixture is an advice for a reason that names a zone which is off by so many cm.
func reasonFixture(lang models.Lang, reason fit.Reason, zone fit.Measure, off float64) adviceWords {
	z := fit.Zone{Zone: zone, Body: 90, BodySD: 2, Ease: 10 + off, Low: 6, High: 14, Target: 10, PTight: 0.4, PLoose: 0.1}
	m := fit.SizeAdvice{Size: "M", Rating: fit.Rating{PFits: 0.5, PSmall: 0.4, PLarge: 0.1}, Zones: []fit.Zone{z}, Shorten: []fit.Shorten{{Zone: fit.Inseam, CM: 3}}}
	l := m
	l.Size = "L"
	return adviceWords{lang, &AdvicePanel{Article: fit.Article{Type: fit.Shirt}, Advice: fit.Advice{
		Size: "M", Alternative: "L", Best: "M", Reason: reason, Zone: zone, OtherZone: fit.Hip, Sizes: []fit.SizeAdvice{m, l},
	}}}
}

func TestReason_CloseWithoutQuestion(t *testing.T) {
	t.Parallel()
	w := reasonFixture(models.German, fit.ReasonUncertain, fit.Bust, 0)
	w.Advice.Verdict, w.Advice.Size, w.Advice.Alternative = fit.CannotSay, "", ""
	if got := w.heading(); got != "Zu knapp, um eine Größe zu nennen" {
		t.Errorf("heading %q asks for something although nothing helps", got)
	}
	if got := w.reason(); !strings.Contains(got, "50 von 100") {
		t.Errorf("reason %q", got)
	}
	w.Advice.Next = &fit.NextQuestion{Datum: "measurements.waist", Decides: 0.91}
	if got := w.heading(); got != "Noch offen: Ihre Taille fehlt" {
		t.Errorf("heading %q", got)
	}
	q, ok := w.question()
	if !ok || q.Label != "Wie weit ist Ihre Taille?" || !strings.HasSuffix(q.Why, "In 9 von 10 Fällen nennen wir dann eine Größe.") || q.Field != "waist" {
		t.Errorf("question %+v", q)
	}
}

func TestQuestion_EveryDatum(t *testing.T) {
	t.Parallel()
	data := []string{"usual.top", "usual.bottom", "usual.dress"}
	for _, m := range fit.Measures {
		if m != fit.Arm { // never asked for: the survey behind the estimates has none
			data = append(data, fit.MeasureDatum(m))
		}
	}
	for _, lang := range models.Langs {
		for _, datum := range data {
			for _, size := range []string{"", "M"} {
				for _, decides := range []float64{0, 0.5, 1} {
					w := reasonFixture(lang, fit.ReasonUncertain, fit.Waist, 0)
					w.Advice.Verdict, w.Advice.Size = fit.CannotSay, size
					w.Advice.Next = &fit.NextQuestion{Datum: datum, Gain: 1, Decides: decides}
					q, ok := w.question()
					if said := strings.Join([]string{q.Label, q.Why, q.Button, w.heading()}, " "); !ok || q.Label == "" || q.Why == "" || len(text.MissingKeys(said)) > 0 || strings.ContainsAny(said, "{}") {
						t.Errorf("%s: %q", datum, said)
					}
				}
			}
		}
	}
}

// toldFixture is somebody who told everything that can be told, of a shirt in a shop that
// sells only it.
func toldFixture(lang models.Lang) adviceWords {
	p := shirtFixture()
	article := p.Article()
	person := fit.Person{Sizing: fit.Men, MeasuredWith: fit.Tape, Preference: fit.Regular}
	person.Given[fit.Bust], person.Given[fit.Height] = 98, 178
	person.Usual = []fit.UsualSize{{Garment: fit.Top, Label: "M", System: "here"}, {Garment: fit.Top, Label: "50", System: "de-men"}, {Garment: fit.Top, Label: "L"}}
	person.Owned = []fit.OwnedGarment{{Type: fit.Shirt}}
	person.Owned[0].Flat[fit.Bust] = 56
	person.Worn = []fit.WornArticle{{Product: p.Slug, Size: "L", Outcome: fit.OutcomeLarge}}
	shop := sizes.NewShop([]sizes.Article{{Name: p.Slug, Department: p.Sizing, System: string(p.Chart.System), Fit: article}})
	return adviceWords{lang, &AdvicePanel{Advice: shop.Explain(&person, &article), Person: person, Article: article, Names: map[string]models.Text{p.Slug: p.Name}}}
}

func TestEvidence_EveryKindInWords(t *testing.T) {
	t.Parallel()
	want := map[models.Lang][]string{
		models.German: {
			"Körpergröße 178\u00a0cm", "Brust 98\u00a0cm", "Übliche Größe oben: M", "Übliche Größe oben: 50", "Übliche Größe oben: L", "Zu Hause: Hemd", "Leinenhemd Arne in L",
		},
		models.English: {
			"Height 178\u00a0cm", "Chest 98\u00a0cm", "Usual size in tops: M", "Usual size in tops: 50", "Usual size in tops: L", "At home: Shirt", "Arne linen shirt in L",
		},
	}
	for lang, labels := range want {
		rows := toldFixture(lang).evidence()
		var got []string
		for _, row := range rows {
			got = append(got, row.Label)
			said := row.Label + row.Source + row.Bar.Label + row.Without
			if len(text.MissingKeys(said)) > 0 || strings.Contains(said, "{") || row.Source == "" {
				t.Errorf("%s: %+v", row.Datum, row)
			}
			if row.Bar.X < 0 || row.Bar.X+row.Bar.Width > 2*shiftMiddle || row.Bar.Up != (row.Shift > 0) {
				t.Errorf("%s is drawn outside or the wrong way: %+v", row.Datum, row.Bar)
			}
		}
		if !slices.Equal(got, labels) {
			t.Errorf("%s: %q, want %q", lang, got, labels)
		}
	}
}

func TestEvidence_Without(t *testing.T) {
	t.Parallel()
	article := shirtFixture().Article()
	now := func(v fit.Verdict, size string) adviceWords {
		a := fit.Advice{Verdict: v, Size: size}
		if v == fit.Between {
			a.Alternative = "L"
		}
		return adviceWords{models.German, &AdvicePanel{Advice: a, Article: article}}
	}
	for _, test := range []struct {
		now  adviceWords
		then fit.EvidenceRow
		want string
	}{
		{now(fit.Recommended, "M"), fit.EvidenceRow{Verdict: fit.Recommended, Size: "M"}, "Ohne diese Angabe bliebe es bei M."},
		{now(fit.Recommended, "M"), fit.EvidenceRow{Verdict: fit.Recommended, Size: "L"}, "Ohne diese Angabe hieße es L."},
		{now(fit.Recommended, "M"), fit.EvidenceRow{Verdict: fit.Between, Size: "L", Alternative: "M"}, "Ohne diese Angabe hieße es M oder L."},
		{now(fit.Between, "M"), fit.EvidenceRow{Verdict: fit.Between, Size: "L", Alternative: "M"}, "Ohne diese Angabe bliebe es bei M oder L."},
		{now(fit.Between, "M"), fit.EvidenceRow{Verdict: fit.Between, Size: "M", Alternative: "L"}, "Ohne diese Angabe bliebe es bei M oder L."},
		{now(fit.Recommended, "M"), fit.EvidenceRow{Verdict: fit.CannotSay}, "Ohne diese Angabe könnten wir keine Größe nennen."},
		{now(fit.Between, "M"), fit.EvidenceRow{Verdict: fit.Recommended, Size: "M"}, "Ohne diese Angabe hieße es nur M."},
		{now(fit.CannotSay, ""), fit.EvidenceRow{Verdict: fit.CannotSay}, "Auch ohne diese Angabe könnten wir keine Größe nennen."},
		{now(fit.CannotSay, ""), fit.EvidenceRow{Verdict: fit.Recommended, Size: "M"}, "Ohne diese Angabe hieße es M."},
	} {
		if got := test.now.without(test.then); got != test.want {
			t.Errorf("%+v: %q, want %q", test.then, got, test.want)
		}
	}
}

func TestOutcomes_AddUpToAHundred(t *testing.T) {
	t.Parallel()
	for _, r := range []fit.Rating{
		{PFits: 0.802, PSmall: 0.057, PLarge: 0.101, PMixed: 0.04},
		{PFits: 0.335, PSmall: 0.335, PLarge: 0.33},
		{PFits: 0.994, PSmall: 0.002, PLarge: 0.002, PMixed: 0.002},
		{PFits: 0.005, PSmall: 0.995},
		{PFits: 1},
		{PSmall: 1},
	} {
		all := outcomes(r)
		sum, drawn := 0, 0.0
		for _, o := range all {
			sum += o.N
			if o.N < 0 {
				t.Errorf("%+v: %+v", r, all)
			}
		}
		parts := chanceParts(&all)
		for _, part := range parts {
			drawn += part.Width
		}
		drawn += chanceGap * float64(len(parts)-1)
		if sum != 100 || all[1].N != InHundred(r.PFits) || drawn < chanceWidth-0.01 || drawn > chanceWidth+0.01 {
			t.Errorf("%+v: %+v, drawn %g wide", r, all, drawn)
		}
	}
}

// contradictionFixture is a page for somebody whose data cannot belong to one body: with four
// of them one is left out.
func contradictionFixture(lang models.Lang, data int) Page {
	p := productFixture(lang)
	person := personFixture(98, 84, 0)
	if data == 4 {
		person.Given[fit.Hip] = 99
	}
	person.Usual = []fit.UsualSize{{Garment: fit.Top, Label: "XXL", System: "here"}}
	p.Advice = adviceFixture(p.Product, person)
	return p
}

func TestShow_Contradiction(t *testing.T) {
	for _, test := range []struct {
		data  int
		words string
		used  bool
	}{{3, "Prüfen Sie am besten zuerst: Übliche Größe oben: XXL", true}, {4, "Nicht mitgerechnet: Übliche Größe oben: XXL", false}} {
		doc := pagetest.Look(t, Show(contradictionFixture(models.German, test.data)))
		pagetest.CheckWhole(t, doc, models.German)
		mark := doc.Find(`[data-advice] [data-contradiction="usual.top"]`)
		if mark.Length() != 1 || !strings.Contains(mark.Text(), test.words) {
			t.Errorf("%d data: %q", test.data, mark.Text())
		}
		if used := doc.Find(`[data-used="usual.top"]`).Length() == 1; used != test.used {
			t.Errorf("%d data: the datum is called used: %t", test.data, used)
		}
		if doc.Find(`[data-evidence]`).Length() != test.data {
			t.Errorf("%d data: %d rows", test.data, doc.Find(`[data-evidence]`).Length())
		}
	}
}

func TestShow_InchesEverywhere(t *testing.T) {
	for _, lang := range models.Langs {
		p := advisedFixture(t, lang, fit.Recommended)
		p.Advice.Unit, p.OneOff.Unit = fit.Inch, "in"
		doc := pagetest.Look(t, Show(p))
		doc.Find(".advice-answer, .picks, .cut, .ask, .live, .why").Each(func(_ int, s *goquery.Selection) {
			if strings.Contains(s.Text(), "\u00a0cm") {
				t.Errorf("%s: centimetres in %q", lang, s.Text())
			}
		})
		unit := map[models.Lang]string{models.German: "\u00a0Zoll", models.English: "\u00a0in"}[lang]
		for _, part := range []string{".changes", ".eases .ease-values", ".why-figure", ".evidence"} {
			if s := doc.Find(part); !strings.Contains(s.Text(), unit) {
				t.Errorf("%s: no inches in %s: %q", lang, part, s.Text())
			}
		}
		if caption := doc.Find(".why-table caption").Text(); strings.Contains(caption, "entimet") {
			t.Errorf("%s: %q", lang, caption)
		}
		zone := doc.Find(`[data-zone="bust"][data-size="M"]`)
		if got := zone.AttrOr("data-given", ""); got != "98" {
			t.Errorf("the mark of what was given is %q, want cm", got)
		}
	}
}

func TestGarmentTypesAndSystems_Named(t *testing.T) {
	t.Parallel()
	for _, garment := range fit.Types {
		if !text.Has("garment_type." + string(garment)) {
			t.Errorf("garment type %s has no name", garment)
		}
		if !text.Has("advice.this." + string(garment)) {
			t.Errorf("no sentence begins with a %s", garment)
		}
	}
	for _, system := range sizes.Systems {
		if !text.Has("size_system." + system.Key) {
			t.Errorf("size system %s has no name", system.Key)
		}
	}
}

func TestShow_OneOffAsksOwnGarmentFirst(t *testing.T) {
	p := productFixture(models.German)
	form := pagetest.Look(t, Show(p)).Find("#one-off")
	if got := form.Find(`[name="own_1_type"] [selected]`).AttrOr("value", ""); got != "shirt" {
		t.Errorf("the garment at home is a %q", got)
	}
	for field, folded := range map[string]bool{"own-usual_top": false, "own-usual_bottom": true, "own-usual_dress": true, "own-usual_top_2": true, "own-bust": false, "own-inseam": true, "own-height": false} {
		if n := form.Find("#" + field).ParentsFiltered("details.measures-more").Length(); (n == 1) != folded || form.Find("#"+field).Length() != 1 {
			t.Errorf("%s lies in %d folds", field, n)
		}
	}
}
