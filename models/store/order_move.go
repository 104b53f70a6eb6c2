package store

import (
	"context"
	"errors"

	"ebenmass/models"

	"gorm.io/gorm"
)

// movingTries is how often orders are sealed anew for an account whose visit orders again
// while it signs in.
const movingTries = 3

// errMeanwhile: a visit placed an order or declared a withdrawal while what it has was being
// moved.
var errMeanwhile = errors.New("an order was placed or withdrawn from meanwhile")

// movedTables are the tables whose rows change hands with an order, besides its own, each
// with the condition that finds them by the order.
func movedTables() map[string]string {
	return map[string]string{
		"order_lines":  "order_id = ?",
		"returns":      "order_id = ?",
		"return_lines": "return_id IN (SELECT id FROM returns WHERE order_id = ?)",
	}
}

// movingOrder is an order of a visit, sealed for an account.
type movingOrder struct {
	key    string // fresh, the account's
	sealed []byte
}

// resealOrders opens a visit's orders and seals each with a fresh key of an account's. The
// keys are in made, with an error too: whoever asked destroys those that come to nothing.
func (s *Store) resealOrders(ctx context.Context, visit, owner string) (orders map[string]movingOrder, made []string, err error) {
	var rows []orderRow
	db := s.write.WithContext(ctx)
	if err := db.Where("customer = ?", visit).Find(&rows).Error; err != nil {
		return nil, nil, err
	}
	orders = make(map[string]movingOrder, len(rows))
	for _, row := range rows {
		secret, err := s.openOrder(db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, made, err
		}
		id, box, err := s.newKey(ctx, owner, keyOrder)
		if err != nil {
			return nil, made, err
		}
		made = append(made, id)
		sealed, err := sealingKey{id, box}.sealOrder(row, secret)
		if err != nil {
			return nil, made, err
		}
		orders[row.ID] = movingOrder{key: id, sealed: sealed}
	}
	return orders, made, nil
}

// takeOrders makes a visit's orders an account's. errMeanwhile for one that was not
// sealed for it.
func (s *Store) takeOrders(tx *gorm.DB, visit, owner string, sealed map[string]movingOrder) error {
	if err := s.lockCustomer(tx, visit); err != nil && !errors.Is(err, models.ErrNotFound) {
		return err
	}
	var rows []orderRow
	if err := tx.Where("customer = ?", visit).Find(&rows).Error; err != nil {
		return err
	}
	for _, row := range rows {
		moving, ok := sealed[row.ID]
		if !ok {
			if _, err := s.openKey(tx, visit, row.KeyID); errors.Is(err, models.ErrNotFound) {
				continue
			}
			return errMeanwhile
		}
		if err := takeOrder(tx, row, owner, moving); err != nil {
			return err
		}
	}
	return nil
}

func takeOrder(tx *gorm.DB, row orderRow, owner string, moving movingOrder) error {
	var same int64 // the same form sent before and after signing out: both are orders
	if err := tx.Model(&orderRow{}).Where("customer = ? AND attempt = ?", owner, row.Attempt).Count(&same).Error; err != nil {
		return err
	}
	if same > 0 {
		row.Attempt = random(len(row.Attempt))
	}
	err := tx.Exec("UPDATE orders SET customer = ?, key_id = ?, sealed = ?, attempt = ? WHERE id = ?",
		owner, moving.key, moving.sealed, row.Attempt, row.ID).Error
	if err != nil {
		return err
	}
	for table, condition := range movedTables() {
		if err := tx.Exec("UPDATE "+table+" SET customer = ? WHERE "+condition, owner, row.ID).Error; err != nil {
			return err
		}
	}
	return nil
}
