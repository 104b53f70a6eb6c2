package handlers

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/models/store"
	"ebenmass/views/shell"
	"ebenmass/views/text"
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
	Outbox    bool   // Post keeps letters for the visitors who caused them; otherwise they really go out
	Demo      bool   // the shop shows what its shopkeeper sees
	BaseURL   string // absolute, without a trailing slash
	Now       func() time.Time
}

// Postman sends a letter that a customer's act caused. Errors: models.ErrTooOften where the
// address gets enough of them, models.ErrNotSent where the mail server did not take it.
type Postman interface {
	Send(ctx context.Context, customer string, l letter.Letter) error
}

// PieceLimit says how many pieces that nobody pays for one client's network may order.
type PieceLimit interface {
	// Take counts pieces, or returns how long until so many are free again.
	Take(ip string, pieces int) (wait time.Duration)
	// Most is how many there are an hour.
	Most() int
}

// takePieces counts pieces that a request orders; a *models.TooOftenError where they are too
// many.
func (s *Shop) takePieces(c echo.Context, pieces int) error {
	if wait := s.Pieces.Take(c.RealIP(), pieces); wait > 0 {
		return &models.TooOftenError{Wait: wait}
	}
	return nil
}

// sayTooManyPieces is what somebody reads whose network has ordered too many pieces; the header
// says it to programs.
func (s *Shop) sayTooManyPieces(c echo.Context, page shell.Page, refused *models.TooOftenError) string {
	respond.RetryAfter(c, refused.Wait)
	minutes := int(math.Ceil(refused.Wait.Minutes()))
	return text.Plural(page.Lang, "invalid.pieces_per_hour", minutes, "max", strconv.Itoa(s.Pieces.Most()))
}

// page begins a page: its language, its place and the badge at the basket. path is what
// stands in the URL after the language, query included.
func (s *Shop) page(c echo.Context, path string) shell.Page {
	visit, _ := session.From(c.Request().Context())
	return shell.Page{
		Lang: respond.Lang(c), Path: path, BaseURL: s.BaseURL, GPC: respond.GPC(c.Request()), BasketCount: visit.Basket,
	}
}

// extendVisit returns the visit of the request, or a new one, such that it lasts at least until
// a moment. The cookie is written by writeCookie, once the act succeeded.
func (s *Shop) extendVisit(ctx context.Context, until time.Time) (session.Visit, error) {
	visit, known := session.From(ctx)
	if visit.SignedIn { // an account has its own time
		return visit, nil
	}
	if !known {
		id, visitor, err := s.Store.StartVisit(ctx, until)
		if err != nil {
			return session.Visit{}, fmt.Errorf("begin a visit: %w", err)
		}
		return session.Visit{ID: id, Customer: visitor.Customer, ExpiresAt: visitor.ExpiresAt}, nil
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

// writeCookie writes the visit's cookie.
func (s *Shop) writeCookie(c echo.Context, visit session.Visit) error {
	return s.Cookies.Set(c.Response(), c.Request(), visit.ID, visit.ExpiresAt.Sub(s.Now()))
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
