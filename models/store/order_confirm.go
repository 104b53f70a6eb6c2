package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"ebenmass/models"
)

// unconfirmedBatch is how many unsent confirmations, of orders or withdrawals, are looked for at once.
const unconfirmedBatch = 50

// UnconfirmedOrder is an order whose confirmation was not handed to the post.
type UnconfirmedOrder struct {
	Customer string
	Order    models.Order
}

// Unconfirmed returns orders placed before a moment whose confirmation has not been handed
// over, oldest first and not all at once: where the shop stopped in between, or the post took
// nothing. A withdrawn order needs none any more.
func (s *Store) Unconfirmed(ctx context.Context, before time.Time) ([]UnconfirmedOrder, error) {
	db := s.read.WithContext(ctx)
	var rows []orderRow
	err := db.Where("confirmed_at IS NULL AND state = ? AND placed_at < ? AND expires_at > ?",
		string(models.OrderPlaced), before.UnixMicro(), s.now().UnixMicro()).
		Order("placed_at, id").Limit(unconfirmedBatch).Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: find unconfirmed orders: %w", err)
	}
	var all []UnconfirmedOrder
	for _, row := range rows {
		o, err := s.readOrder(db, row, nil)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("store: find unconfirmed orders: %w", err)
		}
		all = append(all, UnconfirmedOrder{Customer: row.Customer, Order: o})
	}
	return all, nil
}

// MarkConfirmed notes that an order's confirmation was handed to the post. Done again it
// changes nothing. models.ErrNotFound for an order that is unknown, over, or another's.
func (s *Store) MarkConfirmed(ctx context.Context, customer, number string) error {
	db := s.write.WithContext(ctx)
	row, err := s.orderRow(db, customer, number)
	if err == nil && row.Confirmed == nil {
		err = db.Exec("UPDATE orders SET confirmed_at = ? WHERE id = ? AND confirmed_at IS NULL", s.now().UnixMicro(), row.ID).Error
	}
	if err != nil {
		return fmt.Errorf("store: confirm order: %w", err)
	}
	return nil
}
