package web

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/views/shell"
	"ebenmass/views/text"
	"ebenmass/web/respond"
)

// errorPages turns errors into pages in the visitor's language, or into JSON for programs.
// It is the only place that does.
type errorPages struct {
	log     *slog.Logger
	baseURL string
	demo    bool // the demonstration is part of the shop
}

// retryAfter is in how many seconds to come back where the database cannot serve now.
const retryAfter = "5"

// handle is echo's error handler.
func (p errorPages) handle(err error, c echo.Context) {
	if c.Response().Committed {
		return // the answer has begun; nothing can be mended
	}
	status := statusOf(err)
	if status == http.StatusServiceUnavailable {
		c.Response().Header().Set("Retry-After", retryAfter)
	}
	ref := ""
	if status >= http.StatusInternalServerError {
		ref = rand.Text()[:8]
		p.log.LogAttrs(c.Request().Context(), slog.LevelError, "fault",
			slog.String("ref", ref), slog.String("request_id", requestIDOf(c)), slog.String("route", c.Path()), slog.String("error", err.Error()))
	}
	if limited, ok := errors.AsType[*models.TooOftenError](err); ok {
		respond.RetryAfter(c, limited.Wait)
	}
	p.answer(c, status, ref)
}

// answer writes the page or, for programs, the document. ref finds the line in the log; "" for none.
func (p errorPages) answer(c echo.Context, status int, ref string) {
	c.Response().Header().Set(echo.HeaderCacheControl, respond.Personal)
	var err error
	if strings.HasPrefix(c.Request().URL.Path, "/api/") {
		err = respond.Faults(c, status, respond.Fault{Code: codeOf(status)})
	} else {
		err = respond.HTML(c, status, shell.Error(p.props(c, status, ref)))
	}
	if err != nil {
		p.log.LogAttrs(c.Request().Context(), slog.LevelError, "the error page failed", slog.String("error", err.Error()))
	}
}

// props fills the error page. It asks no database: that may be what failed.
func (p errorPages) props(c echo.Context, status int, ref string) shell.ErrorPage {
	page := shell.Page{Lang: respond.Lang(c), Path: respond.PathWithoutLang(c), BaseURL: p.baseURL, NoIndex: true, Demo: p.demo, Tour: respond.Tour(c)}
	key := "error." + strconv.Itoa(status) + ".title"
	if !text.Has(key) {
		key = "error.other.title"
	}
	page.Title = page.T(key)
	return shell.ErrorPage{Page: page, Status: status, Ref: ref}
}

// statusOf is the HTTP status of an error; whatever is not known is a fault of ours.
func statusOf(err error) int {
	if e, ok := errors.AsType[*echo.HTTPError](err); ok {
		return e.Code
	}
	switch {
	case errors.Is(err, models.ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, models.ErrTooOften):
		return http.StatusTooManyRequests
	case errors.Is(err, context.Canceled):
		return http.StatusBadRequest // the client is gone; nobody reads this
	case store.Unavailable(err):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// codeOf is the machine-readable word for a status.
func codeOf(status int) string {
	switch status {
	case http.StatusNotFound:
		return "not_found"
	case http.StatusMethodNotAllowed:
		return "method_not_allowed"
	case http.StatusUnsupportedMediaType:
		return "unsupported_media_type"
	case http.StatusMisdirectedRequest:
		return "misdirected"
	case http.StatusRequestEntityTooLarge:
		return "too_large"
	case http.StatusTooManyRequests:
		return "too_many_requests"
	case http.StatusServiceUnavailable:
		return "unavailable"
	}
	return "failed"
}
