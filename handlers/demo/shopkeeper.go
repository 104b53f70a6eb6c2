package demo

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/models/release"
	"ebenmass/models/shopkeep"
	view "ebenmass/views/demo"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
)

// Shopkeeper is what those who run the shop see of their articles: pieces of weeks that are over,
// and what was released. Only the demonstration shows it, and to everyone.
type Shopkeeper struct{ *handlers.Shop }

// Show answers GET /{lang}/demo/shopkeeper.
func (h Shopkeeper) Show(c echo.Context) error {
	if !h.Demo {
		return models.ErrNotFound
	}
	ctx := c.Request().Context()
	path, by := "/demo/shopkeeper", c.QueryParam("sort")
	if slices.Contains(view.ShopkeeperSorts[:], by) {
		path += "?sort=" + by
	} else {
		by = view.ShopkeeperSorts[0]
	}
	page := h.Page(c, path)
	page.NoIndex = true
	props := view.ShopkeeperPage{Page: page, Sort: by, Epsilon: release.Epsilon, Fewest: view.ReleaseFewest{Reasons: release.ReasonLeast, TwoSizes: release.TwoSizesLeast}}
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
	rows, through, err := h.rows(ctx, page)
	if err != nil {
		return err
	}
	props.Through = through
	for _, row := range rows {
		if row.Sold.N == 0 && row.Returned.N == 0 && row.Released == (models.Released{}) && len(row.Complaints) == 0 { // hidden ones are 0, too
			props.Few++
		} else {
			props.Rows = append(props.Rows, row)
		}
	}
	sortArticles(props.Rows, by)
	return respond.HTML(c, http.StatusOK, view.Shopkeeper(props))
}

// sortArticles puts rows in the order of one of view.ShopkeeperSorts. A hidden count is
// 0 and sorts so: its place does not tell it.
func sortArticles(rows []view.ShopkeeperRow, by string) {
	flags := []models.Flag{models.RunsSmall, models.RunsLarge, models.FlagNone}
	slices.SortFunc(rows, func(a, b view.ShopkeeperRow) int {
		first := 0
		switch by {
		case "returned":
			first = cmp.Compare(b.Returned.N, a.Returned.N)
		case "sold":
			first = cmp.Compare(b.Sold.N, a.Sold.N)
		case "flag":
			first = cmp.Compare(slices.Index(flags, a.Released.Flag()), slices.Index(flags, b.Released.Flag()))
		}
		return cmp.Or(first, cmp.Compare(a.Name, b.Name))
	})
}

// rows lists every article of the catalogue with what may be shown of it, and the Monday until
// which its pieces are summed.
func (h Shopkeeper) rows(ctx context.Context, page shell.Page) (rows []view.ShopkeeperRow, through time.Time, err error) {
	pieces, through, err := h.Store.Pieces(ctx)
	if err != nil {
		return nil, through, err
	}
	reasons, err := h.Store.Reasons(ctx)
	if err != nil {
		return nil, through, err
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
	report := shopkeep.Report(facts)
	rows = make([]view.ShopkeeperRow, len(report))
	for i, r := range report {
		rows[i] = view.ShopkeeperRow{Row: r, Name: r.Product}
		if p, ok := snapshot.Product(r.Product); ok {
			rows[i].Name, rows[i].Href = p.Name.In(page.Lang), page.URL("/products/"+p.Slug)
		}
	}
	return rows, through, nil
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
