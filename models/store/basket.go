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
	Expires  int64 `gorm:"column:expires_at"` // when the basket goes, the same in all its lines
	// What the article was called when the line was last set: it may be taken out of the catalogue.
	Product  string
	NameDE   string `gorm:"column:name_de"`
	NameEN   string `gorm:"column:name_en"`
	Colour   string
	ColourDE string `gorm:"column:colour_de"`
	ColourEN string `gorm:"column:colour_en"`
	Size     string
}

// article is what the line's article was called.
func (row basketRow) article() models.Article {
	return models.Article{
		Product: row.Product, Name: models.Text{DE: row.NameDE, EN: row.NameEN}, ColourKey: row.Colour,
		Colour: models.Text{DE: row.ColourDE, EN: row.ColourEN}, Size: row.Size,
	}
}

func (basketRow) TableName() string { return "basket_items" }

// BasketItem is a basket line, when its article was first put in and when the line goes.
type BasketItem struct {
	models.BasketItem
	Article   models.Article // as it was called when the line was last set
	Removed   models.Removal // why it is sold no longer
	Stock     int            // pieces left of the SKU
	KeptSizes string         // in which all of the product stays, by its owner's answer, as models.SizeSet writes them; "" for none
	AddedAt   time.Time
	ExpiresAt time.Time    // the earlier of the visit's and the basket's end
	Kept      consent.Kept // the line of the retention register that the basket ends by
}

// removal tells, of a basket line b and the variant v it is of, why there is none.
const removal = `CASE WHEN v.sku IS NOT NULL THEN ''
	WHEN NOT EXISTS (SELECT 1 FROM products p WHERE p.slug = b.product) THEN 'product'
	WHEN NOT EXISTS (SELECT 1 FROM variants o WHERE o.product = b.product AND o.colour = b.colour) THEN 'colour'
	ELSE 'size' END`

// Basket returns a customer's lines, oldest first, also those whose article is sold no longer;
// none for a customer who is unknown or over, or whose basket is.
func (s *Store) Basket(ctx context.Context, customer string) ([]BasketItem, error) {
	var rows []struct {
		Line    basketRow `gorm:"embedded"`
		Ends    int64     `gorm:"column:ends_at"`
		Stock   int
		Kept    string
		Removed models.Removal
	}
	err := s.read.WithContext(ctx).Raw(`
		SELECT b.*, c.expires_at AS ends_at, coalesce(v.stock, 0) AS stock, t.sizes AS kept, `+removal+` AS removed
		FROM basket_items b JOIN customers c ON c.id = b.customer LEFT JOIN variants v ON v.sku = b.sku
		LEFT JOIN two_size_choices t ON t.customer = b.customer AND t.product = v.product AND t.answer = coalesce(?, '')
		WHERE c.id = coalesce(?, '') AND c.expires_at > ? AND b.expires_at > ? ORDER BY b.added_at, b.sku`,
		KeptAll, customer, s.now().UnixMicro(), s.now().UnixMicro()).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: read basket: %w", err)
	}
	items := make([]BasketItem, len(rows))
	for i, row := range rows {
		items[i] = BasketItem{
			BasketItem: models.BasketItem{SKU: row.Line.SKU, Quantity: row.Line.Quantity},
			Article:    row.Line.article(), Removed: row.Removed, Stock: row.Stock, KeptSizes: row.Kept,
			AddedAt: fromMicros(row.Line.Added), ExpiresAt: row.Line.until(fromMicros(row.Ends)), Kept: row.Line.kept(),
		}
	}
	return items, nil
}

// until is when a line goes of a customer who ends at a moment.
func (row basketRow) until(ends time.Time) time.Time {
	if until := fromMicros(row.Expires); until.Before(ends) {
		return until
	}
	return ends
}

// kept is what the basket's end was computed by.
func (row basketRow) kept() consent.Kept {
	if row.Expires == consent.KeptNewBasket.Until(fromMicros(row.Changed)).UnixMicro() {
		return consent.KeptNewBasket
	}
	return consent.KeptBasket
}

// dropOver deletes the lines of a customer's basket that are over, with what was said about them.
func (s *Store) dropOver(tx *gorm.DB, customer string) error {
	err := tx.Exec("DELETE FROM basket_items WHERE customer = ? AND expires_at <= ?", customer, s.now().UnixMicro()).Error
	if err != nil {
		return err
	}
	return dropTwoSizes(tx, customer)
}

// touchBasket notes that a basket was changed: all of it is kept from now on, until when is
// returned. A program fills baskets and never comes back; kept is what holds for this one.
func (s *Store) touchBasket(tx *gorm.DB, customer string, kept consent.Kept) (until time.Time, err error) {
	until = kept.Until(s.now())
	return until, tx.Exec("UPDATE basket_items SET changed_at = ?, expires_at = ? WHERE customer = ?",
		s.now().UnixMicro(), until.UnixMicro(), customer).Error
}

