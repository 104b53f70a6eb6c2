package web

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// visits finds the visitor behind a session.
type visits interface {
	FindVisit(ctx context.Context, sessionID string) (store.Visitor, error)
	UseSession(ctx context.Context, sessionID string) (kept, until time.Time, err error)
}

// loadVisitor puts the visitor behind the cookie, if there is one, into the request's
// context, and says how the page may be kept: not at all once somebody is known. The first
// page of a day that somebody signed in opens keeps account and cookie for longer.
func loadVisitor(cookies *session.Cookies, visits visits, now func() time.Time) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			h := c.Response().Header()
			h.Add(echo.HeaderVary, "Cookie, "+respond.HeaderGPC)
			if h.Get(echo.HeaderCacheControl) == "" {
				h.Set(echo.HeaderCacheControl, respond.Shared)
			}
			r := c.Request()
			id := cookies.ID(r)
			if id == "" {
				return next(c)
			}
			h.Set(echo.HeaderCacheControl, respond.Personal)
			visitor, err := visits.FindVisit(r.Context(), id)
			if errors.Is(err, models.ErrNotFound) { // over, or deleted
				return next(c)
			}
			if err != nil {
				return fmt.Errorf("load the visitor: %w", err)
			}
			visit := session.Visit{ID: id, Customer: visitor.Customer, ExpiresAt: visitor.ExpiresAt, SignedIn: visitor.SignedIn, Until: visitor.Until, Since: visitor.Since, Basket: visitor.Basket}
			if visitor.Unnoted {
				if visit.ExpiresAt, visit.Until, err = visits.UseSession(r.Context(), id); err != nil {
					return fmt.Errorf("note the day: %w", err)
				}
				if err := cookies.Set(c.Response(), r, id, visit.Until.Sub(now())); err != nil {
					return err
				}
			}
			c.SetRequest(r.WithContext(session.With(r.Context(), visit)))
			return next(c)
		}
	}
}

// noStore marks a page as one visitor's own, whoever asks.
func noStore(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set(echo.HeaderCacheControl, respond.Personal)
		return next(c)
	}
}
