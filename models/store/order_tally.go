package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"ebenmass/models"

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
	if err := s.read.WithContext(ctx).Order("product, size, demo").Find(&rows).Error; err != nil {
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
