package handlers

import (
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/seed"
	"ebenmass/views/text"
)

func TestACloseUpIsNamedByWhatItShows(t *testing.T) {
	for _, tt := range []struct {
		kind  fit.Type
		style models.Style
		want  string
	}{
		{fit.Shirt, models.Style{"cuff": "turned"}, "Manschette"},
		{fit.Shirt, models.Style{}, "Kragen"},
		{fit.Blouse, models.Style{"collar": "bow"}, "Schluppe"},
		{fit.Coat, models.Style{"belt": "tie"}, "Bindegürtel"},
		{fit.Dress, models.Style{"belt": "tie", "collar": "shirt"}, "Kragen"},
		{fit.Trousers, models.Style{}, "Bund"},
	} {
		p := &models.Product{Type: tt.kind, Style: tt.style}
		if got := caption(models.German, p, "detail"); got != tt.want {
			t.Errorf("%s %v: %q, want %q", tt.kind, tt.style, got, tt.want)
		}
	}
}

func TestEveryCloseUpInTheCatalogueHasAName(t *testing.T) {
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	for i := range products {
		if key := "detail." + string(products[i].Detail()); !text.Has(key) {
			t.Errorf("%s: %s is said nowhere", products[i].Slug, key)
		}
	}
}
