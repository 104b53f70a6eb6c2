package store

import (
	"context"
	"fmt"

	"ebenmass/models"
)

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
	if err := s.read.WithContext(ctx).Order("outcome, named, demo").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("store: read how notices of sizes ended: %w", err)
	}
	all := make([]models.TwoSizeTally, len(rows))
	for i, r := range rows {
		all[i].Outcome, all[i].Named, all[i].Demo = models.TwoSizeOutcome(r.Outcome), r.Named == 1, r.Demo == 1
		all[i].N = int(r.N)
	}
	return all, nil
}
