package store

import (
	"cmp"
	"reflect"
	"slices"
	"testing"

	"ebenmass/models"
)

// Variants come in the order they were saved in, which is neither that of an index nor the alphabet's,
// with whatever text their keys are.
func TestLoadCatalogue_VariantsInOrder(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		p := shirt()
		p.Variants = nil
		for i, sku := range []string{"z", "a b", "ü/1", "|", "\n", "m"} {
			p.Variants = append(p.Variants, models.Variant{SKU: sku, Colour: []string{"sage", "ecru"}[i%2], Size: []string{"M", "W32/L34", "S"}[i/2], Stock: i})
		}
		bare := shirt()
		bare.Slug, bare.Variants = "bare-shirt", nil
		must(t, s.SaveCatalogue(t.Context(), []models.Product{p, bare}))
		got, err := s.LoadCatalogue(t.Context())
		must(t, err)
		if len(got) != 2 || !reflect.DeepEqual(got[0].Variants, p.Variants) || got[1].Variants != nil {
			t.Errorf("loaded\n%+v\nwant\n%+v", got, p.Variants)
		}
	})
}

// Who writes positions with gaps or from 1, past the shop, has them in order too.
func TestParseVariants_AnyPositions(t *testing.T) {
	t.Parallel()
	for _, positions := range [][3]string{{"0", "1", "2"}, {"2", "0", "1"}, {"3", "1", "2"}, {"1000", "10", "100"}} {
		text, want := "", [3]string{}
		for _, p := range positions {
			text += p + "\x1fsku-" + p + "\x1fsage\x1fM\x1f1\x1f"
		}
		slices.SortFunc(positions[:], func(a, b string) int { return cmp.Or(len(a)-len(b), cmp.Compare(a, b)) })
		for i, p := range positions {
			want[i] = "sku-" + p
		}
		a := articleParser{words: map[string]string{}}
		got, err := a.parseVariants(text)
		if err != nil || len(got) != 3 || [3]string{got[0].SKU, got[1].SKU, got[2].SKU} != want {
			t.Errorf("%v: %+v, %v", positions, got, err)
		}
	}
}

func TestParseVariants_Malformed(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"0", "0\x1fsku\x1fsage\x1fM", "0\x1fsku\x1fsage\x1fM\x1f", "x\x1fsku\x1fsage\x1fM\x1f1\x1f", "0\x1fsku\x1fsage\x1fM\x1fmany\x1f"} {
		a := articleParser{words: map[string]string{}}
		if got, err := a.parseVariants(text); err == nil {
			t.Errorf("%q was read as %+v", text, got)
		}
	}
	for _, text := range []string{"1", "1\x1f2", "1\x1f\x1f", "1\x1f2\x1f3"} {
		if got, err := parsePrices(text); err == nil {
			t.Errorf("%q was read as %+v", text, got)
		}
	}
}

func TestSplit_BrokenDefinition(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "null", "[]", "{", `{"Slug":"a"`, `{"Chart":[1]}`, `{"Colours":[{]}`, `{"Slug":1}`, `{"Free":["elbow"]}`} {
		a := articleParser{catalogueLoader: newCatalogueLoader(nil), words: map[string]string{}}
		if got, err := a.parse(&articleRow{definition: text}); err == nil {
			t.Errorf("%q was read as %+v", text, got)
		}
	}
}
