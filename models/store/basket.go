package store

import (
	"context"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

type basketRow struct {
	Customer string `gorm:"primaryKey"`
	SKU      string `gorm:"primaryKey;column:sku"`
	Quantity int
	Added    int64 `gorm:"column:added_at"`
	Changed  int64 `gorm:"column:changed_at"` // the basket's last change, the same in all its lines
}

func (basketRow) TableName() string { return "basket_items" }

// BasketItem is a basket line, when its article was first put in and when the line goes.
type BasketItem struct {
	models.BasketItem
	Stock     int    // pieces left of the SKU
	KeptSizes string // in which all of the product stays, by its owner's answer, as models.SizeSet writes them; "" for none
	AddedAt   time.Time
	ExpiresAt time.Time // the earlier of the visit's and the basket's end
}

// Basket returns a customer's lines, oldest first; none for a customer who is unknown or
// over, or whose basket is.
func (s *Store) Basket(ctx context.Context, customer string) ([]BasketItem, error) {
	var rows []struct {
		Line  basketRow `gorm:"embedded"`
		Ends  int64     `gorm:"column:ends_at"`
		Stock int
		Kept  string
	}
	err := s.read.WithContext(ctx).Raw(`
		SELECT b.sku, b.quantity, b.added_at, b.changed_at, c.expires_at AS ends_at, v.stock, t.sizes AS kept
		FROM basket_items b JOIN customers c ON c.id = b.customer JOIN variants v ON v.sku = b.sku
		LEFT JOIN two_size_choices t ON t.customer = b.customer AND t.product = v.product AND t.answer = ?
		WHERE c.id = ? AND c.expires_at > ? AND b.changed_at > ? ORDER BY b.added_at, b.sku`,
		KeptAll, customer, s.now().UnixMicro(), s.basketCutoff()).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: read basket: %w", err)
	}
	items := make([]BasketItem, len(rows))
	for i, row := range rows {
		items[i] = BasketItem{
			BasketItem: models.BasketItem{SKU: row.Line.SKU, Quantity: row.Line.Quantity}, Stock: row.Stock, KeptSizes: row.Kept,
			AddedAt: fromMicros(row.Line.Added), ExpiresAt: row.Line.until(fromMicros(row.Ends)),
		}
	}
	return items, nil
}

// until is when a line goes of a customer who ends at a moment.
func (row basketRow) until(ends time.Time) time.Time {
	if until := consent.KeptBasket.Until(fromMicros(row.Changed)); until.Before(ends) {
		return until
	}
	return ends
}

// basketCutoff is the last change of a basket that ends now.
func (s *Store) basketCutoff() int64 {
	keep := consent.KeptBasket.Retention().Keep
	return s.now().AddDate(0, -keep.Months, 0).Add(-keep.Time).UnixMicro()
}

// dropBaskets deletes the lines that are over, with what was said about them, and counts them.
func (s *Store) dropBaskets(tx *gorm.DB) (n int, err error) {
	dropped := tx.Exec("DELETE FROM basket_items WHERE changed_at <= ?", s.basketCutoff())
	if dropped.Error != nil {
		return 0, dropped.Error
	}
	return int(dropped.RowsAffected), dropTwoSizes(tx)
}

// touchBasket notes that a basket was changed: all of it is kept from now on.
func (s *Store) touchBasket(tx *gorm.DB, customer string) error {
	return tx.Exec("UPDATE basket_items SET changed_at = ? WHERE customer = ?", s.now().UnixMicro(), customer).Error
}

// SetBasketItem sets how many pieces of a SKU are in the basket; 0 removes the line. Errors:
// models.ErrNotFound (SKU or customer), models.ErrTooMany, models.ErrOrderFull,
// models.ErrOutOfStock.
func (s *Store) SetBasketItem(ctx context.Context, customer, sku string, quantity int) error {
	return s.ChangeBasket(ctx, customer, BasketChange{SKU: sku, Quantity: quantity})
}

