package seed

import (
	"math"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// Worked by hand: the middle of the body grid in one size plus the target ease of type,
// cut and stretch. The women's T-shirt in M, for one: bust 94 + 8 − 2 for jersey = 100.
var plainArticles = []struct {
	slug, size                       string
	bust, waist, hip, inseam, sleeve float64 // cm; 0 where not compared
}{
	{slug: "lina-cotton-t-shirt", size: "M", bust: 100, waist: 94, hip: 104.5},
	{slug: "jon-cotton-t-shirt", size: "M", bust: 104, waist: 102, hip: 107},
	{slug: "kasper-pique-polo", size: "L", bust: 115, waist: 112, hip: 116},
	{slug: "hannes-oxford-shirt", size: "M", bust: 110, waist: 105, hip: 110, sleeve: 64},
	{slug: "amelie-viscose-blouse", size: "40", bust: 101, waist: 93, hip: 106, sleeve: 59.5},
	{slug: "greta-merino-jumper", size: "M", bust: 102, waist: 95, hip: 104.5, sleeve: 59.5},
	{slug: "bent-merino-jumper", size: "XL", bust: 122, waist: 120, hip: 119, sleeve: 66},
	{slug: "fiete-sweatshirt", size: "M", bust: 110, waist: 108, hip: 110, sleeve: 64},
	{slug: "judith-wool-blazer", size: "40", bust: 102, waist: 88, hip: 106, sleeve: 60},
	{slug: "konrad-wool-blazer", size: "50", bust: 110, waist: 100, hip: 110, sleeve: 65},
	{slug: "johanna-wool-coat", size: "46", bust: 119.5, waist: 110, hip: 119.5, sleeve: 61.5},
	{slug: "august-wool-coat", size: "50", bust: 115, waist: 108, hip: 114, sleeve: 65},
	{slug: "paula-shift-dress", size: "40", bust: 97, waist: 81, hip: 103},
	{slug: "vera-pencil-skirt", size: "36", waist: 69, hip: 95},
	{slug: "edda-wool-trousers", size: "40", waist: 78, hip: 102, inseam: 77},
	{slug: "anton-chinos", size: "48", waist: 85, hip: 102, inseam: 80},
	{slug: "maren-straight-jeans", size: "W28/L32", waist: 73.1, hip: 95.5, inseam: 81.3},
	{slug: "kai-straight-jeans", size: "W32/L34", waist: 83.3, hip: 98.5, inseam: 86.4},
}

func TestProducts_PlainGrid(t *testing.T) {
	t.Parallel()
	plain := map[string]models.Product{}
	for _, p := range catalogue(t) {
		if p.Plain {
			plain[p.Slug] = p
		}
	}
	for _, want := range plainArticles {
		p, ok := plain[want.slug]
		if !ok {
			t.Errorf("%s: no plain article", want.slug)
			continue
		}
		delete(plain, want.slug)
		measures := measuresOf(p, want.size)
		if p.Sleeve != models.SleeveLong {
			delete(measures, models.DimSleeve)
		}
		for dim, cm := range map[models.Dim]float64{
			models.DimBust: want.bust, models.DimWaist: want.waist, models.DimHip: want.hip,
			models.DimInseam: want.inseam, models.DimSleeve: want.sleeve,
		} {
			if math.Abs(measures[dim]-cm) > 1e-9 {
				t.Errorf("%s %s: %s %v cm, want %v", want.slug, want.size, dim, measures[dim], cm)
			}
		}
	}
	for slug := range plain {
		t.Errorf("%s is plain and stands in no row", slug)
	}
}

// People in the middle of a size are told that size on plain articles: from three girths,
// and from the one girth by which they know their size of such a garment.
func TestProducts_MiddleOfEverySize(t *testing.T) {
	t.Parallel()
	for _, p := range catalogue(t) {
		if !p.Plain || p.Chart.System == models.SizeJeans {
			continue
		}
		for _, s := range oneAxisGrid(p.Sizing, p.Chart.System) {
			if measuresOf(p, s.label) == nil {
				continue
			}
			person := fit.Person{Sizing: p.Sizing, MeasuredWith: fit.Tape, Preference: fit.Regular}
			for _, z := range []fit.Measure{fit.Bust, fit.Waist, fit.Hip, fit.Inseam} {
				person.Given[z] = s.body[z]
			}
			if got := advise(person, &p); got.Size != s.label {
				t.Errorf("%s %s from girths and leg: %s %q, alternative %q", p.Slug, s.label, got.Verdict, got.Size, got.Alternative)
			}
		}
	}
}

func advise(p fit.Person, of *models.Product) fit.Advice {
	article := of.Article()
	return fit.Advise(&fit.Wearer{Sizing: p.Sizing, Preference: p.Preference, Data: p.Measurements()}, &article)
}

// measuresOf returns one row of a chart, nil where there is no such size.
func measuresOf(p models.Product, size string) map[models.Dim]float64 {
	for _, s := range p.Chart.Sizes {
		if s.Label == size {
			return s.Measures
		}
	}
	return nil
}
