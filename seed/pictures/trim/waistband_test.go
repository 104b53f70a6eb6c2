package trim

import (
	"slices"
	"testing"

	"ebenmass/models"
	"ebenmass/seed"
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
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
	return &Garment{Garment: body.New(p, c, cloth.Back, 1, svg.Pt(0, 0))}
}

func TestNewWaistband_HigherBehind(t *testing.T) {
	t.Parallel()
	if dip := seenFromBehind(t, "kai-straight-jeans").NewWaistband(20, 21, 4).dip; dip >= 0 {
		t.Errorf("the middle of the band lies %g cm lower behind", dip)
	}
}
