package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"ebenmass/models"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
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

// stepPiecesSummed is a step between two transactions of CloseWeeks, where tests stop it.
const stepPiecesSummed = "pieces summed"

// summedAtOnce is of how many articles one transaction of CloseWeeks writes the pieces.
const summedAtOnce = 500

// weekRow is which weeks are closed, and which are being closed now.
type weekRow struct {
	Through int64  // until when all is summed
	Closing int64  // until when it is being summed; 0 for not
	Summed  string // the last article that is, in the order of their slugs
}

// CloseWeeks sums what was ordered, and announced to come back, in weeks that are over and were
// not summed before: what is deleted by then counts nowhere. Of the present week nothing is
// summed, so that nobody sees a single order or return. Instances of the shop close a week once.
//
// The sums are read without keeping anybody from writing, and written in transactions of so many
// articles each. Between two of them some articles have the week already, others not yet; where the
// shop stops there, the next call goes on with those. Closed is whether this call came to the end.
func (s *Store) CloseWeeks(ctx context.Context) (closed bool, err error) {
	week, err := s.weekToClose(ctx)
	if err == nil && week.Closing != 0 {
		closed, err = s.closeWeek(ctx, week)
	}
	if err != nil {
		return false, fmt.Errorf("store: close weeks: %w", err)
	}
	return closed, nil
}

// weekToClose is what is being closed, after it was begun where weeks are over that are not closed
// yet. With Closing 0 there is nothing to do.
func (s *Store) weekToClose(ctx context.Context) (week weekRow, err error) {
	const read = "SELECT through, closing, summed FROM piece_weeks WHERE id = 1"
	until := models.WeekBegin(s.now()).UnixMicro()
	if err := s.read.WithContext(ctx).Raw(read).Scan(&week).Error; err != nil || week.Closing != 0 || week.Through >= until {
		return week, err
	}
	db := s.write.WithContext(ctx)
	if err := db.Exec("UPDATE piece_weeks SET closing = ?, summed = '' WHERE id = 1 AND closing = 0 AND through < ?", until, until).Error; err != nil {
		return week, err
	}
	week = weekRow{}
	return week, db.Raw(read).Scan(&week).Error
}

// closeWeek sums a week that is being closed, from the article on where it stands.
func (s *Store) closeWeek(ctx context.Context, week weekRow) (closed bool, err error) {
	sums, err := s.sumPieces(ctx, week.Through, week.Closing)
	if err != nil {
		return false, err
	}
	left := slices.DeleteFunc(slices.Sorted(maps.Keys(sums)), func(product string) bool { return product <= week.Summed })
	for {
		n := min(summedAtOnce, len(left))
		rows := make([]pieceTotalRow, n)
		for i, product := range left[:n] {
			rows[i] = sums[product]
		}
		left = left[n:]
		next := weekRow{Through: week.Through, Closing: week.Closing}
		if len(left) == 0 {
			next = weekRow{Through: week.Closing}
		} else {
			next.Summed = rows[n-1].Product
		}
		taken, err := s.addPieces(ctx, week, next, rows)
		if err != nil || !taken { // another instance is faster, and goes on
			return false, err
		}
		if next.Closing == 0 {
			return true, nil
		}
		s.failpoint(stepPiecesSummed)
		week = next
	}
}

// addPieces adds the pieces of some articles to their totals, unless another instance did so since
// the week stood as it is told.
func (s *Store) addPieces(ctx context.Context, week, next weekRow, rows []pieceTotalRow) (taken bool, err error) {
	return taken, s.transact(ctx, func(tx *gorm.DB) error {
		moved := tx.Exec("UPDATE piece_weeks SET through = ?, closing = ?, summed = ? WHERE id = 1 AND through = ? AND closing = ? AND summed = ?",
			next.Through, next.Closing, next.Summed, week.Through, week.Closing, week.Summed)
		if moved.Error != nil || moved.RowsAffected == 0 {
			return moved.Error
		}
		taken = true
		if len(rows) == 0 {
			return nil
		}
		return tx.Clauses(clause.OnConflict{
			Columns: []clause.Column{{Name: "product"}, {Name: "demo"}},
			DoUpdates: clause.Assignments(map[string]any{
				"sold": gorm.Expr("piece_totals.sold + excluded.sold"), "returned": gorm.Expr("piece_totals.returned + excluded.returned"),
			}),
		}).Create(&rows).Error
	})
}

// sumPieces sums, by article, what was ordered and announced to come back from one moment until
// before another, reading page by page.
func (s *Store) sumPieces(ctx context.Context, from, until int64) (map[string]pieceTotalRow, error) {
	sums := map[string]pieceTotalRow{}
	add := func(p page, table, query string) error {
		var rows []pieceTotalRow
		if err := s.read.WithContext(ctx).Raw(query+" AND "+p.within(table+".id")+" GROUP BY l.product", append([]any{from, until}, p.args()...)...).Scan(&rows).Error; err != nil {
			return err
		}
		for _, row := range rows {
			sum := sums[row.Product]
			sums[row.Product] = pieceTotalRow{Product: row.Product, Sold: sum.Sold + row.Sold, Returned: sum.Returned + row.Returned}
		}
		return nil
	}
	err := s.pages(ctx, "orders", "id", func(p page) error {
		return add(p, "o", `
			SELECT l.product, sum(l.quantity) AS sold FROM orders o JOIN order_lines l ON l.order_id = o.id
			WHERE o.placed_at >= ? AND o.placed_at < ?`)
	})
	if err != nil {
		return nil, err
	}
	return sums, s.pages(ctx, "returns", "id", func(p page) error {
		return add(p, "r", `
			SELECT l.product, sum(b.quantity) AS returned FROM returns r JOIN return_lines b ON b.return_id = r.id
			JOIN order_lines l ON l.order_id = r.order_id AND l.position = b.position
			WHERE r.announced_at >= ? AND r.announced_at < ?`)
	})
}
