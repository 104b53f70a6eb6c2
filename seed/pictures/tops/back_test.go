package tops

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

func TestShirtBack_AsText(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		slug string
		part func(*Garment) bool
	}{
		"tail longer than the front":   {"arne-linen-shirt", func(g *Garment) bool { return g.tail() > 0 }},
		"no tail below a straight hem": {"matti-short-sleeved-shirt", func(g *Garment) bool { return g.tail() == 0 }},
		"darts instead of a pleat":     {"julius-poplin-shirt", func(g *Garment) bool { return len(g.UnderYoke(g.shirtTorso(), body.YokeDepth)) == 0 }},
		"pleat below the yoke":         {"hannes-oxford-shirt", func(g *Garment) bool { return len(g.UnderYoke(g.shirtTorso(), body.YokeDepth)) > 0 }},
	} {
		t.Run(name, func(t *testing.T) {
			if !test.part(seenFromBehind(t, test.slug)) {
				t.Error("the back is drawn otherwise")
			}
		})
	}
}
