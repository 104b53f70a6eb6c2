package store

import (
	"bytes"
	"context"
	"fmt"

	"github.com/tink-crypto/tink-go/v2/keyset"
	"gorm.io/gorm"
)

// rotationBatch is how many customers' keys are wrapped anew in one transaction.
const rotationBatch = 100

// wrapAll wraps every customer's key with the new master key, until a pass finds none left.
func (r *rotation) wrapAll(ctx context.Context) error {
	for {
		wrapped, err := r.pass(ctx)
		if err != nil || wrapped == 0 {
			return err
		}
	}
}

// pass goes through all keys once, in small batches, so that the shop hardly waits.
func (r *rotation) pass(ctx context.Context) (wrapped int, err error) {
	last := ""
	for {
		var rows []customerKeyRow
		anew := 0
		err := r.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
			if err := tx.Where("id > ?", last).Order("id").Limit(rotationBatch).Find(&rows).Error; err != nil {
				return err
			}
			for _, row := range rows {
				n, err := r.wrap(tx, row)
				if err != nil {
					return err
				}
				anew += n
			}
			return nil
		})
		if err != nil || len(rows) == 0 {
			return wrapped, err
		}
		last = rows[len(rows)-1].ID
		wrapped += anew
		r.done.Keys += anew
		if anew > 0 {
			r.reached("batch")
		}
	}
}

// wrap wraps one key anew, if it is not already. n is 1 where it did.
func (r *rotation) wrap(tx *gorm.DB, row customerKeyRow) (n int, err error) {
	if r.isFresh(row) {
		return 0, nil
	}
	handle, err := keyset.ReadWithAssociatedData(keyset.NewBinaryReader(bytes.NewReader(row.Wrapped)), r.both, []byte(row.Customer))
	if err != nil {
		return 0, fmt.Errorf("unwrap key: %w", err)
	}
	var buffer bytes.Buffer
	if err := handle.WriteWithAssociatedData(keyset.NewBinaryWriter(&buffer), r.both, []byte(row.Customer)); err != nil {
		return 0, fmt.Errorf("wrap key: %w", err)
	}
	return 1, tx.Model(&customerKeyRow{}).Where("id = ?", row.ID).Update("wrapped", buffer.Bytes()).Error
}

func (r *rotation) isFresh(row customerKeyRow) bool {
	_, err := keyset.ReadWithAssociatedData(keyset.NewBinaryReader(bytes.NewReader(row.Wrapped)), r.fresh, []byte(row.Customer))
	return err == nil
}
