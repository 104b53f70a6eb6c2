package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"ebenmass/models"
	"ebenmass/models/fit"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Sold counts the pieces sold of an article in a size: of nobody in particular, without a date.
type Sold struct {
	Product string // slug
	Size    string
	Demo    bool // made up, for the demonstration
	Pieces  int
}

// Sold returns what was ever sold, by article and size.
func (s *Store) Sold(ctx context.Context) ([]Sold, error) {
	var rows []soldTallyRow
	if err := s.read.WithContext(ctx).Raw("SELECT * FROM sold_tallies ORDER BY product, size, demo").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("store: read what was sold: %w", err)
	}
	all := make([]Sold, len(rows))
	for i, r := range rows {
		all[i] = Sold{Product: r.Product, Size: r.Size, Demo: r.Demo, Pieces: int(r.N)}
	}
	return all, nil
}

// tallySold counts what was sold, always in one order, so that no two wait in a ring.
func tallySold(tx *gorm.DB, lines []models.OrderLine) error {
	pieces := map[soldTallyRow]int64{}
	for _, l := range lines {
		pieces[soldTallyRow{Product: l.Product, Size: l.Size}] += int64(l.Quantity)
	}
	rows := make([]soldTallyRow, 0, len(pieces))
	for row, n := range pieces {
		row.N = n
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b soldTallyRow) int {
		return cmp.Or(cmp.Compare(a.Product, b.Product), cmp.Compare(a.Size, b.Size))
	})
	return tx.Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "product"}, {Name: "size"}, {Name: "demo"}},
		DoUpdates: clause.Assignments(map[string]any{"n": gorm.Expr("sold_tallies.n + excluded.n")}),
	}).Create(&rows).Error
}

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
var begun = [...]string{"made_up_fits", "sold_tallies", "return_tallies", "two_size_tallies", "feedback", "releases"}

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
	for _, table := range begun {
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
	fitted := make([]madeUpFitRow, len(h.Fitted))
	for i, c := range h.Fitted {
		fitted[i] = madeUpFitRow{Product: c.Product, Bin: c.Bin, Outcome: outcomeNames[c.Outcome], N: int64(c.N)}
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

// twoSizeTallyRow is how often a notice ended alike, of nobody in particular.
type twoSizeTallyRow struct {
	Outcome string `gorm:"primaryKey"`
	Named   int    `gorm:"primaryKey;autoIncrement:false"` // 0 or 1
	Demo    int    `gorm:"primaryKey;autoIncrement:false"` // 0 or 1
	N       int64
}

func (twoSizeTallyRow) TableName() string { return "two_size_tallies" }

// TwoSizeTallies returns how notices about products in several sizes ended: of nobody in
// particular, without a date. An outcome that never was is not among them.
func (s *Store) TwoSizeTallies(ctx context.Context) ([]models.TwoSizeTally, error) {
	var rows []twoSizeTallyRow
	if err := s.read.WithContext(ctx).Raw("SELECT * FROM two_size_tallies ORDER BY outcome, named, demo").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("store: read how notices of sizes ended: %w", err)
	}
	all := make([]models.TwoSizeTally, len(rows))
	for i, r := range rows {
		all[i].Outcome, all[i].Named, all[i].Demo = models.TwoSizeOutcome(r.Outcome), r.Named == 1, r.Demo == 1
		all[i].N = int(r.N)
	}
	return all, nil
}
