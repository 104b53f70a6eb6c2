// Package respond writes answers: pages rendered into a buffer first, so that a fault
// while rendering never leaves half a page, JSON, and redirects after a post.
package respond

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"
)

// Caching of pages, set by the route's guard before the handler runs.
const (
	Shared   = "no-cache" // the same for everyone: kept, but asked for again each time
	Personal = "no-store" // one visitor's: never kept anywhere
)

// usualPage is room in bytes that most pages fit into without growing.
const usualPage = 96 << 10

// HTML renders a page and writes it. A shared page that turned out well gets an ETag and
// is answered with 304 to those who have it.
func HTML(c echo.Context, status int, page templ.Component) error {
	var buf bytes.Buffer
	buf.Grow(usualPage)
	if err := page.Render(c.Request().Context(), &buf); err != nil {
		return fmt.Errorf("render %s: %w", c.Path(), err)
	}
	h := c.Response().Header()
	if status != http.StatusOK {
		h.Set(echo.HeaderCacheControl, Personal)
	}
	if h.Get(echo.HeaderCacheControl) == Shared {
		// Weak, because the same page leaves compressed and plain.
		sum := sha256.Sum256(buf.Bytes())
		etag := `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
		h.Set("ETag", etag)
		if Has(c.Request(), etag) {
			return c.NoContent(http.StatusNotModified)
		}
	}
	h.Set(echo.HeaderContentLength, strconv.Itoa(buf.Len()))
	return c.HTMLBlob(status, buf.Bytes())
}

// Has reports whether a client says that it has the page with an ETag.
func Has(r *http.Request, etag string) bool {
	for known := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		if strings.TrimSpace(known) == etag {
			return true
		}
	}
	return false
}

// JSON writes an answer for programs, numbers unrounded.
func JSON(c echo.Context, status int, answer any) error {
	body, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("encode %s: %w", c.Path(), err)
	}
	return c.JSONBlob(status, append(body, '\n'))
}

// SeeOther sends the browser on to a path after a post, so that reloading repeats nothing.
func SeeOther(c echo.Context, path string) error {
	return c.Redirect(http.StatusSeeOther, path)
}
