package seed

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// catalogue returns the embedded products.
func catalogue(t *testing.T) []models.Product {
	t.Helper()
	products, err := Products()
	if err != nil {
		t.Fatal(err)
	}
	return products
}

func TestProducts_WholeShop(t *testing.T) {
	t.Parallel()
	products := catalogue(t)
	if len(products) < 90 {
		t.Errorf("%d products, want at least 90", len(products))
	}
	sizings := map[fit.Sizing]int{}
	types := map[fit.Type]int{}
	labels := map[fit.Sizing]map[string]bool{fit.Women: {}, fit.Men: {}}
	skus := map[string]bool{}
	for _, p := range products {
		sizings[p.Sizing]++
		types[p.Type]++
		for _, s := range p.Chart.Sizes {
			labels[p.Sizing][s.Label] = true
		}
		for _, v := range p.Variants {
			if skus[v.SKU] {
				t.Errorf("%s stands twice", v.SKU)
			}
			skus[v.SKU] = true
		}
		if got, want := len(p.Variants), len(p.Colours)*len(p.Chart.Sizes); got != want {
			t.Errorf("%s: %d variants, want %d", p.Slug, got, want)
		}
	}
	if sizings[fit.Women] < 50 || sizings[fit.Men] < 35 {
		t.Errorf("departments: %v", sizings)
	}
	for _, typ := range fit.Types {
		if types[typ] < 3 {
			t.Errorf("%d of %s, want several", types[typ], typ)
		}
	}
	for sizing, grids := range map[fit.Sizing][][]gridSize{fit.Women: {womenLetters, womenNumeric}, fit.Men: {menLetters, menNumeric}} {
		for _, size := range slices.Concat(grids...) {
			if !labels[sizing][size.label] {
				t.Errorf("no article in %s %s", sizing, size.label)
			}
		}
	}
}

// A share of the women's articles is graded for the hips that women measured have.
func TestProducts_Blocks(t *testing.T) {
	t.Parallel()
	women, fullHip, curvy, lengths := 0, 0, 0, 0
	for _, p := range catalogue(t) {
		if p.Sizing != fit.Women {
			continue
		}
		women++
		switch p.Block {
		case models.BlockFullHip:
			fullHip++
		case models.BlockCurvy:
			curvy++
		}
		if p.Chart.System == models.SizeNumeric && p.Chart.Sizes[len(p.Chart.Sizes)-1].Length == 2 {
			lengths++
		}
	}
	if fullHip*3 < women || curvy < 2 || lengths < 2 {
		t.Errorf("of %d women's articles %d have the full hip, %d are curvy, %d come in short, regular and long sizes", women, fullHip, curvy, lengths)
	}
}

func TestProducts_UseEveryTableEntry(t *testing.T) {
	t.Parallel()
	shared, errs := readTables(embeddedFiles(t))
	if errs != nil {
		t.Fatal(errs)
	}
	for _, p := range catalogue(t) {
		delete(shared.makers, p.Maker.Key)
		for _, c := range p.Colours {
			delete(shared.colours, c.Key)
		}
		for key, f := range shared.fibres {
			if slices.ContainsFunc(p.Fibres, func(have models.Fibre) bool { return have.Name == f.name }) {
				delete(shared.fibres, key)
			}
		}
		for key, text := range shared.care {
			if slices.Contains(p.Care, text) {
				delete(shared.care, key)
			}
		}
	}
	if n := len(shared.makers) + len(shared.colours) + len(shared.fibres) + len(shared.care); n > 0 {
		t.Errorf("nobody uses %+v", shared)
	}
}

func TestProducts_SoldOut(t *testing.T) {
	t.Parallel()
	var size, colour, nearly bool
	for _, p := range catalogue(t) {
		pieces := 0
		for _, v := range p.Variants {
			pieces += v.Stock
		}
		if pieces == 0 {
			t.Errorf("%s is sold out", p.Slug)
		}
		nearly = nearly || pieces <= 3
		for _, s := range p.Chart.Sizes {
			size = size || pieces > 50 && !p.SizeInStock(s.Label, "")
		}
		for _, c := range p.Colours {
			gone := !slices.ContainsFunc(p.Variants, func(v models.Variant) bool { return v.Colour == c.Key && v.Stock > 0 })
			colour = colour || pieces > 50 && gone
		}
	}
	if !size || !colour || !nearly {
		t.Errorf("a whole size sold out: %t, a whole colour: %t, nearly a whole product: %t", size, colour, nearly)
	}
}

func TestProducts_LawfulReductions(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)
	reduced := map[string]models.Reduction{}
	for _, p := range catalogue(t) {
		if r, ok := p.Reduction(now); ok {
			reduced[p.Slug] = r
		}
		if last := p.Prices[len(p.Prices)-1].Since; last.After(now) {
			t.Errorf("%s has a price of %v, after the day the files tell of", p.Slug, last)
		}
	}
	if len(reduced) < 12 {
		t.Errorf("%d reductions, want at least 12", len(reduced))
	}
	// Reduced twice within a season: the percentage counts from the first reduction.
	if got, want := reduced["matti-short-sleeved-shirt"], (models.Reduction{Lowest: 5590, Percent: 12}); got != want {
		t.Errorf("second reduction: %+v, want %+v", got, want)
	}
	// Raised before it was lowered: the lower price of the 30 days counts, not the raised one.
	if got, want := reduced["alma-linen-dress"], (models.Reduction{Lowest: 12900, Percent: 15}); got != want {
		t.Errorf("raised before: %+v, want %+v", got, want)
	}
	if _, ok := reduced["ruben-heavyweight-t-shirt"]; ok {
		t.Error("a price raised and put back is announced as a reduction")
	}
}

func TestProducts_CleanText(t *testing.T) {
	t.Parallel()
	forbidden := []*regexp.Regexp{
		regexp.MustCompile(`[0-9] (g/m²|cm|°C|%|g\b)`),                                               // needs a non-breaking space
		regexp.MustCompile(`["']|  | - `),                                                            // typewriter quotes and dashes, double spaces
		regexp.MustCompile(`(?i)nachhaltig|klima|umwelt|öko|sustainab|climate|eco-|carbon|green c`),  // claims we cannot prove
		regexp.MustCompile(`(?i)perfekt|must-have|unverzichtbar|perfect|essential|timeless|zeitlos`), // advertising
		regexp.MustCompile(`!`),
	}
	for _, p := range catalogue(t) {
		for _, text := range append([]models.Text{p.Name, p.Description, p.Warnings}, p.Care...) {
			for _, l := range models.Langs {
				for _, pattern := range forbidden {
					if found := pattern.FindString(text.In(l)); found != "" {
						t.Errorf("%s: %q in %q", p.Slug, found, text.In(l))
					}
				}
			}
		}
		for _, l := range models.Langs {
			if ends := strings.Count(p.Description.In(l), ". "); ends < 1 || ends > 2 {
				t.Errorf("%s: the description in %s is not two or three sentences", p.Slug, l)
			}
		}
		if !regexp.MustCompile(`^[^@]+@[a-z0-9-]+\.example$`).MatchString(p.Maker.Email) {
			t.Errorf("%s: %q could reach somebody", p.Maker.Name, p.Maker.Email)
		}
	}
}
