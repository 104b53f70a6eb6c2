package store

import (
	"context"
	"fmt"

	"ebenmass/models"

	"gorm.io/gorm"
)

// CorrectOrderAddress replaces the address of an order, sealed with the order's own key; its
// confirmation, which names the address, is to be sent again. The same address again changes
// nothing. Errors: models.ErrNotFound for an order that is unknown, over, or another's;
// models.ErrChanged for one that is withdrawn.
func (s *Store) CorrectOrderAddress(ctx context.Context, customer, number string, to models.Address) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		rows, err := s.selectOrders(tx, "o.customer = ? AND o.number = ?", customer, number)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return models.ErrNotFound
		}
		if rows[0].Row.State != string(models.OrderPlaced) {
			return models.ErrChanged
		}
		return s.resealOrder(tx, rows[0], to)
	})
	if err != nil {
		return fmt.Errorf("store: correct an order's address: %w", err)
	}
	return nil
}

// resealOrder seals an order anew with another address.
func (s *Store) resealOrder(tx *gorm.DB, found sealedRow[orderRow], to models.Address) error {
	row := found.Row
	box, err := s.vault.OpenBox(row.Customer, found.Wrapped)
	if err != nil {
		return err
	}
	text, err := box.Open(row.sealName(), row.Sealed)
	if err != nil {
		return err
	}
	secret, err := parseSealedOrder(text)
	if err != nil || secret.Address == to {
		return err
	}
	secret.Address = to
	sealed, err := sealingKey{id: row.KeyID, box: box}.sealOrder(row, secret)
	if err != nil {
		return err
	}
	return tx.Exec("UPDATE orders SET sealed = ?, confirmed_at = NULL WHERE id = ?", sealed, row.ID).Error
}
