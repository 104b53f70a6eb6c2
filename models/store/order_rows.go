package store

import "ebenmass/models"

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
}

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

// soldTallyRow counts what was sold without anybody.
type soldTallyRow struct {
	Product string `gorm:"primaryKey"`
	Size    string `gorm:"primaryKey"`
	Demo    bool   `gorm:"primaryKey"`
	N       int64
}

func (orderRow) TableName() string     { return "orders" }
func (orderLineRow) TableName() string { return "order_lines" }
func (soldTallyRow) TableName() string { return "sold_tallies" }

// sealedOrder is what the order's key seals, and alone names a person or opens the page.
type sealedOrder struct {
	Address models.Address `json:"address"`
	Access  string         `json:"access"`
}

// sealName binds what is sealed to its row.
func (r orderRow) sealName() string { return "order " + r.ID }

func (r orderRow) order() models.Order {
	o := models.Order{
		Number: r.Number, PlacedAt: moment(r.Placed), ExpiresAt: moment(r.Expires), Lang: models.Lang(r.Lang),
		State: models.OrderState(r.State), Delivery: models.Delivery(r.Delivery), Payment: models.Payment(r.Payment), Discount: r.Discount,
		Goods: models.Cents(r.Goods), Reduction: models.Cents(r.Reduction), Shipping: models.Cents(r.Shipping), Total: models.Cents(r.Total),
		Confirmed: r.Confirmed != nil,
	}
	if r.Withdrawn != nil {
		o.Withdrawn = moment(*r.Withdrawn)
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
