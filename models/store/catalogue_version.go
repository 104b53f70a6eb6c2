package store

import (
	"context"
	"fmt"
)

// CatalogueVersion is a number that has grown whenever a product, its stock or its price
// changed, through this store or past it. It is cheap to ask for many times a second.
func (s *Store) CatalogueVersion(ctx context.Context) (int64, error) {
	var number int64
	if err := s.read.WithContext(ctx).Raw("SELECT number FROM catalogue_version").Scan(&number).Error; err != nil {
		return 0, fmt.Errorf("store: catalogue version: %w", err)
	}
	return number, nil
}
