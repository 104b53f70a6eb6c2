package store

import (
	"context"
	"encoding/json"
	"fmt"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/store/engine"

	"gorm.io/gorm"
)

// The rows of all tables, as the migrations define them. Times are microseconds since 1970.

type productRow struct {
	Slug       string `gorm:"primaryKey"`
	Position   int
	Definition string
}

func (productRow) TableName() string { return "products" }

type variantRow struct {
	SKU      string `gorm:"primaryKey;column:sku"`
	Product  string
	Position int
	Colour   string
	Size     string
	Stock    int
}

func (variantRow) TableName() string { return "variants" }

type priceRow struct {
	Product string `gorm:"primaryKey"`
	Since   int64  `gorm:"primaryKey;autoIncrement:false"`
	Cents   int64
}

func (priceRow) TableName() string { return "prices" }

// definition is a product as a document: everything but stock and prices, which are
// relational because they change and are counted. Free is written by name.
type definition struct {
	models.Product
	Free   []string
	Import *importState `json:",omitempty"` // of articles that came out of files
}

// CatalogueEmpty reports whether there is no product yet.
func (s *Store) CatalogueEmpty(ctx context.Context) (bool, error) {
	var n int64
	if err := s.read.WithContext(ctx).Raw("SELECT count(*) FROM products").Scan(&n).Error; err != nil {
		return false, fmt.Errorf("store: count products: %w", err)
	}
	return n == 0, nil
}

// SaveCatalogue adds products in their order, all or none. A slug, SKU or price day that
// exists is ErrDuplicate.
func (s *Store) SaveCatalogue(ctx context.Context, products []models.Product) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		for i := range products {
			if err := insertProduct(tx, i, products[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if engine.IsDuplicate(err) {
		err = fmt.Errorf("%w: %w", ErrDuplicate, err)
	}
	if err != nil {
		return fmt.Errorf("store: save catalogue: %w", err)
	}
	return nil
}

func insertProduct(tx *gorm.DB, position int, p models.Product) error {
	text, err := formatDefinition(p, nil)
	if err != nil {
		return err
	}
	variants := make([]variantRow, len(p.Variants))
	for i, v := range p.Variants {
		variants[i] = variantRow{SKU: v.SKU, Product: p.Slug, Position: i, Colour: v.Colour, Size: v.Size, Stock: v.Stock}
	}
	prices := make([]priceRow, len(p.Prices))
	for i, price := range p.Prices {
		prices[i] = priceRow{Product: p.Slug, Since: price.Since.UnixMicro(), Cents: int64(price.Cents)}
	}
	product := productRow{Slug: p.Slug, Position: position, Definition: text}
	if err := tx.Create(&product).Error; err != nil {
		return fmt.Errorf("product %s: %w", p.Slug, err)
	}
	if len(variants) > 0 {
		if err := tx.Create(&variants).Error; err != nil {
			return fmt.Errorf("variants of %s: %w", p.Slug, err)
		}
	}
	if len(prices) > 0 {
		if err := tx.Create(&prices).Error; err != nil {
			return fmt.Errorf("prices of %s: %w", p.Slug, err)
		}
	}
	return nil
}

// formatDefinition writes a product as a document. It is the same text for the same product.
func formatDefinition(p models.Product, state *importState) (string, error) {
	document := definition{Product: p, Import: state}
	for _, zone := range p.Free {
		document.Free = append(document.Free, zone.String())
	}
	document.Variants, document.Prices = nil, nil
	text, err := json.Marshal(document)
	return string(text), err
}

func parseDefinition(text string) (models.Product, *importState, error) {
	var document definition
	if err := json.Unmarshal([]byte(text), &document); err != nil {
		return models.Product{}, nil, err
	}
	for _, name := range document.Free {
		zone, err := fit.MeasureNamed(name)
		if err != nil {
			return models.Product{}, nil, err
		}
		document.Product.Free = append(document.Product.Free, zone)
	}
	return document.Product, document.Import, nil
}

// Variant returns a variant with its stock as it is now, and its product's slug.
// models.ErrNotFound where there is none.
func (s *Store) Variant(ctx context.Context, sku string) (v models.Variant, slug string, err error) {
	var rows []variantRow
	if err := s.read.WithContext(ctx).Raw("SELECT * FROM variants WHERE sku = ?", sku).Scan(&rows).Error; err != nil {
		return models.Variant{}, "", fmt.Errorf("store: find variant: %w", err)
	}
	if len(rows) == 0 {
		return models.Variant{}, "", fmt.Errorf("store: find variant: %w", models.ErrNotFound)
	}
	return rows[0].variant(), rows[0].Product, nil
}

func (v variantRow) variant() models.Variant {
	return models.Variant{SKU: v.SKU, Colour: v.Colour, Size: v.Size, Stock: v.Stock}
}
