package store

import (
	"context"
	"fmt"

	"ebenmass/models/fit"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// FitCount is how many answered alike about how an article fits. Nothing tells who, when or
// in which order.
type FitCount struct {
	Product string
	Bin     int // see fit.BinOf
	Outcome fit.Outcome
	N       int // at least 1
}

type fitCountRow struct {
	Product string `gorm:"primaryKey"`
	Bin     int    `gorm:"primaryKey;autoIncrement:false"`
	Outcome string `gorm:"primaryKey"`
	Demo    bool   `gorm:"primaryKey"`
	N       int64
}

func (fitCountRow) TableName() string { return "fit_counts" }

// outcomeNames are how outcomes stand in the database.
var outcomeNames = [...]string{fit.OutcomeSmall: "small", fit.OutcomeFits: "fits", fit.OutcomeLarge: "large"}

// CountFit counts one answer: how an article fits that scored in a bin. Nothing of who
// answered is kept, so it cannot be taken back. No page, answer or figure changes with it
// before the next release.
func (s *Store) CountFit(ctx context.Context, product string, bin int, o fit.Outcome) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		return addFitCounts(tx, false, FitCount{Product: product, Bin: bin, Outcome: o, N: 1})
	})
	if err != nil {
		return fmt.Errorf("store: count an answer: %w", err)
	}
	return nil
}

// AddFitCounts adds the demonstration's history, all or none, marked as such for good.
func (s *Store) AddFitCounts(ctx context.Context, counts []FitCount) error {
	err := s.transact(ctx, func(tx *gorm.DB) error { return addFitCounts(tx, true, counts...) })
	if err != nil {
		return fmt.Errorf("store: add demonstration answers: %w", err)
	}
	return nil
}

// addFitCounts adds to what was counted. Within a transaction of its own caller, an answer
// is counted exactly when that is committed.
func addFitCounts(tx *gorm.DB, demo bool, counts ...FitCount) error {
	add := clause.OnConflict{
		Columns:   []clause.Column{{Name: "product"}, {Name: "bin"}, {Name: "outcome"}, {Name: "demo"}},
		DoUpdates: clause.Assignments(map[string]any{"n": gorm.Expr("fit_counts.n + excluded.n")}),
	}
	for _, c := range counts {
		row := fitCountRow{Product: c.Product, Bin: c.Bin, Outcome: outcomeNames[c.Outcome], Demo: demo, N: int64(c.N)}
		if err := tx.Clauses(add).Create(&row).Error; err != nil {
			return err
		}
	}
	return nil
}
