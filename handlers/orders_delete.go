package handlers

import (
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/expirable"
	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// deletions remembers for a minute which orders were just deleted, by visitor and number, and by
// key and number, with the receipt: the button pressed twice, or in two tabs, answers the same
// twice. It lies in memory only.
type deletions struct {
	writing  *sync.Mutex
	receipts *expirable.LRU[deletion, string] // "" while the erasure is under way
}

type deletion struct{ by, number string }

func newDeletions() deletions {
	const remembered = 4096
	return deletions{&sync.Mutex{}, expirable.NewLRU[deletion, string](remembered, nil, time.Minute)}
}

// by is what a request may delete an order by.
func by(c echo.Context) (all []string) {
	if visit, known := session.From(c.Request().Context()); known {
		all = append(all, visit.Customer)
	}
	if key := orderKey(c); key != "" {
		all = append(all, key)
	}
	return all
}

func (d deletions) note(c echo.Context, number, receipt string) {
	d.writing.Lock()
	defer d.writing.Unlock()
	for _, name := range by(c) {
		d.receipts.Add(deletion{name, number}, receipt)
	}
}

// begin notes that a deletion is under way. A receipt that another press already brought stays.
func (d deletions) begin(c echo.Context, number string) {
	d.writing.Lock()
	defer d.writing.Unlock()
	for _, name := range by(c) {
		if this := (deletion{name, number}); !d.receipts.Contains(this) {
			d.receipts.Add(this, "")
		}
	}
}

func (d deletions) forget(c echo.Context, number string) {
	for _, name := range by(c) {
		d.receipts.Remove(deletion{name, number})
	}
}

func (d deletions) find(c echo.Context) (receipt string, found bool) {
	number, _ := models.ParseOrderNumber(c.Param("number"))
	for _, name := range by(c) {
		if receipt, found = d.receipts.Get(deletion{name, number}); found {
			return receipt, true
		}
	}
	return "", false
}

// Delete answers POST /{lang}/orders/{number}/delete: the order goes at once, for its owner and
// for whoever has its key and names its e-mail address, and a receipt says how.
func (h Orders) Delete(c echo.Context) error {
	order, err := h.find(c)
	if errors.Is(err, models.ErrNotFound) {
		receipt, justNow := h.deleted.find(c)
		if !justNow {
			return err
		}
		return h.toReceipt(c, receipt)
	}
	if err != nil {
		return err
	}
	missing, err := h.authorise(c, h.Page(c, orderPath(c, order.Order, "")), order)
	if err != nil {
		return err
	}
	if missing != nil {
		return h.show(c, http.StatusUnprocessableEntity, order, nil, []shell.FieldError{*missing})
	}
	h.deleted.begin(c, order.Number)
	erased, err := h.Store.DeleteOrder(c.Request().Context(), order.owner, order.Number)
	if errors.Is(err, models.ErrNotFound) { // pressed twice: the other one is at it
		return h.toReceipt(c, "")
	}
	if err != nil {
		h.deleted.forget(c, order.Number)
		return err
	}
	h.deleted.note(c, order.Number, erased.Receipt)
	return h.toReceipt(c, erased.Receipt)
}

// toReceipt leads to the receipt of a deletion; to my data while it is not written yet.
func (h Orders) toReceipt(c echo.Context, receipt string) error {
	next := "/my-data?notice=deleted"
	if receipt != "" {
		next = "/my-data/receipts/" + receipt
	}
	c.Response().Header().Set("Clear-Site-Data", `"cache"`)
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+next)
}
