package store

import (
	"context"
	"errors"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/receipt"
	"ebenmass/models/scan"

	"gorm.io/gorm/clause"
)

// beginReceipt signs and stores what an erasure came to, its search still to come. A receipt
// that is there already stays.
func (s *Store) beginReceipt(ctx context.Context, e *erasure) error {
	switch {
	case e.lost:
		e.state = receipt.SearchInterrupted
	case e.needles.Len() == 0:
		e.state = receipt.SearchNothing
	default:
		e.state = receipt.SearchPending
	}
	if e.state != receipt.SearchPending {
		return nil
	}
	return s.saveReceipt(ctx, s.receiptOf(e), false)
}

// completeReceipt signs anew what an erasure came to, now with how its search ended. A receipt
// that says so already stays.
func (s *Store) completeReceipt(ctx context.Context, e *erasure) error {
	content := s.receiptOf(e)
	document, err := s.ErasureReceipt(ctx, e.id)
	if err != nil && !errors.Is(err, models.ErrNotFound) {
		return err
	}
	if err == nil {
		before, err := receipt.ReadErasure(document)
		if err != nil || before.SearchState != receipt.SearchPending {
			return err
		}
		if e.lost { // the receipt knows more than the note
			content, content.SearchedFor = before, map[string]int{}
			content.SearchState, content.Resumed = e.state, true
		}
	}
	return s.saveReceipt(ctx, content, true)
}

// receiptOf is what an erasure's receipt says.
func (s *Store) receiptOf(e *erasure) receipt.Erasure {
	content := receipt.Erasure{
		ID: e.id, Scope: string(e.scope), Started: e.started.UTC(), Finished: e.finished.UTC(), Resumed: e.resumed,
		Keys: e.deleted[keysTable], Deleted: e.deleted, Storage: s.storage(), LogEmptied: e.emptied, RowsLeft: e.left,
		SearchState: e.state, SearchedFor: e.needles.Values(), Before: e.before, After: e.after, Tables: e.tables,
		OutOfReach: receipt.Limits(s.storage()),
	}
	if !e.searched.IsZero() {
		at := e.searched.UTC()
		content.Searched = &at
	}
	for _, form := range scan.Forms() {
		content.Forms = append(content.Forms, string(form))
	}
	return content
}

// saveReceipt signs and stores a receipt; anew takes the place of one that is there.
func (s *Store) saveReceipt(ctx context.Context, content receipt.Erasure, anew bool) error {
	document, err := content.Document()
	if err != nil {
		return err
	}
	signed, err := receipt.Sign(s.SigningKey(), document)
	if err != nil {
		return err
	}
	conflict := clause.OnConflict{DoNothing: true}
	if anew {
		conflict = clause.OnConflict{Columns: []clause.Column{{Name: "id"}}, DoUpdates: clause.AssignmentColumns([]string{"document"})}
	}
	row := receiptRow{
		ID: content.ID, Document: string(signed), Created: content.Finished.UnixMicro(), Expires: consent.KeptReceipt.Until(content.Finished).UnixMicro(),
	}
	return s.write.WithContext(ctx).Clauses(conflict).Create(&row).Error
}

func (s *Store) storage() string {
	if s.sqlite {
		return receipt.StorageSQLite
	}
	return receipt.StoragePostgres
}
