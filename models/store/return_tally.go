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

// Returned counts the pieces of an article in a size that came back for a reason: of nobody in
// particular, without a date.
type Returned struct {
	Product   string // slug
	Size      string
	Complaint models.Complaint // none where nothing was said
	Demo      bool             // made up, for the demonstration
	Pieces    int
}

// Returned returns what was ever announced to come back, by article, size and reason.
func (s *Store) Returned(ctx context.Context) ([]Returned, error) {
	var rows []returnTallyRow
	if err := s.read.WithContext(ctx).Order("product, size, reason, zone, demo").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("store: read what came back: %w", err)
	}
	all := make([]Returned, len(rows))
	for i, r := range rows {
		all[i] = Returned{Product: r.Product, Size: r.Size, Complaint: models.Complaint{Reason: models.Reason(r.Reason)}, Demo: r.Demo, Pieces: int(r.N)}
		if r.Zone == "" {
			continue
		}
		zone, err := fit.MeasureNamed(r.Zone)
		if err != nil {
			return nil, fmt.Errorf("store: read what came back: %w", err)
		}
		all[i].Complaint.Zone = zone
	}
	return all, nil
}

// tallyReturned counts why pieces come back.
func tallyReturned(tx *gorm.DB, order models.Order, wishes []ReturnWish) error {
	pieces := map[returnTallyRow]int64{}
	for _, w := range wishes {
		i := slices.IndexFunc(order.Lines, func(l models.OrderLine) bool { return l.Position == w.Position })
		row := returnTallyRow{Product: order.Lines[i].Product, Size: order.Lines[i].Size, Reason: string(w.Complaint.Reason)}
		if w.Complaint.Reason.HasZone() {
			row.Zone = w.Complaint.Zone.String()
		}
		pieces[row] += int64(w.Quantity)
	}
	rows := make([]returnTallyRow, 0, len(pieces))
	for row, n := range pieces {
		row.N = n
		rows = append(rows, row)
	}
	return addReturned(tx, rows)
}

// addReturned adds to the tallies, always in one order, so that no two wait in a ring.
func addReturned(tx *gorm.DB, rows []returnTallyRow) error {
	slices.SortFunc(rows, func(a, b returnTallyRow) int {
		return cmp.Or(cmp.Compare(a.Product, b.Product), cmp.Compare(a.Size, b.Size), cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.Zone, b.Zone))
	})
	return tx.Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "product"}, {Name: "size"}, {Name: "reason"}, {Name: "zone"}, {Name: "demo"}},
		DoUpdates: clause.Assignments(map[string]any{"n": gorm.Expr("return_tallies.n + excluded.n")}),
	}).Create(&rows).Error
}
