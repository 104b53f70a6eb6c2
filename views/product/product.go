package product

import (
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/parts"
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
	SizeRows    []SizeRow // instead of Sizes for charts with lengths
	ChosenSize  string    // "" for none yet
	ChosenSKU   string
	ChosenStock int
	BasketError string // message at the basket button, "" for none
	Delivery    DeliveryWindow
	Advice      *AdvicePanel // nil without advice
	OneOff      *MeasureForm // the one-off form; always there
	Better      *Card        // an article that fits better, with a not-recommended verdict
	Denied      bool         // a profile is stored, but not for advice
	Paused      bool         // it is, and the visitor paused every use
	Wish        WishForm
	Related     []Card

	AdviceUnreachable bool // the database did not tell whether there is a profile
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

// SizeRow is the sizes of one length.
type SizeRow struct {
	Heading string // what the length is called; "" where there is only one
	Length  string // what the labels have behind the stroke: "L30"; "" for numbers, which tell it themselves
	Sizes   []SizeChoice
}

// DeliveryWindow is when a parcel would come.
type DeliveryWindow struct{ From, To time.Time }

// AdvicePanel is the advice with everything the why panel shows.
type AdvicePanel struct {
	Advice   fit.Advice
	Person   fit.Person
	Article  fit.Article
	Released models.Released        // what of the article's experience is public
	Unit     fit.Unit               // in which lengths are said: that of the form; cm otherwise
	Names    map[string]models.Text // of articles worn before, by slug
	Stored   bool                   // from a stored profile; false for one-off advice, of which nothing is kept
	GivenAt  time.Time              // when the stored measures were given
	SoldOut  bool                   // the advised size is sold out in the shown colour
	SizeHref string                 // the page with the advised size chosen
}

// oneOffPrefix keeps the ids of the one-off form apart from others on the page.
const oneOffPrefix = "own-"

func (p Page) faults() []parts.Fault {
	if p.OneOff == nil {
		return nil
	}
	return shell.Faults(oneOffPrefix, p.OneOff.Errors)
}

// adviceMarks are the attributes by which checks find the verdict; none without advice.
func (p Page) adviceMarks() templ.Attributes {
	if p.Advice == nil {
		return nil
	}
	a := p.Advice.Advice
	return templ.Attributes{
		"data-advice": true, "data-verdict": string(a.Verdict),
		"data-size": a.Size, "data-alternative": a.Alternative,
	}
}

// advisedSize is the size the advice names, "" for none.
func (p Page) advisedSize() string {
	if p.Advice == nil {
		return ""
	}
	return p.Advice.Advice.Size
}

// chart is the article's size chart with the chosen and the advised size marked.
func (p Page) chart() sizeChart {
	return sizeChart{Page: p.Page, Product: p.Product, Chosen: p.ChosenSize, Advised: p.advisedSize()}
}

// category is the last linked step of the breadcrumb.
func (p Page) category() shell.Crumb {
	for i := len(p.Crumbs) - 1; i >= 0; i-- {
		if p.Crumbs[i].Href != "" {
			return p.Crumbs[i]
		}
	}
	return shell.Crumb{}
}

func (p Page) warnings() string {
	if w := p.Product.Warnings.In(p.Lang); w != "" {
		return w
	}
	return p.T("product.warnings.none")
}

func care(lang models.Lang, list []models.Text) string {
	lines := make([]string, len(list))
	for i, c := range list {
		lines[i] = strings.TrimSuffix(c.In(lang), ".")
	}
	return strings.Join(lines, ". ") + "."
}

// oneOffMeasures are the measures that matter for this article, the height first: it helps
// to estimate whatever is missing.
func (p Page) oneOffMeasures() []fit.Measure {
	measures := []fit.Measure{fit.Height}
	for _, m := range fit.Measures {
		for _, size := range p.Product.Article().Sizes {
			if m < fit.NumZones && size.Garment[m] > 0 {
				measures = append(measures, m)
				break
			}
		}
	}
	return measures
}

// oneOffFields are the fields of the one-off form, first those that matter for this article.
func (p Page) oneOffFields() parts.MeasureProps {
	m := MeasureProps(p.Page, oneOffPrefix, p.OneOff, p.oneOffMeasures()...)
	article := p.Product.Article()
	lead, _ := article.LeadingZone()
	switch {
	case article.Type == fit.Dress:
		return usualFirst(m, fit.Dresses)
	case lead == fit.Bust:
		return usualFirst(m, fit.Top)
	}
	return usualFirst(m, fit.Bottom)
}

// sizeGroups are the sizes in rows: one without a name for one axis, one per length for two.
func (p Page) sizeGroups() []SizeRow {
	if p.SizeRows != nil {
		return p.SizeRows
	}
	return []SizeRow{{Sizes: p.Sizes}}
}

// shortSizeLabel is what stands on a size: the width alone where the row names the length.
func shortSizeLabel(size, length string) string {
	if length == "" {
		return size
	}
	width, _, _ := strings.Cut(size, "/")
	return width
}

// lowStock is the most pieces at which the page says how many are left.
const lowStock = 3

func (p Page) stockLeft(stock int) string {
	return p.T("product.size.left", "n", strconv.Itoa(stock))
}

// allSoldOut reports whether no size of the shown colour is left.
func (p Page) allSoldOut() bool {
	for _, group := range p.sizeGroups() {
		for _, size := range group.Sizes {
			if size.Stock > 0 {
				return false
			}
		}
	}
	return true
}

// oneOffAction is where the one-off form goes: the same page in the same colour.
func (p Page) oneOffAction() templ.SafeURL {
	return p.Href("/products/" + p.Product.Slug + "/advice?colour=" + p.Colour.Key)
}
