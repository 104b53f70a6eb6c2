package models

import (
	"math/rand/v2"
	"slices"
	"testing"

	"ebenmass/models/fit"
)

// splitProduct comes in three sizes and two colours.
func splitProduct(slug string) *Product {
	p := &Product{Slug: slug, Colours: []Colour{{Key: "sage"}, {Key: "ink"}}}
	p.Chart.Dims = []Dim{DimBust, DimSleeve, DimLength}
	for i, label := range []string{"S", "M", "L"} {
		p.Chart.Sizes = append(p.Chart.Sizes, ChartSize{Label: label, Waist: i, Measures: map[Dim]float64{
			DimBust: 92 + 4*float64(i), DimSleeve: 60, DimLength: 62 + float64(i/2),
		}})
		for _, c := range p.Colours {
			p.Variants = append(p.Variants, Variant{SKU: SKU(slug, c.Key, label), Colour: c.Key, Size: label})
		}
	}
	return p
}

func finder(products ...*Product) func(string) (*Product, Variant, bool) {
	return func(sku string) (*Product, Variant, bool) {
		for _, p := range products {
			for _, v := range p.Variants {
				if v.SKU == sku {
					return p, v, true
				}
			}
		}
		return nil, Variant{}, false
	}
}

func basketOf(skus ...string) []BasketItem {
	var items []BasketItem
	for _, sku := range skus {
		items = append(items, BasketItem{SKU: sku, Quantity: 1})
	}
	return items
}

func TestFindTwoSizes_Noticed(t *testing.T) {
	t.Parallel()
	find := finder(splitProduct("tee"), splitProduct("knit"))
	for _, test := range []struct {
		name    string
		skus    []string
		product string // "" for no notice
		sizes   string
		colours int
		apart   bool
	}{
		{"nothing", nil, "", "", 0, false},
		{"one size", []string{"tee-sage-m"}, "", "", 0, false},
		{"one size in two colours", []string{"tee-sage-m", "tee-ink-m"}, "", "", 0, false},
		{"two products", []string{"tee-sage-m", "knit-sage-l"}, "", "", 0, false},
		{"two sizes", []string{"tee-sage-l", "tee-sage-m"}, "tee", "L,M", 1, false},
		{"two sizes with another product between them", []string{"tee-sage-l", "knit-ink-s", "tee-sage-m"}, "tee", "L,M", 1, false},
		{"three sizes", []string{"tee-sage-l", "tee-sage-m", "tee-sage-s"}, "tee", "L,M,S", 1, false},
		{"both colours in the same two sizes", []string{"tee-sage-l", "tee-sage-m", "tee-ink-m", "tee-ink-l"}, "tee", "L,M", 2, false},
		{"each colour in its own size", []string{"tee-sage-l", "tee-ink-m"}, "tee", "L,M", 2, true},
		{"two sizes of one colour, one of the other", []string{"tee-sage-l", "tee-sage-m", "tee-ink-m"}, "tee", "L,M", 2, true},
		{"a size no longer sold", []string{"tee-sage-m", "tee-sage-xxl"}, "", "", 0, false},
	} {
		found := FindTwoSizes(basketOf(test.skus...), find)
		if test.product == "" {
			if len(found) != 0 {
				t.Errorf("%s: noticed %+v", test.name, found)
			}
			continue
		}
		if len(found) != 1 {
			t.Errorf("%s: %d notices", test.name, len(found))
			continue
		}
		f := found[0]
		if f.Product.Slug != test.product || SizeSet(f.Sizes) != test.sizes || len(f.Colours) != test.colours || f.Apart != test.apart {
			t.Errorf("%s: %s in %v, %v, apart %v", test.name, f.Product.Slug, f.Sizes, f.Colours, f.Apart)
		}
	}
}

// Property: what is noticed depends on which lines there are, never on their order; each
// product is named at most once, with all its sizes in the order of the chart.
func TestFindTwoSizes_OrderOfLines(t *testing.T) {
	t.Parallel()
	products := []*Product{splitProduct("tee"), splitProduct("knit"), splitProduct("coat")}
	find := finder(products...)
	r := rand.New(rand.NewPCG(5, 7))
	for range 2000 {
		var items []BasketItem
		want := map[string]map[string]bool{}
		for _, p := range products {
			want[p.Slug] = map[string]bool{}
			for _, v := range p.Variants {
				if r.IntN(4) == 0 {
					items = append(items, BasketItem{SKU: v.SKU, Quantity: 1 + r.IntN(MaxPerArticle)})
					want[p.Slug][v.Size] = true
				}
			}
		}
		r.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		noticed := map[string]bool{}
		for _, f := range FindTwoSizes(items, find) {
			if noticed[f.Product.Slug] {
				t.Fatalf("%s is noticed twice", f.Product.Slug)
			}
			noticed[f.Product.Slug] = true
			var inChart []string
			for _, s := range f.Product.Chart.Sizes {
				if want[f.Product.Slug][s.Label] {
					inChart = append(inChart, s.Label)
				}
			}
			if !slices.Equal(f.Sizes, inChart) {
				t.Fatalf("%s: sizes %v, want %v", f.Product.Slug, f.Sizes, inChart)
			}
		}
		for slug, sizes := range want {
			if noticed[slug] != (len(sizes) > 1) {
				t.Fatalf("%s in %v: noticed %v", slug, sizes, noticed[slug])
			}
		}
	}
}

