package store

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"ebenmass/models"
	"ebenmass/models/consent"

	"gorm.io/gorm"
)

// Checkout is an order as a form sends it.
type Checkout struct {
	Attempt string // random for each rendering of the form: sent again, it orders nothing again
	Shown   string // what Quote returned for the page
	// Reserve is asked once for the pieces before they are taken; its error ends the order. What
	// it counts in the database with its context belongs to the order's transaction. It is
	// optional.
	Reserve func(ctx context.Context, pieces int) error
	// Letter confirms the order, and is written with it.
	Letter Mailing[models.Order]
	Order  models.Order // Lang, Address, Delivery, Payment and Discount count; all else comes from the database

	// Notices are those of the basket that its owner passes over by ordering.
	Notices []TwoSizesNotice
	// Noticed is told, once the order stands, what became of notices about its products. Nothing
	// of it is kept unless the caller does. It is optional.
	Noticed func(notices []models.NoticeOutcome)
}

// Steps of an order at which tests stop the shop.
const (
	stepOrderAsked   = "order asked"
	stepOrderKeyed   = "order keyed"
	stepStockTaken   = "stock taken"
	stepOrderWritten = "order written"
	stepBasketEmpty  = "basket emptied"
	stepOrderMailed  = "order mailed"
	stepNoticesGone  = "notices gone"
	stepOrderPlaced  = "order placed"
)

// orderSteps is their order.
func orderSteps() []string {
	return []string{stepOrderAsked, stepOrderKeyed, stepStockTaken, stepOrderWritten, stepBasketEmpty, stepOrderMailed, stepNoticesGone, stepOrderPlaced}
}

// PlaceOrder sells a customer their basket: stock, order and basket change in one transaction,
// which has reached the disk when it returns. The same attempt again returns the order it led
// to. Errors: models.ErrNotFound for a customer who is unknown or over, or an empty basket; a
// *ShortageError; models.ErrTooMany and models.ErrOrderFull; what Reserve said; models.ErrChanged where prices or lines are no longer as shown. With an
// error nothing is ordered and the basket is as before.
func (s *Store) PlaceOrder(ctx context.Context, customer string, c Checkout) (models.Order, error) {
	o, err := s.placeOrder(ctx, customer, c)
	if err != nil {
		return models.Order{}, fmt.Errorf("store: place order: %w", err)
	}
	return o, nil
}

func (s *Store) placeOrder(ctx context.Context, customer string, c Checkout) (models.Order, error) {
	if c.Attempt == "" || !slices.Contains(models.Payments[:], c.Order.Payment) || c.Order.Address == (models.Address{}) {
		return models.Order{}, errors.New("attempt, payment or address is missing")
	}
	s.failpoint(stepOrderAsked)
	earlier, err := findAttempt(s.read.WithContext(ctx), customer, c.Attempt)
	if err == nil {
		return s.readOrder(s.read.WithContext(ctx), earlier)
	}
	if !errors.Is(err, models.ErrNotFound) {
		return models.Order{}, err
	}
	var (
		placed  orderRow
		notices []models.NoticeOutcome
		sold    bool // not by another click
	)
	kinds := append([]keyKind{keyOrder}, c.Letter.keys()...)
	err = s.withKeysIn(ctx, s.transactDurably, customer, kinds, func(tx *gorm.DB, keys []sealingKey) (unused []string, err error) {
		s.failpoint(stepOrderKeyed)
		if placed, err = findAttempt(tx, customer, c.Attempt); err == nil { // by another click, a moment ago
			return identifiers(keys), nil
		}
		if !errors.Is(err, models.ErrNotFound) {
			return nil, err
		}
		placed, notices, err = s.sell(tx, keys, customer, c)
		sold = err == nil
		return nil, err
	})
	if err != nil {
		return models.Order{}, err
	}
	s.failpoint(stepOrderPlaced)
	if c.Noticed != nil && len(notices) > 0 {
		c.Noticed(notices)
	}
	// The writer knows what it just wrote; another pool might not see it yet.
	o, err := s.readOrder(s.write.WithContext(ctx), placed)
	if sold {
		s.activity.note(func(a *Activity) { a.Orders, a.Pieces = a.Orders+1, a.Pieces+pieces(o.Lines) })
	}
	return o, err
}

// findAttempt returns the order an attempt led to; models.ErrNotFound where there is none.
func findAttempt(db *gorm.DB, customer, attempt string) (orderRow, error) {
	return first[orderRow](db.Where("customer = ? AND attempt = ?", customer, digest(attempt)))
}

