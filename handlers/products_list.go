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
	var body fit.Body
	if person != nil {
		body = snapshot.Reference().Body(person)
		fits = func(article *fit.Article) (pFits float64, ok bool) {
			_, pFits, ok = body.Recommend(article, person.Preference)
			return pFits, ok
		}
	}
	result := snapshot.Filter(query, respond.Lang(c), fits)
	page := h.Page(c, listingPath(result.Query))
	l := listing{page, result}
	props := list.ListingPage{
		Page: page, Heading: l.heading(), Query: result.Query.Text, Total: result.Total,
		Facets: l.facets(snapshot),
		Sort:   l.sort(), Sorts: l.sorts(state == list.FitsOn), Active: l.active(),
		ClearHref: page.URL("/products"), PageNumber: result.Query.Page, Pages: result.Pages,
		FitsState: state, DidYouMean: result.DidYouMean, WaysOut: l.waysOut(), Meant: l.meant(),
	}
	l.name(&props.Page, problems)
	props.Nav = l.nav()
	h.showCards(&props, &result, snapshot)
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
		for i, p := range result.Products {
			card := &props.Cards[i]
			article, _ := snapshot.SharedArticle(p.Slug)
			if size, _, ok := body.Recommend(article, person.Preference); ok {
				card.Fits = article.Sizes[size].Label
				card.FitsSoldOut = !p.SizeInStock(card.Fits, "")
			}
		}
	}
	for i, colour := range result.LeadColours() {
		wish := h.wishForm(c, result.Products[i], colour, page.Path)
		props.Cards[i].Wish = &wish
	}
	respond.HoldsNoSecret(c)
	return respond.HTML(c, http.StatusOK, list.Listing(props))
}

// showCards puts the articles on the page, with frame and cards as they are kept for all who see
// the same. What was searched for is kept nowhere.
func (h Products) showCards(props *list.ListingPage, result *catalogue.Result, snapshot *catalogue.Snapshot) {
	show := cards{snapshot, props.Lang}
	if props.Query != "" {
		props.Cards = show.allIn(result.Products, result.LeadColours())
		return
	}
	props.Fragments = h.Fragments.Of(snapshot.ListsVersion(), props.FrameKey())
	props.Cards = make([]list.Card, len(result.Products))
	for i, colour := range result.LeadColours() {
		props.Cards[i] = show.kept(h.Fragments, result.Products[i], colour)
	}
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
