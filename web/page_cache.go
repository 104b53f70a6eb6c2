package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/models/catalogue"
	"ebenmass/models/tour"
	"ebenmass/web/compress"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// What the page cache holds at most, by number and compressed bytes: pages by their URL, of which
// there are endlessly many.
const (
	maxPages       = 1024
	maxPageBytes   = 32 << 20
	maxSearches    = 512 // of what visitors typed, apart, so that it pushes no page out
	maxSearchBytes = 8 << 20
	maxURLLen      = 200 // bytes
)

// pageCache keeps the pages that are the same for everyone, compressed, until what they show of the
// catalogue changes. Nobody known by a cookie is served from it, and nothing
// made for somebody known gets into it. What visitors search for stands in the addresses of
// searches, which are kept here and nowhere else, without who asked or when.
type pageCache struct {
	snapshot func() *catalogue.Snapshot
	cookies  *session.Cookies
	pages    *pageStore
	searches *pageStore
}

// pageKind is a kind of page that the cache keeps.
type pageKind struct {
	caching string // Cache-Control
	vary    string // what the answer depends on besides its address
}

// Kinds of pages. A form comes without an ETag and is kept by nobody but us: what is typed into
// it must not come back with the back button.
var (
	kindPage     = pageKind{respond.Shared, varyPage}
	kindForm     = pageKind{respond.Personal, varyPage}
	kindDocument = pageKind{respond.Shared, varyDocument}
	// kindReused is a document that browsers use for a time without asking again.
	kindReused = pageKind{fmt.Sprintf("public, max-age=%d", int(catalogueReuse.Seconds())), varyDocument}
)

// What an answer depends on besides its address.
const (
	varyPage     = "Cookie, " + respond.HeaderGPC + ", Accept-Encoding"
	varyDocument = "Accept-Encoding"
)

// catalogueReuse is how long a browser uses the catalogue it has for advice on the device without
// asking again, so that looking at pages asks for nothing more. A product page carries what is
// newest of its own article.
const catalogueReuse = time.Hour

func newPageCache(snapshot func() *catalogue.Snapshot, cookies *session.Cookies) *pageCache {
	return &pageCache{
		snapshot: snapshot, cookies: cookies,
		pages: newPageStore(maxPages, maxPageBytes, compress.Page), searches: newPageStore(maxSearches, maxSearchBytes, compress.Rare),
	}
}

// serve answers from the cache, or has the page made and keeps it.
func (p *pageCache) serve(next echo.HandlerFunc) echo.HandlerFunc { return p.serveAs(kindPage, next) }

// serveForm is serve for a page with a form that somebody fills in.
func (p *pageCache) serveForm(next echo.HandlerFunc) echo.HandlerFunc {
	return p.serveAs(kindForm, next)
}

func (p *pageCache) serveAs(kind pageKind, next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if !cacheable(r) || p.cookies.ID(r) != "" {
			return next(c)
		}
		return p.answer(c, next, cacheKey(r, r.URL.RequestURI()), kind)
	}
}

// serveDocument is serve for what is the same for everyone, known or not, whatever stands in
// the query.
func (p *pageCache) serveDocument(kind pageKind) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error { return p.answer(c, next, c.Request().URL.Path, kind) }
	}
}

func (p *pageCache) answer(c echo.Context, next echo.HandlerFunc, key string, kind pageKind) error {
	if cached := p.find(key); cached != nil {
		cached.send(c.Response(), c.Request())
		return nil
	}
	now := p.version(key)
	made, ok, err := respond.Capture(c, next)
	if err != nil || !ok {
		return err
	}
	store := p.storeOf(key)
	cached := newCachedPage(c, kind, made, store.effort)
	cached.from = now
	store.add(key, cached)
	cached.send(c.Response(), c.Request())
	return nil
}

// version is that of what the page of a key shows: of an article its own, so that a sale throws
// away the page of what was sold; of all else that of lists. As long as it is the same, so is the
// page.
func (p *pageCache) version(key string) catalogue.Version {
	snapshot := p.snapshot()
	path := key
	if end := strings.IndexAny(key, "? "); end >= 0 {
		path = key[:end]
	}
	_, below, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/") // the language
	slug, article := strings.CutPrefix(below, "products/")
	if !article {
		return snapshot.ListsVersion()
	}
	slug, _, _ = strings.Cut(slug, "/")
	return snapshot.ArticleVersion(slug)
}

// find is the page of a key as it is now; nil where there is none.
func (p *pageCache) find(key string) *cachedPage {
	cached, ok := p.storeOf(key).get(key)
	if !ok || cached.from != p.version(key) {
		return nil
	}
	return cached
}

