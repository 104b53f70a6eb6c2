package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

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

// Basket is what the visitor means to buy.
type Basket struct{ *Shop }

// Show answers GET /{lang}/basket.
func (h Basket) Show(c echo.Context) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	return respond.HTML(c, http.StatusOK, buy.Basket(props))
}

// basketNotices are the messages the page shows after an act; anything else in the URL is none.
var basketNotices = []string{"added", "changed", "removed", "kept_size", "kept_sizes"}

// props fills the page with the visitor's lines, with stock as the database has it now.
func (h Basket) props(c echo.Context) (buy.BasketPage, error) {
	page := h.Page(c, "/basket")
	page.NoIndex = true
	page.Title = page.T("basket.title")
	props := buy.BasketPage{Page: page}
	if notice := c.QueryParam("notice"); slices.Contains(basketNotices, notice) {
		props.Notice = notice
	}
	visit, ok := session.From(c.Request().Context())
	if !ok {
		if props.Notice != "" && props.Notice != "removed" { // taking something away needs no cookie
			props.NeedsCookie = h.lostCookie(c)
		}
		props.Notice = "" // of a basket that is not there
		return props, nil
	}
	items, err := h.Store.Basket(c.Request().Context(), visit.Customer)
	if err != nil {
		return buy.BasketPage{}, fmt.Errorf("read the basket: %w", err)
	}
	snapshot := h.Catalogue.Snapshot()
	props.BasketCount = 0
	props.Removed = removedLines(page.Lang, items)
	for _, item := range items {
		if item.Removed != models.NotRemoved {
			continue
		}
		line := basketLine(snapshot, page.Lang, item)
		props.Lines = append(props.Lines, line)
		props.BasketCount += line.Quantity
		if !line.Gone {
			props.Total += line.Total
		}
	}
	props.TwoSizes, err = h.twoSizes(c, snapshot, page, items)
	return props, err
}

// basketLine is one variant in the basket; one that is sold out, or that the catalogue in memory
// does not know yet, is marked gone.
func basketLine(snapshot *catalogue.Snapshot, lang models.Lang, item store.BasketItem) buy.BasketLine {
	line := buy.BasketLine{SKU: item.SKU, Name: item.Article.Name.In(lang), Colour: item.Article.Colour.In(lang), Size: item.Article.Size, Quantity: item.Quantity}
	p, v, ok := snapshot.VariantOf(item.SKU)
	if !ok {
		line.Gone = true
		return line
	}
	colour, _ := p.Colour(v.Colour)
	line.Name, line.NameLang, line.Colour, line.Size = p.Name.In(lang), p.NameLang, colour.Name.In(lang), v.Size
	line.Href = productHref(lang, p.Slug, v.Colour, v.Size)
	line.Stock, line.Gone = item.Stock, item.Stock == 0
	line.Price = snapshot.Price(p.Slug)
	line.Total = line.Price.Times(item.Quantity)
	line.Picture = picture(lang, p, colour)
	return line
}

// basketChange is what a posted basket form asks for.
type basketChange struct {
	sku      string
	quantity int
	typed    string
	add      bool // to what is there; otherwise it is the new quantity, 0 removes
}

// parseBasketChange reads the form. problem is the key of what is wrong with it, "" for nothing.
func parseBasketChange(form func(string) string) (p basketChange, problem string) {
	p = basketChange{sku: form("sku"), typed: shorten(strings.ToValidUTF8(form("quantity"), "\uFFFD"), maxEchoed), add: form("add") == "1"}
	var err error
	switch p.quantity, err = strconv.Atoi(strings.TrimSpace(p.typed)); {
	case p.sku == "":
		return p, "invalid.no_size"
	case err != nil && errors.Is(err, strconv.ErrRange), p.quantity > models.MaxPerArticle:
		return p, "invalid.quantity_too_many"
	case err != nil, p.quantity < 0, p.add && p.quantity == 0:
		return p, "invalid.quantity"
	}
	return p, ""
}

