package product

import (
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/shell"
)

// Page is one article, with advice where there is any.
type Page struct {
	shell.Page
	Product     *models.Product
	Price       models.Cents
	Reduction   *models.Reduction
	Crumbs      []shell.Crumb
	Gallery     []Picture
	Colours     []Swatch
	Colour      models.Colour // the shown one
	Sizes       []SizeChoice
	SizeGrid    *JeansGrid // instead of Sizes for W/L articles, nil otherwise
	ChosenSize  string     // "" for none yet
	ChosenSKU   string
	ChosenStock int
	BasketError string // message at the basket button, "" for none
	Delivery    DeliveryWindow
	Advice      *AdvicePanel // nil without advice
	OneOff      *MeasureForm // the one-off form; always there
	Better      *Card        // an article that fits better, with a not-recommended verdict
	Denied      bool         // a profile is stored, but not for advice
	Paused      bool         // it is, and the visitor paused every use
	Related     []Card
}

// SizeChoice is one size to pick in the shown colour.
type SizeChoice struct {
	Label   string
	SKU     string
	Stock   int
	Href    string // the page with this size chosen
	Current bool
	Advised bool // the advice names it
}

// JeansGrid holds W/L sizes: one row of widths per length.
type JeansGrid struct {
	Widths []string // "W28", ...
	Rows   []JeansRow
}

// JeansRow is the sizes of one length, in the order of Widths.
type JeansRow struct {
	Length string // "L30"
	Sizes  []SizeChoice
}

// DeliveryWindow is when a parcel would come.
type DeliveryWindow struct{ From, To time.Time }

// AdvicePanel is the advice with everything the why panel shows.
type AdvicePanel struct {
	Advice   fit.Advice
	Person   fit.Person
	Article  fit.Article
	Released models.Released // what of the article's experience is public
	Stored   bool            // from a stored profile; false for one-off advice, of which nothing is kept
	GivenAt  time.Time       // when the stored measures were given
	SoldOut  bool            // the advised size is sold out in the shown colour
	SizeHref string          // the page with the advised size chosen
}
