package session

import (
	"context"
	"time"

	"ebenmass/models"
)

// Visit is the visitor a request's cookie stands for.
type Visit struct {
	ID        string        // session identifier, as in the cookie
	Customer  string        // owner of everything stored about this visitor
	ExpiresAt time.Time     // when all that is stored expires and, without an account, the session with it
	SignedIn  bool          // has an account
	Until     time.Time     // when the session of an account ends; zero without one
	Since     time.Time     // when that session began, with a link or a passkey; zero without one
	Basket    int           // pieces in the basket when the request came
	Wishes    []models.Wish // what was on the wish list then, latest first
}

type visitKey struct{}

// With returns a context that carries the visit.
func With(ctx context.Context, v Visit) context.Context {
	return context.WithValue(ctx, visitKey{}, v)
}

// Without returns a context without its visit: of a visitor of whom nothing is held any more.
func Without(ctx context.Context) context.Context {
	return context.WithValue(ctx, visitKey{}, nil)
}

// From returns the visit of a request; ok is false for a visitor of whom nothing is held.
func From(ctx context.Context) (v Visit, ok bool) {
	v, ok = ctx.Value(visitKey{}).(Visit)
	return v, ok
}

type unreachableKey struct{}

// WithUnreachable returns the context of a request whose cookie names a visitor that the
// database could not be asked for.
func WithUnreachable(ctx context.Context) context.Context {
	return context.WithValue(ctx, unreachableKey{}, true)
}

// Unreachable reports whether the visitor of a request is not known because the database did
// not answer.
func Unreachable(ctx context.Context) bool { return ctx.Value(unreachableKey{}) != nil }
