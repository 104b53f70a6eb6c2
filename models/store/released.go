package store

import (
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/release"

	"gorm.io/gorm"
)

type releasedRow struct {
	Release     int    `gorm:"primaryKey;autoIncrement:false"`
	Product     string `gorm:"primaryKey"`
	Beta        float64
	BetaSD      float64 `gorm:"column:beta_sd"`
	Tolerance   float64
	ToleranceSD float64 `gorm:"column:tolerance_sd"`
	N           int
	Demo        bool
}

func (releasedRow) TableName() string { return "released_articles" }

func insertReleased(tx *gorm.DB, number int, published []release.Published) error {
	if len(published) == 0 {
		return nil
	}
	rows := make([]releasedRow, len(published))
	for i, p := range published {
		rows[i] = releasedRow{
			Release: number, Product: p.Product, Beta: p.Offset.Value, BetaSD: p.Offset.SD,
			Tolerance: p.Tolerance.Value, ToleranceSD: p.Tolerance.SD, N: p.Offset.N, Demo: p.Demo,
		}
	}
	return tx.CreateInBatches(rows, releasedBatch).Error
}

// releasedBatch keeps a statement's parameters well below what SQLite takes.
const releasedBatch = 500

// loadReleased reads the last release, by product. It never reads what was counted since.
func loadReleased(db *gorm.DB) (map[string]models.Released, error) {
	var rows []releasedRow
	if err := db.Where("release = (SELECT max(number) FROM releases)").Find(&rows).Error; err != nil {
		return nil, err
	}
	released := make(map[string]models.Released, len(rows))
	for _, r := range rows {
		released[r.Product] = models.Released{
			Offset:    fit.Offset{Value: r.Beta, SD: r.BetaSD, N: r.N},
			Tolerance: fit.Tolerance{Value: r.Tolerance, SD: r.ToleranceSD},
			Demo:      r.Demo,
		}
	}
	return released, nil
}
