package handlers

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/release"
	"ebenmass/models/shopkeep"
	"ebenmass/views/demo"
	"ebenmass/web/respond"
)

// Shopkeeper is what those who run the shop see of their articles: counts without anybody in
// them, and what was released. Only the demonstration shows it, and to everyone.
type Shopkeeper struct{ *Shop }

// Show answers GET /{lang}/demo/shopkeeper.
func (h Shopkeeper) Show(c echo.Context) error {
	if !h.Demo {
		return models.ErrNotFound
	}
	ctx := c.Request().Context()
	path, by := "/demo/shopkeeper", c.QueryParam("sort")
	if slices.Contains(demo.ShopkeeperSorts[:], by) {
		path += "?sort=" + by
	} else {
		by = demo.ShopkeeperSorts[0]
	}
	page, err := h.page(c, path)
	if err != nil {
		return err
	}
	page.NoIndex = true
	props := demo.ShopkeeperPage{Page: page, Sort: by, Epsilon: release.Epsilon}
	if notice := c.QueryParam("notice"); notice == "released" || notice == "spent" {
		props.Notice = notice
	}
	if props.Budget, err = h.Store.Budget(ctx); err != nil {
		return err
	}
	tallies, err := h.Store.TwoSizeTallies(ctx)
	if err != nil {
		return err
	}
	props.TwoSizes = shopkeep.TwoSizes(tallies)
	rows, err := h.rows(ctx, page)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.Sold.N == 0 && row.Returned.N == 0 && row.Released.Offset.N == 0 { // hidden ones are 0, too
			props.Few++
		} else {
			props.Rows = append(props.Rows, row)
		}
	}
	sortArticles(props.Rows, by)
	return respond.HTML(c, http.StatusOK, demo.Shopkeeper(props))
}

// sortArticles puts rows in the order of one of demo.ShopkeeperSorts. A hidden count is
// 0 and sorts so: its place does not tell it.
func sortArticles(rows []demo.ShopkeeperRow, by string) {
	flags := []models.Flag{models.RunsSmall, models.RunsLarge, models.FlagNone}
	slices.SortFunc(rows, func(a, b demo.ShopkeeperRow) int {
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
