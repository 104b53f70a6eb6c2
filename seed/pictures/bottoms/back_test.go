package bottoms

import (
	"slices"
	"testing"

	"ebenmass/models"
	"ebenmass/seed"
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// seenFromBehind is an article of the catalogue, its back about to be drawn.
func seenFromBehind(t *testing.T, slug string) *Garment {
	t.Helper()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(products, func(p models.Product) bool { return p.Slug == slug })
	if i < 0 {
		t.Fatalf("no product %s", slug)
	}
	p := &products[i]
	c, err := cloth.Of(p, p.Colours[0])
	if err != nil {
		t.Fatal(err)
	}
	return Of(&trim.Garment{Garment: body.New(p, c, cloth.Back, 1, svg.Pt(0, 0))})
}

func TestTrousersBack_PressedCrease(t *testing.T) {
	t.Parallel()
	g := seenFromBehind(t, "edda-wool-trousers")
	if !slices.ContainsFunc(g.seatFolds(g.newLegs(), 1, g.pressed()), func(f cloth.Fold) bool { return f.Crisp }) {
		t.Error("pressed trousers keep no crease")
	}
}
