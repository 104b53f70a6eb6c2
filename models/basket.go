package models

// MaxPerLine is the most pieces of one SKU a basket line holds.
const MaxPerLine = 10

// BasketItem is what a basket stores: which variant, how many.
type BasketItem struct {
	SKU      string
	Quantity int // 1 to MaxPerLine
}
