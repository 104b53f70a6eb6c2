package handlers

import (
	"strconv"

	"ebenmass/models/catalogue"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// name gives the list its title and description. Search engines are shown the lists that
// menus lead to, each under one address; filters, orders and searches stay out, and so does
// a list without articles.
func (l listing) name(page *shell.Page, problems []catalogue.Problem) {
	page.Title = l.heading()
	if at := l.result.Query.Page; at > 1 {
		page.Title = page.T("listing.title.page", "title", page.Title, "page", strconv.Itoa(at))
	}
	total := text.Plural(page.Lang, "listing.total", l.result.Total)
	page.Description = page.T("listing.description", "title", page.Title, "total", total)
	landing, ok := l.result.Query.Landing()
	page.Canonical = listingPath(landing)
	page.NoIndex = !ok || l.result.Total == 0 || len(problems) > 0
}
