package web

import (
	"context"
	"net/http"
	"net/netip"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/web/limit"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// lettersPerMinute is how many letters one client may have sent. An address gets fewer.
const lettersPerMinute = 12

// passkeysPerMinute is how many steps with passkeys one client may take; a sign-in has two.
const passkeysPerMinute = 30

// codesPerMinute is how many device codes one network may type. Each is as good as a guess.
const codesPerMinute = 10

// ordersPerMinute is how often one client may send the checkout form: an office at one address
// may order at once, a program may not empty the stock.
const ordersPerMinute = 120

// visitsPerMinute is how many visits one client may begin: a basket, measurements, a letter. An
// act of somebody who is known begins none.
const visitsPerMinute = 60

// maxClients bounds how many clients a limit remembers.
const maxClients = 16384

// clientLimit refuses clients that ask more often than so many times a minute.
type clientLimit struct {
	counter limit.Counter                // nil lets everyone pass
	key     func(ip string) netip.Prefix // as whom an address counts
	burst   int                          // how many at once
}

// Kinds of what all instances of the shop count together where they share a database: what
// takes stock, sends letters, or is a guess. What only takes time each counts by itself.
const (
	kindLetters = "letters asked for"
	kindOrders  = "orders tried"
	kindPieces  = "pieces ordered"
	kindCodes   = "device codes typed"
	kindReceipt = "receipts asked for again"
)

// counters make the counters of these kinds.
func counters(cfg Config) limit.Counters {
	if cfg.Store.Shared() {
		return limit.Shared(cfg.Store)
	}
	return limit.InMemory(cfg.Now)
}

// newClientLimit returns a limit per client, of this instance. A rate of 0 lets everyone pass.
func newClientLimit(perMinute int, now func() time.Time) clientLimit {
	if perMinute == 0 {
		return clientLimit{}
	}
	return newLimit(limit.InMemory(now), "", perMinute, client)
}

// newCommonLimit returns a limit per client of all instances together.
func newCommonLimit(count limit.Counters, kind string, perMinute int) clientLimit {
	return newLimit(count, kind, perMinute, client)
}

// newNetworkLimit returns a limit of all instances together for all addresses of one owner.
func newNetworkLimit(count limit.Counters, kind string, perMinute int) clientLimit {
	return newLimit(count, kind, perMinute, network)
}

func newLimit(count limit.Counters, kind string, perMinute int, key func(ip string) netip.Prefix) clientLimit {
	allowance := limit.PerMinute(perMinute)
	return clientLimit{count(kind, allowance, maxClients), key, allowance.Burst}
}

// noteClient notes on what changes something which network it comes from.
func noteClient(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if r := c.Request(); r.Method == http.MethodPost {
			c.SetRequest(r.WithContext(session.WithClient(r.Context(), client(c.RealIP()))))
		}
		return next(c)
	}
}

// guard refuses a client that asks more often than allowed with 429 and says when to come
// back.
func (l clientLimit) guard(next echo.HandlerFunc) echo.HandlerFunc {
	if l.counter == nil {
		return next
	}
	return func(c echo.Context) error {
		wait, err := l.counter.Take(c.Request().Context(), l.key(c.RealIP()).String(), 1)
		if err != nil {
			return err
		}
		if wait > 0 {
			respond.RetryAfter(c, wait)
			return echo.NewHTTPError(http.StatusTooManyRequests)
		}
		return next(c)
	}
}

// TakeMore takes n turns of a client beyond the one that guard took, at most all it may have, or
// returns how long until so many are free.
func (l clientLimit) TakeMore(ctx context.Context, ip string, n int) (wait time.Duration, err error) {
	if n = min(n, l.burst-1); l.counter == nil || n <= 0 {
		return 0, nil
	}
	return l.counter.Take(ctx, l.key(ip).String(), n)
}

// guardWhen is guard for those requests alone that cost what the limit counts.
func (l clientLimit) guardWhen(costs func(c echo.Context) bool) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		guarded := l.guard(next)
		return func(c echo.Context) error {
			if costs(c) {
				return guarded(c)
			}
			return next(c)
		}
	}
}

// asksForLetter reports whether a posted consent form has a letter sent.
func asksForLetter(c echo.Context) bool { return c.Request().PostForm.Get("consent_mail") == "1" }

// resendsReceipt reports whether a post asks for the receipt of a withdrawal once more.
func resendsReceipt(c echo.Context) bool { return c.Request().PostForm.Get("receipt") != "" }

// client is whom an address counts as: itself, or its /64 network for IPv6, where one
// household owns that many.
func client(ip string) netip.Prefix { return networkOf(ip, 32, 64) }

// network is the network an address counts as where many addresses of one owner would add up:
// its /24, or its /48 for IPv6, which a provider gives to one customer.
func network(ip string) netip.Prefix { return networkOf(ip, 24, 48) }

// networkOf is the network of an address with so many bits; the zero one for what is none.
func networkOf(ip string, bits4, bits6 int) netip.Prefix {
	addr, err := netip.ParseAddr(ip)
	if err != nil {
		return netip.Prefix{}
	}
	addr = addr.Unmap().WithZone("")
	bits := bits4
	if addr.Is6() {
		bits = bits6
	}
	prefix, _ := addr.Prefix(bits) // bits suits the address
	return prefix
}

// piecesPerHour is how many pieces one network may order that it does not pay for; nothing is
// paid here. Without it a program orders the whole stock in seconds.
const piecesPerHour = 40

// pieceLimit counts ordered pieces by network.
type pieceLimit struct {
	counter limit.Counter
}

func newPieceLimit(count limit.Counters) pieceLimit {
	return pieceLimit{count(kindPieces, limit.Allowance{Burst: piecesPerHour, Interval: time.Hour / piecesPerHour}, maxClients)}
}

// Take counts pieces that a client orders, or returns how long until so many are free.
func (l pieceLimit) Take(ctx context.Context, ip string, pieces int) (wait time.Duration, err error) {
	return l.counter.Take(ctx, network(ip).String(), pieces)
}

// Most is how many pieces an hour there are.
func (pieceLimit) Most() int { return piecesPerHour }
