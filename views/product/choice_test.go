package product

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/static"
	"ebenmass/views/list"
	"ebenmass/views/pagetest"
)

// stocked is a page with pieces of every size.
func stocked(p Page) Page {
	for i := range p.Sizes {
		p.Sizes[i].Stock = 9
	}
	return p
}

// checkedSizes are the values of the radio buttons that are checked for the basket.
func checkedSizes(doc *goquery.Document, name string) []string {
	return doc.Find(`input[form="basket"][name="` + name + `"][checked]`).Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("value", "") })
}

func TestShow_AdvisedSizeSelected(t *testing.T) {
	t.Parallel()
	for verdict := range peopleFixture() {
		p := stocked(advisedFixture(t, models.German, verdict))
		doc := pagetest.Look(t, Show(p))
		size := p.Advice.Advice.Size
		checked, button := checkedSizes(doc, "sku"), strings.TrimSpace(doc.Find(".basket-button > span").First().Text())
		if size == "" {
			if len(checked) != 0 || !strings.Contains(button, "In den Warenkorb") {
				t.Errorf("%s: %v is selected", verdict, checked)
			}
			continue
		}
		if len(checked) != 1 || checked[0] != models.SKU(p.Product.Slug, "sage", size) {
			t.Errorf("%s: %v is selected, want %s", verdict, checked, size)
		}
		if !strings.HasPrefix(button, size+" in den Warenkorb") {
			t.Errorf("%s: the button says %q", verdict, button)
		}
	}
}

func TestShow_OwnChoiceBeforeAdvice(t *testing.T) {
	t.Parallel()
	p := stocked(advisedFixture(t, models.German, fit.Recommended))
	p.ChosenSize = "XL"
	doc := pagetest.Look(t, Show(p))
	if got := checkedSizes(doc, "sku"); len(got) != 1 || got[0] != "arne-linen-shirt-sage-xl" {
		t.Errorf("%v is selected", got)
	}
	for i := range p.Sizes { // the advised size is gone, too
		p.Sizes[i].Stock = 0
	}
	p.ChosenSize = ""
	if got := checkedSizes(pagetest.Look(t, Show(p)), "sku"); len(got) != 0 {
		t.Errorf("%v is selected though it is sold out", got)
	}
}

func TestPicks_SmallBeforeLarge(t *testing.T) {
	t.Parallel()
	for _, verdict := range []fit.Verdict{fit.Recommended, fit.Between} {
		p := stocked(advisedFixture(t, models.English, verdict))
		doc := pagetest.Look(t, Show(p))
		picks := doc.Find(".picks [data-chance]")
		if picks.Length() != 2 {
			t.Fatalf("%s: %d sizes side by side", verdict, picks.Length())
		}
		var order []int
		picks.Each(func(_ int, s *goquery.Selection) {
			size, _ := p.Advice.Advice.SizeNamed(s.AttrOr("data-size", ""))
			order = append(order, p.placeOf(size.Size).index)
			if want := fmt.Sprint(InHundred(size.PFits)); s.Find(".pick-p b").Text() != want {
				t.Errorf("%s %s: %q, want %s", verdict, size.Size, s.Find(".pick-p").Text(), want)
			}
			tight, wide, mixed := ends(size)
			if InHundred(size.PFits)+tight+wide+mixed != 100 {
				t.Errorf("%s %s: the bar does not add up", verdict, size.Size)
			}
			if s.Find(`input[type="radio"][name="sku"][form="basket"]`).Length() != 1 || s.Find(".pick-when").Text() == "" {
				t.Errorf("%s %s: no choice of the basket, or without a direction", verdict, size.Size)
			}
		})
		if order[0]+1 != order[1] {
			t.Errorf("%s: places %v", verdict, order)
		}
	}
}

