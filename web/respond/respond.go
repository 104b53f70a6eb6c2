// Package respond writes answers: pages rendered into a buffer first, so that a fault
// while rendering never leaves half a page, JSON, and redirects after a post.
package respond

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"ebenmass/web/compress"
)

// Caching of pages, set by the route's guard before the handler runs.
const (
	Shared   = "no-cache" // the same for everyone: kept, but asked for again each time
	Personal = "no-store" // one visitor's: never kept anywhere
)

// initialSize is room in bytes that most pages fit into without growing.
const initialSize = 96 << 10

// Page is a shared page as [HTML] rendered it, or a [Document].
type Page struct {
	ContentType string
	Text        []byte
	ETag        string // weak: the same page leaves compressed and plain
}

// capturing is where an echo.Context holds the *Page that is filled instead of answering.
const capturing = "respond.capturing"

// Capture has a handler make a shared page without sending it, whole even for those who have
// it. ok is false where the handler gave another answer, or none because of an error.
func Capture(c echo.Context, handler echo.HandlerFunc) (page Page, ok bool, err error) {
	c.Set(capturing, &page)
	defer c.Set(capturing, nil) // an error's page is sent
	err = handler(c)
	return page, err == nil && page.ETag != "", err
}

// HTML renders a page and writes it, or leaves it to [Capture]. A shared page that turned out
// well gets an ETag and is answered with 304 to those who have it.
func HTML(c echo.Context, status int, page templ.Component) error {
	var made compress.Assembly
	made.Grow(initialSize)
	if err := page.Render(c.Request().Context(), &made); err != nil {
		return fmt.Errorf("render %s: %w", c.Path(), err)
	}
	if place := Tour(c); place.On() {
		text, err := keepStep(made.Plain(), place)
		if err != nil {
			return err
		}
		made = compress.Assembly{}
		_, _ = made.Write(text) // takes everything
	}
	h := c.Response().Header()
	if status != http.StatusOK {
		h.Set(echo.HeaderCacheControl, Personal)
	}
	if h.Get(echo.HeaderCacheControl) == Shared {
		return share(c, echo.MIMETextHTMLCharsetUTF8, made.Plain())
	}
	body, coding := made.For(c.Request(), apart(c, made.Own()))
	return send(c, status, echo.MIMETextHTMLCharsetUTF8, body, coding)
}

// Document writes a text for programs that is the same for everyone, as [HTML] does a shared
// page.
func Document(c echo.Context, contentType string, text []byte) error {
	c.Response().Header().Set(echo.HeaderCacheControl, Shared)
	return share(c, contentType, text)
}

// share writes what is the same for everyone.
func share(c echo.Context, contentType string, text []byte) error {
	sum := sha256.Sum256(text)
	etag := `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	h := c.Response().Header()
	h.Set("ETag", etag)
	if into, ok := c.Get(capturing).(*Page); ok {
		*into = Page{ContentType: contentType, Text: text, ETag: etag}
		return nil
	}
	if Has(c.Request(), etag) {
		h.Add(echo.HeaderVary, echo.HeaderAcceptEncoding)
		return c.NoContent(http.StatusNotModified)
	}
	return Blob(c, http.StatusOK, contentType, text)
}

// Blob writes a text of any type, compressed where that is worth it and the client takes it.
func Blob(c echo.Context, status int, contentType string, text []byte) error {
	body, coding := compress.Once(c.Request(), text)
	return send(c, status, contentType, body, coding)
}

// send writes an answer in a coding.
func send(c echo.Context, status int, contentType string, body []byte, coding string) error {
	h := c.Response().Header()
	h.Add(echo.HeaderVary, echo.HeaderAcceptEncoding)
	if coding != "" {
		h.Set(echo.HeaderContentEncoding, coding)
	}
	h.Set(echo.HeaderContentLength, strconv.Itoa(len(body)))
	return c.Blob(status, contentType, body)
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
	return Blob(c, status, echo.MIMEApplicationJSON, append(body, '\n'))
}

// SeeOther sends the browser on to a path after a post, so that reloading repeats nothing.
// Whoever is on a tour stays on it.
func SeeOther(c echo.Context, path string) error {
	return c.Redirect(http.StatusSeeOther, Tour(c).Keep(path))
}

// RetryAfter says in a header when to come back, in whole seconds, at least one.
func RetryAfter(c echo.Context, wait time.Duration) {
	c.Response().Header().Set("Retry-After", strconv.Itoa(max(1, int(math.Ceil(wait.Seconds())))))
}
