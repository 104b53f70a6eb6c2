package handlers

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/web/limit"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Orders are what was ordered.
type Orders struct {
	*Shop
	Confirmations *Confirmations
	// Guesses limits how often somebody with an order's key may name its e-mail address, by the
	// order's number.
	Guesses *limit.Limiter[string]
	deleted deletions
}

// NewOrders returns the orders of a shop, with who sends their confirmations.
func NewOrders(shop *Shop, confirmations *Confirmations) Orders {
	return Orders{shop, confirmations, limit.New[string](limit.Allowance{Burst: 12, Interval: 5 * time.Minute}, 8192, shop.Now), newDeletions()}
}

// foundOrder is an order that a request named.
type foundOrder struct {
	models.Order
	owner string // whose it is
	byKey bool   // it was found by its key, which is for reading; otherwise it is the visitor's own
}

// find returns the order that a request names: the visitor's own, or anybody's who brings its
// key, in the address or in a form. models.ErrNotFound alike for an unknown number and a wrong
// key.
func (h Orders) find(c echo.Context) (foundOrder, error) {
	number, ok := models.ParseOrderNumber(c.Param("number"))
	if !ok {
		return foundOrder{}, models.ErrNotFound
	}
	ctx := c.Request().Context()
	if visit, known := session.From(ctx); known {
		order, err := settled(ctx, func() (models.Order, models.LetterState, time.Duration, error) {
			order, err := h.Store.Order(ctx, visit.Customer, number)
			return order, order.Letter, h.Now().Sub(order.PlacedAt), err
		})
		if !errors.Is(err, models.ErrNotFound) {
			return foundOrder{order, visit.Customer, false}, err
		}
	}
	order, owner, err := h.Store.OrderByKey(ctx, number, orderKey(c))
	return foundOrder{order, owner, true}, err
}

// authorise reports what a request to change an order lacks, nil for nothing: one that brings
// only the order's key has to name the e-mail address it was placed with, too.
func (h Orders) authorise(c echo.Context, page shell.Page, order foundOrder) (*shell.FieldError, error) {
	if !order.byKey {
		return nil, nil
	}
	if wait := h.Guesses.Take(order.Number); wait > 0 {
		c.Response().Header().Set("Retry-After", strconv.Itoa(max(1, int(math.Ceil(wait.Seconds())))))
		return nil, echo.NewHTTPError(http.StatusTooManyRequests)
	}
	if h.Store.SameAddress(c.Request().PostForm.Get("email"), order.Address.Email) {
		return nil, nil
	}
	return &shell.FieldError{Field: "email", Message: page.T("invalid.order_email")}, nil
}

// orderKey is the key of an order that a request brings, "" for none.
func orderKey(c echo.Context) string {
	return cmp.Or(c.Request().PostForm.Get("key"), c.QueryParam("key"))
}

// orderNotices are the messages the page shows after an act; anything else in the URL is none.
var orderNotices = []string{"placed", "stands", "corrected"}

// Show answers GET /{lang}/orders/{number}, for its visitor's session or with its key.
func (h Orders) Show(c echo.Context) error {
	found, err := h.find(c)
	if err != nil {
		return err
	}
	return h.show(c, http.StatusOK, found, nil, nil)
}

// show answers with an order's page, with what was wrong with a form on it. The form that
// corrects the address, which stands as typed or, for nil, as the order has it, is there for the
// owner's session, not for the key, which only reads.
func (h Orders) show(c echo.Context, status int, found foundOrder, form *buy.AddressForm, errors []shell.FieldError) (err error) {
	order, owner := found.Order, found.owner
	page := h.Page(c, orderPath(c, order, ""))
	page.NoIndex = true
	props := buy.OrderPage{
		Page: page, Order: order, Lines: h.soldLines(page.Lang, order.Lines), Arrives: delivery(order.Delivery, order.PlacedAt),
		Link: buy.OrderLink(page, order), Outbox: h.Outbox, Key: givenKey(found), Errors: errors,
	}
	if !found.byKey && order.State == models.OrderPlaced {
		props.Address = cmp.Or(form, &buy.AddressForm{Typed: order.Address})
	}
	props.HasError = len(props.AllErrors()) > 0
	if props.Returns, err = h.returnsSheet(c, page, found); err != nil {
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
		if l.Name == p.Name { // as it was sold
			sold[i].NameLang = p.NameLang
		}
		sold[i].Href = productHref(lang, l.Product, l.ColourKey, l.Size)
		if colour, ok := p.Colour(l.ColourKey); ok {
			sold[i].Picture = picture(lang, p, colour)
		}
	}
	return sold
}

// returnsSheet is the part of an order's page about what comes back.
func (h Orders) returnsSheet(c echo.Context, page shell.Page, found foundOrder) (templ.Component, error) {
	returns, err := h.returnsOf(c, found)
	if err != nil {
		return nil, err
	}
	sheet := buy.ReturnsSheet{Page: page, Order: found.Order, Key: givenKey(found), Returns: returns}
	for _, n := range found.Left(returns) {
		sheet.Left += n
	}
	return buy.OrderReturns(sheet), nil
}

// returnsOf is what comes back of an order that was found.
func (h Orders) returnsOf(c echo.Context, order foundOrder) ([]models.Return, error) {
	returns, err := h.Store.ReturnsOf(c.Request().Context(), order.owner, order.Order)
	if err != nil {
		return nil, fmt.Errorf("read the returns: %w", err)
	}
	return returns[order.Number], nil
}
