package product

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/pagetest"
)

func TestShow_EveryVerdict(t *testing.T) {
	headings := map[models.Lang]map[fit.Verdict]string{
		models.German: {
			fit.Recommended: "Wir empfehlen M", fit.Between: "M oder L: Beide passen",
			fit.NotRecommended: "Dieses Hemd ist für Sie zu klein", fit.CannotSay: "Noch offen: ",
		},
		models.English: {
			fit.Recommended: "We recommend M", fit.Between: "M or L: either would fit",
			fit.NotRecommended: "This shirt is too small for you", fit.CannotSay: "Still missing: your ",
		},
	}
	for lang, byVerdict := range headings {
		for verdict, want := range byVerdict {
			doc := pagetest.Look(t, Show(advisedFixture(t, lang, verdict)))
			if got := doc.Find("#advice-heading").Text(); !strings.Contains(got, want) {
				t.Errorf("%s %s: heading %q", lang, verdict, got)
			}
			if doc.Find(`form#basket button`).Length() != 1 {
				t.Errorf("%s %s: the article cannot be bought", lang, verdict)
			}
			if doc.Find(`.advice a[href="#why"]`).Length() != 1 {
				t.Errorf("%s %s: no way to the reasons", lang, verdict)
			}
		}
	}
}

func TestShow_NotRecommendedNamesZone(t *testing.T) {
	p := productFixture(models.German)
	for _, size := range p.Product.Chart.Sizes { // cut narrow over the hips
		size.Measures[models.DimHip] -= 14
	}
	p.Advice = adviceFixture(p.Product, personFixture(98, 84, 107))
	card := pagetest.Look(t, Show(p)).Find(".advice")
	if !strings.Contains(card.Text(), "an der Hüfte") {
		t.Errorf("the zone is not named: %q", card.Text())
	}
}

func TestWhy_NumbersUnrounded(t *testing.T) {
	for verdict := range peopleFixture() {
		p := advisedFixture(t, models.English, verdict)
		advice := p.Advice.Advice
		root := pagetest.Look(t, Show(p)).Find("[data-advice]")
		if root.Length() != 1 || root.AttrOr("data-verdict", "") != string(verdict) ||
			root.AttrOr("data-size", "?") != advice.Size || root.AttrOr("data-alternative", "?") != advice.Alternative {
			t.Errorf("%s: the marks of the verdict are wrong", verdict)
		}
		rows := root.Find("[data-zone]")
		n := 0
		for _, size := range advice.Sizes {
			for _, zone := range size.Zones {
				checkZone(t, rows.Eq(n), size.Size, zone)
				n++
			}
		}
		if rows.Length() != n {
			t.Errorf("%s: %d rows for %d zones of all sizes", verdict, rows.Length(), n)
		}
		evidence := root.Find("[data-evidence]")
		for i, want := range advice.Evidence {
			if row := evidence.Eq(i); row.AttrOr("data-datum", "") != want.Datum || row.AttrOr("data-without", "?") != want.Size {
				t.Errorf("%s: datum %d is marked %q, %q, want %+v", verdict, i, row.AttrOr("data-datum", ""), row.AttrOr("data-without", "?"), want)
			}
		}
		if evidence.Length() != len(advice.Evidence) || len(advice.Evidence) == 0 {
			t.Errorf("%s: %d rows for %d data", verdict, evidence.Length(), len(advice.Evidence))
		}
		root.Find("[data-chance]").Each(func(_ int, s *goquery.Selection) {
			size, ok := advice.SizeNamed(s.AttrOr("data-size", ""))
			if got, err := strconv.ParseFloat(s.AttrOr("data-p-fits", ""), 64); !ok || err != nil || got != size.PFits {
				t.Errorf("%s: chance of %s is %q", verdict, size.Size, s.AttrOr("data-p-fits", ""))
			}
		})
		if n := root.Find("[data-chance]").Length(); n != 2 {
			t.Errorf("%s: %d sizes side by side", verdict, n)
		}
		next := ""
		if advice.Next != nil {
			next = advice.Next.Datum
		}
		if got := strings.Join(marks(root, "data-next-question"), " "); got != next {
			t.Errorf("%s: the next question is %q, want %q", verdict, got, next)
		}
		used, notUsed := marks(root, "data-used"), marks(root, "data-not-used")
		if !slices.Equal(used, advice.Used) || !slices.Equal(notUsed, advice.NotUsed) {
			t.Errorf("%s: used %v and %v", verdict, used, notUsed)
		}
	}
}

