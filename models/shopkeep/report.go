package shopkeep

import (
	"cmp"
	"slices"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// Facts are what is counted of one article, of nobody in particular.
type Facts struct {
	Product    string                   // slug
	Sold       int                      // pieces
	Returned   int                      // of them
	Complaints map[models.Complaint]int // of the pieces returned; those without a reason need not be among them
	Released   models.Released
	Article    fit.Article
	Demo       bool // counts made up for the demonstration are in it
}

// ComplaintCount is how many pieces came back for a reason.
type ComplaintCount struct {
	Complaint models.Complaint
	Count     Count
}

// Row is what the shopkeeper sees of one article.
type Row struct {
	Product        string
	Sold, Returned Count
	Complaints     []ComplaintCount // all that can be said of the article, in models.Complaints' order; then "not said"
	Correction     *Correction      // nil where the chart needs none
	Released       models.Released
	Demo           bool
}

// Report is what the shopkeeper may see, by product: an order by counts would tell the hidden
// ones. Rows share no total, so none may be added to them.
//
// Two sums hold in a row: what was sold was kept or returned, and what was returned has a
// reason or none. The second block stands only where its total does. A hidden total hides
// everything below it, for what came back for looks alone would tell what came back. Pieces
// kept are not shown, but fewer than Least hide those returned all the same.
func Report(facts []Facts) []Row {
	rows := make([]Row, len(facts))
	for i, f := range facts {
		rows[i] = f.row()
		if c, ok := f.Correction(); ok {
			rows[i].Correction = &c
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(a.Product, b.Product) })
	return rows
}

// row is everything but the correction, which follows from it.
func (f Facts) row() Row {
	named, ns := f.complaints()
	row := Row{Product: f.Product, Released: f.Released, Demo: f.Demo}
	row.Sold = Count{Hidden: true}
	row.Returned = Count{Hidden: true}
	reasons := hidden(len(ns))
	if f.Sold == 0 || f.Sold >= Least {
		row.Sold = Count{N: f.Sold}
		row.Returned = Counts(f.Returned, max(0, f.Sold-f.Returned))[0]
	}
	if !row.Returned.Hidden {
		reasons = Counts(ns...)
	}
	row.Complaints = make([]ComplaintCount, len(ns))
	for i, c := range named {
		row.Complaints[i] = ComplaintCount{c, reasons[i]}
	}
	return row
}

// complaints lists what can be said of the article and what else was, with its counts, and
// last the pieces of which nothing was said.
func (f Facts) complaints() (named []models.Complaint, ns []int) {
	named = models.Complaints(f.Article.Zones())
	var others []models.Complaint
	for c := range f.Complaints {
		if c.Reason != models.ReasonNone && !slices.Contains(named, c) {
			others = append(others, c)
		}
	}
	slices.SortFunc(others, func(a, b models.Complaint) int { return strings.Compare(a.String(), b.String()) })
	named = append(named, others...)
	silent := f.Returned
	for _, c := range named {
		ns = append(ns, f.Complaints[c])
		silent -= f.Complaints[c]
	}
	return append(named, models.Complaint{}), append(ns, max(0, silent))
}
