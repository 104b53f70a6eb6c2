package store

import "ebenmass/models"

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

// returnLineRow is some pieces of one line of the order.
type returnLineRow struct {
	ReturnID string `gorm:"primaryKey"`
	Position int    `gorm:"primaryKey;autoIncrement:false"`
	Customer string
	Quantity int
	Exchange string // SKU that goes out instead, "" for the money back
}

// returnTallyRow counts why pieces came back, without anybody.
type returnTallyRow struct {
	Product string `gorm:"primaryKey"`
	Size    string `gorm:"primaryKey"`
	Reason  string `gorm:"primaryKey"`
	Zone    string `gorm:"primaryKey"`
	Demo    bool   `gorm:"primaryKey"`
	N       int64
}

func (returnRow) TableName() string      { return "returns" }
func (returnLineRow) TableName() string  { return "return_lines" }
func (returnTallyRow) TableName() string { return "return_tallies" }

func (r returnRow) read(lines []returnLineRow) models.Return {
	back := models.Return{Number: r.Number, AnnouncedAt: moment(r.Announced), State: models.ReturnState(r.State)}
	if r.Refunded != nil {
		back.RefundedAt = moment(*r.Refunded)
	}
	for _, l := range lines {
		back.Lines = append(back.Lines, models.ReturnLine{Position: l.Position, Quantity: l.Quantity, Exchange: l.Exchange})
	}
	return back
}
