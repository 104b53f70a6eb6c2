package web

import (
	"crypto/rand"
	"net/netip"
	"regexp"

	"github.com/labstack/echo/v4"
)

// requestIDLength is how many signs a request's name has: 80 bits of chance.
const requestIDLength = 16

// givenRequestID is a name that a proxy of ours may give: 16 to 64 hexadecimal digits, with or
// without dashes, as UUIDs, trace identifiers and nginx's $request_id. Whatever could spell
// something, or hold an address, is none.
var givenRequestID = regexp.MustCompile(`^[0-9A-Fa-f]([0-9A-Fa-f]|-[0-9A-Fa-f]){15,63}$`)

// nameRequests gives every request a random name, which the answer says in X-Request-Id and the
// log beside what happened. It names no visitor: each request has another. That of a trusted proxy
// is kept, so that its log and ours can be laid beside each other; nobody else's is.
func nameRequests(trusted proxies) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			c.Response().Header().Set(echo.HeaderXRequestID, trusted.requestID(c))
			return next(c)
		}
	}
}

// requestID is a request's name.
func (p proxies) requestID(c echo.Context) string {
	r := c.Request()
	if given := r.Header.Get(echo.HeaderXRequestID); given != "" && givenRequestID.MatchString(given) {
		if peer, err := netip.ParseAddr(hostOf(r.RemoteAddr)); err == nil && p.trusts(peer) {
			return given
		}
	}
	return rand.Text()[:requestIDLength]
}

// requestIDOf is the name that a request was given.
func requestIDOf(c echo.Context) string { return c.Response().Header().Get(echo.HeaderXRequestID) }
