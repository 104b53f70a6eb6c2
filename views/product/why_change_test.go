package product

import (
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/pagetest"
	"ebenmass/views/text"
)

// nowFixture is an answer on the shirt, for somebody whose bust is 98 cm.
func nowFixture(lang models.Lang, verdict fit.Verdict, size, alternative string) adviceWords {
	person := personFixture(98, 0, 0)
	return adviceWords{lang, &AdvicePanel{
		Advice: fit.Advice{Verdict: verdict, Size: size, Alternative: alternative, Used: []string{"measurements.bust"}},
		Person: person, Article: shirtFixture().Article(),
	}}
}

func TestChangeRow_ThresholdDistanceResult(t *testing.T) {
	t.Parallel()
	recommended := nowFixture(models.German, fit.Recommended, "M", "")
	between := nowFixture(models.German, fit.Between, "M", "L")
	for _, test := range []struct {
		now  adviceWords
		c    fit.Counterfactual
		want changeRow
	}{
		{recommended, fit.Counterfactual{Measure: fit.Bust, Delta: 3, Verdict: fit.Recommended, Size: "L"},
			changeRow{Up: true, What: "Brust ab 101\u00a0cm", From: "3\u00a0cm mehr", Then: "dann", Size: "L"}},
		{recommended, fit.Counterfactual{Measure: fit.Bust, Delta: -2.5, Verdict: fit.Between, Size: "M", Alternative: "S"},
			changeRow{What: "Brust bis 95,5\u00a0cm", From: "2,5\u00a0cm weniger", Then: "dann", Size: "S oder M"}},
		{recommended, fit.Counterfactual{Preference: fit.Slim, Verdict: fit.Recommended, Size: "S"},
			changeRow{What: "Passform „körpernah“", From: "statt „normal“", Then: "dann", Size: "S"}},
		{recommended, fit.Counterfactual{Preference: fit.Loose, Verdict: fit.NotRecommended},
			changeRow{Up: true, What: "Passform „locker“", From: "statt „normal“", Then: "dann keine Größe"}},
		{recommended, fit.Counterfactual{Measure: fit.Bust, Delta: 9, Verdict: fit.CannotSay},
			changeRow{Up: true, What: "Brust ab 107\u00a0cm", From: "9\u00a0cm mehr", Then: "dann noch keine Größe"}},
		{between, fit.Counterfactual{Measure: fit.Bust, Delta: -1, Verdict: fit.Recommended, Size: "M"},
			changeRow{What: "Brust bis 97\u00a0cm", From: "1\u00a0cm weniger", Then: "dann nur", Size: "M"}},
		{between, fit.Counterfactual{Measure: fit.Bust, Delta: 1, Verdict: fit.Between, Size: "L", Alternative: "M"},
			changeRow{Up: true, What: "Brust ab 99\u00a0cm", From: "1\u00a0cm mehr", Then: "dann zuerst", Size: "L"}},
	} {
		if got := test.now.changeRow(test.c); got != test.want {
			t.Errorf("%+v: %+v, want %+v", test.c, got, test.want)
		}
	}
}

