package handlers

import (
	"cmp"
	"errors"
	"net/http"
	"slices"

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
	page := h.page(c, "/my-data/delete?scope="+scope)
	page.NoIndex, page.Nav = true, "delete"
	props := mydata.DeletePage{Page: page, Scope: scope, Nothing: true, Year: h.Now().Year()}
	if visit, known := session.From(c.Request().Context()); known {
		held, err := h.Store.Held(c.Request().Context(), visit.Customer)
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
	body := counts(mydata.HeldCount{Kind: "measurements", Count: held.Measurements},
		mydata.HeldCount{Kind: "key", Count: min(held.Measurements, 1)})
	rest := counts(mydata.HeldCount{Kind: "consents", Count: held.Consents},
		mydata.HeldCount{Kind: "journal", Count: held.Accesses},
		mydata.HeldCount{Kind: "basket", Count: held.BasketLines},
		mydata.HeldCount{Kind: "orders", Count: held.Orders},
		mydata.HeldCount{Kind: "address", Count: held.Addresses},
		mydata.HeldCount{Kind: "letters", Count: held.Letters},
		mydata.HeldCount{Kind: "account", Count: held.Accounts},
		mydata.HeldCount{Kind: "passkeys", Count: held.Passkeys},
		mydata.HeldCount{Kind: "links", Count: held.Links},
		mydata.HeldCount{Kind: "returns", Count: held.Returns},
		mydata.HeldCount{Kind: "withdrawals", Count: held.Withdrawals},
		mydata.HeldCount{Kind: "session", Count: min(held.Sessions, 1)})
	feedback := counts(mydata.HeldCount{Kind: "feedback", Count: held.Feedback})
	switch props.Scope {
	case scopeAll:
		props.Goes = slices.Concat(body, feedback, rest)
	case scopeMeasurements:
		props.Goes, props.Stays = body, append(feedback, rest...)
	case scopeFeedback:
		props.Goes, props.Stays = feedback, append(body, rest...)
	}
	props.Nothing = len(props.Goes) == 0
}

// counts leaves out what is not held at all.
func counts(all ...mydata.HeldCount) []mydata.HeldCount {
	var some []mydata.HeldCount
	for _, h := range all {
		if h.Count > 0 {
			some = append(some, h)
		}
	}
	return some
}

// Delete answers POST /{lang}/my-data/delete: at once, with a receipt where there was
// anything to delete, and asks the browser to forget the pages it has kept.
func (h MyData) Delete(c echo.Context) error {
	scope, ok := parseScope(c.Request().PostForm.Get("scope"))
	if !ok {
		return echo.NewHTTPError(http.StatusUnprocessableEntity)
	}
	ctx := c.Request().Context()
	next := "/my-data?notice=deleted"
	if visit, known := session.From(ctx); known {
		erased, err := h.Store.Erase(ctx, visit.Customer, store.Scope(scope))
		if err != nil && !errors.Is(err, models.ErrNotFound) {
			return err
		}
		if erased.Receipt != "" {
			next = "/my-data/receipts/" + erased.Receipt
		}
	}
	if scope == scopeAll {
		if _, err := c.Request().Cookie(h.Cookies.Name()); err == nil {
			h.Cookies.Clear(c.Response())
		}
	}
	c.Response().Header().Set("Clear-Site-Data", `"cache"`)
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+next)
}
