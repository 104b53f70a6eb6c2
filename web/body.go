package web

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"

	"github.com/labstack/echo/v4"
)

const (
	maxBody  = 64 << 10  // largest form or JSON request that is read
	maxBatch = 256 << 10 // the same of a request about many articles
	// maxUpload is the largest form with a file. It is more than a file may have, so that
	// whoever chose a wrong one is told so on the page.
	maxUpload = 4 << 20
	// maxDrained is how much of a larger one is thrown away before the answer, so that a
	// client that writes all before it reads gets to see why it was refused.
	maxDrained = 32 << 20
)

// limitBody reads a request's body whole, or refuses it. Handlers never wait for a slow
// sender while they hold something. maxBytes is the longest that is read.
func limitBody(maxBytes int) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			r := c.Request()
			if r.Body == nil || r.Body == http.NoBody {
				return next(c)
			}
			body, err := io.ReadAll(io.LimitReader(r.Body, int64(maxBytes)+1))
			if err != nil {
				return echo.NewHTTPError(http.StatusBadRequest).SetInternal(errors.New("the body ended early"))
			}
			if len(body) > maxBytes {
				// Whether the rest arrives does not matter: the answer is the same.
				_, _ = io.CopyN(io.Discard, r.Body, maxDrained)
				return echo.NewHTTPError(http.StatusRequestEntityTooLarge)
			}
			r.Body = io.NopCloser(bytes.NewReader(body))
			return next(c)
		}
	}
}

// closeAfterChunked ends the connection after a request whose end a proxy may see elsewhere than
// we do: one in chunks, which net/http takes whatever Content-Length says beside it, and one of
// HTTP/1.0 with a body, where net/http passes over Transfer-Encoding (RFC 9112, 6.1). What is
// smuggled behind it is never read as another request. Browsers send neither.
func closeAfterChunked(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if r := c.Request(); len(r.TransferEncoding) > 0 || !r.ProtoAtLeast(1, 1) && r.ContentLength > 0 {
			c.Response().Header().Set(echo.HeaderConnection, "close")
		}
		return next(c)
	}
}

// requireJSON refuses what a program sends as something else: a page of another site can have a
// browser send forms and plain text anywhere, but no JSON without asking us.
func requireJSON(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		kind, _, err := mime.ParseMediaType(c.Request().Header.Get(echo.HeaderContentType))
		if err != nil || kind != echo.MIMEApplicationJSON {
			c.Response().Header().Set("Accept-Post", echo.MIMEApplicationJSON)
			return echo.NewHTTPError(http.StatusUnsupportedMediaType)
		}
		return next(c)
	}
}

// parseForm reads the posted fields, so that handlers find them in PostForm.
func parseForm(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := c.Request().ParseForm(); err != nil {
			return echo.NewHTTPError(http.StatusBadRequest).SetInternal(errors.New("the form or query cannot be decoded"))
		}
		return next(c)
	}
}
