package handlers

import (
	"context"
	"fmt"
	"log/slog"
	"net/netip"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/models/sizefinder"
	"ebenmass/models/store"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Shop is what all handlers share.
type Shop struct {
	Store     *store.Store
	Catalogue *Catalogue
	Cookies   *session.Cookies
	Post      Postman
	Pieces    PieceLimit
	NewVisits VisitLimit
	Fragments *respond.Fragments
	Turns     AnswerTurns
	Advice    AdviceLimit
	Outbox    bool   // Post keeps letters for the visitors who caused them; otherwise they really go out
	Demo      bool   // the shop shows what its shopkeeper sees
	BaseURL   string // absolute, without a trailing slash
	Now       func() time.Time
	Log       *slog.Logger // is never told a personal datum

	Guides sizefinder.Guides // what counts for each kind of article, of the present catalogue
}

// VisitLimit counts the visits that a client begins. Each writes rows that are kept for days,
// and a program needs no cookie to begin thousands.
type VisitLimit interface {
	// Take counts one, or returns how long until it may be.
	Take(network netip.Prefix) (wait time.Duration)
}

// AdviceLimit is how often a client may ask for advice.
type AdviceLimit interface {
	// TakeMore takes n questions beyond the one that every request costs, at most all a client may
	// have at once, or returns how long until so many are free.
	TakeMore(ctx context.Context, ip string, n int) (wait time.Duration, err error)
}

// AnswerTurns lets one answer a day about an article count per network of a client: a crowd of
// made-up buyers at one place weighs as much as one.
type AnswerTurns interface {
	// Take reports whether the network still has its turn for an article today, and takes it.
	Take(ip, product string) bool
}

// Postman sends the letters that customers' acts cause. What the mail server does not take now
// waits in the queue and is no error.
type Postman interface {
	// Send sends a letter and waits a little for the answer. Errors: models.ErrTooOften where the
	// address gets enough of them, models.ErrAddressRefused where the mail server takes nothing for it.
	Send(ctx context.Context, customer string, l letter.Letter) error
	// Enqueue sends a letter and waits for nothing. models.ErrTooOften as Send.
	Enqueue(ctx context.Context, customer string, l letter.Letter) error
	// Try is Send for a letter that was queued, and claimed by the caller.
	Try(ctx context.Context, claimed letter.Queued) error
	// Wake says that a letter was queued with what it tells of.
	Wake()
}

// lookupLimit is how long a page waits for what it can do without.
const lookupLimit = 2 * time.Second

// unreachable reports, and logs, that a page has to do without what the database was asked for.
func (s *Shop) unreachable(c echo.Context, err error) bool {
	if !store.Unavailable(err) {
		return false
	}
	s.Log.ErrorContext(c.Request().Context(), "a page comes without what the database was asked for", "route", c.Path(), "error", err)
	return true
}

// Page begins a page: its language, its place and the badge at the basket, which is missing
// where the database does not answer. path is what stands in the URL after the language, query
// included.
func (s *Shop) Page(c echo.Context, path string) shell.Page {
	ctx := c.Request().Context()
	visit, _ := session.From(ctx)
	page := shell.Page{
		Lang: respond.Lang(c), Path: path, BaseURL: s.BaseURL, GPC: respond.GPC(c.Request()), BasketCount: visit.Basket, WishCount: len(visit.Wishes),
		Unreachable: session.Unreachable(ctx), Demo: s.Demo,
	}
	setTour(c, &page)
	return page
}

// extendVisit returns the visit of the request, or a new one, such that it lasts at least until
// a moment; a *models.TooOftenError where the client begins too many. The cookie is written by writeCookie, once the act succeeded.
func (s *Shop) extendVisit(ctx context.Context, until time.Time) (session.Visit, error) {
	visit, known := session.From(ctx)
	if visit.SignedIn { // an account has its own time
		return visit, nil
	}
	if !known {
		network, _ := session.Client(ctx)
		if wait := s.NewVisits.Take(network); wait > 0 {
			return session.Visit{}, &models.TooOftenError{Wait: wait}
		}
		return s.beginVisit(ctx, until)
	}
	if !visit.ExpiresAt.Before(until) {
		return visit, nil
	}
	if err := s.Store.KeepVisit(ctx, visit.ID, until); err != nil {
		return visit, fmt.Errorf("keep a visit: %w", err)
	}
	visit.ExpiresAt = until
	return visit, nil
}

// beginVisit begins a visit, however many the client began.
func (s *Shop) beginVisit(ctx context.Context, until time.Time) (session.Visit, error) {
	id, visitor, err := s.Store.StartVisit(ctx, until)
	if err != nil {
		return session.Visit{}, fmt.Errorf("begin a visit: %w", err)
	}
	return session.Visit{ID: id, Customer: visitor.Customer, ExpiresAt: visitor.ExpiresAt}, nil
}

// lostCookie is the name of the shop's cookie where a page follows an act that set it and the
// request brings none: the browser did not keep it. "" otherwise.
func (s *Shop) lostCookie(c echo.Context) string {
	if c.QueryParam("notice") == "" || s.Cookies.ID(c.Request()) != "" {
		return ""
	}
	return s.Cookies.Name()
}

// writeCookie writes the visit's cookie.
func (s *Shop) writeCookie(c echo.Context, visit session.Visit) error {
	until := visit.ExpiresAt
	if visit.SignedIn {
		until = visit.Until
	}
	return s.Cookies.Set(c.Response(), c.Request(), visit.ID, until.Sub(s.Now()))
}

// extendAfterRead lets the visit, and its cookie, last as long as what was just read for it,
// and returns when it ends: what is kept longer for its use, from the day's first reading on,
// would otherwise be out of reach.
func (s *Shop) extendAfterRead(c echo.Context, kept time.Time) (until time.Time, err error) {
	before, _ := session.From(c.Request().Context())
	if !before.ExpiresAt.Before(kept) {
		return before.ExpiresAt, nil
	}
	visit, err := s.extendVisit(c.Request().Context(), kept)
	if err != nil || visit.ExpiresAt.Equal(before.ExpiresAt) {
		return visit.ExpiresAt, err
	}
	return visit.ExpiresAt, s.writeCookie(c, visit)
}
