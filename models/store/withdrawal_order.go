package store

import (
	"crypto/hmac"
	"crypto/rand"
	"errors"

	"ebenmass/models"

	"gorm.io/gorm"
)

// withdrawOrder marks the order a declaration names as withdrawn from, where number and e-mail
// address match one that is not yet: whatever of it has not come back is announced to, in one
// return. It tells nobody whether there was one.
func (s *Store) withdrawOrder(tx *gorm.DB, declared models.Withdrawal) error {
	number, ok := declared.OrderNumber()
	if !ok {
		return nil
	}
	now := s.now().UnixMicro()
	row, err := first[orderRow](tx.Where("number = ? AND state = ? AND expires_at > ?", number, string(models.OrderPlaced), now))
	if err == nil {
		err = s.lockCustomer(tx, row.Customer)
	}
	var secret sealedOrder
	if err == nil {
		secret, err = s.openOrder(tx, row)
	}
	if errors.Is(err, models.ErrNotFound) || err == nil && !hmac.Equal(s.lookup(secret.Address.Email), s.lookup(declared.Email)) {
		return nil
	}
	if err != nil {
		return err
	}
	marked := tx.Model(&orderRow{}).Where("id = ? AND state = ?", row.ID, string(models.OrderPlaced)).
		Updates(map[string]any{"state": string(models.OrderWithdrawn), "withdrawn_at": now})
	if marked.Error != nil || marked.RowsAffected == 0 { // by another declaration, a moment ago
		return marked.Error
	}
	return s.returnRest(tx, row)
}

// returnRest announces that everything of an order comes back that has not yet.
func (s *Store) returnRest(tx *gorm.DB, row orderRow) error {
	order, returns, err := returnsOf(tx, row)
	if err != nil {
		return err
	}
	var rest []models.ReturnLine
	for i, left := range order.Left(returns) {
		if left > 0 {
			rest = append(rest, models.ReturnLine{Position: order.Lines[i].Position, Quantity: left})
		}
	}
	if len(rest) == 0 {
		return nil
	}
	_, err = s.writeReturn(tx, row, rand.Text(), rest)
	return err
}
