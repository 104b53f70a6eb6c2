package history

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math"
	"slices"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/seed"
)

// digest is that of the whole history. Whoever changes the catalogue's charts, the model or
// a truth changes it knowingly.
const digest = "79b320afae10886958a5b7433204a741f32d8a8d4276d487c1b5e5d31492de47"

func generated(t *testing.T) (models.History, []models.Product) {
	t.Helper()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	return Generate(products), products
}

func TestGenerate_Deterministic(t *testing.T) {
	t.Parallel()
	h, products := generated(t)
	text, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != digest {
		t.Errorf("the digest is %x", sum)
	}
	slices.Reverse(products)
	again, err := json.Marshal(Generate(products))
	if err != nil || string(again) != string(text) {
		t.Error("another order of the catalogue gives another history")
	}
}

func TestTruths_OfCatalogue(t *testing.T) {
	t.Parallel()
	_, products := generated(t)
	var small, large, even int
	for _, truth := range truths {
		at := slices.IndexFunc(products, func(p models.Product) bool { return p.Slug == truth.product })
		switch {
		case at < 0:
			t.Errorf("%s: no such article", truth.product)
			continue
		case products[at].Plain:
			t.Errorf("%s is plain", truth.product)
		case truth.people < 40 || truth.people > 200:
			t.Errorf("%s: %d people", truth.product, truth.people)
		}
		article := products[at].Article()
		if !slices.Contains(article.Zones(), truth.zone) {
			t.Errorf("%s is not compared at the %s", truth.product, truth.zone)
		}
		switch {
		case truth.offset < 0:
			small++
		case truth.offset > 0:
			large++
		default:
			even++
		}
	}
	if len(truths) < 24 || small < 4 || large < 4 || even < 8 {
		t.Errorf("%d small, %d large, %d true", small, large, even)
	}
}

// The made-up past is there to be learned from: what learning finds without noise is what
// was declared, and nothing runs small or large that does not.
func TestGenerate_Learnable(t *testing.T) {
	t.Parallel()
	h, products := generated(t)
	var all []fit.Evidence
	at := map[string]int{}
	for _, p := range products {
		at[p.Slug] = len(all)
		all = append(all, fit.Evidence{Article: p.Slug, Group: string(p.Type)})
	}
	for _, c := range h.Fitted {
		e := &all[at[c.Product]]
		e.Cells = append(e.Cells, fit.Cell{Bin: c.Bin, Outcome: c.Outcome, N: float64(c.N)})
	}
	learned := fit.LearnArticles(all)
	for _, truth := range truths {
		o := learned[at[truth.product]].Offset
		if o.N != truth.people {
			t.Errorf("%s: %d people told, want %d", truth.product, o.N, truth.people)
		}
		if math.Abs(o.Value-truth.offset) > 2.5*o.SD {
			t.Errorf("%s: learned %.2f ± %.2f, declared %.1f", truth.product, o.Value, o.SD, truth.offset)
		}
		// Well on either side of the 1.96 of a flag: the noise of a release comes on top.
		if z := math.Abs(o.Value) / o.SD; truth.offset != 0 && z < 2.5 || truth.offset == 0 && z > 1.5 {
			t.Errorf("%s: learned %.2f ± %.2f, declared %.1f", truth.product, o.Value, o.SD, truth.offset)
		}
	}
}

func TestGenerate_CountsAgree(t *testing.T) {
	t.Parallel()
	h, _ := generated(t)
	sold, people, two := map[string]int{}, 0, map[models.TwoSizeOutcome]int{}
	pieces := 0
	for _, c := range h.Sold {
		sold[c.Product+" "+c.Size] += c.N
		pieces += c.N
	}
	for _, truth := range truths {
		people += truth.people
	}
	returned := map[string]int{}
	for _, c := range h.Returned {
		returned[c.Product+" "+c.Size] += c.N
	}
	for size, n := range returned {
		if n > sold[size] {
			t.Errorf("%s: %d came back of %d", size, n, sold[size])
		}
	}
	for _, c := range h.TwoSizes {
		two[c.Outcome] += c.N
	}
	answered := two[models.TwoSizesKeptAdvised] + two[models.TwoSizesKeptOther] + two[models.TwoSizesKeptBoth] + two[models.TwoSizesChanged]
	both := two[models.TwoSizesOrderedBoth]
	if two[models.TwoSizesShown] != answered || both != two[models.TwoSizesKeptBoth] || both != two[models.TwoSizesOneReturned]+two[models.TwoSizesBothReturned] {
		t.Errorf("notices %v", two)
	}
	if share := float64(both) / float64(people); pieces != people+both || share < 0.13 || share > 0.20 {
		t.Errorf("%d pieces to %d people, %d of them in two sizes", pieces, people, both)
	}
}
