package store

import (
	"context"
	"crypto/hmac"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"ebenmass/models"
	"ebenmass/models/letter"

	"gorm.io/gorm"
)

// orderRow is an order. What names a person lies in Sealed.
type orderRow struct {
	ID        string `gorm:"primaryKey"`
	Customer  string
	KeyID     string
	Number    string
	Attempt   []byte // digest of what the form was rendered with
	Access    []byte // digest of the key in the confirmation
	Sealed    []byte // JSON of a sealedOrder
	Lang      string
	State     string
	Delivery  string
	Payment   string
	Discount  string
	Goods     int64
	Reduction int64
	Shipping  int64
	Total     int64
	Placed    int64  `gorm:"column:placed_at"`
	Withdrawn *int64 `gorm:"column:withdrawn_at"`
	Confirmed *int64 `gorm:"column:confirmed_at"`
	Expires   int64  `gorm:"column:expires_at"`

	// Answer is what the mail server last said to its confirmation, where selectOrders read it and
	// the letter is in the queue.
	Answer *string `gorm:"->"`
}

func (orderRow) TableName() string { return "orders" }

// orderLineRow is what was sold, as it was then.
type orderLineRow struct {
	OrderID  string `gorm:"primaryKey"`
	Position int    `gorm:"primaryKey;autoIncrement:false"`
	Customer string
	SKU      string `gorm:"column:sku"`
	Product  string
	NameDE   string `gorm:"column:name_de"`
	NameEN   string `gorm:"column:name_en"`
	Colour   string
	ColourDE string `gorm:"column:colour_de"`
	ColourEN string `gorm:"column:colour_en"`
	Size     string
	FibresDE string `gorm:"column:fibres_de"`
	FibresEN string `gorm:"column:fibres_en"`
	Quantity int
	Cents    int64
	VAT      int `gorm:"column:vat"`
}

func (orderLineRow) TableName() string { return "order_lines" }

// sealedOrder is what the order's key seals, and alone names a person or opens the page.
type sealedOrder struct {
	Address models.Address `json:"address"`
	Access  string         `json:"access"`
}

// selectOrders reads orders that are not over, of customers who are not, with their keys. Its
// arguments are now, twice; conditions follow.
const selectOrders = `
	SELECT o.*, k.wrapped, l.answer FROM orders o
	LEFT JOIN letters l ON l.order_id = o.id
	JOIN customers c ON c.id = o.customer AND c.expires_at > ?
	JOIN customer_keys k ON k.id = o.key_id AND k.customer = o.customer
	WHERE o.expires_at > ? AND `

// Order returns a customer's order. models.ErrNotFound for one that is unknown, over, or
// another's.
func (s *Store) Order(ctx context.Context, customer, number string) (models.Order, error) {
	db := s.read.WithContext(ctx)
	rows, err := s.selectOrders(db, "o.customer = ? AND o.number = ?", customer, number)
	if err != nil {
		return models.Order{}, fmt.Errorf("store: read order: %w", err)
	}
	o, err := s.onlyOrder(db, rows)
	if err != nil {
		return models.Order{}, fmt.Errorf("store: read order: %w", err)
	}
	return o, nil
}

// OrderByKey returns an order and whose it is to whoever has the key from its confirmation.
// models.ErrNotFound alike for an unknown number and a wrong key.
func (s *Store) OrderByKey(ctx context.Context, number, key string) (o models.Order, owner string, err error) {
	db := s.read.WithContext(ctx)
	rows, err := s.selectOrders(db, "o.number = ?", number)
	if err != nil {
		return models.Order{}, "", fmt.Errorf("store: read order by key: %w", err)
	}
	if len(rows) == 0 || subtle.ConstantTimeCompare(rows[0].Row.Access, digest(key)) != 1 {
		return models.Order{}, "", fmt.Errorf("store: read order by key: %w", models.ErrNotFound)
	}
	o, err = s.onlyOrder(db, rows)
	if err != nil {
		return models.Order{}, "", fmt.Errorf("store: read order by key: %w", err)
	}
	return o, rows[0].Row.Customer, nil
}