// ready is the page that answers a request before anything else is done for it; nil where
// there is none, and for every request that is not exactly one for such a page: known by a
// cookie, with a body, or with an address that is not written as the key is.
func (p *pageCache) ready(r *http.Request) *cachedPage {
	if r.Method != http.MethodGet && r.Method != http.MethodHead || r.ContentLength != 0 || len(r.TransferEncoding) > 0 || p.cookies.Brought(r) {
		return nil
	}
	return p.find(cacheKey(r, r.RequestURI))
}

// storeOf is where the page of a key is kept.
func (p *pageCache) storeOf(key string) *pageStore {
	if strings.Contains(key, "?q=") || strings.Contains(key, "&q=") {
		return p.searches
	}
	return p.pages
}

// cacheable leaves out the pages of tours, which would push everything else out, and what is
// said once after an act.
func cacheable(r *http.Request) bool {
	if r.Method != http.MethodGet && r.Method != http.MethodHead || len(r.URL.Path)+len(r.URL.RawQuery) > maxURLLen {
		return false
	}
	query := r.URL.Query()
	return !query.Has(tour.Field) && !query.Has(handlers.TourErased) && !query.Has("notice")
}

// cacheKey is the address, of which onlyParameters left what the page knows in one order. It
// tells apart the pages that differ for the same address: those for browsers that send the
// privacy signal say so.
func cacheKey(r *http.Request, address string) string {
	if respond.GPC(r) {
		return address + " " + respond.HeaderGPC
	}
	return address
}

// header is one line of an answer's header, by its canonical name. Answers share the values and
// never change them.
type header struct {
	name   string
	values []string
}

// cachedPage is a page ready to be sent, as long as what it was made from is the same.
type cachedPage struct {
	from  catalogue.Version // see pageCache.version
	route string            // pattern, for log and metrics
	etag  string            // "" for none
	text  compress.Text
	// headers stand on every answer, 304 too; those of a coding on answers with that body.
	headers     []header
	contentType []string
	codings     map[string][]header
}

// newCachedPage makes a page as the handlers filled it ready to be sent.
func newCachedPage(c echo.Context, kind pageKind, made respond.Page, effort compress.Effort) *cachedPage {
	page := &cachedPage{
		route: c.Path(), text: compress.Pack(made.Text, effort), contentType: []string{made.ContentType},
		headers: []header{{echo.HeaderVary, []string{kind.vary}}, {echo.HeaderCacheControl, []string{kind.caching}}},
		codings: map[string][]header{},
	}
	if kind.caching != respond.Personal {
		page.etag = made.ETag
		page.headers = append(page.headers, header{"Etag", []string{made.ETag}})
	}
	for _, name := range sharedHeaders {
		if values := c.Response().Header().Values(name); len(values) > 0 {
			page.headers = append(page.headers, header{http.CanonicalHeaderKey(name), values[:1:1]})
		}
	}
	for coding, size := range page.text.Sizes() {
		page.codings[coding] = []header{
			{echo.HeaderContentEncoding, []string{coding}},
			{echo.HeaderContentLength, []string{strconv.Itoa(size)}},
		}
	}
	return page
}

// size is how many bytes a page takes, but for what all take.
func (p *cachedPage) size() (bytes int) {
	for _, size := range p.text.Sizes() {
		bytes += size
	}
	return bytes
}

// send answers with a page, or with 304 to those who have it, and returns the status.
func (p *cachedPage) send(w http.ResponseWriter, r *http.Request) (status int) {
	h := w.Header()
	for _, line := range p.headers {
		h[line.name] = line.values
	}
	if p.etag == "" {
		delete(h, "Etag")
	} else if respond.Has(r, p.etag) {
		w.WriteHeader(http.StatusNotModified)
		return http.StatusNotModified
	}
	body, coding := p.text.For(r)
	h[echo.HeaderContentType] = p.contentType
	for _, line := range p.codings[coding] {
		h[line.name] = line.values
	}
	if coding == "" {
		h.Set(echo.HeaderContentLength, strconv.Itoa(len(body)))
	}
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write(body) // a client that is gone reads nothing
	return http.StatusOK
}

// pagesFirst answers with pages that are ready, named, counted and logged as every answer, and
// passes all other requests on. It stands before the router, so it asks for itself whether the
// shop answers under the host.
type pagesFirst struct {
	pages    *pageCache
	hosts    *hosts
	named    proxies // whose names of requests are kept
	observer *observer
	next     http.Handler
}

// ServeHTTP implements http.Handler.
func (f pagesFirst) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	begin := time.Now()
	page := f.pages.ready(r)
	if page == nil || !f.hosts.known(r.Host) {
		f.next.ServeHTTP(w, r)
		return
	}
	id := f.named.requestID(r)
	w.Header().Set(echo.HeaderXRequestID, id)
	f.observer.note(r, id, page.route, page.send(w, r), begin)
}