func checkZone(t *testing.T, row *goquery.Selection, size string, zone fit.Zone) {
	t.Helper()
	for name, want := range map[string]string{"data-size": size, "data-zone": zone.Zone.String(), "data-state": string(zone.State)} {
		if got := row.AttrOr(name, ""); got != want {
			t.Errorf("%s %s: %s is %q", size, zone.Zone, name, got)
		}
	}
	given := ""
	if zone.Given != 0 {
		given = unrounded(zone.Given)
	}
	if got := row.AttrOr("data-given", ""); got != given {
		t.Errorf("%s %s: data-given is %q, want %q", size, zone.Zone, got, given)
	}
	for name, want := range map[string]float64{
		"data-body": zone.Body, "data-garment": zone.Garment, "data-ease": zone.Ease, "data-low": zone.Low, "data-high": zone.High,
	} {
		if got, err := strconv.ParseFloat(row.AttrOr(name, ""), 64); err != nil || got != want {
			t.Errorf("%s %s: %s is %q, want %v", size, zone.Zone, name, row.AttrOr(name, ""), want)
		}
	}
}

func marks(root *goquery.Selection, name string) []string {
	return root.Find("[" + name + "]").Map(func(_ int, s *goquery.Selection) string { return s.AttrOr(name, "") })
}

func TestWhy_CounterfactualsAsJSON(t *testing.T) {
	p := advisedFixture(t, models.German, fit.Recommended)
	rows := pagetest.Look(t, Show(p)).Find("[data-advice] [data-counterfactual]")
	if rows.Length() != len(p.Advice.Advice.Counterfactuals) || rows.Length() == 0 {
		t.Fatalf("%d rows for %d changes", rows.Length(), len(p.Advice.Advice.Counterfactuals))
	}
	for i, want := range p.Advice.Advice.Counterfactuals {
		var got struct {
			Change     map[string]float64
			Preference fit.Preference
			Verdict    fit.Verdict
			Size       *string
		}
		if err := json.Unmarshal([]byte(rows.Eq(i).AttrOr("data-counterfactual", "")), &got); err != nil {
			t.Fatal(err)
		}
		if got.Verdict != want.Verdict || got.Preference != want.Preference || (got.Size == nil) != (want.Size == "") ||
			want.Delta != 0 && got.Change[want.Measure.String()] != want.Delta {
			t.Errorf("row %d says %+v, want %+v", i, got, want)
		}
	}
}

func TestWhy_EstimatedZone(t *testing.T) {
	for lang, word := range map[models.Lang]string{models.German: "geschätzt, ±\u00a0", models.English: "Estimated for you, ±\u00a0"} {
		doc := pagetest.Look(t, Show(advisedFixture(t, lang, fit.CannotSay)))
		bars := doc.Find(".ease")
		bars.Each(func(_ int, bar *goquery.Selection) {
			if !strings.Contains(bar.Text(), word) {
				t.Errorf("%s: a bar hides that its body measure is estimated: %q", lang, bar.Text())
			}
		})
		if bars.Length() == 0 {
			t.Errorf("%s: no bars", lang)
		}
	}
	doc := pagetest.Look(t, Show(advisedFixture(t, models.German, fit.Recommended)))
	if strings.Contains(doc.Find(".why").Text(), "geschätzt") {
		t.Error("what was given is called estimated")
	}
}

