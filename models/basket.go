package models

// How many pieces there are at most, so that nobody takes the whole stock: of one article, in
// all its sizes and colours together, and in one order.
const (
	MaxPerArticle = 5
	MaxPerOrder   = 20
)

// BasketItem is what a basket stores: which variant, how many.
type BasketItem struct {
	SKU      string
	Quantity int // 1 to MaxPerArticle; lines of older builds hold up to 10
}
