package respond

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"
)

// A secret and what somebody types never share a compressed block of a personal page (BREACH:
// whoever can have a visitor's browser ask for a page with a guess in it, and see how long the
// answer is, learns of a secret on the page that the guess resembles).
//
// Shared parts of a page are compressed on their own, see [compress.Assembly]. What is the
// visitor's own is compressed only where nothing of what the request brought stands in it, or
// where the handler said that the page holds no secret ([HoldsNoSecret]). Otherwise it leaves as
// it is.

// secretless is where an echo.Context says that the page holds no secret.
const secretless = "respond.secretless"

// HoldsNoSecret says that the page shows nothing of the visitor beyond what they told of their
// body, an advice on it, and what they typed into this very form: no token, no identifier, no
// number of an order.
func HoldsNoSecret(c echo.Context) { c.Set(secretless, true) }

// apart reports whether what was written for the visitor has to stay uncompressed.
func apart(c echo.Context, own []byte) bool {
	if none, _ := c.Get(secretless).(bool); none {
		return false
	}
	r := c.Request()
	return r.Method == http.MethodPost || echoes(own, r.URL.Query())
}

// echoes reports whether a text may hold a value of a query. A plain word stands in a page as it
// is, maybe in capitals; anything else may be there in another spelling.
func echoes(text []byte, query url.Values) bool {
	var lower []byte
	for _, values := range query {
		for _, value := range values {
			if value == "" {
				continue
			}
			if !plainWord(value) {
				return true
			}
			if lower == nil {
				lower = bytes.ToLower(text)
			}
			if bytes.Contains(lower, []byte(strings.ToLower(value))) {
				return true
			}
		}
	}
	return false
}

func plainWord(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_'
	})
}
