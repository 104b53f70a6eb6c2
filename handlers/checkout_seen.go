package handlers

import (
	"net/url"
	"strconv"
	"strings"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

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

// changes says in words what of an order is not as it was seen, its total last.
func (s seenOrder) changes(page shell.Page, snapshot *catalogue.Snapshot, now models.Order) []string {
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
