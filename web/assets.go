package web

import (
	"bytes"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/static"
	"ebenmass/web/compress"
)

// assets serves style sheets, fonts, pictures and scripts. A name with the hash of its
// content may be kept by the browser for a year; a plain name is served too, to be asked
// for again each time.
type assets struct {
	texts map[string]func() compress.Text // by name: compressed when first asked for
}

func newAssets() assets {
	a := assets{map[string]func() compress.Text{}}
	for _, file := range static.All() {
		if file.Text {
			a.texts[file.Name] = sync.OnceValue(func() compress.Text {
				if file.Packed {
					return compress.Repack(file.Body())
				}
				return compress.Pack(file.Body(), compress.Asset)
			})
		}
	}
	return a
}

// serve answers GET /static/…; an asset that is not there is a missing page like any other.
func (a assets) serve(c echo.Context) error {
	file, hashed, ok := static.Find(c.Request().URL.Path)
	if !ok {
		return echo.ErrNotFound
	}
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, file.ContentType)
	switch {
	case strings.HasPrefix(file.Name, deviceAssets):
		h.Set(echo.HeaderContentSecurityPolicy, devicePolicy)
	case !opensAsDocument(file.ContentType):
		for _, name := range documentHeaders {
			h.Del(name)
		}
	}
	h.Set(echo.HeaderCacheControl, "no-cache")
	if hashed {
		h.Set(echo.HeaderCacheControl, "public, max-age=31536000, immutable")
	}
	if text, ok := a.texts[file.Name]; ok {
		return sendText(c, file.Hashed(), text())
	}
	sendFile(c, file.Hashed(), file.Body())
	return nil
}

// documentHeaders mean something on documents and workers only. A page loads a dozen assets: on
// each they would cost 350 bytes and protect from nothing.
var documentHeaders = []string{echo.HeaderContentSecurityPolicy, "Permissions-Policy", "Cross-Origin-Opener-Policy"}

// opensAsDocument reports whether a browser runs or draws what it opens of a type: anything but
// style sheets, fonts, pictures made of pixels, and scripts, of which our workers have a folder
// and a policy of their own.
func opensAsDocument(contentType string) bool {
	for _, plain := range []string{"text/css", "text/javascript", "font/", "image/webp", "image/png", "image/x-icon"} {
		if strings.HasPrefix(contentType, plain) {
			return false
		}
	}
	return true
}

func sendText(c echo.Context, name string, text compress.Text) error {
	body, coding := text.For(c.Request())
	h := c.Response().Header()
	h.Add(echo.HeaderVary, echo.HeaderAcceptEncoding)
	if coding != "" {
		h.Set(echo.HeaderContentEncoding, coding)
		name += "." + coding
	}
	sendFile(c, name, body)
	return nil
}

// sendFile knows ranges and conditions. The zero time leaves Last-Modified out: embedded
// files have none.
func sendFile(c echo.Context, etag string, body []byte) {
	c.Response().Header().Set("ETag", `"`+etag+`"`)
	http.ServeContent(c.Response(), c.Request(), "", time.Time{}, bytes.NewReader(body))
}
