package store

import (
	"context"
	"fmt"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/receipt"
	"ebenmass/models/scan"

	"gorm.io/gorm/clause"
)

// writeErasureReceipt signs and stores what the erasure came to.
func (s *Store) writeErasureReceipt(ctx context.Context, e *erasure) error {
	now := s.now()
	content := receipt.Erasure{
		ID: e.id, Scope: string(e.scope), Started: e.started.UTC(), Finished: now.UTC(), Resumed: e.resumed,
		Keys: e.deleted[customerKeyRow{}.TableName()], Deleted: e.deleted, Storage: s.storage(), LogEmptied: e.emptied,
		SearchedFor: e.needles.Values(), Before: e.before, After: e.after, OutOfReach: receipt.Limits(s.storage()),
	}
	for _, form := range scan.Forms() {
		content.Forms = append(content.Forms, string(form))
	}
	document, err := content.Document()
	if err != nil {
		return err
	}
	signed, err := receipt.Sign(s.SigningKey(), document)
	if err != nil {
		return err
	}
	row := receiptRow{ID: e.id, Document: string(signed), Created: now.UnixMicro(), Expires: consent.KeptReceipt.Until(now).UnixMicro()}
	return s.write.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&row).Error
}

func (s *Store) storage() string {
	if s.sqlite {
		return receipt.StorageSQLite
	}
	return receipt.StoragePostgres
}

// ErasureReceipt returns the signed receipt of an erasure. It names nobody, so whoever knows
// its unguessable identifier may have it. models.ErrNotFound for one that is unknown or over.
func (s *Store) ErasureReceipt(ctx context.Context, id string) ([]byte, error) {
	var rows []receiptRow
	err := s.read.WithContext(ctx).Where("id = ? AND expires_at > ?", id, s.now().UnixMicro()).Find(&rows).Error
	if err == nil && len(rows) == 0 {
		err = models.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("store: read erasure receipt: %w", err)
	}
	return []byte(rows[0].Document), nil
}
