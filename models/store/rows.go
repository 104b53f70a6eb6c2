package store

import (
	"slices"
	"strings"
	"time"
)

// The rows of all tables, as the migrations define them. Times are microseconds since 1970.

type productRow struct {
	Slug       string `gorm:"primaryKey"`
	Position   int
	Definition string
}

type variantRow struct {
	SKU      string `gorm:"primaryKey;column:sku"`
	Product  string
	Position int
	Colour   string
	Size     string
	Stock    int
}

type priceRow struct {
	Product string `gorm:"primaryKey"`
	Since   int64  `gorm:"primaryKey;autoIncrement:false"`
	Cents   int64
}

type customerRow struct {
	ID      string `gorm:"primaryKey"`
	Created int64  `gorm:"column:created_at"`
	Expires int64  `gorm:"column:expires_at"`
}

type sessionRow struct {
	Digest   []byte `gorm:"primaryKey"`
	Customer string
	Created  int64  `gorm:"column:created_at"`
	Expires  int64  `gorm:"column:expires_at"`
	LastDay  int64  // midnight UTC; 0 without an account
	Device   string // see Device
}

type consentRow struct {
	Seq         int64 `gorm:"primaryKey"`
	Customer    string
	Purpose     string
	Action      string
	At          int64
	TextVersion string
	TextSHA256  string `gorm:"column:text_sha256"`
	Lang        string
	Form        string
	Age16       bool `gorm:"column:age16"`
	Receipt     string
}

type profileRow struct {
	Customer string `gorm:"primaryKey"`
	KeyID    string
	Given    int64 `gorm:"column:given_at"`
	Expires  int64 `gorm:"column:expires_at"`
}

type customerKeyRow struct {
	ID       string `gorm:"primaryKey"`
	Customer string
	Kind     string
	Wrapped  []byte
	Created  int64 `gorm:"column:created_at"`
}

type addressRow struct {
	Lookup   []byte `gorm:"primaryKey"`
	Kind     string `gorm:"primaryKey"`
	Customer string
}

type measurementRow struct {
	Customer   string `gorm:"primaryKey"`
	Name       string `gorm:"primaryKey"`
	Ciphertext []byte
	Given      int64 `gorm:"column:given_at"`
}

type accessRow struct {
	Customer string
	Day      string
	Purpose  string
	Kind     string
	Data     string
	Granted  bool
	Count    int
}

type basketRow struct {
	Customer string `gorm:"primaryKey"`
	SKU      string `gorm:"primaryKey;column:sku"`
	Quantity int
	Added    int64 `gorm:"column:added_at"`
	Changed  int64 `gorm:"column:changed_at"` // the basket's last change, the same in all its lines
}

type twoSizeRow struct {
	Customer string `gorm:"primaryKey"`
	Product  string `gorm:"primaryKey"`
	Sizes    string // as models.SizeSet writes them
	Answer   string
	Named    int   // 0 or 1
	Shown    int64 `gorm:"column:shown_at"`
}

// twoSizeOrderRow is a product ordered in several sizes after a notice.
type twoSizeOrderRow struct {
	OrderID  string `gorm:"primaryKey"`
	Product  string `gorm:"primaryKey"`
	Customer string
	Named    int    // 0 or 1
	Returned string // how many of the sizes came back: none, some, all
}

// among reports whether a size is one of those the notice spoke of.
func (row twoSizeRow) among(size string) bool {
	return slices.Contains(strings.Split(row.Sizes, ","), size)
}

type outboxRow struct {
	ID       string `gorm:"primaryKey"`
	Customer string
	KeyID    string
	Kind     string
	Sealed   []byte
	Created  int64 `gorm:"column:created_at"`
	Expires  int64 `gorm:"column:expires_at"`
}

type subscriptionRequestRow struct {
	Customer    string `gorm:"primaryKey"`
	KeyID       string
	Digest      []byte
	Address     []byte
	Lang        string
	TextVersion string
	TextSHA256  string `gorm:"column:text_sha256"`
	Created     int64  `gorm:"column:created_at"`
	Expires     int64  `gorm:"column:expires_at"`
}

type subscriptionRow struct {
	Customer  string `gorm:"primaryKey"`
	KeyID     string
	Digest    []byte
	Token     []byte
	Address   []byte
	Lang      string
	Requested int64 `gorm:"column:requested_at"`
	Confirmed int64 `gorm:"column:confirmed_at"`
	Expires   int64 `gorm:"column:expires_at"`
}

type vaultRow struct {
	ID     int `gorm:"primaryKey"`
	Sealed []byte
}

func (productRow) TableName() string             { return "products" }
func (variantRow) TableName() string             { return "variants" }
func (priceRow) TableName() string               { return "prices" }
func (customerRow) TableName() string            { return "customers" }
func (sessionRow) TableName() string             { return "sessions" }
func (consentRow) TableName() string             { return "consents" }
func (profileRow) TableName() string             { return "profiles" }
func (customerKeyRow) TableName() string         { return "customer_keys" }
func (addressRow) TableName() string             { return "addresses" }
func (measurementRow) TableName() string         { return "measurements" }
func (accessRow) TableName() string              { return "accesses" }
func (basketRow) TableName() string              { return "basket_items" }
func (twoSizeRow) TableName() string             { return "two_size_choices" }
func (twoSizeOrderRow) TableName() string        { return "two_size_orders" }
func (outboxRow) TableName() string              { return "outbox" }
func (subscriptionRequestRow) TableName() string { return "subscription_requests" }
func (subscriptionRow) TableName() string        { return "subscriptions" }
func (vaultRow) TableName() string               { return "vault" }

// moment reads a time column.
func moment(micros int64) time.Time { return time.UnixMicro(micros).UTC() }
