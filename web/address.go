package web

import (
	"net/http"
	"net/url"
	"strings"
	"unicode"

	"github.com/labstack/echo/v4"

	"ebenmass/web/respond"
)

// addresses are the paths of the table that answer GET, to bring those who come by a link that
// is nearly right to the right one.
type addresses []address

// address is one path of the table in one language.
type address struct {
	segments []string // those that begin with ":" stand for anything
	root     bool     // ends in a slash, as home pages do
	route    route
}

func newAddresses(table []route) addresses {
	var list addresses
	for _, r := range table {
		if r.method != http.MethodGet || r.path == "/:lang" || strings.HasSuffix(r.path, "*") {
			continue // of a home page the address with a slash is the right one
		}
		for _, path := range localised(r.path) {
			list = append(list, address{split(path), strings.HasSuffix(path, "/"), r})
		}
	}
	return list
}

// redirect answers an address that differs from one of ours only in slashes, in capitals or in
// a sign that somebody's text put at its end: 301 to that one. Its parameters go along, of
// shared pages those that they know. The target is put together from our own table, so that
// it never leads to another site.
func (a addresses) redirect(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if r.Method != http.MethodGet && r.Method != http.MethodHead || plain(r.URL.Path) {
			return next(c)
		}
		path, found := a.find(r.URL.Path)
		if found == nil || path == r.URL.Path {
			return next(c)
		}
		query, caching := r.URL.RawQuery, respond.Personal
		if found.guard.shared() {
			query, caching = keepParameters(r.URL.Query(), sharedParameters(found.path)), respond.Shared
		}
		c.Response().Header().Set(echo.HeaderCacheControl, caching)
		return c.Redirect(http.StatusMovedPermanently, (&url.URL{Path: path, RawQuery: query}).String())
	}
}

// plain reports whether an address has nothing in it that redirect mends.
func plain(path string) bool {
	if strings.Contains(path, "//") || len(path) > len("/de/") && strings.HasSuffix(path, "/") {
		return false
	}
	for _, char := range []byte(path) {
		if !(char >= 'a' && char <= 'z' || char >= '0' && char <= '9' || char == '-' || char == '/' || char == '_') {
			return false
		}
	}
	return true
}

// find returns the right address for a path and its route; nil where the table has none.
func (a addresses) find(path string) (string, *route) {
	segments := split(strings.TrimRightFunc(path, appended))
	for i := range a {
		if right, ok := a[i].match(segments); ok {
			return right, &a[i].route
		}
	}
	return "", nil
}

// match writes a path's segments as the table has them; ok is false where they are not its.
func (a address) match(segments []string) (path string, ok bool) {
	if len(segments) != len(a.segments) {
		return "", false
	}
	var b strings.Builder
	for i, segment := range segments {
		switch want := a.segments[i]; {
		case want == ":slug":
			segment = strings.ToLower(segment)
		case strings.HasPrefix(want, ":"):
		case strings.EqualFold(want, segment):
			segment = want
		default:
			return "", false
		}
		b.WriteString("/" + segment)
	}
	if a.root {
		b.WriteString("/")
	}
	return b.String(), true
}

// split cuts a path at its slashes, however many there are.
func split(path string) []string {
	return strings.FieldsFunc(path, func(char rune) bool { return char == '/' })
}

// appended reports whether a character stands behind addresses in people's texts, and in none
// of ours at the end.
func appended(char rune) bool {
	return char != '-' && char != '_' && (unicode.IsPunct(char) || unicode.IsSpace(char) || unicode.Is(unicode.Cf, char) || char == '>' || char == '`')
}
