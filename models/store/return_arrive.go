package store

import (
	"context"
	"fmt"

	"ebenmass/models"

	"gorm.io/gorm"
)

// BookArrival notes that a return came back: its pieces are in stock again, and the refund is
// due. Done again it changes nothing. models.ErrNotFound for a return that is unknown, over,
// or another's.
func (s *Store) BookArrival(ctx context.Context, customer, order, number string) error {
	err := s.transactDurably(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		row, err := s.orderRow(tx, customer, order)
		if err != nil {
			return err
		}
		back, err := first[returnRow](tx.Where("order_id = ? AND number = ?", row.ID, number))
		if err != nil || back.State == string(models.ReturnRefunded) {
			return err
		}
		booked := tx.Model(&back).Updates(map[string]any{"state": string(models.ReturnRefunded), "refunded_at": s.now().UnixMicro()})
		if booked.Error != nil {
			return booked.Error
		}
		// An article that has left the catalogue has no stock to raise.
		return tx.Exec(`
			UPDATE variants SET stock = stock + (
				SELECT sum(r.quantity) FROM return_lines r JOIN order_lines o ON o.order_id = ? AND o.position = r.position
				WHERE r.return_id = ? AND o.sku = variants.sku)
			WHERE sku IN (
				SELECT o.sku FROM return_lines r JOIN order_lines o ON o.order_id = ? AND o.position = r.position WHERE r.return_id = ?)`,
			row.ID, back.ID, row.ID, back.ID).Error
	})
	if err != nil {
		return fmt.Errorf("store: book arrival: %w", err)
	}
	return nil
}