// howFixture is an advice in which M is named, with zones of M and of its neighbours L and S.
func howFixture(verdict fit.Verdict, state fit.State) adviceWords {
	zones := func(waist, hip float64) []fit.Zone {
		return []fit.Zone{{Zone: fit.Waist, Garment: waist, State: state}, {Zone: fit.Hip, Garment: hip, State: fit.InRange}}
	}
	a := fit.Advice{Verdict: verdict, Size: "M", Best: "M", Sizes: []fit.SizeAdvice{
		{Size: "S", Rating: fit.Rating{PFits: 0.6}, Zones: zones(80, 95)}, {Size: "M", Rating: fit.Rating{PFits: 0.8}, Zones: zones(84, 100)}, {Size: "L", Rating: fit.Rating{PFits: 0.7}, Zones: zones(91, 103)},
	}}
	if verdict == fit.Between {
		a.Alternative = "L"
	}
	article := fit.Article{Sizes: []fit.Size{{Label: "S"}, {Label: "M", Waist: 1}, {Label: "L", Waist: 2}}}
	return adviceWords{models.German, &AdvicePanel{Advice: a, Article: article}}
}

func TestHow_TrueInEveryCase(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		verdict fit.Verdict
		state   fit.State
		size    int // of the fixture
		want    string
	}{
		{fit.Recommended, fit.InRange, 1, "wie vorgesehen"},
		{fit.Recommended, fit.TooTight, 1, "knapp an der Taille"},
		{fit.Recommended, fit.TooLoose, 1, "reichlich an der Taille"},
		{fit.Recommended, fit.InRange, 2, "weiter an der Taille"},
		{fit.Recommended, fit.InRange, 0, "enger an der Hüfte"},
		{fit.Between, fit.InRange, 1, "näher am Körper"},
		{fit.Between, fit.InRange, 2, "lockerer"},
	} {
		w := howFixture(test.verdict, test.state)
		if got := w.how(w.Advice.Sizes[test.size]); got != test.want {
			t.Errorf("%s %s %s: %q, want %q", test.verdict, test.state, w.Advice.Sizes[test.size].Size, got, test.want)
		}
	}
	if got := howFixture(fit.Recommended, fit.InRange).neighbourLine(); got != "L säße an der Taille 7\u00a0cm weiter." {
		t.Errorf("the neighbour: %q", got)
	}
}

// jeansFixture is a page of jeans in waists 29 to 33 and lengths 30 to 34.
func jeansFixture(lang models.Lang) Page {
	p := productFixture(lang)
	p.Product.Type, p.Product.Sleeve, p.Product.Leg, p.Sizes = fit.Jeans, models.SleeveNone, fit.LegFull, nil
	p.Product.Chart = models.Chart{System: models.SizeJeans, Dims: []models.Dim{models.DimWaist, models.DimHip, models.DimInseam}}
	for l, length := range []int{30, 32, 34} {
		for w, waist := range []int{29, 30, 31, 32, 33} {
			p.Product.Chart.Sizes = append(p.Product.Chart.Sizes, models.ChartSize{
				Label: fmt.Sprintf("W%d/L%d", waist, length), Waist: w, Length: l,
				Measures: map[models.Dim]float64{models.DimWaist: 76 + 3*float64(w), models.DimHip: 94 + 3*float64(w), models.DimInseam: 2.54 * float64(length)},
			})
		}
	}
	waists, lengths := p.Product.Chart.Axes()
	for _, w := range waists {
		choice := AxisChoice{Label: w}
		for _, l := range lengths {
			choice.Variants = append(choice.Variants, AxisVariant{Other: l, SKU: models.SKU("jeans", "sage", w+"/"+l), Stock: 7})
		}
		p.Waists = append(p.Waists, choice)
	}
	for _, l := range lengths {
		choice := AxisChoice{Label: l}
		for _, w := range waists {
			choice.Variants = append(choice.Variants, AxisVariant{Other: w, SKU: models.SKU("jeans", "sage", w+"/"+l), Stock: 7})
		}
		p.Lengths = append(p.Lengths, choice)
	}
	return p
}

