package store

// erasureRow is an erasure under way. Once its rows are deleted it names nobody any more.
type erasureRow struct {
	ID       string `gorm:"primaryKey"`
	Customer string // "" once everything of the scope is deleted
	Scope    string
	Keys     string // JSON: keys to destroy; emptied with Customer
	Entries  string // JSON: withdrawals to append
	Deleted  string // JSON: how much was deleted, by table
	Started  int64  `gorm:"column:started_at"`
}

// receiptRow is the signed receipt of an erasure.
type receiptRow struct {
	ID       string `gorm:"primaryKey"`
	Document string
	Created  int64 `gorm:"column:created_at"`
	Expires  int64 `gorm:"column:expires_at"`
}

func (erasureRow) TableName() string { return "erasures" }
func (receiptRow) TableName() string { return "receipts" }
