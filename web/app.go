// Package web is the HTTP edge: the table of routes, what stands before every handler, and
// the turning of errors into pages. What a visitor wants is done in handlers.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/handlers/demo"
	"ebenmass/models"
	"ebenmass/models/pictures"
	"ebenmass/models/store"
	"ebenmass/web/limit"
	"ebenmass/web/post"
	"ebenmass/web/respond"
	"ebenmass/web/session"
	"ebenmass/web/settings"
)

// Config is what the edge is built from.
type Config struct {
	Store      *store.Store
	Catalogue  *handlers.Catalogue
	BaseURL    string   // absolute, without a trailing slash; https makes the cookie Secure
	Addr       string   // host:port as it was asked to listen on; "" where nobody is reached by it
	Hosts      []string // further names under which the shop answers
	AnyAddress bool     // BaseURL is derived from Addr, so that visitors may come by any IP address
	// TrustedProxies are the networks whose X-Forwarded-For or Forwarded is believed; none by default.
	TrustedProxies []netip.Prefix
	Pictures       *pictures.Store   // of the shop's own articles; nil for none
	AdviceRate     int               // per minute and client, 0 for no limit
	Partners       settings.Partners // other shops whose pages may ask for advice; none by default
	Demo           bool              // the demonstration is part of the shop
	Simulator      demo.Simulator    // simulates orders for the manager's page; nil for no such page
	Post           post.Sender       // hands letters to a mail server; nil keeps them in the outbox
	Version        string            // of the program, for the metrics
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
	// Tasks measures what the caller has the shop do by itself.
	Tasks *Tasks

	ending atomic.Bool
}

// AnnounceEnd has /readyz say that the shop is about to stop, so that a balancer sends nobody any
// more. Everything else is answered as before.
func (a *App) AnnounceEnd() { a.ending.Store(true) }

// New builds the shop.
func New(cfg Config) (*App, error) {
	https := strings.HasPrefix(cfg.BaseURL, "https://")
	hash, block := cfg.Store.SessionKeys()
	cookies := session.New(hash, block, https)
	shop := &handlers.Shop{Store: cfg.Store, Catalogue: cfg.Catalogue, Cookies: cookies, Demo: cfg.Demo, BaseURL: cfg.BaseURL, Now: cfg.Now, Log: cfg.Log}
	shop.Fragments = respond.NewFragments()
	shop.Pieces = newPieceLimit(counters(cfg))
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
	hosts, cache := newHosts(cfg), newPageCache(cfg.Catalogue.Snapshot, cookies)
	observer.registry.MustRegister(newLetterMetrics(cfg.Store))
	sameOrigin, err := newSameOrigin(cfg.BaseURL)
	if err != nil {
		return nil, err
	}
	named, partners := proxies(cfg.TrustedProxies), newPartners(cfg.Partners)
	e.Use(nameRequests(named), observer.watch, recoverPanic, closeAfterChunked, securityHeaders(https), hosts.guard, noteClient, partners.allowAPI, readQuery, leadTours(cfg.Demo), withoutRoute(sameOrigin, limitBody(maxBody)))
	passkeys, err := handlers.NewPasskeyParty(cfg.BaseURL)
	if err != nil {
		return nil, err
	}
	before := guards(cfg, cookies, cache, advice, partners, sameOrigin)
	app := &App{Letters: letters, Confirmations: confirmations, Tasks: newTasks(observer.registry)}
	if err := observer.registerShop(cfg, letters.Tries); err != nil {
		return nil, err
	}
	table := routes(shop, confirmations, passkeys, cfg.Simulator, ops{cfg.Store, partners.shareSheet(newAssets().serve), &app.ending, cfg.Pictures})
	observer.refusals.enter(table)
	e.Use(newAddresses(table).redirect)
	for _, r := range table {
		chain := before[r.guard]
		if r.guard.shared() {
			chain = append(parametersOf(r.path), chain...)
		}
		for _, path := range localised(r.path) {
			e.Add(r.method, path, r.handle, chain...)
			if r.method == http.MethodGet {
				e.Add(http.MethodHead, path, r.handle, chain...)
			}
		}
	}
	first := pagesFirst{cache, hosts, named, observer, e}
	app.Handler, app.Metrics, app.ReportEvents = first, observer.metrics(), observer.events.reportUntil
	return app, nil
}

// newLetters is what sends the shop's letters.
func newLetters(cfg Config) *post.Queue {
	if cfg.Post != nil {
		return post.NewQueue(cfg.Store, cfg.Post, counters(cfg), cfg.Now, cfg.Log)
	}
	return post.NewQueue(cfg.Store, post.Outbox{Store: cfg.Store}, counters(cfg), cfg.Now, cfg.Log)
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
