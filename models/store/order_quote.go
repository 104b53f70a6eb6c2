package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"ebenmass/models"

	"gorm.io/gorm"
)

// Wish is what somebody chooses about an order before it is placed.
type Wish struct {
	Delivery models.Delivery
	Discount string // a code that models.Discount knows, "" for none
	Lang     models.Lang
}

// Shortage is a line of which fewer pieces are left than are wanted.
type Shortage struct {
	SKU    string
	Wanted int
	Left   int // 0 or more
}

// ShortageError says which lines cannot be delivered. It is a models.ErrOutOfStock.
type ShortageError struct{ Lines []Shortage }

// Error names the lines.
func (e *ShortageError) Error() string {
	var lines []string
	for _, l := range e.Lines {
		lines = append(lines, fmt.Sprintf("%d of %s wanted, %d left", l.Wanted, l.SKU, l.Left))
	}
	return models.ErrOutOfStock.Error() + ": " + strings.Join(lines, "; ")
}

// Unwrap lets errors.Is see models.ErrOutOfStock.
func (e *ShortageError) Unwrap() error { return models.ErrOutOfStock }

// PricedBasket is a basket as it would be sold, every price and piece of stock of one moment.
type PricedBasket struct {
	lines []models.OrderLine // oldest first
	stock map[string]int     // pieces left, by SKU
	// Removed are the basket's lines that are not sold, since the shop has the article no longer.
	Removed []BasketItem
}

// PriceBasket reads a customer's basket with prices and stock from the database, in as many
// statements for one line as for many. models.ErrNotFound for a basket without anything to sell,
// or a customer who is unknown or over; what was removed from it is told all the same.
func (s *Store) PriceBasket(ctx context.Context, customer string) (PricedBasket, error) {
	b, err := s.priceBasket(s.read.WithContext(ctx), customer)
	if err != nil {
		return PricedBasket{Removed: b.Removed}, fmt.Errorf("store: price basket: %w", err)
	}
	return b, nil
}

// Quote is the order that would be placed. It is a pure function: ways of delivery and codes
// are compared without reading anything again. shown is a digest of all that could change until
// the order; PlaceOrder wants it back. With a *ShortageError the order is there all the same.
func (b PricedBasket) Quote(want Wish) (o models.Order, shown string, err error) {
	if !slices.Contains(models.Deliveries[:], want.Delivery) {
		return models.Order{}, "", fmt.Errorf("store: quote: no way of delivery %q", want.Delivery)
	}
	o = models.Order{
		Lang: want.Lang, State: models.OrderPlaced, Delivery: want.Delivery, Discount: want.Discount, Shipping: want.Delivery.Cost(),
		Lines: slices.Clone(b.lines),
	}
	if err := total(&o); err != nil {
		return models.Order{}, "", fmt.Errorf("store: quote: %w", err)
	}
	return o, shownDigest(o), shortage(o.Lines, b.stock)
}

// Quote prices a customer's basket for one wish: see [Store.PriceBasket] and
// [PricedBasket.Quote].
func (s *Store) Quote(ctx context.Context, customer string, want Wish) (o models.Order, shown string, err error) {
	b, err := s.PriceBasket(ctx, customer)
	if err != nil {
		return models.Order{}, "", err
	}
	return b.Quote(want)
}

func (s *Store) priceBasket(db *gorm.DB, customer string) (PricedBasket, error) {
	lines, err := s.pieces(db, customer)
	if err != nil {
		return PricedBasket{}, err
	}
	var slugs []string
	for _, l := range lines {
		if l.Removed == models.NotRemoved {
			slugs = append(slugs, l.Variant.Product)
		}
	}
	slices.Sort(slugs)
	products := map[string]*models.Product{}
	if len(slugs) > 0 {
		if products, err = productsNow(db, slices.Compact(slugs)); err != nil {
			return PricedBasket{}, err
		}
	}
	b := PricedBasket{stock: map[string]int{}}
	for _, l := range lines {
		p, sold := products[l.Variant.Product]
		if l.Removed == models.NotRemoved && !sold { // taken from the catalogue a moment ago
			l.Removed = models.RemovedAll
		}
		if l.Removed != models.NotRemoved {
			b.Removed = append(b.Removed, BasketItem{
				BasketItem: models.BasketItem{SKU: l.Line.SKU, Quantity: l.Line.Quantity}, Article: l.Line.article(), Removed: l.Removed,
			})
			continue
		}
		b.stock[l.Variant.SKU] = l.Variant.Stock
		b.lines = append(b.lines, soldLine(p, l.Variant, models.OrderLine{
			Position: len(b.lines), SKU: l.Variant.SKU, Quantity: l.Line.Quantity, Price: p.Price(s.now()),
		}))
	}
	if len(b.lines) == 0 {
		return b, models.ErrNotFound
	}
	return b, nil
}

