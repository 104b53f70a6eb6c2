package handlers

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/models/catalogue"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/views/list"
	"ebenmass/views/shell"
	"ebenmass/views/text"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// List answers GET /{lang}/products. The profile is read only where the visitor asks for
// what fits, never merely because a list is shown.
func (h Products) List(c echo.Context) error {
	if values, old := catalogue.ReplaceOldValues(c.QueryParams()); old {
		return c.Redirect(http.StatusMovedPermanently, "/"+string(respond.Lang(c))+"/products?"+values.Encode())
	}
	query, problems := catalogue.ParseQuery(c.QueryParams())
	state, person, err := h.fitsState(c, query)
	if err != nil {
		return err
	}
	snapshot := h.Catalogue.Snapshot()
	var fits catalogue.Fitting
	if person != nil {
		fits = fitting(snapshot, *person)
	}
	result := snapshot.Filter(query, respond.Lang(c), fits)
	page := h.Page(c, listingPath(result.Query))
	l := listing{page, result}
	props := list.ListingPage{
		Page: page, Heading: l.heading(), Query: result.Query.Text, Total: result.Total,
		Cards: cards{snapshot, page.Lang}.allIn(result.Products, result.LeadColours()), Facets: l.facets(snapshot),
		Sort: l.sort(), Sorts: l.sorts(state == list.FitsOn), Active: l.active(),
		ClearHref: page.URL("/products"), PageNumber: result.Query.Page, Pages: result.Pages,
		FitsState: state, DidYouMean: result.DidYouMean, WaysOut: l.waysOut(), Meant: l.meant(),
	}
	l.name(&props.Page, problems)
	props.Nav = l.nav()
	props.PrevHref, props.NextHref = l.neighbours()
	if result.Query.PriceMax > 0 {
		props.PriceMax = result.Query.Values().Get("price_max")
	}
	for _, problem := range problems {
		props.PriceMax = shorten(strings.ToValidUTF8(problem.Typed, "\uFFFD"), maxEchoed)
		props.PriceError = page.T("invalid.price_max")
		props.HasError = true
	}
	if fits != nil {
		for i := range props.Cards {
			card := &props.Cards[i]
			article, _ := snapshot.Article(card.Slug)
			card.Fits, _, _ = fits(card.Slug, &article)
			if p, ok := snapshot.Product(card.Slug); ok && card.Fits != "" {
				card.FitsSoldOut = !p.SizeInStock(card.Fits, "")
			}
		}
	}
	h.offerWishes(c, props.Cards, page.Path)
	respond.HoldsNoSecret(c)
	return respond.HTML(c, http.StatusOK, list.Listing(props))
}

// fitsState tells whether this visitor can filter by fit. The person is given only where
// they ask for it now and may.
func (h Products) fitsState(c echo.Context, q catalogue.Query) (list.FitsState, *fit.Person, error) {
	ctx := c.Request().Context()
	if q.Fits || q.Sort == catalogue.SortFits {
		kept, err := profileWithin[consent.Offers](c, h.Shop, store.PageListing)
		switch {
		case session.Unreachable(ctx), h.unreachable(c, err):
			return list.FitsUnreachable, nil, nil
		case err != nil:
			return "", nil, err
		case kept.paused:
			return list.FitsPaused, nil, nil
		case kept.profile == nil:
			return list.FitsUnavailable, nil, nil
		}
		return list.FitsOn, &kept.profile.Person, nil
	}
	if session.Unreachable(ctx) {
		return list.FitsUnreachable, nil, nil
	}
	ledger, err := h.visitorLedger(c)
	if h.unreachable(c, err) {
		return list.FitsUnreachable, nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	switch state := ledger.State(consent.PurposeOffers, h.Now()); {
	case state.Paused:
		return list.FitsPaused, nil, nil
	case state.Granted:
		return list.FitsOff, nil, nil
	}
	return list.FitsUnavailable, nil, nil
}

// fitting decides for one person on all articles of a snapshot, each when first asked for.
func fitting(snapshot *catalogue.Snapshot, person fit.Person) catalogue.Fitting {
	body := snapshot.Reference().Body(&person)
	decided := map[*fit.Article]fit.Decision{}
	return func(_ string, article *fit.Article) (size string, pFits float64, ok bool) {
		d, known := decided[article]
		if !known {
			d = body.Decide(article, person.Preference)
			decided[article] = d
		}
		if d.Size < 0 {
			return "", 0, false
		}
		return article.Sizes[d.Size].Label, d.PFits, true
	}
}

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
