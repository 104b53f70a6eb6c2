package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/labstack/echo/v4"

	"ebenmass/models/catalogue"
	"ebenmass/models/tour"
	"ebenmass/web/compress"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// What the page cache holds at most: pages by their URL, of which there are endlessly many.
const (
	maxPages  = 1024
	maxURLLen = 200 // bytes
)

// pageCache keeps the pages that are the same for everyone, compressed, until what they show of the
// catalogue changes. Nobody known by a cookie is served from it, and nothing
// made for somebody known gets into it.
type pageCache struct {
	snapshot func() *catalogue.Snapshot
	cookies  *session.Cookies
	pages    *lru.Cache[string, cachedPage]
}

// cachedPage is a page ready to be sent, as long as nothing that it shows has changed.
type cachedPage struct {
	from        catalogue.Version
	contentType string
	vary        string
	etag        string
	text        compress.Text
}

// What an answer depends on besides its address.
const (
	varyPage     = "Cookie, " + respond.HeaderGPC + ", Accept-Encoding"
	varyDocument = "Accept-Encoding"
)

func newPageCache(snapshot func() *catalogue.Snapshot, cookies *session.Cookies) *pageCache {
	pages, err := lru.New[string, cachedPage](maxPages)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &pageCache{snapshot: snapshot, cookies: cookies, pages: pages}
}

// serve answers from the cache, or has the page made and keeps it.
func (p *pageCache) serve(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if !cacheable(r) || p.cookies.ID(r) != "" {
			return next(c)
		}
		return p.answer(c, next, cacheKey(r), varyPage)
	}
}

// serveDocument is serve for what is the same for everyone, known or not, whatever stands in
// the query.
func (p *pageCache) serveDocument(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error { return p.answer(c, next, c.Request().URL.Path, varyDocument) }
}

func (p *pageCache) answer(c echo.Context, next echo.HandlerFunc, key, vary string) error {
	now := versionOf(p.snapshot(), c.Request().URL.Path)
	cached, ok := p.pages.Get(key)
	if ok && cached.from == now {
		return cached.send(c)
	}
	made, ok, err := respond.Capture(c, next)
	if err != nil || !ok {
		return err
	}
	cached = cachedPage{from: now, contentType: made.ContentType, vary: vary, etag: made.ETag, text: compress.Pack(made.Text, compress.Page)}
	p.pages.Add(key, cached)
	return cached.send(c)
}

// versionOf is the version of what a page shows: of an article its own, so that a sale throws away
// the page of what was sold; of all else that of lists.
func versionOf(snapshot *catalogue.Snapshot, path string) catalogue.Version {
	_, below, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/") // the language
	slug, article := strings.CutPrefix(below, "products/")
	if !article {
		return snapshot.ListsVersion()
	}
	slug, _, _ = strings.Cut(slug, "/")
	return snapshot.ArticleVersion(slug)
}

// cacheable leaves out what visitors type, and the pages of tours: both would push everything
// else out.
func cacheable(r *http.Request) bool {
	return (r.Method == http.MethodGet || r.Method == http.MethodHead) &&
		len(r.URL.Path)+len(r.URL.RawQuery) <= maxURLLen && !r.URL.Query().Has("q") && !r.URL.Query().Has(tour.Field)
}

// cacheKey is the address, of which onlyParameters left what the page knows in one order. It
// tells apart the pages that differ for the same address: those for browsers that send the
// privacy signal say so.
func cacheKey(r *http.Request) string {
	if respond.GPC(r) {
		return r.URL.RequestURI() + " " + respond.HeaderGPC
	}
	return r.URL.RequestURI()
}

// catalogueReuse is how long a browser uses the catalogue it has for advice on the device without
// asking again, so that looking at pages asks for nothing more. A product page carries what is
// newest of its own article.
const catalogueReuse = time.Hour

// reuseFor lets browsers use what they have for a time without asking again.
func reuseFor(period time.Duration) echo.MiddlewareFunc {
	caching := fmt.Sprintf("public, max-age=%d", int(period.Seconds()))
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			response := c.Response()
			response.Before(func() {
				if response.Status == http.StatusOK || response.Status == http.StatusNotModified {
					response.Header().Set(echo.HeaderCacheControl, caching)
				}
			})
			return next(c)
		}
	}
}

// send answers with a page, or with 304 to those who have it.
func (p cachedPage) send(c echo.Context) error {
	h := c.Response().Header()
	h.Set(echo.HeaderVary, p.vary)
	h.Set(echo.HeaderCacheControl, respond.Shared)
	h.Set("ETag", p.etag)
	if respond.Has(c.Request(), p.etag) {
		return c.NoContent(http.StatusNotModified)
	}
	body, coding, err := p.text.For(c.Request())
	if err != nil {
		return err
	}
	if coding != "" {
		h.Set(echo.HeaderContentEncoding, coding)
	}
	h.Set(echo.HeaderContentLength, strconv.Itoa(len(body)))
	return c.Blob(http.StatusOK, p.contentType, body)
}