// piecesRow is a line of a basket with the variant it is of, which is none where it was removed.
type piecesRow struct {
	Line    basketRow  `gorm:"embedded"`
	Variant variantRow `gorm:"embedded;embeddedPrefix:variant_"`
	Removed models.Removal
}

// pieces reads what of a basket would be ordered, and what was removed from it, oldest first.
func (s *Store) pieces(db *gorm.DB, customer string) (lines []piecesRow, err error) {
	return lines, db.Raw(`
		SELECT b.*, v.sku AS variant_sku, v.product AS variant_product, v.position AS variant_position, v.colour AS variant_colour,
			v.size AS variant_size, v.stock AS variant_stock, `+removal+` AS removed
		FROM basket_items b JOIN customers c ON c.id = b.customer LEFT JOIN variants v ON v.sku = b.sku
		WHERE b.customer = ? AND c.expires_at > ? AND b.expires_at > ? ORDER BY b.added_at, b.sku`,
		customer, s.now().UnixMicro(), s.now().UnixMicro()).Scan(&lines).Error
}

// productsNow reads products with their prices, by slug.
func productsNow(db *gorm.DB, slugs []string) (map[string]*models.Product, error) {
	var rows []productRow
	if err := db.Raw("SELECT * FROM products WHERE slug IN ?", slugs).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var prices []priceRow
	if err := db.Raw("SELECT * FROM prices WHERE product IN ? ORDER BY product, since", slugs).Scan(&prices).Error; err != nil {
		return nil, err
	}
	products := map[string]*models.Product{}
	for _, row := range rows {
		p, _, err := parseDefinition(row.Definition)
		if err != nil {
			return nil, fmt.Errorf("product %s: %w", row.Slug, err)
		}
		for _, price := range prices {
			if price.Product == row.Slug {
				p.Prices = append(p.Prices, models.PricePoint{Since: fromMicros(price.Since), Cents: models.Cents(price.Cents)})
			}
		}
		if len(p.Prices) == 0 {
			return nil, fmt.Errorf("product %s has no price", row.Slug)
		}
		products[row.Slug] = &p
	}
	return products, nil
}

// soldLine completes a line with what the article is called today.
func soldLine(p *models.Product, v variantRow, l models.OrderLine) models.OrderLine {
	colour, _ := p.Colour(v.Colour)
	l.Product, l.Name, l.Colour, l.ColourKey, l.Size = p.Slug, p.Name, colour.Name, v.Colour, v.Size
	l.Fibres, l.VATPercent = p.Label(), p.VATPercent
	return l
}

// total adds an order up.
func total(o *models.Order) error {
	o.Goods = 0
	for _, l := range o.Lines {
		o.Goods += l.Total()
	}
	off, ok := models.Discount(o.Discount, o.Goods)
	if !ok {
		return fmt.Errorf("no discount code %q", o.Discount)
	}
	o.Reduction = off
	o.Total = o.Goods - o.Reduction + o.Shipping
	return nil
}

// shortage compares the lines with what is left; nil where there is enough.
func shortage(lines []models.OrderLine, stock map[string]int) error {
	var short []Shortage
	for _, l := range lines {
		if left := stock[l.SKU]; left < l.Quantity {
			short = append(short, Shortage{SKU: l.SKU, Wanted: l.Quantity, Left: left})
		}
	}
	if len(short) == 0 {
		return nil
	}
	return &ShortageError{Lines: short}
}

// shownDigest is a digest of all of an order that a page shows before the button: lines as
// they would be sold, delivery, discount and total.
func shownDigest(o models.Order) string {
	text, err := json.Marshal(struct {
		Lines                             []models.OrderLine
		Delivery                          models.Delivery
		Discount                          string
		Goods, Reduction, Shipping, Total models.Cents
	}{o.Lines, o.Delivery, o.Discount, o.Goods, o.Reduction, o.Shipping, o.Total})
	if err != nil {
		panic(err) // texts and whole numbers only
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
