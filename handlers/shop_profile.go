package handlers

import (
	"context"
	"errors"
	"fmt"

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

// profileFor reads the visitor's profile for a purpose they consented to, with their own offset
// where they consented to learning too. It asks for the ledger once. Of visitors of whom no
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
	profile, err := profileWithOffset(ctx, s, permit, ledger, kind)
	if errors.Is(err, models.ErrNotFound) {
		return profileAnswer{}, nil
	}
	if err != nil {
		return profileAnswer{}, fmt.Errorf("read the profile: %w", err)
	}
	if _, err := s.extendAfterRead(c, profile.ExpiresAt); err != nil {
		return profileAnswer{}, err
	}
	return profileAnswer{profile: &profile}, nil
}

// profileWithOffset reads the profile a permit opens and gives it what the customer's own
// feedback teaches of them, where the ledger allows that: one access more, which the journal
// names.
func profileWithOffset[P bodyUse](
	ctx context.Context, s *Shop, permit consent.Permit[P], ledger consent.Ledger, kind store.PageKind,
) (store.Profile, error) {
	learn, err := consent.Decide[consent.Learn](ledger, s.Now())
	if err != nil { // denied: nobody asked for anything
		return store.ReadProfile(ctx, s.Store, permit, kind)
	}
	profile, feedback, err := store.ReadProfileAndFeedback(ctx, s.Store, permit, learn, kind)
	if err != nil {
		return store.Profile{}, err
	}
	profile.Person.Worn = worn(s.Catalogue.Snapshot(), feedback)
	return profile, nil
}

// worn is what feedback tells of how things fit that are in the catalogue still.
func worn(snapshot *catalogue.Snapshot, feedback []models.Feedback) []fit.WornArticle {
	var all []fit.WornArticle
	for _, f := range feedback {
		article, ok := snapshot.Article(f.Product)
		if !ok {
			continue
		}
		if outcome, ok := f.Answers.Outcome(article.Zones()); ok {
			all = append(all, fit.WornArticle{Product: f.Product, Size: f.Size, Outcome: outcome})
		}
	}
	return all
}
