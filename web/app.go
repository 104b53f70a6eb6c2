// Package web is the HTTP edge: the table of routes, what stands before every handler, and
// the turning of errors into pages. What a visitor wants is done in handlers.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/handlers/demo"
	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/models/tour"
	"ebenmass/web/limit"
	"ebenmass/web/post"
	"ebenmass/web/session"
	"ebenmass/web/settings"
)

// Config is what the edge is built from.
type Config struct {
	Store      *store.Store
	Catalogue  *handlers.Catalogue
	BaseURL    string // absolute, without a trailing slash; https makes the cookie Secure
	Addr       string // host:port as it was asked to listen on; "" where nobody is reached by it
	AnyAddress bool   // BaseURL is derived from Addr, so that visitors may come by any IP address
	// TrustedProxies are the networks whose X-Forwarded-For or Forwarded is believed; none by default.
	TrustedProxies []netip.Prefix
	AdviceRate     int               // per minute and client, 0 for no limit
	Partners       settings.Partners // other shops whose pages may ask for advice; none by default
	Demo           bool              // the demonstration is part of the shop
	Simulator      demo.Simulator    // simulates orders for the manager's page; nil for no such page
	Post           post.Sender       // hands letters to a mail server; nil keeps them in the outbox
	Log            *slog.Logger
	Now            func() time.Time
}

// App is the shop as HTTP sees it.
type App struct {
	http.Handler
	// Metrics answers those who run the shop. It belongs on a listener of its own.
	Metrics http.Handler
	// ReportEvents logs security events, by kind and number, until the context ends.
	ReportEvents func(ctx context.Context)
	// Letters are those that wait for the mail server. To run them is the caller's.
	Letters *post.Queue
	// Confirmations writes the letters that orders and withdrawals lack, when the caller says so.
	Confirmations *handlers.Confirmations
}

// New builds the shop.
func New(cfg Config) (*App, error) {
	https := strings.HasPrefix(cfg.BaseURL, "https://")
	hash, block := cfg.Store.SessionKeys()
	cookies := session.New(hash, block, https)
	shop := &handlers.Shop{Store: cfg.Store, Catalogue: cfg.Catalogue, Cookies: cookies, Demo: cfg.Demo, BaseURL: cfg.BaseURL, Now: cfg.Now, Log: cfg.Log}
	shop.Pieces = newPieceLimit(cfg.Now)
	advice := newClientLimit(cfg.AdviceRate, cfg.Now)
	shop.Advice = advice
	shop.Turns = newAnswerTurns(cfg.Now)
	shop.NewVisits = limit.New[netip.Prefix](limit.PerMinute(visitsPerMinute), maxClients, cfg.Now)
	letters := newLetters(cfg)
	shop.Post, shop.Outbox = letters, cfg.Post == nil
	confirmations := &handlers.Confirmations{Store: cfg.Store, Post: letters, Outbox: shop.Outbox, BaseURL: cfg.BaseURL}

	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.IPExtractor = proxies(cfg.TrustedProxies).client
	e.HTTPErrorHandler = errorPages{cfg.Log, cfg.BaseURL, cfg.Demo}.handle
	observer := newObserver(cfg.Log)
	observer.registry.MustRegister(newLetterMetrics(cfg.Store))
	sameOrigin, err := newSameOrigin(cfg.BaseURL)
	if err != nil {
		return nil, err
	}
	partners := newPartners(cfg.Partners)
	e.Use(observer.watch, recoverPanic, closeAfterChunked, securityHeaders(https), newHosts(cfg).guard, noteClient, partners.allowAPI, readQuery, leadTours(cfg.Demo), withoutRoute(sameOrigin, limitBody(maxBody)))
	passkeys, err := handlers.NewPasskeyParty(cfg.BaseURL)
	if err != nil {
		return nil, err
	}
	before := guards(cfg, cookies, advice, partners, sameOrigin)
	table := routes(shop, confirmations, passkeys, cfg.Simulator, ops{cfg.Store, partners.shareSheet(newAssets().serve)})
	e.Use(newAddresses(table).redirect)
	for _, r := range table {
		chain := before[r.guard]
		if r.guard.shared() {
			chain = append([]echo.MiddlewareFunc{onlyParameters(append(sharedParameters(r.path), tour.Field))}, chain...)
		}
		for _, path := range localised(r.path) {
			e.Add(r.method, path, r.handle, chain...)
			if r.method == http.MethodGet {
				e.Add(http.MethodHead, path, r.handle, chain...)
			}
		}
	}
	return &App{Handler: e, Metrics: observer.metrics(), ReportEvents: observer.events.reportUntil, Letters: letters, Confirmations: confirmations}, nil
}

// newLetters is what sends the shop's letters.
func newLetters(cfg Config) *post.Queue {
	if cfg.Post != nil {
		return post.NewQueue(cfg.Store, cfg.Post, cfg.Now, cfg.Log)
	}
	return post.NewQueue(cfg.Store, post.Outbox{Store: cfg.Store}, cfg.Now, cfg.Log)
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
