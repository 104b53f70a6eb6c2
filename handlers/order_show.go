package handlers

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/buy"
	"ebenmass/web/respond"
)

// orderNotices are the messages the page shows after an act; anything else in the URL is none.
var orderNotices = []string{"placed"}

// Show answers GET /{lang}/orders/{number}, for its visitor's session or with its key.
func (h Orders) Show(c echo.Context) error {
	order, owner, err := h.find(c)
	if err != nil {
		return err
	}
	page, err := h.page(c, orderPath(c, order, ""))
	if err != nil {
		return err
	}
	page.NoIndex = true
	props := buy.OrderPage{
		Page: page, Order: order, Lines: h.soldLines(page.Lang, order.Lines), Arrives: delivery(order.Delivery, order.PlacedAt),
		Link: buy.OrderLink(page, order), Outbox: h.Outbox,
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
	return respond.HTML(c, http.StatusOK, buy.Order(props))
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