// OrderByAddress returns an order and whose it is to whoever names its number and the e-mail
// address it was placed with. models.ErrNotFound alike for an unknown number and another address.
func (s *Store) OrderByAddress(ctx context.Context, number, email string) (o models.Order, owner string, err error) {
	db := s.read.WithContext(ctx)
	rows, err := s.selectOrders(db, "o.number = ?", number)
	if err != nil {
		return models.Order{}, "", fmt.Errorf("store: read order by address: %w", err)
	}
	if o, err = s.onlyOrder(db, rows); err != nil {
		return models.Order{}, "", fmt.Errorf("store: read order by address: %w", err)
	}
	if !s.SameAddress(email, o.Address.Email) {
		return models.Order{}, "", fmt.Errorf("store: read order by address: %w", models.ErrNotFound)
	}
	return o, rows[0].Row.Customer, nil
}

// SameAddress reports whether two e-mail addresses are one, spelled however they are. It takes
// as long for those that nearly are.
func (s *Store) SameAddress(a, b string) bool { return hmac.Equal(s.lookup(a), s.lookup(b)) }

// Orders returns a customer's orders, latest first; none for a customer who is unknown or over.
func (s *Store) Orders(ctx context.Context, customer string) ([]models.Order, error) {
	db := s.read.WithContext(ctx)
	rows, err := s.selectOrders(db, "o.customer = coalesce(?, '') ORDER BY o.placed_at DESC, o.id", customer)
	if err != nil {
		return nil, fmt.Errorf("store: read orders: %w", err)
	}
	orders, err := s.openOrders(db, rows)
	if err != nil {
		return nil, fmt.Errorf("store: read orders: %w", err)
	}
	return orders, nil
}

// LatestOrder returns a customer's latest order, without its lines. models.ErrNotFound where
// there is none.
func (s *Store) LatestOrder(ctx context.Context, customer string) (models.Order, error) {
	rows, err := s.selectOrders(s.read.WithContext(ctx), "o.customer = coalesce(?, '') ORDER BY o.placed_at DESC, o.id LIMIT 1", customer)
	if err != nil {
		return models.Order{}, fmt.Errorf("store: read latest order: %w", err)
	}
	if len(rows) == 0 {
		return models.Order{}, fmt.Errorf("store: read latest order: %w", models.ErrNotFound)
	}
	o, err := s.unsealOrder(rows[0])
	if err != nil {
		return models.Order{}, fmt.Errorf("store: read latest order: %w", err)
	}
	return o, nil
}

func (s *Store) selectOrders(db *gorm.DB, condition string, args ...any) (rows []sealedRow[orderRow], err error) {
	now := s.now().UnixMicro()
	return rows, db.Raw(selectOrders+condition, append([]any{now, now}, args...)...).Scan(&rows).Error
}

// openOrders completes orders that were selected with their lines, all read at once.
func (s *Store) openOrders(db *gorm.DB, rows []sealedRow[orderRow]) ([]models.Order, error) {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.Row.ID
	}
	lines, err := linesOfOrders(db, ids...)
	if err != nil {
		return nil, err
	}
	orders := make([]models.Order, len(rows))
	for i, row := range rows {
		if orders[i], err = s.unsealOrder(row); err != nil {
			return nil, err
		}
		orders[i].Lines = lines[row.Row.ID]
	}
	return orders, nil
}

// onlyOrder completes the one order that was selected; models.ErrNotFound where none was.
func (s *Store) onlyOrder(db *gorm.DB, rows []sealedRow[orderRow]) (models.Order, error) {
	if len(rows) == 0 {
		return models.Order{}, models.ErrNotFound
	}
	orders, err := s.openOrders(db, rows[:1])
	if err != nil {
		return models.Order{}, err
	}
	return orders[0], nil
}

// unsealOrder reads an order with what its key opens, without its lines.
func (s *Store) unsealOrder(row sealedRow[orderRow]) (models.Order, error) {
	text, err := s.openWith(row.Row.Customer, row.Wrapped, row.Row.sealName(), row.Row.Sealed)
	if err != nil {
		return models.Order{}, err
	}
	secret, err := parseSealedOrder(text)
	if err != nil {
		return models.Order{}, err
	}
	o := row.Row.order()
	o.Address, o.AccessKey = secret.Address, secret.Access
	return o, nil
}

// linesOfOrders reads the lines of some orders, by the orders' identifiers.
func linesOfOrders(db *gorm.DB, ids ...string) (map[string][]models.OrderLine, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var rows []orderLineRow
	if err := db.Raw("SELECT * FROM order_lines WHERE order_id IN ? ORDER BY order_id, position", ids).Scan(&rows).Error; err != nil {
		return nil, err
	}
	lines := map[string][]models.OrderLine{}
	for _, row := range rows {
		lines[row.OrderID] = append(lines[row.OrderID], row.line())
	}
	return lines, nil
}

