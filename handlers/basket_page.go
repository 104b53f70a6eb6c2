package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/views/buy"
	"ebenmass/web/session"
)

// Basket is what the visitor means to buy.
type Basket struct{ *Shop }

// basketNotices are the messages the page shows after an act; anything else in the URL is none.
var basketNotices = []string{"added", "changed", "removed", "kept_size", "kept_sizes"}

// props fills the page with the visitor's lines, with stock as the database has it now.
func (h Basket) props(c echo.Context) (buy.BasketPage, error) {
	page, err := h.page(c, "/basket")
	if err != nil {
		return buy.BasketPage{}, err
	}
	page.NoIndex = true
	page.Title = page.T("basket.title")
	props := buy.BasketPage{Page: page}
	if notice := c.QueryParam("notice"); slices.Contains(basketNotices, notice) {
		props.Notice = notice
	}
	visit, ok := session.From(c.Request().Context())
	if !ok {
		return props, nil
	}
	items, err := h.Store.Basket(c.Request().Context(), visit.Customer)
	if err != nil {
		return buy.BasketPage{}, fmt.Errorf("read the basket: %w", err)
	}
	snapshot := h.Catalogue.Snapshot()
	for _, item := range items {
		line, err := h.line(c.Request().Context(), snapshot, page.Lang, item.BasketItem)
		if err != nil {
			return buy.BasketPage{}, err
		}
		props.Lines = append(props.Lines, line)
		if !line.Gone {
			props.Total += line.Total
		}
	}
	props.TwoSizes, err = h.twoSizes(c, snapshot, page, items)
	return props, err
}

// line is one variant in the basket; one that is sold out or no longer sold is marked gone.
func (h Basket) line(ctx context.Context, snapshot *catalogue.Snapshot, lang models.Lang, item models.BasketItem) (buy.BasketLine, error) {
	line := buy.BasketLine{SKU: item.SKU, Name: item.SKU, Quantity: item.Quantity}
	p, v, ok := snapshot.VariantOf(item.SKU)
	if !ok {
		line.Gone = true
		return line, nil
	}
	live, _, err := h.Store.Variant(ctx, item.SKU)
	if err != nil && !errors.Is(err, models.ErrNotFound) {
		return line, fmt.Errorf("ask for stock: %w", err)
	}
	colour, _ := p.Colour(v.Colour)
	line.Name, line.Colour, line.Size = p.Name.In(lang), colour.Name.In(lang), v.Size
	line.Href = productHref(lang, p.Slug, v.Colour, v.Size)
	line.Stock, line.Gone = live.Stock, live.Stock == 0
	line.Price = snapshot.Price(p.Slug)
	line.Total = line.Price.Times(item.Quantity)
	line.Picture = picture(lang, p, colour)
	return line, nil
}
