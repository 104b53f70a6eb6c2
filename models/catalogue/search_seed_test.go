package catalogue

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"ebenmass/seed"
)

// seedShop is the demo catalogue, indexed once for all tests.
var seedShop = sync.OnceValues(func() (*Snapshot, error) {
	products, err := seed.Products()
	if err != nil {
		return nil, err
	}
	return New(products, today), nil
})

func mustSeedShop(t *testing.T) *Snapshot {
	t.Helper()
	s, err := seedShop()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// allHits lists the slugs that a text finds, whatever the page.
func allHits(s *Snapshot, text string) []string {
	slugs := []string{}
	for i, score := range s.index.search(cleanText(text)).scores {
		if score > 0 {
			slugs = append(slugs, s.Products()[i].Slug)
		}
	}
	slices.Sort(slugs)
	return slugs
}

// TestSearch_GermanEndings puts every ending on every word for a colour, a material or a
// garment that the shop has.
func TestSearch_GermanEndings(t *testing.T) {
	t.Parallel()
	s := mustSeedShop(t)
	var texts []string
	for _, w := range typeWords {
		texts = append(texts, w.german, w.english)
	}
	texts = slices.AppendSeq(texts, maps.Values(materialWords))
	texts = slices.AppendSeq(texts, maps.Values(familyWords))
	texts = slices.AppendSeq(texts, maps.Values(colourNames))
	for _, p := range s.Products() {
		for _, c := range p.Colours {
			texts = append(texts, c.Name.DE, c.Name.EN, shadeText(c))
		}
		for _, f := range p.Fibres {
			texts = append(texts, f.Name.DE, f.Name.EN)
		}
	}
	tried := map[string]bool{}
	for _, text := range texts {
		for _, w := range wordsOf(text) {
			bare := w.spelled
			if tried[bare] {
				continue
			}
			tried[bare] = true
			want := allHits(s, bare)
			if len(want) == 0 || s.index.search(bare).corrected != "" {
				continue // nothing of it in the demo catalogue
			}
			for _, ending := range []string{"e", "er", "es", "en", "em"} {
				inflected := bare + ending
				if got := allHits(s, inflected); !slices.Equal(got, want) {
					t.Errorf("%q finds %d, %q finds %d: %v beside %v", inflected, len(got), bare, len(want), got, want)
				}
				if e, ok := strings.CutSuffix(bare, "e"); ok {
					if got := allHits(s, e+ending); !slices.Equal(got, want) {
						t.Errorf("%q finds %d, %q finds %d", e+ending, len(got), bare, len(want))
					}
				}
			}
		}
	}
	if len(tried) < 100 { // a list that shrank would prove nothing
		t.Errorf("only %d words were tried", len(tried))
	}
}
