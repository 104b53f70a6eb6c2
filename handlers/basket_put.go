package handlers

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/views/text"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// put is what a posted basket form asks for.
type put struct {
	sku      string
	quantity int
	typed    string
	add      bool // to what is there; otherwise it is the new quantity, 0 removes
}

// parsePut reads the form. problem is the key of what is wrong with it, "" for nothing.
func parsePut(form func(string) string) (p put, problem string) {
	p = put{sku: form("sku"), typed: shorten(strings.ToValidUTF8(form("quantity"), "\uFFFD"), maxEchoed), add: form("add") == "1"}
	var err error
	switch p.quantity, err = strconv.Atoi(strings.TrimSpace(p.typed)); {
	case p.sku == "":
		return p, "invalid.no_size"
	case err != nil && errors.Is(err, strconv.ErrRange), p.quantity > models.MaxPerLine:
		return p, "invalid.quantity_too_many"
	case err != nil, p.quantity < 0, p.add && p.quantity == 0:
		return p, "invalid.quantity"
	}
	return p, ""
}

// Put answers POST /{lang}/basket/items. The first piece in a basket is one of the two
// acts that begin a visit and set the cookie.
func (h Basket) Put(c echo.Context) error {
	wanted, problem := parsePut(c.Request().PostForm.Get)
	if problem != "" {
		return h.refuse(c, wanted, problem)
	}
	if _, _, ok := h.Catalogue.Snapshot().VariantOf(wanted.sku); !ok {
		return h.refuse(c, wanted, "invalid.sku")
	}
	ctx := c.Request().Context()
	_, known := session.From(ctx)
	home := "/" + string(respond.Lang(c))
	if !known && wanted.quantity == 0 { // removing from nothing needs no visit
		return respond.SeeOther(c, home+"/basket?notice=removed")
	}
	if !known {
		if live, _, err := h.Store.Variant(ctx, wanted.sku); err != nil || live.Stock < wanted.quantity {
			return h.refuse(c, wanted, "invalid.out_of_stock")
		}
	}
	visit, err := h.stay(ctx, consent.KeptBasket.Until(h.Now()))
	if err != nil {
		return err
	}
	change, notice := h.Store.SetBasketItem, "changed"
	switch {
	case wanted.add:
		change, notice = h.Store.AddBasketItem, "added"
	case wanted.quantity == 0:
		notice = "removed"
	}
	switch err := change(ctx, visit.Customer, wanted.sku, wanted.quantity); {
	case errors.Is(err, models.ErrOutOfStock):
		return h.refuse(c, wanted, "invalid.out_of_stock")
	case errors.Is(err, models.ErrTooMany):
		return h.refuse(c, wanted, "invalid.quantity_too_many")
	case errors.Is(err, models.ErrNotFound):
		return h.refuse(c, wanted, "invalid.sku")
	case err != nil:
		return err
	}
	if err := h.remember(c, visit); err != nil {
		return err
	}
	return respond.SeeOther(c, home+"/basket?notice="+notice)
}

// refuse says why it cannot be, where the visitor came from: on the product's page at the
// basket button, or on the basket's page with what was typed.
func (h Basket) refuse(c echo.Context, wanted put, problem string) error {
	stock := 0
	if live, _, err := h.Store.Variant(c.Request().Context(), wanted.sku); err == nil {
		stock = live.Stock
	}
	message := text.Get(respond.Lang(c), problem, "max", strconv.Itoa(models.MaxPerLine), "stock", strconv.Itoa(stock))
	if p, v, ok := h.Catalogue.Snapshot().VariantOf(wanted.sku); ok && wanted.add {
		return Products(h).refuse(c, p.Slug, v, message)
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
	return respond.HTML(c, http.StatusUnprocessableEntity, buy.Basket(props))
}
