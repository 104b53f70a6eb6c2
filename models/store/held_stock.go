package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"ebenmass/models"

	"gorm.io/gorm"
)

// holdStock is how long pieces that nobody pays for are held: nothing is paid in this shop, so
// an order would empty it for good. What was ordered stays an order.
const holdStock = 24 * time.Hour

// heldPieces are pieces of one SKU.
type heldPieces struct {
	SKU      string `gorm:"column:sku"`
	Quantity int
}

// heldUntil is when pieces that are taken at a moment go back: at the full hour after holdStock,
// so that the row tells of no single order.
func heldUntil(taken time.Time) int64 {
	return taken.Add(holdStock + time.Hour - 1).Truncate(time.Hour).UnixMicro()
}

// holdPieces notes pieces that were taken from the stock now. Nothing says for whom.
func (s *Store) holdPieces(tx *gorm.DB, sku string, quantity int) error {
	return tx.Exec(`
		INSERT INTO held_stock (sku, due_at, quantity) VALUES (?, ?, ?)
		ON CONFLICT (sku, due_at) DO UPDATE SET quantity = held_stock.quantity + excluded.quantity`,
		sku, heldUntil(s.now()), quantity).Error
}

// putBack puts pieces that were taken at a moment into stock again, but for those that went back
// by themselves meanwhile. What is held is locked before any stock: see ReturnHeldStock.
func putBack(tx *gorm.DB, taken time.Time, pieces []heldPieces) error {
	due := heldUntil(taken)
	slices.SortFunc(pieces, func(a, b heldPieces) int { return cmp.Compare(a.SKU, b.SKU) })
	var back []heldPieces
	for _, p := range pieces {
		held := tx.Exec("UPDATE held_stock SET quantity = quantity - ? WHERE sku = ? AND due_at = ? AND quantity >= ?", p.Quantity, p.SKU, due, p.Quantity)
		if held.Error != nil {
			return held.Error
		}
		if held.RowsAffected > 0 {
			back = append(back, p)
		}
	}
	return raiseStock(tx, back)
}

// raiseStock adds pieces, in the order of their SKUs. One that has left the catalogue has no
// stock to raise.
func raiseStock(tx *gorm.DB, pieces []heldPieces) error {
	for _, p := range pieces {
		if err := tx.Exec("UPDATE variants SET stock = stock + ? WHERE sku = ?", p.Quantity, p.SKU).Error; err != nil {
			return err
		}
	}
	return nil
}

const (
	// returnedAtOnce is of how many SKUs one transaction of ReturnHeldStock puts pieces back.
	returnedAtOnce = 100
	// stepStockReturned is a step between two of them.
	stepStockReturned = "stock returned"
)

// ReturnHeldStock puts pieces into stock again that were ordered more than a day ago, and returns
// how many. Several instances return each piece once. It does so in many short transactions; what
// one that fails did not return, the next call does.
func (s *Store) ReturnHeldStock(ctx context.Context) (pieces int, err error) {
	now, after := s.now().UnixMicro(), ""
	for {
		var skus []string
		err := s.read.WithContext(ctx).Raw("SELECT DISTINCT sku FROM held_stock WHERE due_at <= ? AND sku > ? ORDER BY sku LIMIT ?", now, after, returnedAtOnce).Scan(&skus).Error
		if err == nil && len(skus) > 0 {
			after = skus[len(skus)-1]
			n := 0
			n, err = s.returnHeld(ctx, skus, now)
			pieces += n
		}
		if err != nil {
			return pieces, fmt.Errorf("store: return held stock: %w", err)
		}
		if len(skus) == 0 {
			return pieces, nil
		}
		s.failpoint(stepStockReturned)
	}
}

// returnHeld puts into stock again what is held of some SKUs until a moment.
func (s *Store) returnHeld(ctx context.Context, skus []string, until int64) (pieces int, err error) {
	return pieces, s.transact(ctx, func(tx *gorm.DB) error {
		var due []heldPieces
		if err := tx.Raw("DELETE FROM held_stock WHERE due_at <= ? AND sku IN ? RETURNING sku, quantity", until, skus).Scan(&due).Error; err != nil {
			return err
		}
		slices.SortFunc(due, func(a, b heldPieces) int { return cmp.Compare(a.SKU, b.SKU) })
		pieces = 0
		for _, p := range due {
			pieces += p.Quantity
		}
		return raiseStock(tx, due)
	})
}

// tooMany checks how many pieces an order has: models.ErrTooMany for more of one article than
// there may be, models.ErrOrderFull for more altogether.
func tooMany(lines []models.OrderLine) error {
	all, of := 0, map[string]int{}
	for _, l := range lines {
		all += l.Quantity
		of[l.Product] += l.Quantity
		if of[l.Product] > models.MaxPerArticle {
			return models.ErrTooMany
		}
	}
	if all > models.MaxPerOrder {
		return models.ErrOrderFull
	}
	return nil
}
