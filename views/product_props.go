package views

import (
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// ProductPage is one article, with advice where there is any.
type ProductPage struct {
	Page
	Product     *models.Product
	Price       models.Cents
	Reduction   *models.Reduction
	Crumbs      []Crumb
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

// Crumb is one step of the breadcrumb; the last has no Href.
type Crumb struct{ Label, Href string }

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

// MeasureForm is the measurements part of a form with its errors; values are as typed.
type MeasureForm struct {
	Sizing       string
	Values       map[fit.Measure]string
	Unit         string // cm, in
	MeasuredWith string
	Preference   string
	Errors       []FieldError
}

// FieldError is one thing to mend. Field is the form field's name ("measurements" for the group).
type FieldError struct {
	Field   string
	Message string // in the page's language
}

// Error returns the message for a field, "" for none.
func (f MeasureForm) Error(field string) string { return fieldMessage(f.Errors, field) }

func fieldMessage(errors []FieldError, field string) string {
	for _, e := range errors {
		if e.Field == field {
			return e.Message
		}
	}
	return ""
}
