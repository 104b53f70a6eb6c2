package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/consent"
	"ebenmass/models/store"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/views/text"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Post answers POST /{lang}/checkout by the button that was pressed: the one that orders, the
// one that redeems a code, or the one that makes do with the pieces left. The card's fields
// are looked at here and nowhere else.
func (h Checkout) Post(c echo.Context) error {
	page := h.checkoutPage(c)
	posted := c.Request().PostForm
	in := parseCheckout(page, posted)
	props := buy.CheckoutPage{Page: page, Typed: in.typed, Attempt: in.attempt, Returned: true}
	switch posted.Get("action") {
	case "redeem":
		return h.redeem(c, props, in)
	case "adjust":
		return h.adjust(c, props, in)
	case "removed":
		return h.forgetRemoved(c, props, in)
	}
	if props.Errors = append(in.errors, checkCard(page, posted, h.Now())...); len(props.Errors) > 0 {
		return h.show(c, http.StatusUnprocessableEntity, props, in.code)
	}
	return h.place(c, props, in)
}

// redeem shows the order anew, with the discount where the code is one. Nothing else of the
// form is judged yet.
func (h Checkout) redeem(c echo.Context, props buy.CheckoutPage, in checkoutInput) error {
	for _, e := range in.errors {
		if e.Field == "discount" {
			props.Errors = append(props.Errors, e)
			return h.show(c, http.StatusUnprocessableEntity, props, in.code)
		}
	}
	return h.show(c, http.StatusOK, props, in.code)
}

// adjust lowers the basket to the pieces that are left, and shows what remains of the order.
func (h Checkout) adjust(c echo.Context, props buy.CheckoutPage, in checkoutInput) error {
	ctx := c.Request().Context()
	visit, known := session.From(ctx)
	if !known {
		return h.show(c, http.StatusOK, props, in.code)
	}
	_, _, err := h.Store.Quote(ctx, visit.Customer, in.wish(props.Lang))
	short, lacking := errors.AsType[*store.ShortageError](err)
	if !lacking { // what else may be wrong, show meets again
		return h.show(c, http.StatusOK, props, in.code)
	}
	for _, l := range short.Lines {
		err := h.Store.SetBasketItem(ctx, visit.Customer, l.SKU, l.Left)
		if err != nil && !errors.Is(err, models.ErrOutOfStock) {
			return fmt.Errorf("adjust the basket: %w", err)
		}
	}
	if err := h.keepBasket(c, visit, consent.KeptBasket.Until(h.Now())); err != nil {
		return err
	}
	return h.show(c, http.StatusOK, props, in.code)
}

// forgetRemoved shows the order without the lines that are sold no longer, which the visitor has
// read. Nothing else of the form is judged yet.
func (h Checkout) forgetRemoved(c echo.Context, props buy.CheckoutPage, in checkoutInput) error {
	ctx := c.Request().Context()
	if visit, known := session.From(ctx); known {
		if err := h.Store.ForgetRemoved(ctx, visit.Customer, removedSKUs(c.Request().PostForm["removed"])); err != nil {
			return err
		}
	}
	return h.show(c, http.StatusOK, props, in.code)
}

// place orders. Whatever is sent twice, by a double click, a reload or a retry, leads to the
// one order; what is no longer as it was shown orders nothing and is shown first.
func (h Checkout) place(c echo.Context, props buy.CheckoutPage, in checkoutInput) error {
	ctx := c.Request().Context()
	visit, known := session.From(ctx)
	if !known {
		return respond.SeeOther(c, props.URL("/checkout?notice=no_basket"))
	}
	if in.attempt == "" { // no form of ours: it cannot be told from another try
		return h.changed(c, props, in, visit)
	}
	notices, err := h.passedOverNotices(ctx, visit)
	if err != nil {
		return err
	}
	var noticed []models.NoticeOutcome
	order, err := h.Store.PlaceOrder(ctx, visit.Customer, store.Checkout{
		Attempt: in.attempt, Shown: in.seen.shown, Notices: notices, Letter: h.Confirmations.order(),
		Reserve: func(ctx context.Context, pieces int) error { return h.takePieces(ctx, c.RealIP(), pieces) },
		Noticed: func(notices []models.NoticeOutcome) { noticed = notices },
		Order: models.Order{
			Lang: props.Lang, Address: in.address, Delivery: in.typed.Delivery, Payment: in.typed.Payment, Discount: in.code,
		},
	})
	if refused, often := errors.AsType[*models.TooOftenError](err); often {
		return h.refuse(c, http.StatusTooManyRequests, props, in, h.sayTooManyPieces(c, props.Page, refused))
	}
	switch {
	case errors.Is(err, models.ErrTooMany): // put together by signing in, or by an older build
		return h.refuse(c, http.StatusUnprocessableEntity, props, in, props.T("invalid.quantity_too_many", "max", models.MaxPerArticle))
	case errors.Is(err, models.ErrOrderFull):
		return h.refuse(c, http.StatusUnprocessableEntity, props, in, props.T("invalid.order_full", "order", models.MaxPerOrder))
	case errors.Is(err, models.ErrNotFound): // the basket is empty, in another tab perhaps
		return respond.SeeOther(c, props.URL("/checkout"))
	case errors.Is(err, models.ErrChanged), errors.Is(err, models.ErrOutOfStock):
		return h.changed(c, props, in, visit)
	case err != nil:
		return err
	}
	if visit, err = h.extendVisit(ctx, order.ExpiresAt); err != nil {
		return err
	}
	if err := h.writeCookie(c, visit); err != nil {
		return err
	}
	if err := h.keepNotices(c, visit.Customer, order.Number, noticed); err != nil { // nor does it fall with this
		h.Log.ErrorContext(ctx, "what became of a notice about sizes was not kept", "error", err)
	}
	h.Shop.Post.Wake() // nobody waits for the mail server: the order's page says where the letter is
	notice := "placed"
	if in.differs(order) {
		notice = "stands"
	}
	return respond.SeeOther(c, props.URL("/orders/"+order.Number+"?notice="+notice))
}

