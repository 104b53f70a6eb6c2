package web

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/labstack/echo/v4"

	"ebenmass/models/catalogue"
	"ebenmass/web/packed"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// What the shelf holds at most: pages by their URL, of which there are endlessly many.
const (
	shelfPages  = 1024
	longestName = 200 // bytes of a URL
)

// shelf keeps the pages that are the same for everyone, packed, as they were made from one
// snapshot of the catalogue. Nobody known by a cookie is served from it, and nothing made
// for somebody known gets onto it.
type shelf struct {
	snapshot func() *catalogue.Snapshot
	cookies  *session.Cookies
	packer   compressor // for those who are known
	pages    *lru.Cache[string, keptPage]
}

// keptPage is a page ready to be sent, as long as its snapshot is the current one.
type keptPage struct {
	from        *catalogue.Snapshot
	contentType string
	etag        string
	text        packed.Text
}

func newShelf(snapshot func() *catalogue.Snapshot, cookies *session.Cookies, packer compressor) *shelf {
	pages, err := lru.New[string, keptPage](shelfPages)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &shelf{snapshot: snapshot, cookies: cookies, packer: packer, pages: pages}
}

// serve answers from the shelf, or has the page made and keeps it.
func (s *shelf) serve(next echo.HandlerFunc) echo.HandlerFunc {
	made := s.packer.pack(next)
	return func(c echo.Context) error {
		r := c.Request()
		if !shelvable(r) || s.cookies.ID(r) != "" {
			return made(c)
		}
		name, now := shelfName(r), s.snapshot()
		page, ok := s.pages.Get(name)
		if !ok || page.from != now {
			var err error
			if page, ok, err = s.make(c, next, now); err != nil || !ok {
				return err
			}
			s.pages.Add(name, page)
		}
		return page.send(c)
	}
}

// shelvable leaves out what visitors type: searches would push everything else off.
func shelvable(r *http.Request) bool {
	return (r.Method == http.MethodGet || r.Method == http.MethodHead) &&
		len(r.URL.Path)+len(r.URL.RawQuery) <= longestName && !strings.Contains(r.URL.RawQuery, "q=")
}

// shelfName tells apart the pages that differ for the same address: those for browsers that
// send the privacy signal say so.
func shelfName(r *http.Request) string {
	if respond.GPC(r) {
		return r.URL.RequestURI() + " " + respond.HeaderGPC
	}
	return r.URL.RequestURI()
}

// make has a page made and packs it; ok is false, and the answer given, for one that is
// not to be kept.
func (s *shelf) make(c echo.Context, next echo.HandlerFunc, from *catalogue.Snapshot) (page keptPage, ok bool, err error) {
	answer := c.Response()
	held, err := hold(c, next)
	if err != nil {
		return keptPage{}, false, err
	}
	h := answer.Header()
	if held.status != http.StatusOK || h.Get(echo.HeaderCacheControl) != respond.Shared || h.Get("ETag") == "" {
		answer.WriteHeader(held.status)
		_, err := answer.Write(held.body.Bytes())
		return keptPage{}, false, err
	}
	return keptPage{
		from: from, contentType: h.Get(echo.HeaderContentType), etag: h.Get("ETag"),
		text: packed.Pack(held.body.Bytes(), packed.Page),
	}, true, nil
}

// hold has a handler answer into memory, whole even for those who have the page. However the
// handler ends, what is answered later goes to the client again.
func hold(c echo.Context, next echo.HandlerFunc) (*heldWriter, error) {
	answer, asking := c.Response(), c.Request().Header
	held := &heldWriter{ResponseWriter: answer.Writer, status: http.StatusOK}
	known, conditional := asking["If-None-Match"]
	delete(asking, "If-None-Match")
	answer.Writer = held
	defer func() {
		answer.Writer, answer.Committed, answer.Size = held.ResponseWriter, false, 0
		if conditional {
			asking["If-None-Match"] = known
		}
	}()
	return held, next(c)
}

// send answers with a page, or with 304 to those who have it.
func (p keptPage) send(c echo.Context) error {
	h := c.Response().Header()
	h.Set(echo.HeaderVary, "Cookie, "+respond.HeaderGPC+", Accept-Encoding")
	h.Set(echo.HeaderCacheControl, respond.Shared)
	h.Set("ETag", p.etag)
	if respond.Has(c.Request(), p.etag) {
		h.Del(echo.HeaderContentType)
		h.Del(echo.HeaderContentLength)
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

// heldWriter holds an answer back until it is known whether it is to be kept.
type heldWriter struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

func (w *heldWriter) WriteHeader(status int)      { w.status = status }
func (w *heldWriter) Write(b []byte) (int, error) { return w.body.Write(b) }
