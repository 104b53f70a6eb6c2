package web

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// How long a request may take, waiting for the database included. What erases has no limit: it
// is never left half done.
const (
	pageLimit = 8 * time.Second
	postLimit = 20 * time.Second // a letter may go with it
)

// within ends a request after its limit: what the handler waits for returns an error then,
// which is answered with 503. The error's page is not bound by it.
func within(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		limit := postLimit
		if r.Method != http.MethodPost {
			limit = pageLimit
		}
		ctx, cancel := context.WithTimeout(r.Context(), limit)
		defer cancel()
		c.SetRequest(r.WithContext(ctx))
		defer c.SetRequest(r)
		return next(c)
	}
}
