package handlers

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
)

// offerReturn lists the lines of an order of which pieces can still come back, as the form
// offers them.
func (h Orders) offerReturn(page shell.Page, order models.Order, returns []models.Return) []buy.ReturnChoice {
	if order.State == models.OrderWithdrawn {
		return nil
	}
	var lines []buy.ReturnChoice
	left := order.Left(returns)
	for i, sold := range h.soldLines(page.Lang, order.Lines) {
		if left[i] == 0 {
			continue
		}
		line := buy.ReturnChoice{SoldLine: sold, Left: left[i], Complaints: models.Complaints(nil)}
		if article, ok := h.Catalogue.Snapshot().Article(sold.Product); ok {
			line.Complaints = models.Complaints(article.Zones())
			line.Exchanges = h.exchanges(sold.OrderLine)
		}
		lines = append(lines, line)
	}
	return lines
}

// exchanges lists the other sizes of what was sold, in its colour, that have pieces left.
func (s *Shop) exchanges(sold models.OrderLine) []buy.ExchangeChoice {
	p, _ := s.Catalogue.Snapshot().Product(sold.Product) // asked for by whoever found its article
	var others []buy.ExchangeChoice
	for _, size := range p.Chart.Sizes {
		v, ok := p.Variant(sold.ColourKey, size.Label)
		if ok && v.Stock > 0 && v.Size != sold.Size {
			others = append(others, buy.ExchangeChoice{SKU: v.SKU, Size: v.Size, Stock: v.Stock})
		}
	}
	return others
}

// parseReturn fills the choices with what was posted, and says what is wrong with them.
func parseReturn(page shell.Page, lines []buy.ReturnChoice, posted url.Values) (wishes []store.ReturnWish, errors []shell.FieldError) {
	for i := range lines {
		line := &lines[i]
		at := strconv.Itoa(line.Position)
		refuse := func(field, key string, args ...any) {
			errors = append(errors, shell.FieldError{Field: field + "-" + at, Message: page.T("invalid.return_"+key, args...)})
		}
		var err error
		typed := strings.TrimSpace(posted.Get("quantity-" + at))
		if line.Quantity, err = strconv.Atoi(typed); typed != "" && err != nil || line.Quantity < 0 || line.Quantity > line.Left {
			line.Quantity = 0
			refuse("quantity", "quantity", "n", strconv.Itoa(line.Left))
			continue
		}
		line.Complaint, line.Exchange = posted.Get("reason-"+at), posted.Get("exchange-"+at)
		if line.Quantity == 0 {
			continue
		}
		wish := store.ReturnWish{ReturnLine: models.ReturnLine{Position: line.Position, Quantity: line.Quantity, Exchange: line.Exchange}}
		said := slices.IndexFunc(line.Complaints, func(c models.Complaint) bool { return c.String() == line.Complaint })
		if said >= 0 {
			wish.Complaint = line.Complaints[said]
		} else if line.Complaint != "" {
			refuse("reason", "reason")
		}
		there := func(other buy.ExchangeChoice) bool {
			return other.SKU == line.Exchange && other.Stock >= line.Quantity
		}
		if line.Exchange != "" && !slices.ContainsFunc(line.Exchanges, there) {
			refuse("exchange", "exchange")
		}
		wishes = append(wishes, wish)
	}
	if len(wishes)+len(errors) == 0 && len(lines) > 0 {
		first := "quantity-" + strconv.Itoa(lines[0].Position)
		errors = append(errors, shell.FieldError{Field: first, Message: page.T("invalid.return_nothing")})
	}
	return wishes, errors
}
