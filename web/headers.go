package web

import (
	"maps"
	"net/http"

	"github.com/labstack/echo/v4"
)

// contentPolicy lets a page load nothing but our own style sheets, fonts, pictures and
// script, which may ask nobody but us: no inline code, no third party, no frame around us.
const contentPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; " +
	"script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// devicePolicy is contentPolicy for the advisor that runs in the browser: WebAssembly may be
// compiled, and nothing else is loosened. A worker obeys the policy of its own script, so it
// stands on the files of the advisor; it stands on the page that offers it, too, for browsers in
// which a worker takes its page's.
const (
	devicePolicy = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; " +
		"script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	deviceAssets = "device/" // folder of the advisor among the assets
)

// allowWasm gives a page the policy under which the advisor runs.
func allowWasm(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set(echo.HeaderContentSecurityPolicy, devicePolicy)
		return next(c)
	}
}

// sharedHeaders are those of securityHeaders and allowWasm: a page that is kept keeps them.
var sharedHeaders = []string{
	echo.HeaderContentSecurityPolicy, "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy",
	"Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Strict-Transport-Security",
}

// securityHeaders stand on every answer, errors included; assets that are no documents drop
// those that only documents heed.
func securityHeaders(https bool) echo.MiddlewareFunc {
	always := http.Header{}
	always.Set(echo.HeaderContentSecurityPolicy, contentPolicy)
	always.Set("X-Content-Type-Options", "nosniff")
	// same-origin rather than no-referrer: with the latter some browsers post forms with
	// "Origin: null", which our own check would refuse.
	always.Set("Referrer-Policy", "same-origin")
	always.Set("Permissions-Policy", "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()")
	always.Set("Cross-Origin-Opener-Policy", "same-origin")
	always.Set("Cross-Origin-Resource-Policy", "same-origin")
	if https {
		always.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
	}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			maps.Copy(c.Response().Header(), always) // answers share the values, and replace whole ones only
			return next(c)
		}
	}
}

// hideURL keeps the token in a page's URL from every other page: what is opened or sent from
// there learns of our host at most. Not no-referrer, with which browsers that send no
// Sec-Fetch-Site (over plain http) post the page's own form with "Origin: null", to be refused.
func hideURL(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set("Referrer-Policy", "strict-origin")
		return next(c)
	}
}
