package handlers

import (
	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/views/buy"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

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
