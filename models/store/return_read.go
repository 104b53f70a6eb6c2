package store

import (
	"context"
	"fmt"

	"ebenmass/models"

	"gorm.io/gorm"
)

// Returns returns what comes back of a customer's order, in the order it was announced, with
// the refunds. models.ErrNotFound for an order that is unknown, over, or another's.
func (s *Store) Returns(ctx context.Context, customer, number string) ([]models.Return, error) {
	db := s.read.WithContext(ctx)
	row, err := s.orderRow(db, customer, number)
	if err != nil {
		return nil, fmt.Errorf("store: read returns: %w", err)
	}
	_, returns, err := returnsOf(db, row)
	if err != nil {
		return nil, fmt.Errorf("store: read returns: %w", err)
	}
	return returns, nil
}

// HasReturn reports whether an attempt led to a return of a customer's order. models.ErrNotFound
// for an order that is unknown, over, or another's.
func (s *Store) HasReturn(ctx context.Context, customer, number, attempt string) (bool, error) {
	db := s.read.WithContext(ctx)
	row, err := s.orderRow(db, customer, number)
	if err != nil {
		return false, fmt.Errorf("store: find return: %w", err)
	}
	var n int64
	if err := db.Model(&returnRow{}).Where("order_id = ? AND attempt = ?", row.ID, digest(attempt)).Count(&n).Error; err != nil {
		return false, fmt.Errorf("store: find return: %w", err)
	}
	return n > 0, nil
}

// returnsOf reads an order with its lines but without what is sealed, and its returns.
func returnsOf(db *gorm.DB, row orderRow) (models.Order, []models.Return, error) {
	order := row.order()
	var sold []orderLineRow
	if err := db.Where("order_id = ?", row.ID).Order("position").Find(&sold).Error; err != nil {
		return order, nil, err
	}
	for _, l := range sold {
		order.Lines = append(order.Lines, l.line())
	}
	var rows []returnRow
	if err := db.Where("order_id = ?", row.ID).Order("announced_at, id").Find(&rows).Error; err != nil {
		return order, nil, err
	}
	returns := make([]models.Return, len(rows))
	for i, r := range rows {
		var lines []returnLineRow
		if err := db.Where("return_id = ?", r.ID).Order("position").Find(&lines).Error; err != nil {
			return order, nil, err
		}
		returns[i] = r.read(lines)
	}
	return order, order.Refunded(returns), nil
}
