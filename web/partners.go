package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/static"
	"ebenmass/views/shell"
	"ebenmass/web/settings"
)

// partners are other shops whose pages may ask for advice. Where there are none, nothing here
// changes any answer.
type partners struct {
	any     bool
	origins []string
	policy  string // of the frame
}

func newPartners(p settings.Partners) partners {
	ancestors := strings.Join(p.Origins, " ")
	if p.Any {
		ancestors = "*"
	}
	return partners{p.Any, p.Origins, "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors " + ancestors}
}

func (p partners) none() bool { return !p.any && len(p.origins) == 0 }

// ScriptPath is where the component for other shops lies.
const ScriptPath = "/embed/size-advice.js"

// preflightFor is how long a browser need not ask again, in seconds.
const preflightFor = "86400"

// allowAPI lets the pages of partners ask the interface for programs, never with credentials.
// Preflights are answered here.
func (p partners) allowAPI(next echo.HandlerFunc) echo.HandlerFunc {
	if p.none() {
		return next
	}
	return func(c echo.Context) error {
		r, h := c.Request(), c.Response().Header()
		if path := r.URL.Path; !strings.HasPrefix(path, "/api/v1/") && path != ScriptPath {
			return next(c)
		}
		origin := r.Header.Get(echo.HeaderOrigin)
		allowed := p.any
		if p.any {
			origin = "*"
		} else {
			h.Add(echo.HeaderVary, echo.HeaderOrigin)
			allowed = slices.Contains(p.origins, origin)
		}
		if !allowed {
			return next(c)
		}
		h.Set(echo.HeaderAccessControlAllowOrigin, origin)
		if r.Method == http.MethodOptions && r.Header.Get(echo.HeaderAccessControlRequestMethod) != "" {
			h.Set(echo.HeaderAccessControlAllowHeaders, "content-type")
			h.Set(echo.HeaderAccessControlMaxAge, preflightFor)
			return c.NoContent(http.StatusNoContent)
		}
		return next(c)
	}
}

// guard lets the frame be shown by partners alone; without any there is none.
func (p partners) guard(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if p.none() {
			return echo.ErrNotFound
		}
		h := c.Response().Header()
		h.Set(echo.HeaderContentSecurityPolicy, p.policy)
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Robots-Tag", "noindex")
		return next(c)
	}
}

// shareSheet lets the frame load its style sheet: in a sandbox its origin is nobody's.
func (p partners) shareSheet(serve echo.HandlerFunc) echo.HandlerFunc {
	if p.none() {
		return serve
	}
	return func(c echo.Context) error {
		if file, _, ok := static.Find(c.Request().URL.Path); ok && file.Name == shell.FrameSheet {
			c.Response().Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
		}
		return serve(c)
	}
}

func isPost(c echo.Context) bool { return c.Request().Method == http.MethodPost }
