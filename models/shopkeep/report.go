package shopkeep

import (
	"cmp"
	"slices"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// Facts are what is known of one article, of nobody in particular.
type Facts struct {
	Product    string                   // slug
	Sold       int                      // pieces, in weeks that are over
	Returned   int                      // of them, likewise
	Complaints map[models.Complaint]int // why pieces came back, as the last release tells
	Released   models.Released
	Article    fit.Article
	Demo       bool // numbers made up for the demonstration are in it
}

// ComplaintCount is how often a release tells that pieces came back for a reason.
type ComplaintCount struct {
	Complaint models.Complaint
	N         int
}

// Row is what the shopkeeper sees of one article.
type Row struct {
	Product        string
	Sold, Returned Count
	Complaints     []ComplaintCount // those that are told, in models.Complaints' order
	Correction     *Correction      // nil where the chart needs none
	Released       models.Released
	Demo           bool
}

// Report is what the shopkeeper may see, by product: an order by counts would tell the hidden
// ones. Rows share no total, so none may be added to them.
//
// One sum holds in a row: what was sold was kept or returned. A hidden total hides what came
// back. Pieces kept are not shown, but fewer than Least hide those returned all the same. The
// reasons are a release's, with its noise and threshold, and add up to nothing.
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
	row := Row{
		Product: f.Product, Sold: Count{Hidden: true}, Returned: Count{Hidden: true},
		Complaints: f.complaints(), Released: f.Released, Demo: f.Demo,
	}
	if f.Sold == 0 || f.Sold >= Least {
		row.Sold = Count{N: f.Sold}
		row.Returned = Counts(f.Returned, max(0, f.Sold-f.Returned))[0]
	}
	return row
}

// complaints lists the reasons that are told of what can be said of the article.
func (f Facts) complaints() (told []ComplaintCount) {
	for _, c := range models.Complaints(f.Article.Zones()) {
		if n := f.Complaints[c]; n > 0 {
			told = append(told, ComplaintCount{c, n})
		}
	}
	return told
}
