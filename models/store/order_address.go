package store

import (
	"context"
	"fmt"

	"ebenmass/models"
	"ebenmass/models/letter"

	"gorm.io/gorm"
)

// CorrectOrderAddress replaces the address of an order, sealed with the order's own key, and writes
// the letter that confirms it, which names the address, anew: claimed by the caller, where it is
// queued. The same address again changes nothing where that letter was handed over or is being sent. Errors:
// models.ErrNotFound for an order that is unknown, over, or another's; models.ErrChanged for one
// that is withdrawn.
func (s *Store) CorrectOrderAddress(ctx context.Context, customer, number string, to models.Address, m Mailing[models.Order]) (q letter.Queued, err error) {
	err = s.withKeysIn(ctx, s.transact, customer, m.keys(), func(tx *gorm.DB, keys []sealingKey) (unused []string, err error) {
		rows, err := s.selectOrders(tx, "o.customer = ? AND o.number = ?", customer, number)
		if err != nil {
			return nil, err
		}
		o, err := s.onlyOrder(tx, rows)
		if err != nil {
			return nil, err
		}
		row := rows[0].Row
		if row.State != string(models.OrderPlaced) {
			return nil, models.ErrChanged
		}
		if o.Address == to {
			if same, err := s.beingSent(tx, letterSubject{order: row.ID}); err != nil || same || row.Confirmed != nil {
				return identifiers(keys), err
			}
		}
		if err := s.resealOrder(tx, rows[0], to); err != nil {
			return nil, err
		}
		o.Address = to
		q, err = s.mailOrder(tx, m, keys, customer, row.ID, o, true)
		return nil, err
	})
	if err != nil {
		return letter.Queued{}, fmt.Errorf("store: correct an order's address: %w", err)
	}
	return q, nil
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
	if err != nil {
		return err
	}
	secret.Address = to
	sealed, err := sealingKey{id: row.KeyID, box: box}.sealOrder(row, secret)
	if err != nil {
		return err
	}
	return tx.Exec("UPDATE orders SET sealed = ?, confirmed_at = NULL WHERE id = ?", sealed, row.ID).Error
}