// sell is what one order changes. The first key seals the order, the next its letter.
func (s *Store) sell(tx *gorm.DB, keys []sealingKey, customer string, c Checkout) (orderRow, []models.NoticeOutcome, error) {
	if err := s.lockBasketVariants(tx, customer); err != nil {
		return orderRow{}, nil, err
	}
	basket, err := s.priceBasket(tx, customer)
	if err != nil {
		return orderRow{}, nil, err
	}
	o, shown, err := basket.Quote(Wish{Delivery: c.Order.Delivery, Discount: c.Order.Discount, Lang: c.Order.Lang})
	if err != nil {
		return orderRow{}, nil, err
	}
	if shown != c.Shown {
		return orderRow{}, nil, models.ErrChanged
	}
	if err := tooMany(o.Lines); err != nil {
		return orderRow{}, nil, err
	}
	if c.Reserve != nil {
		if err := c.Reserve(withTx(tx), pieces(o.Lines)); err != nil {
			return orderRow{}, nil, err
		}
	}
	if err := s.takeStock(tx, o.Lines); err != nil {
		return orderRow{}, nil, err
	}
	s.failpoint(stepStockTaken)
	o.Payment, o.Address = c.Order.Payment, c.Order.Address
	row, o, err := s.writeOrder(tx, keys[0], customer, c.Attempt, o)
	if err != nil {
		return orderRow{}, nil, err
	}
	s.failpoint(stepOrderWritten)
	if err := s.noteOrdered(tx, customer, o.Lines, c.Notices); err != nil {
		return orderRow{}, nil, err
	}
	if err := tx.Where("customer = ?", customer).Delete(&basketRow{}).Error; err != nil {
		return orderRow{}, nil, err
	}
	if err := keepUntil(tx, customer, fromMicros(row.Expires)); err != nil {
		return orderRow{}, nil, err
	}
	s.failpoint(stepBasketEmpty)
	if _, err := s.mailOrder(tx, c.Letter, keys[1:], customer, row.ID, o, false); err != nil {
		return orderRow{}, nil, err
	}
	if c.Letter.delivers() {
		row.Confirmed = &row.Placed
	}
	s.failpoint(stepOrderMailed)
	notices, err := orderedTwoSizes(tx, row, o.Lines)
	if err != nil {
		return orderRow{}, nil, err
	}
	s.failpoint(stepNoticesGone)
	return row, notices, nil
}

// lockBasketVariants makes, on PostgreSQL, orders of the same articles wait for each other:
// in the order of their SKUs, so that no two wait in a ring. Putting the articles into a basket
// does not wait. SQLite has one writer.
func (s *Store) lockBasketVariants(tx *gorm.DB, customer string) error {
	if s.sqlite {
		return nil
	}
	return tx.Exec(`
		SELECT sku FROM variants WHERE sku IN (SELECT sku FROM basket_items WHERE customer = ?)
		ORDER BY sku FOR NO KEY UPDATE`, customer).Error
}

// pieces counts them.
func pieces(lines []models.OrderLine) (n int) {
	for _, l := range lines {
		n += l.Quantity
	}
	return n
}

// takeStock lowers the stock of what is sold, and notes that it is held; it never falls below
// zero.
func (s *Store) takeStock(tx *gorm.DB, lines []models.OrderLine) error {
	for _, l := range lines {
		taken := tx.Exec("UPDATE variants SET stock = stock - ? WHERE sku = ? AND stock >= ?", l.Quantity, l.SKU, l.Quantity)
		if taken.Error != nil {
			return taken.Error
		}
		if taken.RowsAffected != 1 {
			return models.ErrChanged
		}
		if err := s.holdPieces(tx, l.SKU, l.Quantity); err != nil {
			return err
		}
	}
	return nil
}

// writeOrder writes an order with a number and an access key of its own, and returns it with them.
func (s *Store) writeOrder(tx *gorm.DB, key sealingKey, customer, attempt string, o models.Order) (orderRow, models.Order, error) {
	var number [10]byte
	copy(number[:], random(len(number)))
	o.Number, o.PlacedAt = models.OrderNumber(number), s.now()
	o.ExpiresAt = consent.KeptOrder.Until(o.PlacedAt)
	o.AccessKey, o.State = rand.Text(), models.OrderPlaced
	row, lines := orderRows(rand.Text(), customer, o)
	row.KeyID, row.Attempt, row.Access = key.id, digest(attempt), digest(o.AccessKey)
	var err error
	if row.Sealed, err = key.sealOrder(row, sealedOrder{Address: o.Address, Access: o.AccessKey}); err != nil {
		return orderRow{}, o, err
	}
	if err := tx.Create(&row).Error; err != nil {
		return orderRow{}, o, err
	}
	return row, o, tx.Create(&lines).Error
}

// sealOrder seals what an order hides.
func (k sealingKey) sealOrder(row orderRow, secret sealedOrder) ([]byte, error) {
	text, err := json.Marshal(secret)
	if err != nil {
		return nil, err
	}
	return k.box.Seal(row.sealName(), string(text))
}

// freshAttempt gives an order another attempt where its new owner has one of the same: the
// same form was sent before and after signing out, and both are orders.
func freshAttempt(tx *gorm.DB, r row, owner string) (map[string]any, error) {
	var same int
	err := tx.Raw("SELECT count(*) FROM orders WHERE customer = ? AND attempt = ?", owner, r.bytes("attempt")).Scan(&same).Error
	if err != nil || same == 0 {
		return map[string]any{}, err
	}
	return map[string]any{"attempt": random(len(r.bytes("attempt")))}, nil
}
