package demo

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/release"
	"ebenmass/models/shopkeep"
	view "ebenmass/views/demo"
	"ebenmass/views/parts"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
)

// Shopkeeper is what those who run the shop see of their articles: pieces of weeks that are over,
// and what was released. Only the demonstration shows it, and to everyone.
type Shopkeeper struct{ *handlers.Shop }

// Show answers GET /{lang}/demo/shopkeeper; query sort, category, runs, all, return_cost.
func (h Shopkeeper) Show(c echo.Context) error {
	if !h.Demo {
		return models.ErrNotFound
	}
	ctx := c.Request().Context()
	choice := readChoice(c.QueryParams())
	page := h.Page(c, choice.Path())
	page.NoIndex = true
	props := view.ShopkeeperPage{
		Page: page, Choice: choice, Filters: filters(), Epsilon: release.Epsilon,
		Fewest: view.ReleaseFewest{Reasons: release.ReasonLeast, TwoSizes: release.TwoSizesLeast},
	}
	var err error
	if props.Budget, err = h.Store.Budget(ctx); err != nil {
		return err
	}
	if props.Copy, err = h.Store.DemoBudget(ctx); err != nil {
		return err
	}
	props.Now = h.Now() // after what the budget was read at
	if notice := c.QueryParam("notice"); slices.Contains(view.ShopkeeperNotices[:], notice) {
		props.Notice = notice
	}
	tallies, err := h.Store.TwoSizes(ctx)
	if err != nil {
		return err
	}
	props.TwoSizes = shopkeep.TwoSizes(tallies)
	told, err := h.told(ctx, page)
	if err != nil {
		return err
	}
	props.Through, props.Overview = told.through, shopkeep.Sum(told.report)
	if props.Checks, err = h.checks(ctx, page, told); err != nil {
		return err
	}
	for _, row := range told.rows {
		if row.Sold.N == 0 && row.Returned.N == 0 && row.Released == (models.Released{}) && len(row.Complaints) == 0 { // hidden ones are 0, too
			props.Few++
		} else if choice.Shows(row) {
			props.Rows = append(props.Rows, row)
		}
	}
	sortArticles(props.Rows, choice.Sort)
	return respond.HTML(c, http.StatusOK, view.Shopkeeper(props))
}

// readChoice reads what is shown of the articles, and in which order; whatever it does not know is
// as good as not asked for.
func readChoice(query url.Values) view.ShopkeeperChoice {
	choice := view.ShopkeeperChoice{Sort: view.ShopkeeperSorts[0], All: query.Get("all") == "1", ReturnCost: view.UsualReturnCost}
	if by := query.Get("sort"); slices.Contains(view.ShopkeeperSorts[:], by) {
		choice.Sort = by
	}
	if category := query.Get("category"); slices.Contains(filters(), category) {
		choice.Category = category
	}
	if runs := query.Get("runs"); slices.Contains(view.ShopkeeperRuns[:], runs) {
		choice.Runs = runs
	}
	if cost, ok := view.ParseReturnCost(query.Get("return_cost")); ok {
		choice.ReturnCost = cost
	}
	return choice
}

// filters are what articles are filtered by: departments and garment groups.
func filters() []string {
	return append([]string{catalogue.CategoryWomen, catalogue.CategoryMen}, catalogue.Groups()...)
}

// told is every article of the catalogue with what may be shown of it.
type told struct {
	report  []shopkeep.Row
	rows    []view.ShopkeeperRow // likewise, in the same order
	through time.Time            // the Monday until which pieces are summed
}

// told reads it all.
func (h Shopkeeper) told(ctx context.Context, page shell.Page) (t told, err error) {
	pieces, through, err := h.Store.Pieces(ctx)
	if err != nil {
		return t, err
	}
	t.through = through
	reasons, err := h.Store.Reasons(ctx)
	if err != nil {
		return t, err
	}
	snapshot := h.Catalogue.Snapshot()
	products := snapshot.Products()
	facts := make([]shopkeep.Facts, len(products))
	of := map[string]*shopkeep.Facts{}
	for i, p := range products {
		article, _ := snapshot.Article(p.Slug)
		facts[i] = shopkeep.Facts{Product: p.Slug, Complaints: map[models.Complaint]int{}, Released: p.Released, Article: article, Demo: p.Released.Demo}
		of[p.Slug] = &facts[i]
	}
	for _, p := range pieces {
		if f := of[p.Product]; f != nil {
			f.Sold, f.Returned = f.Sold+p.Sold, f.Returned+p.Returned
			f.Demo = f.Demo || p.Demo
		}
	}
	for _, r := range reasons {
		if f := of[r.Product]; f != nil {
			f.Complaints[r.Complaint] = r.N
			f.Demo = f.Demo || r.Demo
		}
	}
	t.report = shopkeep.Report(facts)
	t.rows = make([]view.ShopkeeperRow, len(t.report))
	for i, r := range t.report {
		t.rows[i] = shopkeeperRow(page, snapshot, r)
	}
	return t, nil
}

