package web

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/web/session"
)

// guard says who a route is for and what stands before its handler.
type guard int

const (
	sharedPage        guard = iota // the same for everyone, unless a cookie names somebody
	sharedForm                     // sharedPage that is kept by no browser or proxy, for what is typed into it
	devicePage                     // sharedPage that offers advice computed in the browser
	personalPage                   // one visitor's: never kept by a browser or proxy
	askAdvice                      // personal, and limited in how often
	askOnce                        // askAdvice that needs nothing of the visitor, nor of the database
	uploadFile                     // askAdvice, with a file that may be larger than a form
	tryChart                       // askOnce, with a size chart in the form
	eraseData                      // personal; waits its turn, since it searches all files
	placeOrder                     // personal, and limited in how often an order can be tried
	sendLetter                     // personal, has a letter sent: limited more closely
	declareWithdrawal              // personal; waits its turn, whatever else the client did; its receipt again only so often
	tokenURL                       // personal, and its URL holds a token from a letter
	passkeyStep                    // personal, JSON of our own script, limited
	typeCode                       // personal, and its network may try few codes
	oneClickPost                   // a post from a mail program: the token it brings is the guard, not its origin
	publicAPI                      // JSON without state: limited, no cookie is read
	embedded                       // what other shops show in a frame: no cookie is read, posts come from "Origin: null"
	publicBatch                    // publicAPI for many articles at once
	stateless                      // no visitor, no language
	sharedDocument                 // stateless, and made once until the catalogue changes
	deviceCatalogue                // sharedDocument that a browser asks for again only after a while
)

// shared reports whether a page is the same for everyone, unless a cookie names somebody.
func (g guard) shared() bool { return g == sharedPage || g == sharedForm || g == devicePage }

// guards builds what stands before the handlers of each kind of route, the first outermost.
// advice is how often a client may ask for advice, partners are other shops, sameOrigin checks where
// a post comes from.
func guards(cfg Config, cookies *session.Cookies, cache *pageCache, advice clientLimit, partners partners, sameOrigin echo.MiddlewareFunc) map[guard][]echo.MiddlewareFunc {
	type chain = []echo.MiddlewareFunc
	form, file := limitBody(maxBody), limitBody(maxUpload)
	visitors := visitors{cookies, cfg.Store, cfg.Now, cfg.Log}
	known := visitors.load
	if cfg.Store.Shared() { // on a server that may fall silent; the files of SQLite never do
		known = (&outage{database: cfg.Store}).around(visitors.load)
	}
	limited := func(perMinute int) clientLimit { return newClientLimit(perMinute, cfg.Now) }
	count := counters(cfg)
	letters := newCommonLimit(count, kindLetters, lettersPerMinute)
	return map[guard][]echo.MiddlewareFunc{
		sharedPage:        chain{sameOrigin, form, cache.serve, within, visitors.loadIfReachable, parseForm},
		sharedForm:        chain{sameOrigin, form, cache.serveForm, within, known, parseForm},
		devicePage:        chain{sameOrigin, form, allowWasm, cache.serve, within, visitors.loadIfReachable, parseForm},
		personalPage:      chain{sameOrigin, form, noStore, within, known, parseForm},
		askAdvice:         chain{sameOrigin, form, noStore, advice.guard, within, known, parseForm, letters.guardWhen(asksForLetter)},
		askOnce:           chain{sameOrigin, form, noStore, advice.guard, within, visitors.loadIfReachable, parseForm},
		uploadFile:        chain{sameOrigin, file, noStore, advice.guard, within, known, parseForm},
		tryChart:          chain{sameOrigin, limitBody(maxBatch), noStore, advice.guard, within, visitors.loadIfReachable},
		eraseData:         chain{sameOrigin, form, noStore, known, parseForm, newTurnQueue(erasuresAtOnce).guard},
		placeOrder:        chain{sameOrigin, form, noStore, newCommonLimit(count, kindOrders, ordersPerMinute).guard, within, known, parseForm},
		sendLetter:        chain{sameOrigin, form, noStore, letters.guard, within, known, parseForm},
		declareWithdrawal: chain{sameOrigin, form, noStore, parseForm, newDeclarationQueue(cfg.Store, cfg.Now).guard, newCommonLimit(count, kindReceipt, lettersPerMinute).guardWhen(resendsReceipt), within, known},
		tokenURL:          chain{sameOrigin, form, noStore, hideURL, within, known, parseForm},
		passkeyStep:       chain{sameOrigin, form, noStore, limited(passkeysPerMinute).guard, within, known},
		typeCode:          chain{sameOrigin, form, noStore, newNetworkLimit(count, kindCodes, codesPerMinute).guard, within, known, parseForm},
		oneClickPost:      chain{form, noStore, hideURL, within, parseForm},
		publicAPI:         chain{form, noStore, requireJSON, advice.guard, within},
		embedded:          chain{form, partners.guard, noStore, advice.guardWhen(isPost), within, parseForm},
		publicBatch:       chain{limitBody(maxBatch), noStore, requireJSON, advice.guard, within},
		sharedDocument:    chain{sameOrigin, form, cache.serveDocument(kindDocument), within},
		deviceCatalogue:   chain{sameOrigin, form, cache.serveDocument(kindReused), within},
		stateless:         chain{sameOrigin, form, within},
	}
}

// newSameOrigin returns what refuses posts that another site has a browser send.
func newSameOrigin(baseURL string) (echo.MiddlewareFunc, error) {
	protection := http.NewCrossOriginProtection()
	if err := protection.AddTrustedOrigin(baseURL); err != nil {
		return nil, fmt.Errorf("web: base URL: %w", err)
	}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if err := protection.Check(c.Request()); err != nil {
				return echo.NewHTTPError(http.StatusForbidden).SetInternal(err)
			}
			return next(c)
		}
	}, nil
}

// withoutRoute applies middleware to requests that no route answers, because there is no such
// path or it does not take the method. Routes bring their own.
func withoutRoute(before ...echo.MiddlewareFunc) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		guarded := next
		for i := len(before) - 1; i >= 0; i-- {
			guarded = before[i](guarded)
		}
		return func(c echo.Context) error {
			if c.Path() == "" || c.Get(echo.ContextKeyHeaderAllow) != nil { // as the router leaves 404 and 405
				return guarded(c)
			}
			return next(c)
		}
	}
}
