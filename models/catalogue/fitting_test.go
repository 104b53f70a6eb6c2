package catalogue

import (
	"maps"
	"slices"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/seed"
)

// sharedCharts is the demo catalogue several times over: with charts that articles share, by what is in
// them and by where they lie in memory, and with charts of their own.
func sharedCharts(t *testing.T) []models.Product {
	t.Helper()
	list, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	var all []models.Product
	for copies, suffix := range []string{"", "-again", "-same", "-other"} {
		for _, p := range list {
			p.Slug += suffix
			if suffix == "-same" || suffix == "-other" {
				p.Chart.Sizes = slices.Clone(p.Chart.Sizes)
			}
			for i := range p.Chart.Sizes {
				if suffix != "-other" {
					break
				}
				p.Chart.Sizes[i].Measures = maps.Clone(p.Chart.Sizes[i].Measures)
				for dim := range p.Chart.Sizes[i].Measures {
					p.Chart.Sizes[i].Measures[dim] += float64(copies) / 2
				}
			}
			all = append(all, p)
		}
	}
	return all
}

// Whoever asks for what fits, and for whatever else: what is judged once for many articles, on several
// cores, is what judging each article by itself says.
func TestFilter_FitsAsJudgedSingly(t *testing.T) {
	t.Parallel()
	products := sharedCharts(t)
	s := New(products, today)
	if n := len(products); len(s.cuts) > n/2 {
		t.Fatalf("%d articles have %d cuts", n, len(s.cuts))
	}
	rapid.Check(t, func(t *rapid.T) {
		p := fit.Person{
			Sizing:       rapid.SampledFrom([]fit.Sizing{fit.Women, fit.Men}).Draw(t, "sizing"),
			Preference:   rapid.SampledFrom([]fit.Preference{fit.Slim, fit.Regular, fit.Loose}).Draw(t, "wish"),
			MeasuredWith: fit.Tape,
		}
		for m, around := range [fit.NumMeasures]float64{fit.Bust: 98, fit.Waist: 82, fit.Hip: 101, fit.Inseam: 80, fit.Arm: 62, fit.Height: 172} {
			if rapid.Bool().Draw(t, "told") {
				p.Given[m] = around + float64(rapid.IntRange(-12, 12).Draw(t, "off"))
			}
		}
		body := s.Reference().Body(&p)
		var judged atomic.Int64
		fits := func(article *fit.Article) (float64, bool) {
			judged.Add(1)
			_, pFits, ok := body.Recommend(article, p.Preference)
			return pFits, ok
		}
		q := Query{Fits: true, Category: rapid.SampledFrom([]string{"", "women", "men"}).Draw(t, "category"), Sort: rapid.SampledFrom([]string{"", SortFits}).Draw(t, "sort")}
		got := s.read(q, fits)
		if n := judged.Load(); n > int64(len(s.cuts)) {
			t.Errorf("%d cuts were judged %d times", len(s.cuts), n)
		}
		for i, r := range s.rows {
			article := r.product.Article()
			d := body.Decide(&article, p.Preference)
			meets := got.met[condFits].Contains(uint32(i))
			switch {
			case meets != (d.Size >= 0 && d.PFits > 0):
				t.Fatalf("%s fits: %v, alone %+v", r.product.Slug, meets, d)
			case meets && got.pFits[i] != d.PFits:
				t.Fatalf("%s fits with %g, alone with %g", r.product.Slug, got.pFits[i], d.PFits)
			}
		}
	})
}

// A fault while judging is that of the one who asks: it does not end the shop.
func TestFilter_FitsPanics(t *testing.T) {
	t.Parallel()
	s := New(sharedCharts(t), today)
	defer func() {
		if fault := recover(); fault != "no judgement" {
			t.Errorf("who asks meets %v", fault)
		}
	}()
	s.Filter(Query{Fits: true}, models.German, func(*fit.Article) (float64, bool) { panic("no judgement") })
}

func BenchmarkFilter_Fits(b *testing.B) {
	list := large(100_000)
	for _, c := range []struct {
		name  string
		alike int // articles that share a chart
	}{{"ten alike", 10}, {"none alike", 1}} {
		for i := range list {
			list[i].Chart.Sizes = slices.Clone(list[i].Chart.Sizes)
			for k := range list[i].Chart.Sizes {
				pattern := i / len(shop) % (len(list)/len(shop)/c.alike + 1)
				bust := 92 + 6*float64(k) + float64(pattern)/1000
				list[i].Chart.Sizes[k].Measures = map[models.Dim]float64{models.DimBust: bust, models.DimWaist: bust - 12, models.DimHip: bust + 6}
			}
		}
		s := New(list, today)
		p := fit.Person{Sizing: fit.Men, Preference: fit.Regular, MeasuredWith: fit.Tape}
		p.Given[fit.Height], p.Given[fit.Bust], p.Given[fit.Waist], p.Given[fit.Hip] = 178, 98, 84, 99
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				body := s.Reference().Body(&p)
				s.Filter(Query{Fits: true}, models.German, func(a *fit.Article) (float64, bool) {
					_, pFits, ok := body.Recommend(a, p.Preference)
					return pFits, ok
				})
			}
			b.ReportMetric(float64(len(s.cuts)), "cuts")
		})
	}
}
