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

// Quote prices a customer's basket as an order placed now would be: lines oldest first, every
// price and piece of stock from the database. shown is a digest of all that could change until
// then; PlaceOrder wants it back. models.ErrNotFound for an empty basket; with a *ShortageError
// the order is there all the same.
func (s *Store) Quote(ctx context.Context, customer string, want Wish) (o models.Order, shown string, err error) {
	o, err = s.quote(s.read.WithContext(ctx), customer, want)
	if err != nil {
		err = fmt.Errorf("store: quote: %w", err)
	}
	return o, shownDigest(o), err
}

// quote prices a basket.
func (s *Store) quote(db *gorm.DB, customer string, want Wish) (models.Order, error) {
	if !slices.Contains(models.Deliveries[:], want.Delivery) {
		return models.Order{}, fmt.Errorf("no way of delivery %q", want.Delivery)
	}
	items, err := s.basketLines(db, customer)
	if err != nil {
		return models.Order{}, err
	}
	if len(items) == 0 {
		return models.Order{}, models.ErrNotFound
	}
	o := models.Order{
		Lang: want.Lang, State: models.OrderPlaced, Delivery: want.Delivery, Discount: want.Discount, Shipping: want.Delivery.Cost(),
	}
	stock, err := s.price(db, &o, items)
	if err != nil {
		return models.Order{}, err
	}
	if err := total(&o); err != nil {
		return models.Order{}, err
	}
	return o, shortage(o.Lines, stock)
}

// basketLines reads what would be ordered, oldest first.
func (s *Store) basketLines(db *gorm.DB, customer string) (items []basketRow, err error) {
	err = db.Raw("SELECT * FROM basket_items WHERE customer = ? AND changed_at > ? ORDER BY added_at, sku", customer, s.basketCutoff()).Scan(&items).Error
	return items, err
}

// price adds the lines of a basket to an order, at the prices in force now, and returns how
// many pieces of each SKU are left.
func (s *Store) price(db *gorm.DB, o *models.Order, items []basketRow) (stock map[string]int, err error) {
	skus := make([]string, len(items))
	for i, item := range items {
		skus[i] = item.SKU
	}
	var rows []variantRow
	if err := db.Raw("SELECT * FROM variants WHERE sku IN ?", skus).Scan(&rows).Error; err != nil {
		return nil, err
	}
	variants, products := map[string]variantRow{}, map[string]*models.Product{}
	stock = map[string]int{}
	for _, row := range rows {
		variants[row.SKU], stock[row.SKU] = row, row.Stock
		if products[row.Product] != nil {
			continue
		}
		if products[row.Product], err = productNow(db, row.Product); err != nil {
			return nil, err
		}
	}
	for i, item := range items {
		v, ok := variants[item.SKU]
		if !ok { // taken from the catalogue a moment ago
			return nil, models.ErrChanged
		}
		o.Lines = append(o.Lines, soldLine(products[v.Product], v, models.OrderLine{
			Position: i, SKU: item.SKU, Quantity: item.Quantity, Price: products[v.Product].Price(s.now()),
		}))
	}
	return stock, nil
}

// productNow reads a product with its prices.
func productNow(db *gorm.DB, slug string) (*models.Product, error) {
	row, err := first[productRow](db.Where("slug = ?", slug))
	if err != nil {
		return nil, err
	}
	p, err := parseDefinition(row.Definition)
	if err != nil {
		return nil, fmt.Errorf("product %s: %w", slug, err)
	}
	var prices []priceRow
	if err := db.Raw("SELECT * FROM prices WHERE product = ? ORDER BY since", slug).Scan(&prices).Error; err != nil {
		return nil, err
	}
	if len(prices) == 0 {
		return nil, fmt.Errorf("product %s has no price", slug)
	}
	for _, price := range prices {
		p.Prices = append(p.Prices, models.PricePoint{Since: fromMicros(price.Since), Cents: models.Cents(price.Cents)})
	}
	return &p, nil
}

// soldLine completes a line with what the article is called today.
func soldLine(p *models.Product, v variantRow, l models.OrderLine) models.OrderLine {
	colour, _ := p.Colour(v.Colour)
	l.Product, l.Name, l.Colour, l.ColourKey, l.Size = p.Slug, p.Name, colour.Name, v.Colour, v.Size
	l.Fibres, l.VATPercent = models.Composition(p.Fibres), p.VATPercent
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