// shopkeeperRow gives a row the article's name, page and picture.
func shopkeeperRow(page shell.Page, snapshot *catalogue.Snapshot, r shopkeep.Row) view.ShopkeeperRow {
	row := view.ShopkeeperRow{Row: r, Name: r.Product}
	p, ok := snapshot.Product(r.Product)
	if !ok {
		return row
	}
	row.Name, row.Href = p.Name.In(page.Lang), page.URL("/products/"+p.Slug)
	row.Sizing, row.Group = p.Sizing, catalogue.GroupOf(p.Type)
	for _, colour := range p.Colours {
		if base, _ := parts.PictureBase(p, colour, "front"); parts.Drawn(base) {
			row.Picture = base
			break
		}
	}
	return row
}

// checks lists what the shopkeeper should look at: open ones by their harm, then those that were
// ticked and that nothing contradicts since.
func (h Shopkeeper) checks(ctx context.Context, page shell.Page, t told) (all []view.ShopkeeperCheck, err error) {
	ticked, err := h.Store.Checks(ctx)
	if err != nil {
		return nil, err
	}
	var done []view.ShopkeeperCheck
	for _, check := range shopkeep.Checks(t.report) {
		shown := view.ShopkeeperCheck{Check: check}
		i := slices.IndexFunc(t.rows, func(r view.ShopkeeperRow) bool { return r.Product == check.Product })
		shown.Row = t.rows[i]
		was := slices.IndexFunc(ticked, func(was models.Checked) bool { return was.Product == check.Product && was.Kind == check.Kind })
		if was >= 0 {
			shown.Reopened = check.Contradicts(ticked[was])
			shown.Done = !shown.Reopened
		}
		if shown.Done {
			done = append(done, shown)
		} else {
			all = append(all, shown)
		}
	}
	return append(all, done...), nil
}

// Check answers POST /{lang}/demo/shopkeeper/checks: "listed" are the suggestions that the page
// showed, "check" those ticked. What is noted is the suggestion as it is now.
func (h Shopkeeper) Check(c echo.Context) error {
	if !h.Demo {
		return models.ErrNotFound
	}
	ctx, posted := c.Request().Context(), c.Request().PostForm
	t, err := h.told(ctx, shell.Page{Lang: respond.Lang(c)})
	if err != nil {
		return err
	}
	var ticked, open []models.Checked
	for _, check := range shopkeep.Checks(t.report) {
		switch key := view.CheckKey(check.Checked); {
		case slices.Contains(posted["check"], key):
			ticked = append(ticked, check.Checked)
		case slices.Contains(posted["listed"], key):
			open = append(open, check.Checked)
		}
	}
	if err := h.Store.SetChecks(ctx, ticked, open); err != nil {
		return err
	}
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/demo/shopkeeper?notice=checked#checks")
}

// Release answers POST /{lang}/demo/shopkeeper/release: what may be read of what customers told
// becomes public, with noise. It works once a day, spends of the demonstration's copy of the
// budget and leaves the shop's own alone.
func (h Shopkeeper) Release(c echo.Context) error {
	if !h.Demo {
		return models.ErrNotFound
	}
	ctx := c.Request().Context()
	back := "/" + string(respond.Lang(c)) + "/demo/shopkeeper?notice="
	err := h.Store.Release(ctx, models.OnDemand)
	if errors.Is(err, models.ErrTooOften) {
		budget, err := h.Store.DemoBudget(ctx)
		if err != nil {
			return err
		}
		if budget.Left() < release.Epsilon {
			return respond.SeeOther(c, back+"spent")
		}
		return respond.SeeOther(c, back+"today")
	}
	if err != nil {
		return err
	}
	if err := h.Catalogue.Refresh(ctx); err != nil { // the page that follows shows it
		return err
	}
	return respond.SeeOther(c, back+"released")
}
