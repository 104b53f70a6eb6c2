package product

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/list"
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
	Gallery     []list.Picture
	Colours     []list.Swatch
	Colour      models.Colour // the shown one
	Sizes       []SizeChoice
	SizeRows    []SizeRow    // instead of Sizes for numbers with lengths
	Waists      []AxisChoice // with Lengths instead of Sizes for labels such as "W31/L34"
	Lengths     []AxisChoice
	ChosenSize  string // "" for none yet
	ChosenSKU   string
	ChosenStock int
	BasketError string // message at the basket button, "" for none
	Delivery    DeliveryWindow
	Advice      *AdvicePanel // nil without advice
	OneOff      *MeasureForm // the one-off form; always there
	Untyped     bool         // nothing is typed into it
	Denied      bool         // a profile is stored, but not for advice
	Paused      bool         // it is, and the visitor paused every use
	Wish        list.WishForm
	Related     []list.Card // similar articles
	Combined    []list.Card // articles worn with it; with advice only those that fit

	// Everyone fills what is only shown alike to everyone: Crumbs, Gallery, Colours, Related and
	// Reduction. It is called where that is not kept ready; nil where they are filled.
	Everyone func(*Page)

	Alternatives []Alternative // articles of the kind that fit, with a not-recommended verdict

	AdviceUnreachable bool // the database did not tell whether there is a profile
}

// SizeChoice is one size to pick in the shown colour.
type SizeChoice struct {
	Label   string
	SKU     string
	Stock   int
	Href    string // the page with this size chosen
	Current bool   // chosen by the visitor
}

// SizeRow is the sizes of one length.
type SizeRow struct {
	Heading string // what the length is called; "" where there is only one
	Sizes   []SizeChoice
}

// AxisChoice is a waist or a length to pick in the shown colour.
type AxisChoice struct {
	Label    string // "W31", "L34"
	Current  bool   // chosen by the visitor
	Variants []AxisVariant
}

// AxisVariant is a waist with one length, or a length with one waist.
type AxisVariant struct {
	Other string // the other half: "L34" for a waist
	SKU   string
	Stock int
	Href  string // the page with this size chosen
}

// soldOut reports whether nothing is left of a waist or length.
func (a AxisChoice) soldOut() bool {
	for _, v := range a.Variants {
		if v.Stock > 0 {
			return false
		}
	}
	return true
}

// Alternative is an article that fits where the one looked at does not.
type Alternative struct {
	Slug, Name string
	NameLang   models.Lang // as a card has it
	Colour     string      // key
	Size       string
	PFits      float64
	Price      models.Cents
	Picture    list.Picture
	Href       string
	More       float64 // cm it has more, or less, in the zone that decided; 0 where that cannot be said
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
	Told     MeasureForm            // all that was told, as typed
	Names    map[string]models.Text // of articles worn before, by slug
	Stored   bool                   // from a stored profile; false for one-off advice, of which nothing is kept
	GivenAt  time.Time              // when the stored measures were given
	SoldOut  bool                   // the advised size is sold out in the shown colour

	beside []fit.SizeAdvice // see sideBySide; nil until that is asked for
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
		"data-advice": true, "data-verdict": string(a.Verdict), "data-basis": a.Basis.Name(),
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

// oneOffMeasures are the measures that matter for this article, the deciding one first.
func (p Page) oneOffMeasures() []fit.Measure {
	article := p.Product.Article()
	lead, ok := article.LeadingZone()
	var measures []fit.Measure
	if ok {
		measures = append(measures, lead)
	}
	for _, m := range fit.Measures {
		for _, size := range article.Sizes {
			if m < fit.NumZones && m != lead && size.Garment[m] > 0 {
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
	m.More = slices.DeleteFunc(m.More, func(measure fit.Measure) bool { return measure == fit.Height }) // has a way of its own
	if m.Owned[0].Type == "" {
		m.Owned[0].Type = string(p.Product.Type)
	}
	article := p.Product.Article()
	return usualFirst(m, usualGarment(&article))
}

// usualGarment is what kind of usual size an article is asked for.
func usualGarment(a *fit.Article) fit.Garment {
	lead, _ := a.LeadingZone()
	switch {
	case a.Type == fit.Dress:
		return fit.Dresses
	case lead == fit.Bust:
		return fit.Top
	}
	return fit.Bottom
}

// askLead says which measure decides for this article.
func (p Page) askLead() string {
	article := p.Product.Article()
	lead, ok := article.LeadingZone()
	if !ok {
		return p.T("advice.reason.incomparable")
	}
	key := lead.String()
	if lead == fit.Bust && p.Product.Sizing == fit.Men {
		key = "chest"
	}
	return p.T("advice.ask.decides." + key)
}

// choicesOpen reports whether the fold of fit, unit and sizing has to be open: a choice in it is
// wrong, or not the one most make.
func (p Page) choicesOpen() bool {
	f := p.OneOff
	for _, field := range [...]string{"sizing", "unit", "preference"} {
		if f.Error(field) != "" {
			return true
		}
	}
	return f.Unit != string(fit.Centimetre) || f.Sizing != string(p.Product.Sizing) || f.Preference != string(fit.Regular)
}

// sizeGroups are the sizes in rows: one without a name, or one per length of numbers.
func (p Page) sizeGroups() []SizeRow {
	if p.SizeRows != nil {
		return p.SizeRows
	}
	return []SizeRow{{Sizes: p.Sizes}}
}

// lowStock is the most pieces at which the page says how many are left.
const lowStock = 3

func (p Page) stockLeft(stock int) string {
	return p.T("product.size.left", "n", strconv.Itoa(stock))
}

// allSoldOut reports whether no size of the shown colour is left.
func (p Page) allSoldOut() bool {
	return !slices.ContainsFunc(p.allSizes(), func(s SizeChoice) bool { return s.Stock > 0 })
}

// oneOffAction is where the one-off form goes: the same page in the same colour.
func (p Page) oneOffAction() templ.SafeURL {
	return p.Href("/products/" + p.Product.Slug + "/advice?colour=" + p.Colour.Key)
}

// sheets are the style sheets of the page. What only the panel needs comes with the advice; where a
// visitor's own browser advises, its scripts load it.
func (p Page) sheets() []string {
	if p.Advice == nil {
		return []string{"product"}
	}
	return []string{"product", "why", "figure"}
}
