package handlers

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/views/buy"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
)

// returning is an order that something comes back of, as a request found it.
type returning struct {
	page    shell.Page
	order   models.Order
	owner   string
	returns []models.Return
	lines   []buy.ReturnChoice
}

// findReturning finds the order, and what of it can still come back.
func (h Orders) findReturning(c echo.Context) (r returning, err error) {
	if r.order, r.owner, err = h.find(c); err != nil {
		return r, err
	}
	if r.page, err = h.page(c, orderPath(c, r.order, "/return")); err != nil {
		return r, err
	}
	r.page.NoIndex = true
	if r.returns, err = h.Store.Returns(c.Request().Context(), r.owner, r.order.Number); err != nil {
		return r, fmt.Errorf("read the returns: %w", err)
	}
	r.lines = h.offerReturn(r.page, r.order, r.returns)
	return r, nil
}

// ShowReturn answers GET /{lang}/orders/{number}/return: the form.
func (h Orders) ShowReturn(c echo.Context) error {
	r, err := h.findReturning(c)
	if err != nil {
		return err
	}
	return h.showReturn(c, http.StatusOK, r, nil)
}

// showReturn shows the form with what is chosen so far and what is wrong with it. Visitors who
// had their measurements kept for advice see again which size it names.
func (h Orders) showReturn(c echo.Context, status int, r returning, errors []shell.FieldError) error {
	kept, err := ask[consent.Advice](c, h.Shop, store.PageReturn)
	if err != nil {
		return err
	}
	for i := range r.lines {
		if article, ok := h.Catalogue.Snapshot().Article(r.lines[i].Product); ok && kept.profile != nil {
			person := kept.profile.Person
			r.lines[i].Advice = &product.AdvicePanel{Advice: fit.Explain(person, article), Person: person, Article: article}
		}
	}
	r.page.HasError = len(errors) > 0
	return respond.HTML(c, status, buy.Return(buy.ReturnPage{
		Page: r.page, Order: r.order, Back: orderPath(c, r.order, ""), Key: givenKey(c, r.order), Lines: r.lines, Errors: errors,
	}))
}

// givenKey is the order's key where the request brought it, to be passed on; "" for a session.
func givenKey(c echo.Context, order models.Order) string {
	if key := orderKey(c); key == order.AccessKey {
		return key
	}
	return ""
}
