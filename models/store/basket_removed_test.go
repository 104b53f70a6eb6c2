package store

import (
	"errors"
	"testing"

	"ebenmass/models"
)

// A line outlives its article, and says what it was called and why it is sold no longer.
func TestBasket_Removed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		statement string
		want      models.Removal
		left      int // lines that can be ordered
	}{
		"article": {"DELETE FROM products WHERE slug = 'arne-linen-shirt'", models.RemovedAll, 0},
		"colour":  {"DELETE FROM variants WHERE product = 'arne-linen-shirt' AND colour = 'sage'", models.RemovedColour, 0},
		"size":    {"DELETE FROM variants WHERE sku = '" + few + "'", models.RemovedSize, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onEveryEngine(t, func(t *testing.T, s shop) {
				must(t, s.SaveCatalogue(t.Context(), products()))
				customer := s.visit(t)
				must(t, s.SetBasketItem(t.Context(), customer, few, 2))
				must(t, s.SetBasketItem(t.Context(), customer, many, 1))
				s.exec(t, c.statement)
				items, err := s.Basket(t.Context(), customer)
				must(t, err)
				if len(items) != 2 {
					t.Fatalf("%d lines", len(items))
				}
				for _, item := range items {
					want := c.want
					if item.SKU == many && c.left > 0 {
						want = models.NotRemoved
					}
					if item.Removed != want || item.Article.Name != shirt().Name || item.Article.ColourKey != "sage" || item.Article.Size == "" {
						t.Errorf("%s: removed %q, want %q; called %+v", item.SKU, item.Removed, want, item.Article)
					}
				}
				basket, err := s.PriceBasket(t.Context(), customer)
				if errors.Is(err, models.ErrNotFound) != (c.left == 0) || len(basket.lines) != c.left || len(basket.Removed) != 2-c.left {
					t.Errorf("priced %+v, %v", basket, err)
				}
				must(t, s.ForgetRemoved(t.Context(), customer, []string{few, many, "unknown"}))
				if items, err = s.Basket(t.Context(), customer); err != nil || len(items) != c.left {
					t.Errorf("%d lines after the owner read it, %v", len(items), err)
				}
			})
		})
	}
}
