package store

import (
	"context"
	"errors"
	"fmt"

	"ebenmass/models"
	"ebenmass/models/fit"

	"gorm.io/gorm"
)

// madeUpFitRow is how many of the demonstration's made-up buyers answered alike about how an
// article fits.
type madeUpFitRow struct {
	Product string `gorm:"primaryKey"`
	Bin     int    `gorm:"primaryKey;autoIncrement:false"`
	Outcome string `gorm:"primaryKey"`
	N       int64
}

func (madeUpFitRow) TableName() string { return "made_up_fits" }

// outcomeNames are how outcomes stand in the database.
var outcomeNames = [...]string{fit.OutcomeSmall: "small", fit.OutcomeFits: "fits", fit.OutcomeLarge: "large"}

// begun are the tables that are empty in a shop that nothing has happened in yet.
var begun = [...]string{"made_up_fits", "made_up_reasons", "piece_totals", "made_up_two_sizes", "orders", "feedback", "releases"}

// historyBatch is how many rows are written at once.
const historyBatch = 500

// HasBegun reports whether anything was ordered, told, made up or released yet.
func (s *Store) HasBegun(ctx context.Context) (bool, error) {
	begun, err := hasBegun(s.read.WithContext(ctx))
	if err != nil {
		return false, fmt.Errorf("store: look whether the shop has begun: %w", err)
	}
	return begun, nil
}

// SaveHistory stores the demonstration's made-up history, all or none, apart from all that
// people do. In a shop that has begun nothing is saved.
func (s *Store) SaveHistory(ctx context.Context, h models.History) (saved bool, err error) {
	err = s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockReleases(tx); err != nil { // two instances that open at once
			return err
		}
		if begun, err := hasBegun(tx); err != nil || begun {
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

func hasBegun(tx *gorm.DB) (bool, error) {
	for _, table := range begun {
		var found bool
		if err := tx.Raw("SELECT EXISTS (SELECT 1 FROM " + table + ")").Scan(&found).Error; err != nil || found {
			return found, err
		}
	}
	return false, nil
}

// madeUpReasonRow is for how many of the demonstration's made-up returns a reason was given.
type madeUpReasonRow struct {
	Product string `gorm:"primaryKey"`
	Reason  string `gorm:"primaryKey"`
	Zone    string `gorm:"primaryKey"`
	N       int64
}

func (madeUpReasonRow) TableName() string { return "made_up_reasons" }

// insertHistory writes what was made up, apart from all that people do.
func insertHistory(tx *gorm.DB, h models.History) error {
	totals, why := map[string]pieceTotalRow{}, map[madeUpReasonRow]int64{}
	for _, c := range h.Sold {
		t := totals[c.Product]
		t.Sold += int64(c.N)
		totals[c.Product] = t
	}
	for _, c := range h.Returned {
		t := totals[c.Product]
		t.Returned += int64(c.N)
		totals[c.Product] = t
		key := madeUpReasonRow{Product: c.Product, Reason: string(c.Complaint.Reason)}
		if c.Complaint.Reason.HasZone() {
			key.Zone = c.Complaint.Zone.String()
		}
		why[key] += int64(c.N)
	}
	pieces := make([]pieceTotalRow, 0, len(totals))
	for product, t := range totals {
		t.Product, t.Demo = product, true
		pieces = append(pieces, t)
	}
	reasons := make([]madeUpReasonRow, 0, len(why))
	for row, n := range why {
		row.N = n
		reasons = append(reasons, row)
	}
	fitted := make([]madeUpFitRow, len(h.Fitted))
	for i, c := range h.Fitted {
		fitted[i] = madeUpFitRow{Product: c.Product, Bin: c.Bin, Outcome: outcomeNames[c.Outcome], N: int64(c.N)}
	}
	notices := make([]madeUpTwoSizesRow, len(h.TwoSizes))
	for i, c := range h.TwoSizes {
		notices[i] = madeUpTwoSizesRow{Outcome: string(c.Outcome), Named: flag(c.Named), N: int64(c.N)}
	}
	for _, rows := range []any{pieces, reasons, fitted, notices} {
		if err := tx.CreateInBatches(rows, historyBatch).Error; err != nil && !errors.Is(err, gorm.ErrEmptySlice) {
			return err
		}
	}
	return nil
}

// madeUpTwoSizesRow is how often a notice ended alike among the demonstration's made-up buyers.
type madeUpTwoSizesRow struct {
	Outcome string `gorm:"primaryKey"`
	Named   int    `gorm:"primaryKey;autoIncrement:false"` // 0 or 1
	N       int64
}

func (madeUpTwoSizesRow) TableName() string { return "made_up_two_sizes" }
