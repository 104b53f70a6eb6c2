package handlers

import (
	"context"
	"errors"
	"fmt"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/store"
	"ebenmass/web/session"
)

// bodyUse is a purpose that sees measurements by consent. A handler for mail that asks for
// them does not compile.
type bodyUse interface {
	consent.Consented
	consent.BodyReader
}

// asked is what came of asking for the visitor's profile.
type asked struct {
	profile *store.Profile // nil where nobody is known, nothing is stored or the use is not allowed
	denied  bool           // a profile is stored, but not for this purpose
	paused  bool           // it is, and the customer paused every use
}

// askWithin is ask for a page that comes without the profile where the database takes longer
// than lookupLimit.
func askWithin[P bodyUse](c echo.Context, s *Shop, kind store.PageKind) (asked, error) {
	r := c.Request()
	ctx, cancel := context.WithTimeout(r.Context(), lookupLimit)
	defer cancel()
	c.SetRequest(r.WithContext(ctx))
	defer c.SetRequest(r) // the page itself may take longer
	return ask[P](c, s, kind)
}

// ask reads the visitor's profile for a purpose they consented to, with their own offset
// where they consented to learning too. Of visitors who never
// decided on any purpose it does not even ask: their journal stays empty.
func ask[P bodyUse](c echo.Context, s *Shop, kind store.PageKind) (asked, error) {
	ctx := c.Request().Context()
	visit, ok := session.From(ctx)
	if !ok {
		return asked{}, nil
	}
	ledger, err := s.Store.Ledger(ctx, visit.Customer)
	if errors.Is(err, models.ErrNotFound) { // deleted a moment ago, in another window
		return asked{}, nil
	}
	if err != nil {
		return asked{}, fmt.Errorf("read the ledger: %w", err)
	}
	if len(ledger.Entries()) == 0 {
		return asked{}, nil
	}
	permit, err := store.PermitFor[P](ctx, s.Store, visit.Customer, kind)
	if denied, ok := errors.AsType[*consent.Denied](err); ok {
		stored, paused := !ledger.HeldUntil(s.Now()).IsZero(), denied.Why == consent.WhyPaused
		return asked{denied: stored && !paused, paused: stored && paused}, nil
	}
	if err != nil {
		return asked{}, fmt.Errorf("ask for a permit: %w", err)
	}
	profile, err := store.ReadProfile(ctx, s.Store, permit, kind)
	if errors.Is(err, models.ErrNotFound) {
		return asked{}, nil
	}
	if err != nil {
		return asked{}, fmt.Errorf("read the profile: %w", err)
	}
	if _, err := s.renew(c, profile.ExpiresAt); err != nil {
		return asked{}, err
	}
	if err := s.withOwnOffset(c, ledger, kind, &profile.Person); err != nil {
		return asked{}, err
	}
	return asked{profile: &profile}, nil
}
