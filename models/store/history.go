package store

import (
	"context"
	"fmt"

	"ebenmass/models"

	"gorm.io/gorm"
)

// tallies are the tables in which the shop counts without anybody. Each says of a row
// whether it was made up for the demonstration.
var tallies = [...]string{"fit_counts", "sold_tallies", "return_tallies", "two_size_tallies"}

// historyBatch is how many rows are written at once.
const historyBatch = 500

// HasCounted reports whether the shop has counted or released anything yet.
func (s *Store) HasCounted(ctx context.Context) (bool, error) {
	counted, err := hasCounted(s.read.WithContext(ctx))
	if err != nil {
		return false, fmt.Errorf("store: look for counts: %w", err)
	}
	return counted, nil
}

// SaveHistory stores the demonstration's made-up history, all or none, and marks it as such
// for good. A shop that has begun to count, or has released anything, keeps its own counts:
// then nothing is saved.
func (s *Store) SaveHistory(ctx context.Context, h models.History) (saved bool, err error) {
	err = s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockReleases(tx); err != nil { // two instances that open at once
			return err
		}
		if counted, err := hasCounted(tx); err != nil || counted {
			return err
		}
		saved = true
		return insertHistory(tx, h)
	})
	if err != nil {
		return false, fmt.Errorf("store: save history: %w", err)
	}
	return saved, nil
}

func hasCounted(tx *gorm.DB) (bool, error) {
	for _, table := range append(tallies[:], "releases") {
		var found bool
		if err := tx.Raw("SELECT EXISTS (SELECT 1 FROM " + table + ")").Scan(&found).Error; err != nil || found {
			return found, err
		}
	}
	return false, nil
}

// insertHistory writes all counts as demonstration.
func insertHistory(tx *gorm.DB, h models.History) error {
	sold := make([]soldTallyRow, len(h.Sold))
	for i, c := range h.Sold {
		sold[i] = soldTallyRow{Product: c.Product, Size: c.Size, Demo: true, N: int64(c.N)}
	}
	returned := make([]returnTallyRow, len(h.Returned))
	for i, c := range h.Returned {
		returned[i] = returnTallyRow{Product: c.Product, Size: c.Size, Reason: string(c.Complaint.Reason), Demo: true, N: int64(c.N)}
		if c.Complaint.Reason.HasZone() {
			returned[i].Zone = c.Complaint.Zone.String()
		}
	}
	fitted := make([]fitCountRow, len(h.Fitted))
	for i, c := range h.Fitted {
		fitted[i] = fitCountRow{Product: c.Product, Bin: c.Bin, Outcome: outcomeNames[c.Outcome], Demo: true, N: int64(c.N)}
	}
	notices := make([]twoSizeTallyRow, len(h.TwoSizes))
	for i, c := range h.TwoSizes {
		notices[i] = twoSizeTallyRow{Outcome: string(c.Outcome), Demo: 1, N: int64(c.N)}
		if c.Named {
			notices[i].Named = 1
		}
	}
	for _, rows := range []any{sold, returned, fitted, notices} {
		if err := tx.CreateInBatches(rows, historyBatch).Error; err != nil {
			return err
		}
	}
	return nil
}
