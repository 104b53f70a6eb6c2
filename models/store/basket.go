package store

import (
	"context"
	"fmt"
	"time"

	"ebenmass/models"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// BasketItem is a basket line and when its article was first put in.
type BasketItem struct {
	models.BasketItem
	AddedAt time.Time
}

// Basket returns a customer's lines, oldest first; none for a customer who is unknown or over.
func (s *Store) Basket(ctx context.Context, customer string) ([]BasketItem, error) {
	var rows []basketRow
	err := s.read.WithContext(ctx).Raw(`
		SELECT b.sku, b.quantity, b.added_at FROM basket_items b JOIN customers c ON c.id = b.customer
		WHERE c.id = ? AND c.expires_at > ? ORDER BY b.added_at, b.sku`, customer, s.now().UnixMicro()).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: read basket: %w", err)
	}
	items := make([]BasketItem, len(rows))
	for i, row := range rows {
		items[i] = BasketItem{BasketItem: models.BasketItem{SKU: row.SKU, Quantity: row.Quantity}, AddedAt: moment(row.Added)}
	}
	return items, nil
}

// SetBasketItem sets how many pieces of a SKU are in the basket; 0 removes the line. Errors:
// models.ErrNotFound (SKU or customer), models.ErrTooMany, models.ErrOutOfStock.
func (s *Store) SetBasketItem(ctx context.Context, customer, sku string, quantity int) error {
	return s.changeBasket(ctx, customer, sku, func(int) int { return quantity })
}

// AddBasketItem puts further pieces of a SKU into the basket, with the errors of SetBasketItem.
func (s *Store) AddBasketItem(ctx context.Context, customer, sku string, quantity int) error {
	return s.changeBasket(ctx, customer, sku, func(present int) int {
		return present + min(quantity, models.MaxPerLine+1) // no sum can run over
	})
}

// changeBasket changes one line, checked against the stock of that moment. Putting into a
// basket reserves nothing.
func (s *Store) changeBasket(ctx context.Context, customer, sku string, change func(present int) int) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		var present []basketRow
		if err := tx.Where("customer = ? AND sku = ?", customer, sku).Find(&present).Error; err != nil {
			return err
		}
		line := basketRow{Customer: customer, SKU: sku, Added: s.now().UnixMicro()}
		if len(present) > 0 {
			line = present[0]
		}
		line.Quantity = change(line.Quantity)
		return saveLine(tx, line)
	})
	if err != nil {
		return fmt.Errorf("store: change basket: %w", err)
	}
	return nil
}

func saveLine(tx *gorm.DB, line basketRow) error {
	var variants []variantRow
	if err := tx.Where("sku = ?", line.SKU).Find(&variants).Error; err != nil {
		return err
	}
	switch {
	case len(variants) == 0:
		return models.ErrNotFound
	case line.Quantity == 0:
		return tx.Where("customer = ? AND sku = ?", line.Customer, line.SKU).Delete(&basketRow{}).Error
	case line.Quantity < 0:
		return fmt.Errorf("a line of %d pieces", line.Quantity)
	case line.Quantity > models.MaxPerLine:
		return models.ErrTooMany
	case line.Quantity > variants[0].Stock:
		return models.ErrOutOfStock
	}
	return tx.Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "customer"}, {Name: "sku"}},
		DoUpdates: clause.AssignmentColumns([]string{"quantity"}),
	}).Create(&line).Error
}
