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

// Removal is why an article in a basket is sold no longer.
type Removal string

// Removals.
const (
	NotRemoved    Removal = ""
	RemovedAll    Removal = "product" // the article, in all colours and sizes
	RemovedColour Removal = "colour"  // its colour, in all sizes
	RemovedSize   Removal = "size"    // its size in this colour
)

// Article is what an article in its colour and size is called.
type Article struct {
	Product   string // slug
	Name      Text
	ColourKey string
	Colour    Text
	Size      string
}