func TestShow_WaistAndLengthApart(t *testing.T) {
	t.Parallel()
	p := jeansFixture(models.German)
	p.Waists[1].Variants[2].Stock, p.Waists[3].Variants[0].Stock = 0, 2
	doc := pagetest.Look(t, Show(p))
	if w, l := doc.Find(`#size input[name="waist"]`).Length(), doc.Find(`#size input[name="length"]`).Length(); w != 5 || l != 3 {
		t.Errorf("%d waists and %d lengths", w, l)
	}
	if doc.Find(`#basket input[name="product"][value="arne-linen-shirt"]`).Length() != 1 || doc.Find(`#basket input[name="colour"][value="sage"]`).Length() != 1 {
		t.Error("the form does not say which article in which colour")
	}
	if n := doc.Find("#size [data-sku][data-stock][data-price-cents]").Length(); n != 15 {
		t.Errorf("%d variants are marked", n)
	}
	if got := strings.TrimSpace(doc.Find(`[data-sku="jeans-sage-w30-l34"]`).Text()); got != "ausverkauft" {
		t.Errorf("W30 in L34: %q", got)
	}
	if got := strings.TrimSpace(doc.Find(`[data-sku="jeans-sage-w32-l30"].if-l0`).Text()); got != "noch 2" {
		t.Errorf("W32 in L30: %q", got)
	}
}

func TestShow_CutDrawn(t *testing.T) {
	t.Parallel()
	p := jeansFixture(models.German)
	person := personFixture(0, 82, 97)
	person.Given[fit.Inseam] = 88
	p.Advice = adviceFixture(p.Product, person)
	size, _ := p.Advice.Advice.SizeNamed(p.Advice.Advice.Size)
	if len(size.Shorten) != 1 {
		t.Fatalf("%s has nothing to shorten", size.Size)
	}
	doc := pagetest.Look(t, Show(p))
	waist, length, _ := strings.Cut(size.Size, "/")
	if w, l := checkedSizes(doc, "waist"), checkedSizes(doc, "length"); len(w) != 1 || w[0] != waist || len(l) != 1 || l[0] != length {
		t.Errorf("%v and %v are selected, want %s", w, l, size.Size)
	}
	cm := p.words().length(size.Shorten[0].CM)
	cut := doc.Find(".cut")
	if !strings.Contains(cut.Text(), "Um "+cm+" kürzen.") || cut.Find(`svg[role="img"][aria-label]`).Length() != 1 {
		t.Errorf("the cut says %q", cut.Text())
	}
	if got := doc.Find(".live").Text(); !strings.Contains(got, cm+" kürzen") {
		t.Errorf("the bar says %q", got)
	}
	if got := doc.Find(`[data-part="length-` + length + `"] .size-note`).Text(); got != "kürzen" {
		t.Errorf("the length is called %q", got)
	}
	c, _ := p.words().cut()
	if needs, shorter, end := c.cutMarks(); !(shorter < needs && needs < end && end <= cutWidth) || c.Shorter == "" {
		t.Errorf("%+v is drawn at %g, %g, %g", c, shorter, needs, end)
	}
}

// TestPlace_TiedInSheet holds the places that pages use beside those the style sheet knows.
func TestPlace_TiedInSheet(t *testing.T) {
	t.Parallel()
	asset, _, ok := static.Find(static.Path("css/product.css"))
	if !ok {
		t.Fatal("no style sheet")
	}
	sheet := string(asset.Body())
	for axis, tied := range map[byte]int{'s': tiedSizes, 'l': tiedLengths} {
		for i := range tied {
			c := place{axis, i}
			if !strings.Contains(sheet, ".buy:has(."+c.radio()+":checked) ."+c.tied()) || !strings.Contains(sheet, ".buy:has(."+c.radio()+":checked) ."+c.shown()) {
				t.Errorf("%s is not tied", c.radio())
			}
		}
		if beyond := (place{axis, tied}); beyond.radio() != "" || strings.Contains(sheet, beyond.shown()+" ") {
			t.Errorf("%s is tied", beyond.name())
		}
	}
}

