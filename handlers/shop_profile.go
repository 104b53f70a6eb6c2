package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/web/session"
)

// bodyUse is a purpose that sees measurements by consent. A handler for mail that asks for
// them does not compile.
type bodyUse interface {
	consent.Consented
	consent.BodyReader
}

// profileAnswer is what came of asking for the visitor's profile.
type profileAnswer struct {
	profile *store.Profile // nil where nobody is known, nothing is stored or the use is not allowed
	denied  bool           // a profile is stored, but not for this purpose
	paused  bool           // it is, and the customer paused every use
}

// profileWithin is profileFor for a page that comes without the profile where the database takes
// longer than lookupLimit.
func profileWithin[P bodyUse](c echo.Context, s *Shop, kind store.PageKind) (profileAnswer, error) {
	r := c.Request()
	ctx, cancel := context.WithTimeout(r.Context(), lookupLimit)
	defer cancel()
	c.SetRequest(r.WithContext(ctx))
	defer c.SetRequest(r) // the page itself may take longer
	return profileFor[P](c, s, kind)
}

// profileFor reads the visitor's profile for a purpose they consented to, with their word on
// their own purchases where that consent names it. It asks for the ledger once. Of visitors of whom no
// consent in force holds measurements it does not even ask for a permit: there is nothing to
// read, and their journal stays empty.
func profileFor[P bodyUse](c echo.Context, s *Shop, kind store.PageKind) (profileAnswer, error) {
	ctx := c.Request().Context()
	visit, known := session.From(ctx)
	if !known {
		return profileAnswer{}, nil
	}
	ledger, err := s.Store.Ledger(ctx, visit.Customer)
	if errors.Is(err, models.ErrNotFound) { // deleted a moment ago, in another window
		return profileAnswer{}, nil
	}
	if err != nil {
		return profileAnswer{}, fmt.Errorf("read the ledger: %w", err)
	}
	if ledger.HeldUntil(s.Now()).IsZero() {
		return profileAnswer{}, nil
	}
	permit, err := store.PermitFrom[P](ctx, s.Store, ledger, kind)
	if denied, ok := errors.AsType[*consent.Denied](err); ok {
		paused := denied.Why == consent.WhyPaused
		return profileAnswer{denied: !paused, paused: paused}, nil
	}
	if err != nil {
		return profileAnswer{}, fmt.Errorf("ask for a permit: %w", err)
	}
	profile, err := profileWithWorn(ctx, s, permit, kind)
	if errors.Is(err, models.ErrNotFound) {
		return profileAnswer{}, nil
	}
	if err != nil {
		return profileAnswer{}, fmt.Errorf("read the profile: %w", err)
	}
	if _, err := s.extendAfterRead(c, profile.ExpiresAt); err != nil {
		return profileAnswer{}, err
	}
	if !profile.Person.Told() { // all that is stored came with a consent to another purpose
		return profileAnswer{denied: true}, nil
	}
	return profileAnswer{profile: &profile}, nil
}

// profileWithWorn reads the profile a permit opens with what the customer told of their own
// purchases, where the permit covers that.
func profileWithWorn[P bodyUse](ctx context.Context, s *Shop, permit consent.Permit[P], kind store.PageKind) (store.Profile, error) {
	profile, feedback, err := store.ReadProfileAndFeedback(ctx, s.Store, permit, kind)
	if err != nil {
		return store.Profile{}, err
	}
	profile.Person.Worn = worn(s.Catalogue.Snapshot(), feedback)
	return profile, nil
}

// worn is what feedback, latest first, tells of how things fit that are in the catalogue still:
// of each article the latest word.
func worn(snapshot *catalogue.Snapshot, feedback []models.Feedback) []fit.WornArticle {
	var all []fit.WornArticle
	for _, f := range feedback {
		article, ok := snapshot.Article(f.Product)
		if !ok || slices.ContainsFunc(all, func(a fit.WornArticle) bool { return a.Product == f.Product }) {
			continue
		}
		if outcome, ok := f.Answers.Outcome(article.Zones()); ok {
			all = append(all, fit.WornArticle{Product: f.Product, Size: f.Size, Outcome: outcome})
		}
	}
	return all
}
