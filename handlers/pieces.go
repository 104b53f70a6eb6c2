package handlers

import (
	"context"
	"math"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/shell"
	"ebenmass/views/text"
	"ebenmass/web/respond"
)

// PieceLimit says how many pieces that nobody pays for one client's network may order.
type PieceLimit interface {
	// Take counts pieces, or returns how long until so many are free again.
	Take(ctx context.Context, ip string, pieces int) (wait time.Duration, err error)
	// Most is how many there are an hour.
	Most() int
}

// takePieces counts pieces that a request orders; a *models.TooOftenError where they are too
// many.
func (s *Shop) takePieces(ctx context.Context, ip string, pieces int) error {
	wait, err := s.Pieces.Take(ctx, ip, pieces)
	if err != nil {
		return err
	}
	if wait > 0 {
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
