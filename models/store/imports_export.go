package store

import (
	"context"
	"encoding/json"
	"fmt"

	"ebenmass/models"
)

// ExportArticle is an article with what tells an import that it is the same.
type ExportArticle struct {
	Product models.Product
	Source  string // ShopSource for one that came out of no files
	Key     string
	// Counted is how many pieces the source last said there are, by SKU; the product's own stock
	// is what there is.
	Counted map[string]int
}

// ExportCatalogue returns all articles that the shop sells, in the order of the catalogue.
func (s *Store) ExportCatalogue(ctx context.Context) ([]ExportArticle, error) {
	products, err := s.LoadCatalogue(ctx)
	if err != nil {
		return nil, err
	}
	var rows []productRow
	if err := s.read.WithContext(ctx).Raw("SELECT slug, definition FROM products").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("store: export the catalogue: %w", err)
	}
	states := make(map[string]*importState, len(rows))
	for _, row := range rows {
		var document struct{ Import *importState }
		if err := json.Unmarshal([]byte(row.Definition), &document); err != nil {
			return nil, fmt.Errorf("store: export the catalogue: %s: %w", row.Slug, err)
		}
		states[row.Slug] = document.Import
	}
	articles := make([]ExportArticle, len(products))
	for i, p := range products {
		articles[i] = ExportArticle{Product: p, Source: ShopSource, Key: p.Slug}
		if state := states[p.Slug]; state != nil {
			articles[i].Source, articles[i].Key, articles[i].Counted = state.Source, state.Key, state.Stock
		}
	}
	return articles, nil
}