func TestAskNext_KeepsWhatWasTold(t *testing.T) {
	t.Parallel()
	p := productFixture(models.German)
	person := fit.Person{Sizing: fit.Men, MeasuredWith: fit.Memory, Preference: fit.Loose, Usual: []fit.UsualSize{{Garment: fit.Bottom, Label: "W33", System: "here"}}}
	person.Given[fit.Height] = 178
	p.Advice = adviceFixture(p.Product, person)
	p.Advice.Told = MeasureForm{Sizing: "men", Unit: "cm", MeasuredWith: "memory", Preference: "loose", Values: map[fit.Measure]string{fit.Height: "1,78 m"},
		Usual: map[fit.Garment][]UsualEntry{fit.Bottom: {{"W33", "here"}}}}
	p.Advice.Told.Owned[1] = OwnedEntry{Type: "shirt", Flat: map[fit.Measure]string{fit.Bust: "52"}}
	if p.Advice.Advice.Next == nil {
		t.Fatal("nothing is asked")
	}
	form := pagetest.Look(t, Show(p)).Find(`form[data-next-question]`)
	if form.AttrOr("action", "") != "/de/products/arne-linen-shirt/advice?colour=sage" || form.AttrOr("data-next-question", "") != p.Advice.Advice.Next.Datum {
		t.Errorf("it posts %s to %s", form.AttrOr("data-next-question", ""), form.AttrOr("action", ""))
	}
	for name, want := range map[string]string{"sizing": "men", "measured_with": "memory", "preference": "loose", "height": "1,78 m", "usual_bottom": "W33", "usual_bottom_system": "here", "own_2_type": "shirt", "own_2_bust": "52"} {
		if got := form.Find(`input[type="hidden"][name="`+name+`"]`).AttrOr("value", ""); got != want {
			t.Errorf("%s is kept as %q", name, got)
		}
	}
	if n := form.Find(`input:not([type="hidden"])`).Length(); n != 1 {
		t.Errorf("%d fields to fill in", n)
	}
	if form.Find(".button:not(.button-outline)").Length() != 1 {
		t.Error("without a size the question is not the main act of the card")
	}
	p.Advice.Stored = true
	if text := pagetest.Look(t, Show(p)).Find(`form[data-next-question]`).Text(); !strings.Contains(text, "Gespeichert wird dabei nichts") {
		t.Errorf("with stored data it does not say what it does: %q", text)
	}
}

func TestShow_Alternatives(t *testing.T) {
	t.Parallel()
	p := advisedFixture(t, models.German, fit.NotRecommended)
	p.Advice.Told = MeasureForm{Sizing: "men", Unit: "cm", Values: map[fit.Measure]string{fit.Bust: "136"}}
	p.Alternatives = []Alternative{{Slug: "nora", Name: "Hemd Nora", Colour: "lime", Size: "4XL", PFits: 0.876, Price: 2900, Href: "/de/products/nora?colour=lime", More: 12}, {Slug: "ole", Name: "Hemd Ole", Size: "58", PFits: 0.7, More: -3}}
	p.Advice.Advice.Zone = fit.Bust
	doc := pagetest.Look(t, Show(p))
	first := doc.Find(".alternative").First()
	if got := strings.Join(strings.Fields(first.Text()), " "); !strings.Contains(got, "4XL passt in 88 von 100 Fällen") || !strings.Contains(got, "12 cm mehr an der Brust") {
		t.Errorf("the first: %q", got)
	}
	if strings.Contains(doc.Find(".alternative").Last().Text(), "weniger") {
		t.Error("of an article too small it is said that another has less")
	}
	if first.Find(`button[formaction="/de/products/nora/advice?colour=lime"]`).Length() != 1 || doc.Find(`.alternatives input[name="bust"][value="136"]`).Length() != 1 {
		t.Error("what was told is lost on the way to the alternative")
	}
	if got := doc.Find(".live").Text(); !strings.Contains(got, "Keine Größe passt.") || doc.Find(".live a").Text() != "2 Stücke, die passen" {
		t.Errorf("the bar says %q", got)
	}
	p.Advice.Stored = true
	if doc := pagetest.Look(t, Show(p)); doc.Find(`.alternative a[href="/de/products/nora?colour=lime"]`).Length() != 1 || doc.Find(`.alternatives input`).Length() != 0 {
		t.Error("of a stored profile, which the other page reads itself, data stand in the form")
	}
}