// hasBasket reports whether anything lies in a customer's basket.
func hasBasket(tx *gorm.DB, customer string) (has bool, err error) {
	return has, tx.Raw("SELECT EXISTS (SELECT 1 FROM basket_items WHERE customer = ?)", customer).Scan(&has).Error
}

// ForgetRemoved takes lines out of a customer's basket whose articles are sold no longer, once
// their owner has read that. It keeps the rest no longer than before. Lines that are sold after
// all stay.
func (s *Store) ForgetRemoved(ctx context.Context, customer string, skus []string) error {
	if len(skus) == 0 {
		return nil
	}
	err := s.transact(ctx, func(tx *gorm.DB) error {
		err := tx.Exec("DELETE FROM basket_items WHERE customer = ? AND sku IN ? AND NOT EXISTS (SELECT 1 FROM variants v WHERE v.sku = basket_items.sku)", customer, skus).Error
		if err != nil {
			return err
		}
		if err := reviseTwoSizes(tx, customer); err != nil {
			return err
		}
		return dropTwoSizes(tx, customer)
	})
	if err != nil {
		return fmt.Errorf("store: forget removed lines: %w", err)
	}
	return nil
}

// SetBasketItem sets how many pieces of a SKU are in the basket; 0 removes the line. Errors:
// models.ErrNotFound (SKU or customer), models.ErrTooMany, models.ErrOrderFull,
// models.ErrOutOfStock.
func (s *Store) SetBasketItem(ctx context.Context, customer, sku string, quantity int) error {
	_, err := s.ChangeBasket(ctx, customer, BasketChange{SKU: sku, Quantity: quantity})
	return err
}

// AddBasketItem puts further pieces of a SKU into the basket, with the errors of SetBasketItem.
func (s *Store) AddBasketItem(ctx context.Context, customer, sku string, quantity int) error {
	_, err := s.ChangeBasket(ctx, customer, BasketChange{SKU: sku, Quantity: quantity, Add: true})
	return err
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
// basket reserves nothing. until is when the basket goes by itself: a new one soon, one that is
// changed again later. Errors are those of SetBasketItem.
func (s *Store) ChangeBasket(ctx context.Context, customer string, change BasketChange) (until time.Time, err error) {
	err = s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		if err := s.dropOver(tx, customer); err != nil {
			return err
		}
		kept := consent.KeptNewBasket
		had, err := hasBasket(tx, customer)
		if err != nil {
			return err
		}
		if had {
			kept = consent.KeptBasket
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
		if until, err = s.touchBasket(tx, customer, kept); err != nil {
			return err
		}
		if err := s.notePassedOver(tx, customer, passed); err != nil {
			return err
		}
		return reviseTwoSizes(tx, customer)
	})
	if err != nil {
		return time.Time{}, fmt.Errorf("store: change basket: %w", err)
	}
	return until, nil
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

// saveLine writes a line, or deletes it where it holds nothing; also one whose article is sold
// no longer.
func saveLine(tx *gorm.DB, line basketRow) error {
	var variants []variantRow
	if err := tx.Raw("SELECT * FROM variants WHERE sku = ?", line.SKU).Scan(&variants).Error; err != nil {
		return err
	}
	if line.Quantity == 0 {
		deleted := tx.Exec("DELETE FROM basket_items WHERE customer = ? AND sku = ?", line.Customer, line.SKU)
		if deleted.Error == nil && deleted.RowsAffected == 0 && len(variants) == 0 {
			return models.ErrNotFound
		}
		return deleted.Error
	}
	switch {
	case len(variants) == 0:
		return models.ErrNotFound
	case line.Quantity < 0:
		return fmt.Errorf("a line of %d pieces", line.Quantity)
	case line.Quantity > models.MaxPerArticle:
		return models.ErrTooMany
	case line.Quantity > variants[0].Stock:
		return models.ErrOutOfStock
	}
	if err := line.describe(tx, variants[0]); err != nil {
		return err
	}
	return tx.Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "customer"}, {Name: "sku"}},
		DoUpdates: clause.AssignmentColumns([]string{"quantity", "product", "name_de", "name_en", "colour", "colour_de", "colour_en", "size"}),
	}).Create(&line).Error
}

// describe notes what the article of a line is called now.
func (row *basketRow) describe(tx *gorm.DB, v variantRow) error {
	stored, err := first[productRow](tx.Where("slug = ?", v.Product))
	if err != nil {
		return err
	}
	p, _, err := parseDefinition(stored.Definition)
	if err != nil {
		return fmt.Errorf("product %s: %w", v.Product, err)
	}
	colour, _ := p.Colour(v.Colour)
	row.Product, row.NameDE, row.NameEN = v.Product, p.Name.DE, p.Name.EN
	row.Colour, row.ColourDE, row.ColourEN, row.Size = v.Colour, colour.Name.DE, colour.Name.EN, v.Size
	return nil
}
