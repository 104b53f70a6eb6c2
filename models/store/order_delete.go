package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"ebenmass/models"

	"gorm.io/gorm"
)

// orderTables are the tables that hold something of one order, each with the condition that
// finds its rows by the keys of an erasure.
func orderTables() map[string]string {
	const ofOrder = "order_id IN (SELECT id FROM orders WHERE key_id IN ?)"
	return map[string]string{
		"orders":        "key_id IN ?",
		"order_lines":   ofOrder,
		"returns":       ofOrder,
		"return_lines":  "return_id IN (SELECT id FROM returns WHERE " + ofOrder + ")",
		"outbox":        "key_id IN ?",
		"customer_keys": "id IN ?",
	}
}

// DeleteOrder erases one order at its customer's wish, as Erase does: key first, then the
// order with its lines, and the letters about it that lie in the outbox. What was sold stays
// counted without anybody. models.ErrNotFound for an order that is unknown, over, or another's.
func (s *Store) DeleteOrder(ctx context.Context, customer, number string) (Erased, error) {
	db := s.read.WithContext(ctx)
	row, err := s.orderRow(db, customer, number)
	if err != nil {
		return Erased{}, fmt.Errorf("store: delete order: %w", err)
	}
	letters, err := s.lettersAbout(db, customer, number)
	if err != nil {
		return Erased{}, fmt.Errorf("store: delete order: %w", err)
	}
	return s.erase(ctx, Held{Orders: 1, Letters: len(letters)}, customer, ScopeOrder, append(letters, row.KeyID), nil)
}

// lettersAbout returns the keys of the letters in a customer's outbox that name an order.
func (s *Store) lettersAbout(db *gorm.DB, customer, number string) (keys []string, err error) {
	var rows []outboxRow
	if err := db.Where("customer = ?", customer).Find(&rows).Error; err != nil {
		return nil, err
	}
	for _, row := range rows {
		laid, err := s.takeLetter(db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		if strings.Contains(laid.Letter.Subject+laid.Letter.Text, number) {
			keys = append(keys, row.KeyID)
		}
	}
	return keys, nil
}

// dropOrder deletes the rows of one order whose keys are given; what belongs to it goes with it.
func dropOrder(tx *gorm.DB, customer string, keys []string) error {
	for _, row := range []any{&outboxRow{}, &orderRow{}} {
		if err := tx.Where("customer = ? AND key_id IN ?", customer, keys).Delete(row).Error; err != nil {
			return err
		}
	}
	return nil
}