func TestShow_OpenSizesDrawn(t *testing.T) {
	t.Parallel()
	p := advisedFixture(t, models.German, fit.CannotSay)
	doc := pagetest.Look(t, Show(p))
	sizes, _ := p.words().open()
	if bars := doc.Find(".open-sizes rect").Length(); len(sizes) < 2 || bars != len(sizes) {
		t.Errorf("%d bars for %d sizes", bars, len(sizes))
	}
	for _, s := range sizes {
		if label := doc.Find(".open-sizes").AttrOr("aria-label", ""); !strings.Contains(label, s.Size+" in "+strconv.Itoa(InHundred(s.PFits))) {
			t.Errorf("%s is missing in %q", s.Size, label)
		}
	}
}

func TestShow_SizesCompared(t *testing.T) {
	t.Parallel()
	p := stocked(advisedFixture(t, models.German, fit.Between))
	for i, s := range p.Product.Chart.Sizes {
		s.Measures[models.DimLength] = 78
		p.Product.Chart.Sizes[i] = s
	}
	p.Product.Chart.Dims = append(p.Product.Chart.Dims, models.DimLength)
	doc := pagetest.Look(t, Show(p))
	table := doc.Find(".compared table")
	if got := table.Find("thead th").Map(func(_ int, s *goquery.Selection) string { return s.Text() }); strings.Join(got, " ") != "M L" {
		t.Errorf("compared are %v", got)
	}
	last := strings.Join(strings.Fields(table.Find("tbody tr").Last().Text()), " ")
	if !strings.HasPrefix(last, "Länge78 cm 78 cm") {
		t.Errorf("the length: %q", last)
	}
	if got := doc.Find(".particulars").First().Text(); !strings.Contains(got, "Länge des Stücks") {
		t.Errorf("the particulars: %q", got)
	}
}

func TestShow_CombinedAndSimilar(t *testing.T) {
	t.Parallel()
	p := productFixture(models.German)
	p.Combined = []list.Card{cardFixture()}
	doc := pagetest.Look(t, Show(p))
	if doc.Find("#related").Text() != "Ähnliche Stücke" || strings.TrimSpace(doc.Find("#combined").Text()) != "Dazu passt" {
		t.Errorf("%q and %q", doc.Find("#related").Text(), doc.Find("#combined").Text())
	}
}

func TestOneOffForm_WayOpen(t *testing.T) {
	t.Parallel()
	owned := [fit.MaxOwned]OwnedEntry{{Type: "shirt", Flat: map[fit.Measure]string{fit.Bust: "52"}}}
	for _, test := range []struct {
		want string
		form MeasureForm
	}{
		{"", MeasureForm{}},
		{"label", MeasureForm{Usual: map[fit.Garment][]UsualEntry{fit.Top: {{"M", "here"}}}, Values: map[fit.Measure]string{fit.Bust: "92"}}},
		{"garment", MeasureForm{Owned: owned}},
		{"height", MeasureForm{Values: map[fit.Measure]string{fit.Height: "178"}}},
		{"tape", MeasureForm{Values: map[fit.Measure]string{fit.Height: "178", fit.Bust: "92"}}},
	} {
		p := productFixture(models.German)
		form := test.form
		form.Sizing, form.Unit, form.MeasuredWith, form.Preference = "men", "cm", "tape", "regular"
		p.OneOff = &form
		ways := pagetest.Look(t, Show(p)).Find(`#one-off input[name="way"]`)
		if got := ways.Filter("[checked]").AttrOr("value", ""); ways.Length() != 4 || got != test.want {
			t.Errorf("%d ways, open is %q, want %q", ways.Length(), got, test.want)
		}
	}
}