// differs reports whether the form asks for something else than the order it led to: it was
// sent before, and has been changed since.
func (in checkoutInput) differs(order models.Order) bool {
	return in.address != order.Address || in.typed.Delivery != order.Delivery || in.typed.Payment != order.Payment || in.code != order.Discount
}

// refuse shows the form again with the reason why nothing was ordered.
func (h Checkout) refuse(c echo.Context, status int, props buy.CheckoutPage, in checkoutInput, message string) error {
	props.Errors = []shell.FieldError{{Field: "review", Message: message}}
	return h.show(c, status, props, in.code)
}

// changed shows what is no longer as it was, to be ordered anew.
func (h Checkout) changed(c echo.Context, props buy.CheckoutPage, in checkoutInput, visit session.Visit) error {
	basket, err := h.Store.PriceBasket(c.Request().Context(), visit.Customer)
	var now models.Order
	if err == nil {
		now, _, err = basket.Quote(in.wish(props.Lang))
	}
	if errors.Is(err, models.ErrOutOfStock) || errors.Is(err, models.ErrNotFound) { // show says so
		return h.show(c, http.StatusUnprocessableEntity, props, in.code)
	}
	if err != nil {
		return fmt.Errorf("quote the basket: %w", err)
	}
	removed := removedLines(props.Lang, basket.Removed)
	for _, line := range removed {
		props.Errors = append(props.Errors, shell.FieldError{Field: "review", Message: line.Words(props.Page)})
	}
	props.Changes = in.seen.changes(props.Page, h.Catalogue.Snapshot(), now, removed)
	for _, change := range props.Changes {
		props.Errors = append(props.Errors, shell.FieldError{Field: "review", Message: change})
	}
	return h.show(c, http.StatusUnprocessableEntity, props, in.code)
}

// seenOrder is the order as the form says its page showed it. It only serves to say what has
// changed since: prices and stock come from the database.
type seenOrder struct {
	shown string // as Quote returned it for the chosen delivery
	total models.Cents
	lines map[string]seenLine // by SKU
}

type seenLine struct {
	quantity int
	price    models.Cents
}

// parseSeen reads what a page said of itself; what it did not say is zero.
func parseSeen(posted url.Values, delivery models.Delivery) seenOrder {
	s := seenOrder{lines: map[string]seenLine{}}
	shown, total, _ := strings.Cut(posted.Get("shown-"+string(delivery)), ":")
	s.shown, s.total = shown, parseCents(total)
	for _, was := range posted["was"] {
		sku, rest, _ := strings.Cut(was, ":")
		quantity, price, _ := strings.Cut(rest, ":")
		if n, err := strconv.Atoi(quantity); err == nil {
			s.lines[sku] = seenLine{n, parseCents(price)}
		}
	}
	return s
}

func parseCents(digits string) models.Cents {
	cents, err := strconv.ParseInt(digits, 10, 32)
	if err != nil {
		return 0
	}
	return models.Cents(cents)
}

// changes says in words what of an order is not as it was seen, its total last. removed are the
// basket's lines that are sold no longer.
func (s seenOrder) changes(page shell.Page, snapshot *catalogue.Snapshot, now models.Order, removed []buy.RemovedLine) []string {
	var all []string
	say := func(key string, l models.OrderLine, was, is any) {
		all = append(all, page.T("checkout.changed."+key, "name", l.Name.In(page.Lang), "colour", l.Colour.In(page.Lang), "size", l.Size, "old", was, "new", is))
	}
	present := map[string]bool{}
	for _, l := range now.Lines {
		present[l.SKU] = true
		was, known := s.lines[l.SKU]
		switch {
		case !known && len(s.lines) > 0:
			say("added", l, "", "")
		case !known:
		case was.price != l.Price:
			say("price", l, text.Price(page.Lang, was.price), text.Price(page.Lang, l.Price))
		case was.quantity != l.Quantity:
			say("quantity", l, was.quantity, l.Quantity)
		}
	}
	for _, line := range removed { // the page says so itself
		present[line.SKU] = true
	}
	for sku := range s.lines {
		if p, v, sold := snapshot.VariantOf(sku); sold && !present[sku] {
			colour, _ := p.Colour(v.Colour)
			say("gone", models.OrderLine{Name: p.Name, Colour: colour.Name, Size: v.Size}, "", "")
		}
	}
	if s.total == 0 {
		return append(all, page.T("checkout.changed.unknown", "new", text.Price(page.Lang, now.Total)))
	}
	return append(all, page.T("checkout.changed.total", "new", text.Price(page.Lang, now.Total), "old", text.Price(page.Lang, s.total)))
}
