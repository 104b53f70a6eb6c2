package catalogue

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebenmass/models"
)

// Articles with the same texts are found alike, and others by no word more for it: texts that many share
// are read once.
func TestIndex_SharedTexts(t *testing.T) {
	t.Parallel()
	shop := mustSeedShop(t)
	alone := shop.Products()
	var twice []*models.Product
	words := strings.Fields("blau dunkelblau leinenhemd hmed kleider w32/l34 98% ohne -rot waschen")
	for _, p := range alone {
		again := *p
		again.Care, again.Fibres, again.Colours = slices.Clone(p.Care), slices.Clone(p.Fibres), slices.Clone(p.Colours)
		twice = append(twice, p, &again)
		words = append(words, strings.Fields(p.Name.DE+" "+p.Name.EN+" "+p.Description.EN+" "+p.ID+" "+p.Maker.Name)...)
	}
	ix := newIndex(twice)
	if n, m := len(ix.products), len(shop.index.products); n != m {
		t.Errorf("%d texts of articles alone, %d of the same twice", m, n)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := cleanText(strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 3).Draw(t, "words"), " "))
		want, got := shop.index.search(text), ix.search(text)
		if got.corrected != want.corrected {
			t.Fatalf("%q is read as %q, want %q", text, got.corrected, want.corrected)
		}
		for i, score := range want.scores {
			if got.scores[2*i] != score || got.scores[2*i+1] != score {
				t.Fatalf("%q finds %s with %d and %d, alone with %d", text, alone[i].Slug, got.scores[2*i], got.scores[2*i+1], score)
			}
		}
	})
}
