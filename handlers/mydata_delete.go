package handlers

import (
	"cmp"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Scopes of the delete page.
const (
	scopeMeasurements = string(store.ScopeMeasurements)
	scopeFeedback     = string(store.ScopeFeedback)
	scopeAll          = string(store.ScopeAll)
)

func parseScope(s string) (scope string, ok bool) {
	switch s {
	case scopeMeasurements, scopeFeedback, scopeAll:
		return s, true
	}
	return "", false
}

// ShowDelete answers GET /{lang}/my-data/delete: what would go, what stays. Without a
// scope it is about everything; the post must name one.
func (h MyData) ShowDelete(c echo.Context) error {
	scope, ok := parseScope(cmp.Or(c.QueryParam("scope"), scopeAll))
	if !ok {
		return models.ErrNotFound
	}
	page := h.Page(c, "/my-data/delete?scope="+scope)
	page.NoIndex, page.Nav = true, "delete"
	props := mydata.DeletePage{Page: page, Scope: scope, Nothing: true, Year: models.Day(h.Now()).Year()}
	if visit, known := session.From(c.Request().Context()); known {
		held, err := h.Store.CountHeld(c.Request().Context(), visit.Customer)
		if err != nil {
			return err
		}
		countHeld(&props, held)
		if len(props.Stays) > 0 {
			props.Until = visit.ExpiresAt
		}
	}
	return respond.HTML(c, http.StatusOK, mydata.Delete(props))
}

// countHeld sorts what is held into what goes with the page's scope and what stays.
func countHeld(props *mydata.DeletePage, held store.Held) {
	goes, stays := held.Split(store.Scope(props.Scope))
	props.Goes, props.Stays = heldCounts(goes), heldCounts(stays)
	props.Nothing = len(props.Goes) == 0
}

func heldCounts(held store.Held) []mydata.HeldCount {
	var all []mydata.HeldCount
	for _, h := range held {
		all = append(all, mydata.HeldCount{Kind: h.Kind, Count: h.Count})
	}
	return all
}

// Delete answers POST /{lang}/my-data/delete: at once, with a receipt where there was
// anything to delete, and asks the browser to forget the pages it has kept. Everything of an
// account goes only for somebody who signed in lately; others are asked to do so again.
func (h MyData) Delete(c echo.Context) error {
	scope, ok := parseScope(c.Request().PostForm.Get("scope"))
	if !ok {
		return echo.NewHTTPError(http.StatusUnprocessableEntity)
	}
	id, err := h.EraseVisit(c, store.Scope(scope))
	if errors.Is(err, ErrProveFirst) {
		return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/sign-in?notice=fresh")
	}
	if err != nil {
		return err
	}
	next := "/my-data?notice=deleted"
	if id != "" {
		next = "/my-data/receipts/" + id
	}
	clear := `"cache"`
	if c.Request().PostForm.Get("device") == "1" { // what the browser keeps for itself goes too
		clear += `, "storage"`
	}
	c.Response().Header().Set("Clear-Site-Data", clear)
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+next)
}

// ErrProveFirst says that everything of an account goes only for somebody who signed in lately.
var ErrProveFirst = errors.New("signed in too long ago to erase an account")

// EraseVisit erases what is held about the visitor, and the cookie where that is everything. The
// receipt is "" where nothing was held. Errors: ErrProveFirst.
func (s *Shop) EraseVisit(c echo.Context, scope store.Scope) (receipt string, err error) {
	ctx := c.Request().Context()
	if visit, known := session.From(ctx); known {
		if scope == store.ScopeAll && visit.SignedIn && !s.provenLately(visit) {
			return "", ErrProveFirst
		}
		erased, err := s.Store.Erase(ctx, visit.Customer, scope)
		if err != nil && !errors.Is(err, models.ErrNotFound) {
			return "", err
		}
		receipt = erased.Receipt
	}
	if scope == store.ScopeAll {
		if _, err := c.Request().Cookie(s.Cookies.Name()); err == nil {
			s.Cookies.Clear(c.Response())
		}
	}
	return receipt, nil
}