// Change answers POST /{lang}/basket/items. A first piece in a basket begins a visit and
// sets the cookie.
func (h Basket) Change(c echo.Context) error {
	form := c.Request().PostForm
	if chosen, err := Products(h).view(form.Get("product"), form); err == nil && form.Get("sku") == "" && chosen.colour.Key == form.Get("colour") {
		variant, ok := chosen.product.Variant(chosen.colour.Key, chosen.size)
		if !ok {
			return Products(h).refuse(c, http.StatusUnprocessableEntity, chosen.product.Slug, form, text.Get(respond.Lang(c), "invalid.no_axes"))
		}
		form.Set("sku", variant.SKU)
	}
	wanted, problem := parseBasketChange(form.Get)
	if problem != "" {
		return h.refuse(c, wanted, problem)
	}
	ctx := c.Request().Context()
	_, known := session.From(ctx)
	if _, _, ok := h.Catalogue.Snapshot().VariantOf(wanted.sku); !ok && (wanted.quantity != 0 || !known) { // what is sold no longer may be taken out
		return h.refuse(c, wanted, "invalid.sku")
	}
	home := "/" + string(respond.Lang(c))
	if !known && wanted.quantity == 0 { // removing from nothing needs no visit
		return respond.SeeOther(c, home+"/basket?notice=removed")
	}
	if !known {
		live, _, err := h.Store.Variant(ctx, wanted.sku)
		switch {
		case errors.Is(err, models.ErrNotFound): // since the catalogue was read
			return h.refuse(c, wanted, "invalid.sku")
		case err != nil:
			return fmt.Errorf("ask for stock: %w", err)
		case live.Stock < wanted.quantity:
			return h.refuse(c, wanted, "invalid.out_of_stock")
		}
	}
	visit, err := h.extendVisit(ctx, consent.KeptNewBasket.Until(h.Now()))
	if limited, ok := errors.AsType[*models.TooOftenError](err); ok {
		respond.RetryAfter(c, limited.Wait)
		return h.refuseWith(c, http.StatusTooManyRequests, wanted, "invalid.new_visits")
	}
	if err != nil {
		return err
	}
	notices, err := h.passedOverNotices(ctx, visit)
	if err != nil {
		return err
	}
	until, err := h.Store.ChangeBasket(ctx, visit.Customer, store.BasketChange{SKU: wanted.sku, Quantity: wanted.quantity, Add: wanted.add, Notices: notices})
	switch {
	case errors.Is(err, models.ErrOutOfStock):
		return h.refuse(c, wanted, "invalid.out_of_stock")
	case errors.Is(err, models.ErrTooMany):
		return h.refuse(c, wanted, "invalid.quantity_too_many")
	case errors.Is(err, models.ErrOrderFull):
		return h.refuse(c, wanted, "invalid.order_full")
	case errors.Is(err, models.ErrNotFound):
		return h.refuse(c, wanted, "invalid.sku")
	case err != nil:
		return err
	}
	if err := h.keepBasket(c, visit, until); err != nil {
		return err
	}
	return respond.SeeOther(c, home+"/basket?notice="+wanted.notice())
}

// keepBasket lets the visit, and its cookie, last as long as its basket.
func (s *Shop) keepBasket(c echo.Context, visit session.Visit, until time.Time) error {
	visit, err := s.extendVisit(session.With(c.Request().Context(), visit), until)
	if err != nil {
		return err
	}
	return s.writeCookie(c, visit)
}

// notice is the message that the page shows after the change.
func (b basketChange) notice() string {
	switch {
	case b.add:
		return "added"
	case b.quantity == 0:
		return "removed"
	}
	return "changed"
}

// refuse says why it cannot be, where the visitor came from: on the product's page at the
// basket button, or on the basket's page with what was typed.
func (h Basket) refuse(c echo.Context, wanted basketChange, problem string) error {
	return h.refuseWith(c, http.StatusUnprocessableEntity, wanted, problem)
}

func (h Basket) refuseWith(c echo.Context, status int, wanted basketChange, problem string) error {
	live, _, err := h.Store.Variant(c.Request().Context(), wanted.sku)
	if err != nil && !errors.Is(err, models.ErrNotFound) {
		return fmt.Errorf("ask for stock: %w", err)
	}
	message := text.Get(respond.Lang(c), problem, "max", strconv.Itoa(models.MaxPerArticle), "order", strconv.Itoa(models.MaxPerOrder), "stock", strconv.Itoa(live.Stock))
	if p, v, ok := h.Catalogue.Snapshot().VariantOf(wanted.sku); ok && wanted.add {
		return Products(h).refuse(c, status, p.Slug, url.Values{"colour": {v.Colour}, "size": {v.Size}}, message)
	}
	props, err := h.props(c)
	if err != nil {
		return err
	}
	props.HasError = true
	field := "main"
	for i := range props.Lines {
		if line := &props.Lines[i]; line.SKU == wanted.sku {
			field = "quantity-" + line.SKU
			if !wanted.add {
				line.Typed = wanted.typed
			}
		}
	}
	props.Errors = []shell.FieldError{{Field: field, Message: message}}
	return respond.HTML(c, status, buy.Basket(props))
}

// removedLines are those lines of a basket that the shop sells no longer.
func removedLines(lang models.Lang, items []store.BasketItem) []buy.RemovedLine {
	var lines []buy.RemovedLine
	for _, item := range items {
		if item.Removed == models.NotRemoved {
			continue
		}
		line := buy.RemovedLine{
			SKU: item.SKU, Name: item.Article.Name.In(lang), Colour: item.Article.Colour.In(lang), Size: item.Article.Size,
			Quantity: item.Quantity, Reason: item.Removed,
		}
		if line.Name == "" {
			line.Name = item.SKU
		}
		lines = append(lines, line)
	}
	return lines
}

// ForgetRemoved answers POST /{lang}/basket/removed: the visitor has read that the shop sells
// some lines of the basket no longer, which the form names. Others stay, to be told first.
func (h Basket) ForgetRemoved(c echo.Context) error {
	ctx, posted := c.Request().Context(), c.Request().PostForm
	if visit, known := session.From(ctx); known {
		if err := h.Store.ForgetRemoved(ctx, visit.Customer, removedSKUs(posted["removed"])); err != nil {
			return err
		}
	}
	next := "/basket"
	if posted.Get("from") == "checkout" {
		next = "/checkout"
	}
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+next)
}

// maxRemoved is how many lines one form acknowledges at most.
const maxRemoved = 100

// removedSKUs are those that a form names, within reason.
func removedSKUs(posted []string) []string { return posted[:min(len(posted), maxRemoved)] }
