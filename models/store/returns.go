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

// returnRow is one parcel that comes back.
type returnRow struct {
	ID        string `gorm:"primaryKey"`
	Customer  string
	OrderID   string
	Number    string
	Attempt   []byte // digest of what the form was rendered with
	State     string
	Announced int64  `gorm:"column:announced_at"`
	Refunded  *int64 `gorm:"column:refunded_at"`
}

func (returnRow) TableName() string { return "returns" }

// returnLineRow is some pieces of one line of the order.
type returnLineRow struct {
	ReturnID string `gorm:"primaryKey"`
	Position int    `gorm:"primaryKey;autoIncrement:false"`
	Customer string
	Quantity int
	Exchange string // SKU that goes out instead, "" for the money back
}

func (returnLineRow) TableName() string { return "return_lines" }

// ReturnWish is some pieces of a line that are to come back, and why, if that was said: which is
// feedback, and no part of the return.
type ReturnWish struct {
	models.ReturnLine
	Complaint models.Complaint
}

// AnnounceReturn announces that pieces of a customer's order come back. What goes out instead
// is taken from the stock at once. The return does not know the reasons. The same attempt again returns the return it led to. Errors:
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
	if err := s.reserveExchanges(tx, order, wishes); err != nil {
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
func (s *Store) reserveExchanges(tx *gorm.DB, order models.Order, wishes []ReturnWish) error {
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
		if err := s.holdPieces(tx, w.Exchange, w.Quantity); err != nil {
			return err
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
	return written.Number, nil
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

// BookArrival notes that a return came back: its pieces are in stock again, unless they went
// back by themselves (see ReturnHeldStock), and the refund is due. Done again it changes nothing. models.ErrNotFound for a return that is unknown, over,
// or another's.
func (s *Store) BookArrival(ctx context.Context, customer, order, number string) error {
	err := s.transactDurably(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		row, err := s.orderRow(tx, customer, order)
		if err != nil {
			return err
		}
		back, err := first[returnRow](tx.Where("order_id = ? AND number = ?", row.ID, number))
		if err != nil || back.State == string(models.ReturnRefunded) {
			return err
		}
		booked := tx.Exec("UPDATE returns SET state = ?, refunded_at = ? WHERE id = ?", string(models.ReturnRefunded), s.now().UnixMicro(), back.ID)
		if booked.Error != nil {
			return booked.Error
		}
		var arrived []heldPieces
		err = tx.Raw(`
			SELECT o.sku, r.quantity FROM return_lines r JOIN order_lines o ON o.order_id = ? AND o.position = r.position
			WHERE r.return_id = ?`, row.ID, back.ID).Scan(&arrived).Error
		if err != nil {
			return err
		}
		return putBack(tx, fromMicros(row.Placed), arrived)
	})
	if err != nil {
		return fmt.Errorf("store: book arrival: %w", err)
	}
	return nil
}

// Returns returns what comes back of a customer's order, in the order it was announced, with
// the refunds. models.ErrNotFound for an order that is unknown, over, or another's.
func (s *Store) Returns(ctx context.Context, customer, number string) ([]models.Return, error) {
	db := s.read.WithContext(ctx)
	row, err := s.orderRow(db, customer, number)
	if err != nil {
		return nil, fmt.Errorf("store: read returns: %w", err)
	}
	_, returns, err := returnsOf(db, row)
	if err != nil {
		return nil, fmt.Errorf("store: read returns: %w", err)
	}
	return returns, nil
}

// HasReturn reports whether an attempt led to a return of a customer's order. models.ErrNotFound
// for an order that is unknown, over, or another's.
func (s *Store) HasReturn(ctx context.Context, customer, number, attempt string) (bool, error) {
	db := s.read.WithContext(ctx)
	row, err := s.orderRow(db, customer, number)
	if err != nil {
		return false, fmt.Errorf("store: find return: %w", err)
	}
	var n int64
	if err := db.Raw("SELECT count(*) FROM returns WHERE order_id = ? AND attempt = ?", row.ID, digest(attempt)).Scan(&n).Error; err != nil {
		return false, fmt.Errorf("store: find return: %w", err)
	}
	return n > 0, nil
}

// ReturnsOf returns what comes back of orders of one customer's that were just read, by the
// order's number, in the order it was announced, with the refunds. There is nothing of an order
// that is over or another's.
func (s *Store) ReturnsOf(ctx context.Context, customer string, orders ...models.Order) (map[string][]models.Return, error) {
	if len(orders) == 0 {
		return nil, nil
	}
	numbers := make([]string, len(orders))
	for i, o := range orders {
		numbers[i] = o.Number
	}
	now := s.now().UnixMicro()
	rows, err := selectReturns(s.read.WithContext(ctx), `
		JOIN customers c ON c.id = r.customer AND c.expires_at > ?
		WHERE r.customer = ? AND o.expires_at > ? AND o.number IN ?`, now, customer, now, numbers)
	if err != nil {
		return nil, fmt.Errorf("store: read returns: %w", err)
	}
	all := returnsByOrder(rows)
	for _, o := range orders {
		if returns := all[o.Number]; len(returns) > 0 {
			all[o.Number] = o.Refunded(returns)
		}
	}
	return all, nil
}

// returnsOf reads an order with its lines but without what is sealed, and its returns.
func returnsOf(db *gorm.DB, row orderRow) (models.Order, []models.Return, error) {
	order := row.order()
	lines, err := linesOfOrders(db, row.ID)
	if err != nil {
		return order, nil, err
	}
	order.Lines = lines[row.ID]
	rows, err := selectReturns(db, "WHERE r.order_id = ?", row.ID)
	if err != nil {
		return order, nil, err
	}
	return order, order.Refunded(returnsByOrder(rows)[order.Number]), nil
}

// returnedRow is a line of a return with the return it belongs to.
type returnedRow struct {
	Return   returnRow `gorm:"embedded"`
	Number   string    `gorm:"column:order_number"`
	Position int
	Quantity int
	Exchange string
}

// selectReturns reads returns, a row a line, in the order they were announced.
func selectReturns(db *gorm.DB, condition string, args ...any) (rows []returnedRow, err error) {
	return rows, db.Raw(`
		SELECT r.*, o.number AS order_number, l.position, l.quantity, l.exchange
		FROM returns r JOIN orders o ON o.id = r.order_id JOIN return_lines l ON l.return_id = r.id
		`+condition+` ORDER BY r.announced_at, r.id, l.position`, args...).Scan(&rows).Error
}

// returnsByOrder puts returns together, by the number of their order, without refunds.
func returnsByOrder(rows []returnedRow) map[string][]models.Return {
	all := map[string][]models.Return{}
	for i, row := range rows {
		returns := all[row.Number]
		if i == 0 || rows[i-1].Return.ID != row.Return.ID {
			returns = append(returns, row.Return.read())
		}
		last := &returns[len(returns)-1]
		last.Lines = append(last.Lines, models.ReturnLine{Position: row.Position, Quantity: row.Quantity, Exchange: row.Exchange})
		all[row.Number] = returns
	}
	return all
}

func (r returnRow) read() models.Return {
	back := models.Return{Number: r.Number, AnnouncedAt: fromMicros(r.Announced), State: models.ReturnState(r.State)}
	if r.Refunded != nil {
		back.RefundedAt = fromMicros(*r.Refunded)
	}
	return back
}
