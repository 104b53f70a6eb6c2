package demo

import (
	"math"
	"net/url"
	"strconv"
	"strings"
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
	Choice   ShopkeeperChoice
	Filters  []string          // departments and garment groups to filter by; their names are the messages "category.<key>"
	Overview shopkeep.Overview // of all articles, whatever is chosen
	Checks   []ShopkeeperCheck
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
// made before, the copy of the budget is spent, or what was ticked is noted.
var ShopkeeperNotices = [...]string{"released", "today", "spent", "checked"}

// ShopkeeperSorts are the orders of the articles; the first is the usual one.
var ShopkeeperSorts = [...]string{"returned", "name", "sold", "flag", "cost"}

// ShopkeeperRuns are the values of the filter by how articles run.
var ShopkeeperRuns = [...]string{"small", "large", "expected"}

// UsualReturnCost is what a return costs where nobody says otherwise, as in the simulation.
const UsualReturnCost models.Cents = 1500

// maxReturnCost is the most that a return may cost.
const maxReturnCost models.Cents = 20000

// ParseReturnCost reads what a return costs, in euros: "15", "15,50" or "15.50".
func ParseReturnCost(typed string) (cost models.Cents, ok bool) {
	euros, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(typed), ",", ".", 1), 64)
	if err != nil || !(euros >= 0 && euros <= float64(maxReturnCost)/100) {
		return 0, false
	}
	return models.Cents(math.Round(euros * 100)), true
}

// shownAtFirst is how many articles the page shows before somebody asks for all.
const shownAtFirst = 12

// ShopkeeperChoice is what the page shows of the articles. It is all in the address.
type ShopkeeperChoice struct {
	Sort       string // one of ShopkeeperSorts
	Category   string // department or garment group, "" for all
	Runs       string // one of ShopkeeperRuns, "" for all
	All        bool   // not only the first ones
	ReturnCost models.Cents
}

// Path is the page's address with the choice, without the language.
func (c ShopkeeperChoice) Path() string { return c.path("/demo/shopkeeper") }

func (c ShopkeeperChoice) path(page string) string {
	query := url.Values{}
	set := func(name, value string, usual bool) {
		if !usual {
			query.Set(name, value)
		}
	}
	set("sort", c.Sort, c.Sort == ShopkeeperSorts[0])
	set("category", c.Category, c.Category == "")
	set("runs", c.Runs, c.Runs == "")
	set("all", "1", !c.All)
	set("return_cost", c.cost(), c.ReturnCost == UsualReturnCost)
	if len(query) == 0 {
		return page
	}
	return page + "?" + query.Encode()
}

// cost is the cost of a return as the address has it.
func (c ShopkeeperChoice) cost() string {
	return strconv.FormatFloat(float64(c.ReturnCost)/100, 'f', -1, 64)
}

// Shows reports whether the choice leaves a row in.
func (c ShopkeeperChoice) Shows(row ShopkeeperRow) bool {
	if c.Category != "" && c.Category != string(row.Sizing) && c.Category != row.Group {
		return false
	}
	return c.Runs == "" || c.Runs == row.runs()
}

// sortedBy is the choice in another order.
func (c ShopkeeperChoice) sortedBy(by string) ShopkeeperChoice {
	c.Sort = by
	return c
}

// whole is the choice with every article.
func (c ShopkeeperChoice) whole() ShopkeeperChoice {
	c.All = true
	return c
}

// ShopkeeperRow is one article.
type ShopkeeperRow struct {
	shopkeep.Row
	Name    string
	Href    string     // of its page, "" where it is no longer sold
	Sizing  fit.Sizing // "" likewise
	Group   string     // its category, likewise
	Picture string     // base of its picture, "" for none
}

// ReturnedShare is which part of what was sold came back, −1 where either is hidden.
func (r ShopkeeperRow) ReturnedShare() float64 {
	if r.Sold.Hidden || r.Returned.Hidden || r.Sold.N == 0 {
		return -1
	}
	return float64(r.Returned.N) / float64(r.Sold.N)
}

// runs is how an article runs, as the filter says it; "" while nothing is released of it.
func (r ShopkeeperRow) runs() string {
	switch flag := r.Released.Flag(); {
	case flag != models.FlagNone:
		return string(flag)
	case r.Released.Offset.N > 0:
		return "expected"
	}
	return ""
}

// ShopkeeperCheck is something to look at.
type ShopkeeperCheck struct {
	shopkeep.Check
	Row      ShopkeeperRow
	Done     bool // ticked
	Reopened bool // ticked, but contradicted since
}

// CheckKey names a suggestion in the form.
func CheckKey(c models.Checked) string { return c.Product + ":" + string(c.Kind) }

// what says what to look at.
func (c ShopkeeperCheck) what(p shell.Page) string {
	if c.Kind == models.CheckPicture {
		return p.T("shopkeeper.check.picture")
	}
	return CorrectionWords(p, shopkeep.Correction{Zone: c.Zone, CM: c.CM})
}

// why says what stands behind it.
func (c ShopkeeperCheck) why(p shell.Page) string {
	returns := text.Plural(p.Lang, "shopkeeper.check.told", c.Told)
	if c.Kind == models.CheckPicture {
		return returns
	}
	return text.Plural(p.Lang, "shopkeeper.check.answers", c.Answers) + ", " + returns
}

// count writes a count, or that it is too small to be shown.
func count(p shell.Page, c shopkeep.Count) string {
	if c.Hidden {
		return p.T("shopkeeper.few", "n", shopkeep.Least)
	}
	return number(p, c.N)
}

func number(p shell.Page, n int) string { return text.Number(p.Lang, float64(n), 0) }

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

// CorrectionWords says what to measure: "Hüftweite, vermutlich 2 cm enger als angegeben".
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
	return p.T("shopkeeper.correction."+way, "zone", p.T("shopkeeper.width."+c.Zone.String()), "cm", text.Cm(p.Lang, math.Abs(c.CM)))
}

// lastDay is the last day of the weeks whose pieces are summed.
func (p ShopkeeperPage) lastDay() time.Time { return p.Through.Add(-time.Hour) }

// sorted is the direction of a column for assistive technology, "" where it is not the order.
func (p ShopkeeperPage) sorted(key string) string {
	switch {
	case key != p.Choice.Sort:
		return ""
	case key == "name":
		return "ascending"
	}
	return "descending"
}

// shown are the rows that stand on the page.
func (p ShopkeeperPage) shown() []ShopkeeperRow {
	if p.Choice.All {
		return p.Rows
	}
	return p.Rows[:min(len(p.Rows), shownAtFirst)]
}

// returnedWords is how many of 100 came back; where that is hidden, that it is.
func returnedWords(p ShopkeeperPage, row ShopkeeperRow) string {
	if row.ReturnedShare() < 0 {
		return count(p.Page, row.Returned)
	}
	return number(p.Page, perHundred(row.Returned.N, row.Sold.N))
}