func TestShow_OneOffAdviceKeepsNothing(t *testing.T) {
	p := advisedFixture(t, models.German, fit.Recommended)
	if text := pagetest.Look(t, Show(p)).Find(".advice").Text(); !strings.Contains(text, "Nichts gespeichert") {
		t.Errorf("got %q", text)
	}
	p.Advice.Stored = true
	doc := pagetest.Look(t, Show(p))
	if doc.Find(`.why a[href="/de/my-data"]`).Length() != 1 || doc.Find(`.why a[href^="/de/my-data/delete"]`).Length() != 1 {
		t.Error("stored measures can be neither corrected nor deleted from here")
	}
}

func TestBars_TwoAxes(t *testing.T) {
	product := shirtFixture()
	product.Type, product.Sleeve = fit.Jeans, models.SleeveNone
	product.Chart = models.Chart{System: models.SizeJeans, Dims: []models.Dim{models.DimWaist, models.DimHip, models.DimInseam}}
	for l := range 3 {
		for w := range 11 {
			product.Chart.Sizes = append(product.Chart.Sizes, models.ChartSize{
				Label: "W" + strconv.Itoa(28+w) + "/L" + strconv.Itoa(30+2*l), Waist: w, Length: l,
				Measures: map[models.Dim]float64{models.DimWaist: 73 + 2.5*float64(w), models.DimHip: 90 + 2.5*float64(w), models.DimInseam: 76 + 5*float64(l)},
			})
		}
	}
	person := personFixture(0, 84, 99)
	person.Given[fit.Inseam] = 82
	words := adviceWords{models.German, adviceFixture(product, person)}
	for _, bar := range words.bars() {
		checkMarks(t, bar)
		want := 11
		if bar.Zone.Zone == fit.Inseam {
			want = 3
		}
		if len(bar.Marks) != want {
			t.Errorf("%s: %d sizes on the axis, want %d", bar.Zone.Zone, len(bar.Marks), want)
		}
		for _, m := range bar.Marks {
			if _, err := strconv.Atoi(m.Label); err != nil {
				t.Errorf("%s: %q is no plain number", bar.Zone.Zone, m.Label)
			}
		}
	}
}

// checkMarks looks at the labels of a track: all within it, labelStep apart at least, the size
// shown among them.
func checkMarks(t *testing.T, bar easeBar) {
	t.Helper()
	shown := false
	for i, a := range bar.Marks {
		if a.X < 0 || a.X > barWidth || a.Label != "" && (a.LabelX < 0 || a.LabelX > barWidth) {
			t.Errorf("%s: %s lies outside the track", bar.Zone.Zone, a.Name)
		}
		shown = shown || a.Shown && a.Label != ""
		for _, b := range bar.Marks[i+1:] {
			if a.Label != "" && b.Label != "" && math.Abs(a.LabelX-b.LabelX) < labelStep-1e-6 {
				t.Errorf("%s: %s covers %s", bar.Zone.Zone, a.Label, b.Label)
			}
		}
	}
	if !shown || bar.KnownLeft > bar.KnownEnd {
		t.Errorf("%s: the size shown has no label, or nothing is known", bar.Zone.Zone)
	}
}

func TestPlaceLabels_MoreSizesThanRoom(t *testing.T) {
	t.Parallel()
	bar := easeBar{Marks: make([]easeMark, 30)}
	for i := range bar.Marks {
		bar.Marks[i] = easeMark{X: barMargin + 11*float64(i), Name: strconv.Itoa(i), Label: strconv.Itoa(i), Shown: i == 14, Other: i == 15}
	}
	placeLabels(bar.Marks)
	checkMarks(t, bar)
	if bar.Marks[15].Label == "" {
		t.Error("the neighbour lost its label")
	}
	bar.Marks = bar.Marks[:11]
	for i := range bar.Marks { // all in one place: spread as far as needed and no further
		bar.Marks[i] = easeMark{X: 180, Name: strconv.Itoa(i), Label: strconv.Itoa(i), Shown: i == 3}
	}
	placeLabels(bar.Marks)
	checkMarks(t, bar)
}
