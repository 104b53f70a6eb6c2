package store

import (
	"context"
	"fmt"
	"time"

	"ebenmass/models"

	"gorm.io/gorm"
)

// Pieces is how many pieces of an article were sold and came back until the end of the last
// week that was closed: of nobody in particular, without a day.
type Pieces struct {
	Product        string // slug
	Demo           bool   // made up, for the demonstration
	Sold, Returned int
}

type pieceTotalRow struct {
	Product  string `gorm:"primaryKey"`
	Demo     bool   `gorm:"primaryKey"`
	Sold     int64
	Returned int64
}

func (pieceTotalRow) TableName() string { return "piece_totals" }

// Pieces returns the totals by article, and the Monday until which they are summed; zero while
// no week was closed.
func (s *Store) Pieces(ctx context.Context) (all []Pieces, through time.Time, err error) {
	db := s.read.WithContext(ctx)
	var rows []pieceTotalRow
	if err := db.Raw("SELECT * FROM piece_totals ORDER BY product, demo").Scan(&rows).Error; err != nil {
		return nil, through, fmt.Errorf("store: read pieces: %w", err)
	}
	for _, r := range rows {
		all = append(all, Pieces{Product: r.Product, Demo: r.Demo, Sold: int(r.Sold), Returned: int(r.Returned)})
	}
	at, err := piecesThrough(db)
	if err != nil {
		return nil, through, fmt.Errorf("store: read pieces: %w", err)
	}
	if at != 0 {
		through = fromMicros(at)
	}
	return all, through, nil
}

func piecesThrough(db *gorm.DB) (at int64, err error) {
	return at, db.Raw("SELECT coalesce(max(through), 0) FROM piece_weeks").Scan(&at).Error
}

// CloseWeeks sums what was ordered, and announced to come back, in weeks that are over and were
// not summed before: what is deleted by then counts nowhere. Of the present week nothing is
// summed, so that nobody sees a single order or return. Instances of the shop close a week once.
func (s *Store) CloseWeeks(ctx context.Context) (closed bool, err error) {
	until := models.WeekBegin(s.now()).UnixMicro()
	if through, err := piecesThrough(s.read.WithContext(ctx)); err != nil || through >= until {
		return false, err
	}
	err = s.transact(ctx, func(tx *gorm.DB) error {
		var through int64
		if err := tx.Raw("SELECT through FROM piece_weeks WHERE id = 1").Scan(&through).Error; err != nil {
			return err
		}
		taken := tx.Exec("UPDATE piece_weeks SET through = ? WHERE id = 1 AND through = ? AND through < ?", until, through, until)
		if taken.Error != nil || taken.RowsAffected == 0 { // another instance was faster
			return taken.Error
		}
		closed = true
		return tx.Exec(`
			INSERT INTO piece_totals (product, demo, sold, returned)
			SELECT product, ?, sum(sold), sum(returned) FROM (
				SELECT l.product AS product, l.quantity AS sold, 0 AS returned FROM order_lines l JOIN orders o ON o.id = l.order_id
				WHERE o.placed_at >= ? AND o.placed_at < ? UNION ALL
				SELECT l.product, 0, b.quantity FROM return_lines b JOIN returns r ON r.id = b.return_id
				JOIN order_lines l ON l.order_id = r.order_id AND l.position = b.position
				WHERE r.announced_at >= ? AND r.announced_at < ?
			) AS week WHERE true GROUP BY product
			ON CONFLICT (product, demo) DO UPDATE SET sold = piece_totals.sold + excluded.sold, returned = piece_totals.returned + excluded.returned`,
			false, through, until, through, until).Error
	})
	if err != nil {
		return false, fmt.Errorf("store: close weeks: %w", err)
	}
	return closed, nil
}
