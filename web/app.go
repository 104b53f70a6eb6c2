// Package web is the HTTP edge: the table of routes, what stands before every handler, and
// the turning of errors into pages. What a visitor wants is done in handlers.
package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/web/post"
	"ebenmass/web/session"
)

// Config is what the edge is built from.
type Config struct {
	Store      *store.Store
	Catalogue  *handlers.Catalogue
	BaseURL    string           // absolute, without a trailing slash; https makes the cookie Secure
	AdviceRate int              // per minute and client, 0 for no limit
	Demo       bool             // the demonstration is part of the shop
	Post       handlers.Postman // sends letters; nil keeps them in the outbox
	Log        *slog.Logger
	Now        func() time.Time
}

// App is the shop as HTTP sees it.
type App struct {
	http.Handler
	// Confirmations are sent through the same postman as all that visitors ask for. Their
	// Resend is the caller's to call.
	Confirmations *handlers.Confirmations
}

// New builds the shop.
func New(cfg Config) (*App, error) {
	https := strings.HasPrefix(cfg.BaseURL, "https://")
	hash, block := cfg.Store.SessionKeys()
	cookies := session.New(hash, block, https)
	shop := &handlers.Shop{Store: cfg.Store, Catalogue: cfg.Catalogue, Cookies: cookies, Demo: cfg.Demo, BaseURL: cfg.BaseURL, Now: cfg.Now}
	shop.Post, shop.Outbox = postman(cfg)
	confirmations := &handlers.Confirmations{Store: cfg.Store, Post: shop.Post, BaseURL: cfg.BaseURL}

	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.IPExtractor = echo.ExtractIPDirect() // a forwarded address is whatever a client claims
	e.HTTPErrorHandler = failures{cfg.Log, cfg.BaseURL}.handle
	observer := newObserver(cfg.Log)
	free := map[string]bool{} // patterns of the routes that need no origin
	protection, err := sameOrigin(cfg.BaseURL, free)
	if err != nil {
		return nil, err
	}
	uploads := map[string]bool{}
	e.Use(observer.watch, recoverPanic, securityHeaders(https), protection, limitBody(uploads))

	advice, letters := newClientLimit(cfg.AdviceRate, cfg.Now), newClientLimit(lettersPerMinute, cfg.Now)
	erasures := newClientLimit(erasuresPerMinute, cfg.Now)
	keys, declarations := newClientLimit(passkeysPerMinute, cfg.Now), newClientLimit(declarationsPerMinute, cfg.Now)
	orders := newClientLimit(ordersPerMinute, cfg.Now)
	known := recognise(cookies, cfg.Store, cfg.Now)
	pages := newPageCache(cfg.Catalogue.Snapshot, cookies)
	before := map[guard][]echo.MiddlewareFunc{
		public:    {pages.serve, known, parseForm},
		personal:  {private, known, parseForm},
		asking:    {private, advice.guard, known, parseForm, letters.guardWhen(asksForLetter)},
		ordering:  {private, orders.guard, known, parseForm},
		uploading: {private, advice.guard, known, parseForm},
		erasing:   {private, erasures.guard, known, parseForm},
		writing:   {private, letters.guard, known, parseForm},
		declaring: {private, declarations.guard, known, parseForm},
		secret:    {private, secretURL, known, parseForm},
		script:    {private, keys.guard, known},
		oneClick:  {private, secretURL, parseForm},
		program:   {private, advice.guard},
		open:      {},
		asset:     {},
	}
	passkeys, err := handlers.NewPasskeyParty(cfg.BaseURL)
	if err != nil {
		return nil, err
	}
	for _, r := range routes(shop, confirmations, passkeys, ops{cfg.Store, observer.metrics(), newAssets().serve}) {
		for _, path := range localised(r.path) {
			e.Add(r.method, path, r.handle, before[r.guard]...)
			if r.method == http.MethodGet {
				e.Add(http.MethodHead, path, r.handle, before[r.guard]...)
			}
			observer.routes[path] = true
			uploads[path] = r.guard == uploading
			free[path] = free[path] || r.guard == program || r.guard == oneClick
		}
	}
	return &App{Handler: e, Confirmations: confirmations}, nil
}

// postman is who sends the shop's letters, and whether they stay in the outbox.
func postman(cfg Config) (way handlers.Postman, outbox bool) {
	if cfg.Post != nil {
		return post.Limit(cfg.Post, cfg.Now), false
	}
	return post.Limit(post.Outbox{Store: cfg.Store}, cfg.Now), true
}

// localised writes a path of the table once per language.
func localised(path string) []string {
	rest, ok := strings.CutPrefix(path, "/:lang")
	if !ok {
		return []string{path}
	}
	paths := make([]string, 0, len(models.Langs))
	for _, l := range models.Langs {
		paths = append(paths, "/"+string(l)+rest)
	}
	return paths
}

// sameOrigin refuses posts that another site has a browser send, but for the routes that are
// free: where no cookie is read there is none to be abused.
func sameOrigin(baseURL string, free map[string]bool) (echo.MiddlewareFunc, error) {
	protection := http.NewCrossOriginProtection()
	if err := protection.AddTrustedOrigin(baseURL); err != nil {
		return nil, fmt.Errorf("web: base URL: %w", err)
	}
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if !free[c.Path()] {
				if err := protection.Check(c.Request()); err != nil {
					return echo.NewHTTPError(http.StatusForbidden).SetInternal(err)
				}
			}
			return next(c)
		}
	}, nil
}
