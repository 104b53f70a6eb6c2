package store

// twoSizeTallyRow is how often a notice ended alike, of nobody in particular.
type twoSizeTallyRow struct {
	Outcome string `gorm:"primaryKey"`
	Named   int    `gorm:"primaryKey;autoIncrement:false"` // 0 or 1
	Demo    int    `gorm:"primaryKey;autoIncrement:false"` // 0 or 1
	N       int64
}

func (twoSizeTallyRow) TableName() string { return "two_size_tallies" }
