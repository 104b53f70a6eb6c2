package web

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"

	"github.com/labstack/echo/v4"
)

// outage notices that the database has stopped answering, which shows only when somebody has
// waited in vain. Those who come after are not kept as long: one probe, which all have in common,
// says whether it answers again. Each instance notices for itself.
type outage struct {
	database readiness
	noticed  atomic.Bool
}

// around is a middleware for pages that nobody gets without the database, which asks it first.
func (o *outage) around(load echo.MiddlewareFunc) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc { return o.guard(load(next)) }
}

func (o *outage) guard(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if o.noticed.Load() {
			if err := o.database.Ready(c.Request().Context()); silent(err) {
				return echo.NewHTTPError(http.StatusServiceUnavailable).SetInternal(err)
			}
			o.noticed.Store(false)
		}
		err := next(c)
		if silent(err) && c.Request().Context().Err() == nil {
			o.noticed.Store(true)
		}
		return err
	}
}

// silent reports whether an error is that nobody answered in time. One that says no is quick.
func silent(err error) bool { return errors.Is(err, context.DeadlineExceeded) }