// AddBasketItem puts further pieces of a SKU into the basket, with the errors of SetBasketItem.
func (s *Store) AddBasketItem(ctx context.Context, customer, sku string, quantity int) error {
	return s.ChangeBasket(ctx, customer, BasketChange{SKU: sku, Quantity: quantity, Add: true})
}

// BasketChange is one line of a basket as it is to be.
type BasketChange struct {
	SKU      string
	Quantity int
	Add      bool             // to the pieces that are there
	Notices  []TwoSizesNotice // those of the basket that its owner passes over by the change
}

// of is how many pieces there are after the change where so many are present.
func (c BasketChange) of(present int) int {
	if !c.Add {
		return c.Quantity
	}
	return present + min(c.Quantity, models.MaxPerArticle+1) // no sum can run over
}

// ChangeBasket changes one line, checked against the stock of that moment. Putting into a
// basket reserves nothing. Errors are those of SetBasketItem.
func (s *Store) ChangeBasket(ctx context.Context, customer string, change BasketChange) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		if _, err := s.dropBaskets(tx); err != nil {
			return err
		}
		var present []basketRow
		if err := tx.Raw("SELECT * FROM basket_items WHERE customer = ? AND sku = ?", customer, change.SKU).Scan(&present).Error; err != nil {
			return err
		}
		line := basketRow{Customer: customer, SKU: change.SKU, Added: s.now().UnixMicro(), Changed: s.now().UnixMicro()}
		if len(present) > 0 {
			line = present[0]
		}
		before := line.Quantity
		line.Quantity = change.of(before)
		passed, err := onTheBasket(tx, customer, change.Notices)
		if err != nil {
			return err
		}
		if err := saveLine(tx, line); err != nil {
			return err
		}
		if line.Quantity > before { // a basket that holds too much can be lowered
			if err := checkPieces(tx, customer, line.SKU); err != nil {
				return err
			}
		}
		if err := s.touchBasket(tx, customer); err != nil {
			return err
		}
		if err := s.notePassedOver(tx, customer, passed); err != nil {
			return err
		}
		return reviseTwoSizes(tx, customer)
	})
	if err != nil {
		return fmt.Errorf("store: change basket: %w", err)
	}
	return nil
}

// checkPieces refuses a basket that holds too many pieces, of the article of a SKU or altogether.
func checkPieces(tx *gorm.DB, customer, sku string) error {
	sums, err := first[struct{ Pieces, Article int }](tx.Raw(`
		SELECT sum(b.quantity) AS pieces,
			sum(CASE WHEN v.product = (SELECT product FROM variants WHERE sku = ?) THEN b.quantity ELSE 0 END) AS article
		FROM basket_items b JOIN variants v ON v.sku = b.sku WHERE b.customer = ?`, sku, customer))
	switch {
	case err != nil:
		return err
	case sums.Article > models.MaxPerArticle:
		return models.ErrTooMany
	case sums.Pieces > models.MaxPerOrder:
		return models.ErrOrderFull
	}
	return nil
}

func saveLine(tx *gorm.DB, line basketRow) error {
	var variants []variantRow
	if err := tx.Raw("SELECT * FROM variants WHERE sku = ?", line.SKU).Scan(&variants).Error; err != nil {
		return err
	}
	switch {
	case len(variants) == 0:
		return models.ErrNotFound
	case line.Quantity == 0:
		return tx.Exec("DELETE FROM basket_items WHERE customer = ? AND sku = ?", line.Customer, line.SKU).Error
	case line.Quantity < 0:
		return fmt.Errorf("a line of %d pieces", line.Quantity)
	case line.Quantity > models.MaxPerArticle:
		return models.ErrTooMany
	case line.Quantity > variants[0].Stock:
		return models.ErrOutOfStock
	}
	return tx.Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "customer"}, {Name: "sku"}},
		DoUpdates: clause.AssignmentColumns([]string{"quantity"}),
	}).Create(&line).Error
}