// orderRow finds a customer's order by its number.
func (s *Store) orderRow(db *gorm.DB, customer, number string) (orderRow, error) {
	var rows []orderRow
	now := s.now().UnixMicro()
	err := db.Raw(`
		SELECT o.* FROM orders o JOIN customers c ON c.id = o.customer AND c.expires_at > ?
		WHERE o.customer = ? AND o.number = ? AND o.expires_at > ?`, now, customer, number, now).Scan(&rows).Error
	if err != nil {
		return orderRow{}, err
	}
	if len(rows) == 0 {
		return orderRow{}, models.ErrNotFound
	}
	return rows[0], nil
}

// readOrder completes a row with its lines and with what its key opens; models.ErrNotFound
// where that is destroyed.
func (s *Store) readOrder(db *gorm.DB, row orderRow) (models.Order, error) {
	lines, err := linesOfOrders(db, row.ID)
	if err != nil {
		return models.Order{}, err
	}
	secret, err := s.openOrder(db, row)
	if err != nil {
		return models.Order{}, err
	}
	o := row.order()
	o.Lines, o.Address, o.AccessKey = lines[row.ID], secret.Address, secret.Access
	return o, nil
}

// openOrder opens what an order's key seals; models.ErrNotFound where the key is destroyed.
func (s *Store) openOrder(db *gorm.DB, row orderRow) (sealedOrder, error) {
	text, err := s.openSealed(db, row.Customer, row.KeyID, row.sealName(), row.Sealed)
	if err != nil {
		return sealedOrder{}, err
	}
	return parseSealedOrder(text)
}

func parseSealedOrder(text string) (secret sealedOrder, err error) {
	if json.Unmarshal([]byte(text), &secret) != nil {
		return sealedOrder{}, errors.New("what an order seals is no JSON")
	}
	return secret, nil
}

// sealName binds what is sealed to its row.
func (r orderRow) sealName() string { return "order " + r.ID }

func (r orderRow) order() models.Order {
	o := models.Order{
		Number: r.Number, PlacedAt: fromMicros(r.Placed), ExpiresAt: fromMicros(r.Expires), Lang: models.Lang(r.Lang),
		State: models.OrderState(r.State), Delivery: models.Delivery(r.Delivery), Payment: models.Payment(r.Payment), Discount: r.Discount,
		Goods: models.Cents(r.Goods), Reduction: models.Cents(r.Reduction), Shipping: models.Cents(r.Shipping), Total: models.Cents(r.Total),
		Letter: letterState(r.Confirmed != nil, r.Answer),
	}
	if r.Withdrawn != nil {
		o.Withdrawn = fromMicros(*r.Withdrawn)
	}
	return o
}

func (r orderLineRow) line() models.OrderLine {
	return models.OrderLine{
		Position: r.Position, SKU: r.SKU, Product: r.Product, Name: models.Text{DE: r.NameDE, EN: r.NameEN},
		Colour: models.Text{DE: r.ColourDE, EN: r.ColourEN}, ColourKey: r.Colour, Size: r.Size,
		Fibres: models.Text{DE: r.FibresDE, EN: r.FibresEN}, Quantity: r.Quantity, Price: models.Cents(r.Cents), VATPercent: r.VAT,
	}
}

// orderRows returns what an order writes but for its secrets.
func orderRows(id, customer string, o models.Order) (orderRow, []orderLineRow) {
	row := orderRow{
		ID: id, Customer: customer, Number: o.Number, Lang: string(o.Lang), State: string(o.State),
		Delivery: string(o.Delivery), Payment: string(o.Payment), Discount: o.Discount,
		Goods: int64(o.Goods), Reduction: int64(o.Reduction), Shipping: int64(o.Shipping), Total: int64(o.Total),
		Placed: o.PlacedAt.UnixMicro(), Expires: o.ExpiresAt.UnixMicro(),
	}
	lines := make([]orderLineRow, len(o.Lines))
	for i, l := range o.Lines {
		lines[i] = orderLineRow{
			OrderID: id, Position: l.Position, Customer: customer, SKU: l.SKU, Product: l.Product, NameDE: l.Name.DE, NameEN: l.Name.EN,
			Colour: l.ColourKey, ColourDE: l.Colour.DE, ColourEN: l.Colour.EN, Size: l.Size, FibresDE: l.Fibres.DE, FibresEN: l.Fibres.EN,
			Quantity: l.Quantity, Cents: int64(l.Price), VAT: l.VATPercent,
		}
	}
	return row, lines
}