func TestSame_WhatChangesNothing(t *testing.T) {
	t.Parallel()
	up := fit.Counterfactual{Measure: fit.Bust, Delta: 3, Verdict: fit.Recommended, Size: "L"}
	slim := fit.Counterfactual{Preference: fit.Slim, Verdict: fit.Recommended, Size: "S"}
	loose := fit.Counterfactual{Preference: fit.Loose, Verdict: fit.Recommended, Size: "L"}
	label := nowFixture(models.German, fit.Recommended, "M", "")
	label.Person = fit.Person{Preference: fit.Regular, Usual: []fit.UsualSize{{Garment: fit.Top, Label: "M"}}}
	for _, test := range []struct {
		now  adviceWords
		list []fit.Counterfactual
		want string
	}{
		{nowFixture(models.German, fit.Recommended, "M", ""), []fit.Counterfactual{up}, "Die Brust dürfte zwischen 86 und 100,5\u00a0cm liegen, es bliebe bei M."},
		{nowFixture(models.English, fit.Recommended, "M", ""), []fit.Counterfactual{up}, "The chest could be anything from 86 to 100.5\u00a0cm; it would still be M."},
		{nowFixture(models.German, fit.Between, "M", "L"), nil, "Die Brust dürfte zwischen 86 und 110\u00a0cm liegen, M bliebe die erste von zwei Größen."},
		{label, []fit.Counterfactual{slim}, "Auch mit Passform „locker“: es bliebe bei M."},
		{label, []fit.Counterfactual{slim, loose}, ""},
		{nowFixture(models.German, fit.CannotSay, "", ""), []fit.Counterfactual{up}, "Auch mit Passform „körpernah“ oder „locker“: es bliebe dabei."},
	} {
		test.now.Advice.Counterfactuals = test.list
		if got := test.now.same(); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

// What is said to change nothing is true when it is asked for anew.
func TestSame_TrueWhenAskedAnew(t *testing.T) {
	t.Parallel()
	product := shirtFixture()
	for verdict, person := range peopleFixture() {
		panel := adviceFixture(product, person)
		m, low, high, ok := adviceWords{models.German, panel}.mostRoom()
		if ok != (panel.Advice.Size != "") {
			t.Errorf("%s: room is known: %t", verdict, ok)
		}
		for at := low; ok && at <= high; at += 0.5 {
			moved := person
			moved.Given[m] = at
			if then := adviceFixture(product, moved).Advice; then.Verdict != panel.Advice.Verdict || then.Size != panel.Advice.Size {
				t.Errorf("%s: with %s %g it is %s %q", verdict, m, at, then.Verdict, then.Size)
			}
		}
	}
}

func TestSummary_EveryVerdict(t *testing.T) {
	t.Parallel()
	for _, lang := range models.Langs {
		for verdict := range peopleFixture() {
			p := advisedFixture(t, lang, verdict)
			lines := p.words().summary()
			if len(lines) != 2 {
				t.Errorf("%s %s: %d lines", lang, verdict, len(lines))
			}
			for _, line := range lines {
				if keys := text.MissingKeys(line.Text); len(keys) > 0 || strings.ContainsAny(line.Text, "{}") || !strings.HasSuffix(line.Text, ".") || strings.HasSuffix(line.Text, "..") {
					t.Errorf("%s %s: %q", lang, verdict, line.Text)
				}
			}
			doc := pagetest.Look(t, Show(p))
			if got := doc.Find(".why-sum > span").Length(); got != len(lines) {
				t.Errorf("%s %s: %d lines on the page", lang, verdict, got)
			}
		}
	}
}

func TestSummary_StatesOfZones(t *testing.T) {
	t.Parallel()
	zone := func(m fit.Measure, ease float64, state fit.State) fit.Zone {
		return fit.Zone{Zone: m, Garment: 100, Ease: ease, Low: 4, High: 12, Target: 8, State: state}
	}
	w := nowFixture(models.German, fit.Recommended, "M", "")
	for want, zones := range map[string][]fit.Zone{
		"trifft an der Brust den Zielbereich":      {zone(fit.Bust, 8, fit.InRange)},
		"trifft an beiden Stellen den Zielbereich": {zone(fit.Bust, 8, fit.InRange), zone(fit.Waist, 8, fit.InRange)},
		"ist an der Hüfte 3,5\u00a0cm zu weit":     {zone(fit.Hip, 15.5, fit.TooLoose)},
		"ist an der Hüfte knapp zu eng":            {zone(fit.Hip, 3.99, fit.TooTight)},
		"trifft an 1 von 3 Stellen den Zielbereich, ist aber an der Taille 2\u00a0cm zu eng und am Bein 6\u00a0cm zu lang": {zone(fit.Bust, 8, fit.InRange), zone(fit.Waist, 2, fit.TooTight), zone(fit.Inseam, 14, fit.TooLoose)},
	} {
		if got := w.placed(fit.SizeAdvice{Zones: zones}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestSummary_DecisiveDatum(t *testing.T) {
	t.Parallel()
	p := advisedFixture(t, models.German, fit.Recommended)
	w := p.words()
	other, _ := w.neighbour()
	if second := w.summary()[1].Text; !strings.Contains(second, " von 100 Fällen") {
		t.Errorf("without a decisive datum the chances are not compared: %q", second)
	}
	w.Advice.Evidence[1].Size = other.Size
	if second := w.summary()[1].Text; !strings.Contains(second, "den Ausschlag gab Ihre Angabe „Taille 84\u00a0cm“") {
		t.Errorf("the decisive datum is not named: %q", second)
	}
}

func TestWhy_BustOnWomensItems(t *testing.T) {
	t.Parallel()
	p := advisedFixture(t, models.English, fit.Recommended)
	if said := pagetest.Look(t, Show(p)).Find(".why").Text(); !strings.Contains(said, "Chest 98") || strings.Contains(said, "Bust") {
		t.Error("a men's shirt has no chest")
	}
	p.Advice.Article.Sizing = fit.Women
	if said := pagetest.Look(t, Show(p)).Find(".why").Text(); !strings.Contains(said, "Bust 98") || strings.Contains(strings.ToLower(said), "chest") {
		t.Error("a women's shirt has no bust")
	}
}

func TestOverlay_LengthAndItsMeaning(t *testing.T) {
	t.Parallel()
	for lang, want := range map[models.Lang]string{models.German: "Endet etwa ", models.English: "Ends about "} {
		p := advisedFixture(t, lang, fit.Recommended)
		if doc := pagetest.Look(t, Show(p)); doc.Find(".why-figure .figure-length").Length() != 0 {
			t.Errorf("%s: a length is drawn that the chart has not", lang)
		}
		for i := range p.Product.Chart.Sizes {
			p.Product.Chart.Sizes[i].Measures[models.DimLength] = 76
		}
		doc := pagetest.Look(t, Show(p))
		if got := doc.Find(".why-figure .figure-length").Text(); got != "76\u00a0cm" {
			t.Errorf("%s: length %q", lang, got)
		}
		key := strings.TrimSpace(doc.Find(".why-figure .figure-key-wide").Text())
		if !strings.HasPrefix(key, want) || !strings.Contains(doc.Find(".why-figure desc").Text(), key) {
			t.Errorf("%s: the length means %q", lang, key)
		}
	}
}

func TestReleasedRow_ShiftAndWithout(t *testing.T) {
	t.Parallel()
	p := productFixture(models.German)
	person := peopleFixture()[fit.Recommended]
	p.Advice = adviceFixture(p.Product, person)
	p.Advice.Released = models.Released{Offset: fit.Offset{Value: -1.5, SD: 0.2, N: 148}}
	p.Advice.Article.Offset = p.Advice.Released.Offset
	row, ok := p.words().releasedRow()
	if !ok || row.Label != "Etwa 148 Rückmeldungen" || row.Shift <= 0 || !strings.Contains(row.Source, "fällt klein aus") {
		t.Errorf("an article that runs small does not move to larger sizes: %+v", row)
	}
	bare := p.Advice.Article
	bare.Offset = fit.Offset{}
	if d := p.Advice.Advice.Body.Decide(&bare, person.Preference); row.Size != labelOf(&bare, d.Size) {
		t.Errorf("without it %q, want %q", row.Size, labelOf(&bare, d.Size))
	}
	rows := pagetest.Look(t, Show(p)).Find(".shift-table tbody tr")
	if rows.Length() != len(p.Advice.Advice.Evidence)+1 || rows.Last().Is("[data-evidence]") {
		t.Error("what many said is missing, or marked as the visitor's")
	}
}
