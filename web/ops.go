package web

import (
	"context"
	"net/http"
	"sync/atomic"

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
	ending   *atomic.Bool // the program was told to end, and serves on for a moment
}

func (ops) healthy(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }

func (o ops) ready(c echo.Context) error {
	if o.ending.Load() {
		return unready(c, "the shop is about to stop\n")
	}
	if err := o.database.Ready(c.Request().Context()); err != nil {
		return unready(c, "the database cannot serve now\n")
	}
	c.Response().Header().Set(echo.HeaderCacheControl, respond.Personal)
	return c.String(http.StatusOK, "ok\n")
}
