package web

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/web/respond"
)

// readiness is whether the shop can serve. Ready says so within a second.
type readiness interface {
	Ready(ctx context.Context) error
}

// Where those who run the shop ask, under whatever host.
const (
	healthPath = "/healthz"
	readyPath  = "/readyz"
)

// ops are the routes for those who run the shop, and the assets.
type ops struct {
	database readiness
	asset    echo.HandlerFunc
}

func (ops) healthy(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }

func (o ops) ready(c echo.Context) error {
	c.Response().Header().Set(echo.HeaderCacheControl, respond.Personal)
	if err := o.database.Ready(c.Request().Context()); err != nil {
		c.Response().Header().Set("Retry-After", retryAfter)
		return c.String(http.StatusServiceUnavailable, "the database cannot serve now\n")
	}
	return c.String(http.StatusOK, "ok\n")
}
