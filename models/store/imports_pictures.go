package store

import (
	"context"
	"fmt"
	"maps"

	"ebenmass/models"

	"gorm.io/gorm"
)

// HangPictures gives an article pictures, by models.PictureKey, beside those it has or in their
// place. before is the digest of its document, as ImportedProduct returned it: models.ErrChanged
// where it is another by now, models.ErrNotFound where it is gone.
func (s *Store) HangPictures(ctx context.Context, slug, before string, pictures map[string]string) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		row, err := loadImported(tx, slug)
		if err != nil {
			return err
		}
		if row.digest != before {
			return models.ErrChanged
		}
		hung := maps.Clone(pictures)
		for key, name := range row.product.Pictures {
			if _, anew := hung[key]; !anew {
				hung[key] = name
			}
		}
		row.product.Pictures = hung
		text, err := formatDefinition(row.product, row.state)
		if err != nil {
			return err
		}
		return tx.Exec("UPDATE products SET definition = ? WHERE slug = ?", text, slug).Error
	})
	if err != nil {
		return fmt.Errorf("store: hang the pictures of %s: %w", slug, err)
	}
	return nil
}
