package handlers

import (
	"crypto/rand"
	"errors"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
)

// AnnounceReturn answers POST /{lang}/orders/{number}/return, both steps: the first shows what
// would go back and what that gives, the second announces it.
func (h Orders) AnnounceReturn(c echo.Context) error {
	r, err := h.findReturning(c)
	if err != nil {
		return err
	}
	posted := c.Request().PostForm
	step, attempt := posted.Get("step"), posted.Get("attempt")
	announcing := step == "confirm" && len(attempt) == len(rand.Text())
	if announcing {
		switch announced, err := h.Store.HasReturn(c.Request().Context(), r.owner, r.order.Number, attempt); {
		case err != nil:
			return err
		case announced: // pressed before: what came of it stands on the order's page
			return h.toReturns(c, r)
		}
	}
	wishes, faults := parseReturn(r.page, r.lines, posted)
	switch {
	case step == "edit":
		return h.showReturn(c, http.StatusOK, r, nil)
	case len(r.lines) == 0:
		return h.showReturn(c, http.StatusConflict, r, nil)
	case len(faults) > 0:
		return h.showReturn(c, http.StatusUnprocessableEntity, r, faults)
	case !announcing:
		return h.reviewReturn(c, r, wishes)
	}
	return h.announce(c, r, attempt, wishes)
}

// announce announces the return, unless something has changed since it was reviewed.
func (h Orders) announce(c echo.Context, r returning, attempt string, wishes []store.ReturnWish) error {
	_, err := h.Store.AnnounceReturn(c.Request().Context(), r.owner, r.order.Number, attempt, wishes)
	if !errors.Is(err, models.ErrChanged) && !errors.Is(err, models.ErrOutOfStock) {
		if err == nil {
			err = h.learnFromReturn(c, r, wishes)
		}
		if err != nil {
			return err
		}
		return h.toReturns(c, r)
	}
	field, message := "main", r.page.T("invalid.return_changed")
	if errors.Is(err, models.ErrOutOfStock) {
		message = r.page.T("invalid.return_exchange")
	}
	if r, err = h.findReturning(c); err != nil {
		return err
	}
	return h.showReturn(c, http.StatusUnprocessableEntity, r, []shell.FieldError{{Field: field, Message: message}})
}

// toReturns leads to what comes back, on the order's page.
func (h Orders) toReturns(c echo.Context, r returning) error {
	return respond.SeeOther(c, r.page.URL(orderPath(c, r.order, ""))+"#returns")
}

// reviewReturn shows what would be announced. Its attempt names the return, so that the button
// pressed twice announces one.
func (h Orders) reviewReturn(c echo.Context, r returning, wishes []store.ReturnWish) error {
	var next models.Return
	for _, w := range wishes {
		next.Lines = append(next.Lines, w.ReturnLine)
	}
	chosen := slices.DeleteFunc(slices.Clone(r.lines), func(l buy.ReturnChoice) bool { return l.Quantity == 0 })
	all := r.order.Refunded(append(slices.Clone(r.returns), next))
	return respond.HTML(c, http.StatusOK, buy.ReturnReview(buy.ReturnReviewPage{
		Page: r.page, Order: r.order, Back: orderPath(c, r.order, ""), Key: givenKey(c, r.order), Attempt: rand.Text(),
		Lines: chosen, Goods: r.order.Value(next), Refund: all[len(all)-1].Refund,
	}))
}
