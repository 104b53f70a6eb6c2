package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// lookupLimit is how long a shared page waits for the visitor; after that it comes without.
const lookupLimit = 2 * time.Second

// visits finds the visitor behind a session.
type visits interface {
	FindVisit(ctx context.Context, sessionID string) (store.Visitor, error)
	UseSession(ctx context.Context, sessionID string) (kept, until time.Time, err error)
}

// visitors puts the visitor behind the cookie, if there is one, into the request's context,
// and says how the page may be kept: not at all once somebody is known. The first page of a
// day that somebody signed in opens keeps account and cookie for longer.
type visitors struct {
	cookies *session.Cookies
	visits  visits
	now     func() time.Time
	log     *slog.Logger
}

// load is for pages that are the visitor's own: without the database there is none.
func (v visitors) load(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		id := v.known(c)
		if id == "" {
			return next(c)
		}
		if err := v.findSoon(c, id); err != nil {
			return err
		}
		return v.serve(c, next)
	}
}

// serve answers for the visitor that was found. Where the visitor is gone meanwhile, deleted in
// another tab, the request is answered as if it had come a moment later, rather than with 404.
func (v visitors) serve(c echo.Context, next echo.HandlerFunc) error {
	r := c.Request()
	visit, known := session.From(r.Context())
	err := next(c)
	if !known || !errors.Is(err, models.ErrNotFound) || c.Response().Committed {
		return err
	}
	if _, gone := v.visits.FindVisit(r.Context(), visit.ID); !errors.Is(gone, models.ErrNotFound) {
		return err
	}
	c.Response().Header().Del(echo.HeaderSetCookie)
	c.SetRequest(r.WithContext(session.Without(r.Context())))
	return next(c)
}

// loadIfReachable is for pages that are the same for everyone without a visitor: where the
// database does not answer, they come without.
func (v visitors) loadIfReachable(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		id := v.known(c)
		if id == "" {
			return next(c)
		}
		r := c.Request()
		ctx, cancel := context.WithTimeout(r.Context(), lookupLimit)
		defer cancel()
		err := v.find(ctx, c, id)
		if store.Unavailable(err) {
			v.log.ErrorContext(r.Context(), "a page comes without its visitor", "route", c.Path(), "error", err)
			c.SetRequest(r.WithContext(session.WithUnreachable(r.Context())))
			err = nil
		}
		if err != nil {
			return err
		}
		return v.serve(c, next)
	}
}

// known returns the identifier that the request brings, and sets how the answer may be kept.
func (v visitors) known(c echo.Context) (id string) {
	h := c.Response().Header()
	h.Add(echo.HeaderVary, "Cookie, "+respond.HeaderGPC)
	if h.Get(echo.HeaderCacheControl) == "" {
		h.Set(echo.HeaderCacheControl, respond.Shared)
	}
	if id = v.cookies.ID(c.Request()); id != "" {
		h.Set(echo.HeaderCacheControl, respond.Personal)
	}
	return id
}

// findSoon is find for acts that may take their time themselves, such as an erasure: who it is
// for is known soon or not at all.
func (v visitors) findSoon(c echo.Context, id string) error {
	ctx, cancel := context.WithTimeout(c.Request().Context(), pageLimit)
	defer cancel()
	return v.find(ctx, c, id)
}

// find puts the visitor of a session into the request; none where it is over or deleted. ctx
// bounds how long the database is asked. That the day could not be noted keeps nobody out.
func (v visitors) find(ctx context.Context, c echo.Context, id string) error {
	visitor, err := v.visits.FindVisit(ctx, id)
	if errors.Is(err, models.ErrNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("load the visitor: %w", err)
	}
	r := c.Request()
	visit := session.Visit{ID: id, Customer: visitor.Customer, ExpiresAt: visitor.ExpiresAt, SignedIn: visitor.SignedIn, Until: visitor.Until, Since: visitor.Since, Basket: visitor.Basket, Wishes: visitor.Wishes}
	if visitor.Unnoted {
		kept, until, err := v.visits.UseSession(ctx, id)
		switch {
		case store.Unavailable(err):
			v.log.ErrorContext(r.Context(), "the day of a session's use was not noted", "error", err)
		case err != nil:
			return fmt.Errorf("note the day: %w", err)
		default:
			visit.ExpiresAt, visit.Until = kept, until
			if err := v.cookies.Set(c.Response(), r, id, until.Sub(v.now())); err != nil {
				return err
			}
		}
	}
	c.SetRequest(r.WithContext(session.With(r.Context(), visit)))
	return nil
}

// noStore marks a page as one visitor's own, whoever asks.
func noStore(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set(echo.HeaderCacheControl, respond.Personal)
		return next(c)
	}
}