// unconfirmedBatch is how many orders or withdrawals without a letter are looked for at once.
const unconfirmedBatch = 50

// OwnedOrder is an order and whose it is.
type OwnedOrder struct{ Customer, Number string }

// Unconfirmed returns orders in force whose confirmation was neither handed over nor queued, oldest
// first and not all at once: those of a build without the queue, or of a backup.
func (s *Store) Unconfirmed(ctx context.Context) (orders []OwnedOrder, err error) {
	now := s.now().UnixMicro()
	err = s.read.WithContext(ctx).Raw(`
		SELECT o.customer, o.number FROM orders o
		JOIN customers c ON c.id = o.customer AND c.expires_at > ?
		JOIN customer_keys k ON k.id = o.key_id
		WHERE o.confirmed_at IS NULL AND o.state = ? AND o.expires_at > ? AND NOT EXISTS (SELECT 1 FROM letters l WHERE l.order_id = o.id)
		ORDER BY o.placed_at, o.id LIMIT ?`, now, string(models.OrderPlaced), now, unconfirmedBatch).Scan(&orders).Error
	if err != nil {
		return nil, fmt.Errorf("store: find unconfirmed orders: %w", err)
	}
	return orders, nil
}

// MailOrder writes the letter that confirms an order, unless it was handed over or is in the queue.
// models.ErrNotFound for an order that is unknown, over, or another's.
func (s *Store) MailOrder(ctx context.Context, customer, number string, m Mailing[models.Order]) error {
	err := s.withKeysIn(ctx, s.transact, customer, m.keys(), func(tx *gorm.DB, keys []sealingKey) (unused []string, err error) {
		rows, err := s.selectOrders(tx, "o.customer = ? AND o.number = ?", customer, number)
		if err != nil {
			return nil, err
		}
		o, err := s.onlyOrder(tx, rows)
		if err != nil {
			return nil, err
		}
		if row := rows[0].Row; row.Confirmed != nil || row.Answer != nil {
			return identifiers(keys), nil
		}
		_, err = s.mailOrder(tx, m, keys, customer, rows[0].Row.ID, o, false)
		return nil, err
	})
	if err != nil {
		return fmt.Errorf("store: mail order: %w", err)
	}
	return nil
}

// mailOrder writes the letter that confirms an order, and notes it where that has arrived.
func (s *Store) mailOrder(tx *gorm.DB, m Mailing[models.Order], keys []sealingKey, customer, id string, o models.Order, claim bool) (letter.Queued, error) {
	q, err := mail(s, tx, m, keys, customer, o, letterSubject{order: id}, claim)
	if err != nil || !m.delivers() {
		return q, err
	}
	return q, s.noteDelivered(tx, letterRow{OrderID: &id})
}

// DeleteOrder erases one order at its customer's wish, as Erase does: keys first, then the order
// with its lines, and the letters about it, in the outbox or not sent yet. What was sold in
// a week that is over stays summed without anybody. models.ErrNotFound for an order that is unknown, over, or another's.
func (s *Store) DeleteOrder(ctx context.Context, customer, number string) (Erased, error) {
	db := s.read.WithContext(ctx)
	row, err := s.orderRow(db, customer, number)
	if err != nil {
		return Erased{}, fmt.Errorf("store: delete order: %w", err)
	}
	letters, err := s.lettersAbout(db, customer, number)
	if err != nil {
		return Erased{}, fmt.Errorf("store: delete order: %w", err)
	}
	waiting, err := waitingAbout(db, customer, number)
	if err != nil {
		return Erased{}, fmt.Errorf("store: delete order: %w", err)
	}
	held := Held{{Kind: "orders", Count: 1, table: "orders"}}
	if len(letters) > 0 {
		held = append(held, HeldCount{Kind: "letters", Count: len(letters), table: "outbox"})
	}
	if len(waiting) > 0 {
		held = append(held, HeldCount{Kind: "waiting_letters", Count: len(waiting), table: "letters"})
	}
	return s.erase(ctx, held, customer, ScopeOrder, slices.Concat(letters, waiting, []string{row.KeyID}), nil)
}
