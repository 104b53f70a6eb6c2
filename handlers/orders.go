package handlers

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Orders are what was ordered.
type Orders struct {
	*Shop
	Confirmations *Confirmations
}

// find returns the order that a request names and whose it is: the visitor's own, or anybody's
// who brings its key, in the address or in a form. models.ErrNotFound alike for an unknown
// number and a wrong key.
func (h Orders) find(c echo.Context) (order models.Order, owner string, err error) {
	number, ok := models.ParseOrderNumber(c.Param("number"))
	if !ok {
		return models.Order{}, "", models.ErrNotFound
	}
	ctx := c.Request().Context()
	if visit, known := session.From(ctx); known {
		order, err = h.Store.Order(ctx, visit.Customer, number)
		if !errors.Is(err, models.ErrNotFound) {
			return order, visit.Customer, err
		}
	}
	return h.Store.OrderByKey(ctx, number, orderKey(c))
}

// orderKey is the key of an order that a request brings, "" for none.
func orderKey(c echo.Context) string {
	return cmp.Or(c.Request().PostForm.Get("key"), c.QueryParam("key"))
}

// orderNotices are the messages the page shows after an act; anything else in the URL is none.
var orderNotices = []string{"placed", "stands", "corrected", "refused"}

// Show answers GET /{lang}/orders/{number}, for its visitor's session or with its key.
func (h Orders) Show(c echo.Context) error {
	order, owner, err := h.find(c)
	if err != nil {
		return err
	}
	return h.show(c, http.StatusOK, order, owner, buy.AddressForm{Typed: order.Address})
}

// show answers with an order's page. The form that corrects the address is there for the
// session of its owner, not for the key, which only reads.
func (h Orders) show(c echo.Context, status int, order models.Order, owner string, form buy.AddressForm) (err error) {
	page := h.page(c, orderPath(c, order, ""))
	page.NoIndex, page.HasError = true, len(form.Errors) > 0
	props := buy.OrderPage{
		Page: page, Order: order, Lines: h.soldLines(page.Lang, order.Lines), Arrives: delivery(order.Delivery, order.PlacedAt),
		Link: buy.OrderLink(page, order), Outbox: h.Outbox,
	}
	if visit, known := session.From(c.Request().Context()); known && visit.Customer == owner && order.State == models.OrderPlaced {
		props.Address = &form
	}
	if props.Returns, err = h.returnsSheet(c, page, order, owner); err != nil {
		return err
	}
	if notice := c.QueryParam("notice"); slices.Contains(orderNotices, notice) {
		props.Notice = notice
	}
	if props.Feedback, err = h.feedbackSheet(c, page, order, owner); err != nil {
		return err
	}
	return respond.HTML(c, status, buy.Order(props))
}

// orderPath is the path of a page of an order without the language, below "/orders/{number}".
// It carries the key only where the request did: a session needs none.
func orderPath(c echo.Context, order models.Order, below string) string {
	path := "/orders/" + order.Number + below
	if key := orderKey(c); key != "" && key == order.AccessKey {
		path += "?key=" + url.QueryEscape(key)
	}
	return path
}

// soldLines places the lines of an order in the present catalogue.
func (s *Shop) soldLines(lang models.Lang, lines []models.OrderLine) []buy.SoldLine {
	snapshot := s.Catalogue.Snapshot()
	sold := make([]buy.SoldLine, len(lines))
	for i, l := range lines {
		sold[i].OrderLine = l
		p, ok := snapshot.Product(l.Product)
		if !ok {
			continue
		}
		sold[i].Href = productHref(lang, l.Product, l.ColourKey, l.Size)
		if colour, ok := p.Colour(l.ColourKey); ok {
			sold[i].Picture = picture(lang, p, colour)
		}
	}
	return sold
}

// returnsSheet is the part of an order's page about what comes back.
func (h Orders) returnsSheet(c echo.Context, page shell.Page, order models.Order, owner string) (templ.Component, error) {
	returns, err := h.returnsOf(c, owner, order)
	if err != nil {
		return nil, err
	}
	sheet := buy.ReturnsSheet{Page: page, Order: order, Key: givenKey(c, order), Returns: returns}
	for _, n := range order.Left(returns) {
		sheet.Left += n
	}
	return buy.OrderReturns(sheet), nil
}

// returnsOf is what comes back of an order that was found.
func (h Orders) returnsOf(c echo.Context, owner string, order models.Order) ([]models.Return, error) {
	returns, err := h.Store.ReturnsOf(c.Request().Context(), owner, order)
	if err != nil {
		return nil, fmt.Errorf("read the returns: %w", err)
	}
	return returns[order.Number], nil
}

// Delete answers POST /{lang}/orders/{number}/delete: the order goes at once, for its owner and
// for whoever has its key, and a receipt says how.
func (h Orders) Delete(c echo.Context) error {
	order, owner, err := h.find(c)
	if err != nil {
		return err
	}
	erased, err := h.Store.DeleteOrder(c.Request().Context(), owner, order.Number)
	if err != nil {
		return err
	}
	c.Response().Header().Set("Clear-Site-Data", `"cache"`)
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/my-data/receipts/"+erased.Receipt)
}
