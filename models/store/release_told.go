package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/release"

	"gorm.io/gorm"
)

// sidesRow is how many people found an article too small, fitting, too large, with the noise of
// the last release.
type sidesRow struct {
	Product            string `gorm:"primaryKey"`
	Small, Fits, Large float64
	Held               string // the side of a burst that is held back, "" for none
}

func (sidesRow) TableName() string { return "release_sides" }

// saveSides replaces what the next release compares with.
func saveSides(tx *gorm.DB, made release.Result) error {
	if err := tx.Exec("DELETE FROM release_sides").Error; err != nil {
		return err
	}
	held := map[string]models.Flag{}
	for _, p := range made.Published {
		held[p.Product] = p.Held
	}
	rows := make([]sidesRow, 0, len(made.Sides))
	for _, product := range slices.Sorted(maps.Keys(made.Sides)) {
		s := made.Sides[product]
		rows = append(rows, sidesRow{
			Product: product, Small: s[fit.OutcomeSmall], Fits: s[fit.OutcomeFits], Large: s[fit.OutcomeLarge], Held: string(held[product]),
		})
	}
	if len(rows) == 0 {
		return nil
	}
	return tx.CreateInBatches(rows, releasedBatch).Error
}

func loadSides(tx *gorm.DB) (map[string]release.Sides, error) {
	var rows []sidesRow
	if err := tx.Raw("SELECT * FROM release_sides").Scan(&rows).Error; err != nil {
		return nil, err
	}
	sides := make(map[string]release.Sides, len(rows))
	for _, r := range rows {
		sides[r.Product] = release.Sides{fit.OutcomeSmall: r.Small, fit.OutcomeFits: r.Fits, fit.OutcomeLarge: r.Large}
	}
	return sides, nil
}

// releasedReasonRow is how often a release tells that an article came back for a reason.
type releasedReasonRow struct {
	Release int    `gorm:"primaryKey;autoIncrement:false"`
	Product string `gorm:"primaryKey"`
	Reason  string `gorm:"primaryKey"`
	Zone    string `gorm:"primaryKey"`
	N       int64
	Demo    bool
}

func (releasedReasonRow) TableName() string { return "released_reasons" }

func insertReasons(tx *gorm.DB, number int, told []release.PublishedReason) error {
	if len(told) == 0 {
		return nil
	}
	rows := make([]releasedReasonRow, len(told))
	for i, r := range told {
		rows[i] = releasedReasonRow{Release: number, Product: r.Product, Reason: string(r.Complaint.Reason), N: int64(r.N), Demo: r.Demo}
		if r.Complaint.Reason.HasZone() {
			rows[i].Zone = r.Complaint.Zone.String()
		}
	}
	return tx.CreateInBatches(rows, releasedBatch).Error
}

// Reasons is why articles came back, as the last release tells.
func (s *Store) Reasons(ctx context.Context) ([]release.PublishedReason, error) {
	var rows []releasedReasonRow
	err := s.read.WithContext(ctx).Raw(`
		SELECT * FROM released_reasons WHERE release = (SELECT max(number) FROM releases) ORDER BY product, reason, zone`).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: read why articles came back: %w", err)
	}
	told := make([]release.PublishedReason, len(rows))
	for i, r := range rows {
		told[i] = release.PublishedReason{Product: r.Product, Complaint: complaintOf(r.Reason, r.Zone), N: int(r.N), Demo: r.Demo}
	}
	return told, nil
}

// releasedTwoSizesRow is how often a release tells that a notice ended alike.
type releasedTwoSizesRow struct {
	Release int    `gorm:"primaryKey;autoIncrement:false"`
	Outcome string `gorm:"primaryKey"`
	Named   int    `gorm:"primaryKey;autoIncrement:false"` // 0 or 1
	N       int64
	Demo    int // 0 or 1
}

func (releasedTwoSizesRow) TableName() string { return "released_two_sizes" }

func insertTwoSizes(tx *gorm.DB, number int, told []models.TwoSizeTally) error {
	if len(told) == 0 {
		return nil
	}
	rows := make([]releasedTwoSizesRow, len(told))
	for i, c := range told {
		rows[i] = releasedTwoSizesRow{Release: number, Outcome: string(c.Outcome), Named: flag(c.Named), N: int64(c.N), Demo: flag(c.Demo)}
	}
	return tx.Create(&rows).Error
}

// TwoSizes is how notices about products in several sizes ended, as the last release tells. An
// outcome that it does not tell is not among them.
func (s *Store) TwoSizes(ctx context.Context) ([]models.TwoSizeTally, error) {
	var rows []releasedTwoSizesRow
	err := s.read.WithContext(ctx).Raw(`
		SELECT * FROM released_two_sizes WHERE release = (SELECT max(number) FROM releases) ORDER BY outcome, named`).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: read how notices of sizes ended: %w", err)
	}
	all := make([]models.TwoSizeTally, len(rows))
	for i, r := range rows {
		all[i].Outcome, all[i].Named, all[i].Demo = models.TwoSizeOutcome(r.Outcome), r.Named == 1, r.Demo == 1
		all[i].N = int(r.N)
	}
	return all, nil
}