func TestDifferences_OnlyDiffering(t *testing.T) {
	t.Parallel()
	p := splitProduct("tee")
	for _, test := range []struct {
		sizes []string
		want  map[Dim][]float64
	}{
		{[]string{"S", "M"}, map[Dim][]float64{DimBust: {92, 96}}},
		{[]string{"M", "L"}, map[Dim][]float64{DimBust: {96, 100}, DimLength: {62, 63}}},
		{[]string{"S", "M", "L"}, map[Dim][]float64{DimBust: {92, 96, 100}, DimLength: {62, 62, 63}}},
	} {
		differences := TwoSizes{Product: p, Sizes: test.sizes}.Differences()
		if len(differences) != len(test.want) {
			t.Errorf("%v: %+v", test.sizes, differences)
		}
		for _, d := range differences {
			if !slices.Equal(d.Measures, test.want[d.Dim]) {
				t.Errorf("%v: %s %v, want %v", test.sizes, d.Dim, d.Measures, test.want[d.Dim])
			}
		}
	}
}

func TestExpectByBody_Named(t *testing.T) {
	t.Parallel()
	sizes := []fit.SizeAdvice{{Size: "S", Rating: fit.Rating{PFits: 0.2}}, {Size: "M", Rating: fit.Rating{PFits: 0.8}}, {Size: "L", Rating: fit.Rating{PFits: 0.7}}}
	for _, test := range []struct {
		name        string
		verdict     fit.Verdict
		size, other string
		among       []string
		kind        ExpectationKind
		named       string
	}{
		{"recommended, and there", fit.Recommended, "M", "L", []string{"M", "L"}, ExpectAdvised, "M"},
		{"recommended, and not there", fit.Recommended, "M", "", []string{"S", "L"}, ExpectElsewhere, ""},
		{"only the next best is there", fit.Recommended, "M", "L", []string{"S", "L"}, ExpectElsewhere, ""},
		{"between both", fit.Between, "M", "L", []string{"M", "L"}, ExpectEven, ""},
		{"between the one and another", fit.Between, "M", "L", []string{"S", "L"}, ExpectAdvised, "L"},
		{"not recommended", fit.NotRecommended, "", "", []string{"M", "L"}, ExpectNone, ""},
		{"cannot say", fit.CannotSay, "", "", []string{"M", "L"}, ExpectNone, ""},
	} {
		e := ExpectByBody(fit.Advice{Verdict: test.verdict, Size: test.size, Alternative: test.other, Sizes: sizes}, test.among)
		if e.Kind != test.kind || e.Named() != test.named || len(e.Chance) != len(test.among) {
			t.Errorf("%s: %+v", test.name, e)
		}
	}
}

func TestExpectByRecord_Named(t *testing.T) {
	t.Parallel()
	known := func(value, sd float64, n int) Released {
		return Released{Offset: fit.Offset{Value: value, SD: sd, N: n}}
	}
	for _, test := range []struct {
		name     string
		released Released
		sizes    []string
		kind     ExpectationKind
		named    string
	}{
		{"nothing released", Released{}, []string{"M", "L"}, ExpectUnknown, ""},
		{"too few people", known(-0.8, 0.2, 19), []string{"M", "L"}, ExpectUnknown, ""},
		{"an interval with zero", known(-0.3, 0.2, 41), []string{"M", "L"}, ExpectUnknown, ""},
		{"runs small", known(-0.8, 0.2, 41), []string{"M", "L"}, ExpectRunsSmall, "L"},
		{"runs large", known(0.8, 0.2, 41), []string{"M", "L"}, ExpectRunsLarge, "M"},
		{"three sizes", known(-0.8, 0.2, 41), []string{"S", "M", "L"}, ExpectUnknown, ""},
	} {
		p := splitProduct("tee")
		p.Released = test.released
		if e := (TwoSizes{Product: p, Sizes: test.sizes}).ExpectByRecord(); e.Kind != test.kind || e.Named() != test.named {
			t.Errorf("%s: %+v", test.name, e)
		}
	}
}
