package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"

	"ebenmass/models"

	"gorm.io/gorm"
)

// ReturnWish is some pieces of a line that are to come back, and why, if that was said.
type ReturnWish struct {
	models.ReturnLine
	Complaint models.Complaint
}

// AnnounceReturn announces that pieces of a customer's order come back. What goes out instead
// is taken from the stock at once. The reasons are counted, of nobody in particular; the
// return does not know them. The same attempt again returns the return it led to. Errors:
// models.ErrNotFound for an order that is unknown, over, or another's; models.ErrChanged where
// fewer pieces are left than wanted, the order was withdrawn from, or an exchange is no other
// size of the same article and colour; models.ErrOutOfStock where an exchange is not there.
func (s *Store) AnnounceReturn(ctx context.Context, customer, number, attempt string, wishes []ReturnWish) (models.Return, error) {
	if attempt == "" || len(wishes) == 0 {
		return models.Return{}, errors.New("store: announce return: attempt or lines are missing")
	}
	var announced models.Return
	err := s.transactDurably(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		row, err := s.orderRow(tx, customer, number)
		if err != nil {
			return err
		}
		announced, err = s.announce(tx, row, attempt, wishes)
		return err
	})
	if err != nil {
		return models.Return{}, fmt.Errorf("store: announce return: %w", err)
	}
	return announced, nil
}

// announce writes a return of an order whose customer is locked, unless the attempt did before.
func (s *Store) announce(tx *gorm.DB, row orderRow, attempt string, wishes []ReturnWish) (models.Return, error) {
	earlier, err := first[returnRow](tx.Where("order_id = ? AND attempt = ?", row.ID, digest(attempt)))
	if err == nil {
		return returnNumbered(tx, row, earlier.Number)
	}
	if !errors.Is(err, models.ErrNotFound) {
		return models.Return{}, err
	}
	order, returns, err := returnsOf(tx, row)
	if err != nil {
		return models.Return{}, err
	}
	if order.State == models.OrderWithdrawn || !fits(order, returns, wishes) {
		return models.Return{}, models.ErrChanged
	}
	if err := reserveExchanges(tx, order, wishes); err != nil {
		return models.Return{}, err
	}
	if err := tallyReturned(tx, order, wishes); err != nil {
		return models.Return{}, err
	}
	lines := make([]models.ReturnLine, len(wishes))
	for i, w := range wishes {
		lines[i] = w.ReturnLine
	}
	written, err := s.writeReturn(tx, row, attempt, lines)
	if err != nil {
		return models.Return{}, err
	}
	return returnNumbered(tx, row, written)
}

// fits reports whether so many pieces of each line are left, each line named once.
func fits(order models.Order, returns []models.Return, wishes []ReturnWish) bool {
	left := order.Left(returns)
	named := map[int]bool{}
	for _, w := range wishes {
		i := slices.IndexFunc(order.Lines, func(l models.OrderLine) bool { return l.Position == w.Position })
		if i < 0 || named[w.Position] || w.Quantity < 1 || w.Quantity > left[i] {
			return false
		}
		named[w.Position] = true
	}
	return true
}

// reserveExchanges takes what goes out instead from the stock, always in one order, so that no
// two wait in a ring.
func reserveExchanges(tx *gorm.DB, order models.Order, wishes []ReturnWish) error {
	wanted := slices.DeleteFunc(slices.Clone(wishes), func(w ReturnWish) bool { return w.Exchange == "" })
	slices.SortFunc(wanted, func(a, b ReturnWish) int { return cmp.Compare(a.Exchange, b.Exchange) })
	for _, w := range wanted {
		i := slices.IndexFunc(order.Lines, func(l models.OrderLine) bool { return l.Position == w.Position })
		sold := order.Lines[i]
		other, err := first[variantRow](tx.Where("sku = ?", w.Exchange))
		if errors.Is(err, models.ErrNotFound) {
			return models.ErrChanged
		}
		if err != nil {
			return err
		}
		if other.Product != sold.Product || other.Colour != sold.ColourKey || other.Size == sold.Size {
			return models.ErrChanged
		}
		taken := tx.Exec("UPDATE variants SET stock = stock - ? WHERE sku = ? AND stock >= ?", w.Quantity, w.Exchange, w.Quantity)
		if taken.Error != nil {
			return taken.Error
		}
		if taken.RowsAffected != 1 {
			return models.ErrOutOfStock
		}
	}
	return nil
}

// writeReturn writes a return under a number of its own, and returns it.
func (s *Store) writeReturn(tx *gorm.DB, row orderRow, attempt string, lines []models.ReturnLine) (number string, err error) {
	var bits [10]byte
	copy(bits[:], random(len(bits)))
	written := returnRow{
		ID: rand.Text(), Customer: row.Customer, OrderID: row.ID, Number: models.OrderNumber(bits), Attempt: digest(attempt),
		State: string(models.ReturnAnnounced), Announced: s.now().UnixMicro(),
	}
	if err := tx.Create(&written).Error; err != nil {
		return "", err
	}
	rows := make([]returnLineRow, len(lines))
	for i, l := range lines {
		rows[i] = returnLineRow{ReturnID: written.ID, Position: l.Position, Customer: row.Customer, Quantity: l.Quantity, Exchange: l.Exchange}
	}
	if err := tx.Create(&rows).Error; err != nil {
		return "", err
	}
	return written.Number, returnedTwoSizes(tx, row)
}

// returnNumbered returns one return of an order with its refund.
func returnNumbered(db *gorm.DB, row orderRow, number string) (models.Return, error) {
	_, returns, err := returnsOf(db, row)
	if err != nil {
		return models.Return{}, err
	}
	for _, r := range returns {
		if r.Number == number {
			return r, nil
		}
	}
	return models.Return{}, models.ErrNotFound
}
