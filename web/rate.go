package web

import (
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
	limiter *limit.Limiter[netip.Prefix] // nil lets everyone pass
	key     func(ip string) netip.Prefix // as whom an address counts
	burst   int                          // how many at once
}

// newClientLimit returns a limit per client. A rate of 0 lets everyone pass.
func newClientLimit(perMinute int, now func() time.Time) clientLimit {
	if perMinute == 0 {
		return clientLimit{}
	}
	return clientLimit{limit.New[netip.Prefix](limit.PerMinute(perMinute), maxClients, now), client, perMinute}
}

// newNetworkLimit returns a limit for all addresses of one owner together.
func newNetworkLimit(perMinute int, now func() time.Time) clientLimit {
	return clientLimit{limit.New[netip.Prefix](limit.PerMinute(perMinute), maxClients, now), network, perMinute}
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
	if l.limiter == nil {
		return next
	}
	return func(c echo.Context) error {
		if wait := l.limiter.Take(l.key(c.RealIP())); wait > 0 {
			respond.RetryAfter(c, wait)
			return echo.NewHTTPError(http.StatusTooManyRequests)
		}
		return next(c)
	}
}

// TakeMore takes n turns of a client beyond the one that guard took, at most all it may have, or
// returns how long until so many are free.
func (l clientLimit) TakeMore(ip string, n int) (wait time.Duration) {
	if l.limiter == nil || n == 0 {
		return 0
	}
	return l.limiter.TakeN(l.key(ip), min(n, l.burst-1))
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
	limiter *limit.Limiter[netip.Prefix]
}

func newPieceLimit(now func() time.Time) pieceLimit {
	allowance := limit.Allowance{Burst: piecesPerHour, Interval: time.Hour / piecesPerHour}
	return pieceLimit{limit.New[netip.Prefix](allowance, maxClients, now)}
}

// Take counts pieces that a client orders, or returns how long until so many are free.
func (l pieceLimit) Take(ip string, pieces int) (wait time.Duration) {
	return l.limiter.TakeN(network(ip), pieces)
}

// Most is how many pieces an hour there are.
func (pieceLimit) Most() int { return piecesPerHour }
