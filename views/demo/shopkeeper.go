package demo

import (
	"math"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/shopkeep"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// ShopkeeperPage is what a shop learns about its articles without seeing anybody.
type ShopkeeperPage struct {
	shell.Page
	Notice   string // of the act before: one of ShopkeeperNotices, "" for none
	Sort     string // one of ShopkeeperSorts
	Rows     []ShopkeeperRow
	Few      int       // articles of which so little is known that they have no row
	Through  time.Time // the Monday until which pieces are summed; zero while no week was
	TwoSizes []shopkeep.TwoSizeRow
	Budget   models.Budget // the shop's own
	Copy     models.Budget // the demonstration's, which the button spends
	Now      time.Time
	Fewest   ReleaseFewest
	Epsilon  float64 // of one release
}

// ReleaseFewest is how many people at least stand behind what a release tells, after the noise.
type ReleaseFewest struct{ Reasons, TwoSizes int }

// ShopkeeperNotices are what can be said of the act before: it released, today's release was
// made before, or the copy of the budget is spent.
var ShopkeeperNotices = [...]string{"released", "today", "spent"}

// ShopkeeperSorts are the orders of the articles; the first is the usual one.
var ShopkeeperSorts = [...]string{"returned", "name", "sold", "flag"}

// ShopkeeperRow is one article.
type ShopkeeperRow struct {
	shopkeep.Row
	Name string
	Href string // of its page, "" where it is no longer sold
}

// count writes a count, or that it is too small to be shown.
func count(p shell.Page, c shopkeep.Count) string {
	if c.Hidden {
		return p.T("shopkeeper.few", "n", shopkeep.Least)
	}
	return text.Number(p.Lang, float64(c.N), 0)
}

// share writes which part of a whole something is; "" where either is hidden.
func share(p shell.Page, part, whole shopkeep.Count) string {
	if part.Hidden || whole.Hidden || whole.N == 0 {
		return ""
	}
	return text.Percent(p.Lang, float64(part.N)/float64(whole.N))
}

// countWithShare writes a count with its share, where there is one.
func countWithShare(p shell.Page, part, whole shopkeep.Count) string {
	if share := share(p, part, whole); share != "" {
		return p.T("shopkeeper.figure", "n", count(p, part), "share", share)
	}
	return count(p, part)
}

// releasedWords writes an article's released offset, with how many stand behind it.
func releasedWords(p shell.Page, r models.Released) string {
	return p.T("shopkeeper.released", "n", text.Number(p.Lang, float64(r.Offset.N), 0),
		"beta", text.Number(p.Lang, r.Offset.Value, 2), "sd", text.Number(p.Lang, r.Offset.SD, 2))
}

// CorrectionWords says what a chart should say: "Hüfte 2 cm enger, als die Maßtabelle sagt".
func CorrectionWords(p shell.Page, c shopkeep.Correction) string {
	way := "wider"
	switch length := c.Zone == fit.Inseam || c.Zone == fit.Arm; {
	case length && c.CM < 0:
		way = "shorter"
	case length:
		way = "longer"
	case c.CM < 0:
		way = "narrower"
	}
	return p.T("shopkeeper.correction."+way, "zone", p.T("measure.name."+c.Zone.String()), "cm", text.Cm(p.Lang, math.Abs(c.CM)))
}

// lastDay is the last day of the weeks whose pieces are summed.
func (p ShopkeeperPage) lastDay() time.Time { return p.Through.Add(-time.Hour) }

// sorted is the direction of a column for assistive technology, "" where it is not the order.
func (p ShopkeeperPage) sorted(key string) string {
	switch {
	case key != p.Sort:
		return ""
	case key == "name":
		return "ascending"
	}
	return "descending"
}
