package store

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"

	"ebenmass/models"

	"gorm.io/gorm"
)

// Order returns a customer's order. models.ErrNotFound for one that is unknown, over, or
// another's.
func (s *Store) Order(ctx context.Context, customer, number string) (models.Order, error) {
	db := s.read.WithContext(ctx)
	row, err := s.orderRow(db, customer, number)
	o, err := s.readOrder(db, row, err)
	if err != nil {
		return models.Order{}, fmt.Errorf("store: read order: %w", err)
	}
	return o, nil
}

// OrderByKey returns an order and whose it is to whoever has the key from its confirmation.
// models.ErrNotFound alike for an unknown number and a wrong key.
func (s *Store) OrderByKey(ctx context.Context, number, key string) (o models.Order, owner string, err error) {
	db := s.read.WithContext(ctx)
	row, err := first[orderRow](db.Where("number = ? AND expires_at > ?", number, s.now().UnixMicro()))
	if err == nil && subtle.ConstantTimeCompare(row.Access, digest(key)) != 1 {
		err = models.ErrNotFound
	}
	if err == nil {
		err = s.alive(db, row.Customer)
	}
	if o, err = s.readOrder(db, row, err); err != nil {
		return models.Order{}, "", fmt.Errorf("store: read order by key: %w", err)
	}
	return o, row.Customer, nil
}

// Orders returns a customer's orders, latest first; none for a customer who is unknown or over.
func (s *Store) Orders(ctx context.Context, customer string) ([]models.Order, error) {
	db := s.read.WithContext(ctx)
	if err := s.alive(db, customer); errors.Is(err, models.ErrNotFound) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("store: read orders: %w", err)
	}
	orders, err := s.orders(db, customer)
	if err != nil {
		return nil, fmt.Errorf("store: read orders: %w", err)
	}
	return orders, nil
}

func (s *Store) orders(db *gorm.DB, customer string) ([]models.Order, error) {
	var rows []orderRow
	err := db.Where("customer = ? AND expires_at > ?", customer, s.now().UnixMicro()).Order("placed_at DESC, id").Find(&rows).Error
	if err != nil {
		return nil, err
	}
	orders := make([]models.Order, 0, len(rows))
	for _, row := range rows {
		o, err := s.readOrder(db, row, nil)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		orders = append(orders, o)
	}
	return orders, nil
}

// orderRow finds a customer's order by its number.
func (s *Store) orderRow(db *gorm.DB, customer, number string) (orderRow, error) {
	if err := s.alive(db, customer); err != nil {
		return orderRow{}, err
	}
	return first[orderRow](db.Where("customer = ? AND number = ? AND expires_at > ?", customer, number, s.now().UnixMicro()))
}

// readOrder completes a row that was found, or passes on why it was not: with its lines and
// with what its key opens.
func (s *Store) readOrder(db *gorm.DB, row orderRow, err error) (models.Order, error) {
	if err != nil {
		return models.Order{}, err
	}
	o := row.order()
	var lines []orderLineRow
	if err := db.Where("order_id = ?", row.ID).Order("position").Find(&lines).Error; err != nil {
		return models.Order{}, err
	}
	for _, l := range lines {
		o.Lines = append(o.Lines, l.line())
	}
	secret, err := s.openOrder(db, row)
	if err != nil {
		return models.Order{}, err
	}
	o.Address, o.AccessKey = secret.Address, secret.Access
	return o, nil
}

// openOrder opens what an order's key seals; models.ErrNotFound where the key is destroyed.
func (s *Store) openOrder(db *gorm.DB, row orderRow) (sealedOrder, error) {
	text, err := s.openSealed(db, row.Customer, row.KeyID, row.sealName(), row.Sealed)
	if err != nil {
		return sealedOrder{}, err
	}
	var secret sealedOrder
	if json.Unmarshal([]byte(text), &secret) != nil {
		return sealedOrder{}, errors.New("what an order seals is no JSON")
	}
	return secret, nil
}
