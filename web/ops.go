package web

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models/pictures"
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
	ending   *atomic.Bool    // the program was told to end, and serves on for a moment
	pictures *pictures.Store // nil for none
}

// picture answers GET /pictures/{name}: a picture of the shop's own articles. Its name is the hash of
// its content, so a browser may keep it.
func (o ops) picture(c echo.Context) error {
	if o.pictures == nil {
		return echo.ErrNotFound
	}
	file, err := o.pictures.Open(c.Param("name"))
	if errors.Is(err, fs.ErrNotExist) {
		return echo.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("open a picture: %w", err)
	}
	defer file.Close()
	h := c.Response().Header()
	for _, name := range documentHeaders {
		h.Del(name)
	}
	h.Set(echo.HeaderContentType, "image/webp")
	h.Set(echo.HeaderCacheControl, "public, max-age=31536000, immutable")
	h.Set("ETag", `"`+c.Param("name")+`"`)
	http.ServeContent(c.Response(), c.Request(), "", time.Time{}, file)
	return nil
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
