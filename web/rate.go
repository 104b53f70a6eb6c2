package web

import (
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
	"golang.org/x/time/rate"
)

// lettersPerMinute is how many letters one client may have sent. An address gets fewer.
const lettersPerMinute = 12

// erasuresPerMinute is how often one client may have something deleted: each time the whole
// data folder is searched. Withdrawing a consent is never refused.
const erasuresPerMinute = 30

// passkeysPerMinute is how many steps with passkeys one client may take; a sign-in has two.
const passkeysPerMinute = 30

// declarationsPerMinute is how many steps of the withdrawal function one client may take; a
// withdrawal has two.
const declarationsPerMinute = 24

// ordersPerMinute is how often one client may send the checkout form: an office at one address
// may order at once, a program may not empty the stock.
const ordersPerMinute = 120

// maxClients bounds how many clients a limiter remembers per generation.
const maxClients = 8192

// limiter counts requests per client address, in memory only. It keeps two generations:
// when the young one is full the old one is forgotten, so that addresses neither pile up
// nor outlive their use.
type limiter struct {
	perMinute int
	now       func() time.Time

	mu         sync.Mutex
	young, old map[netip.Prefix]*rate.Limiter
}

func newLimiter(perMinute int, now func() time.Time) *limiter {
	return &limiter{perMinute: perMinute, now: now, young: map[netip.Prefix]*rate.Limiter{}}
}

// guard refuses a client that asks more often than allowed with 429 and says when to come
// back. A rate of 0 lets everyone pass.
func (l *limiter) guard(next echo.HandlerFunc) echo.HandlerFunc {
	if l.perMinute == 0 {
		return next
	}
	return func(c echo.Context) error {
		now := l.now()
		if wait := l.take(client(c.RealIP()), now); wait > 0 {
			seconds := max(1, int(math.Ceil(wait.Seconds())))
			c.Response().Header().Set("Retry-After", strconv.Itoa(seconds))
			return echo.NewHTTPError(http.StatusTooManyRequests)
		}
		return next(c)
	}
}

// guardWhen is guard for those requests alone that cost what the limiter counts.
func (l *limiter) guardWhen(costs func(c echo.Context) bool) echo.MiddlewareFunc {
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

// take uses one request of a client's allowance; wait is how long until the next is free.
func (l *limiter) take(who netip.Prefix, now time.Time) (wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	allowance, known := l.young[who]
	if !known {
		if allowance, known = l.old[who]; !known {
			allowance = rate.NewLimiter(rate.Limit(float64(l.perMinute)/60), l.perMinute)
		}
		if len(l.young) >= maxClients {
			l.young, l.old = map[netip.Prefix]*rate.Limiter{}, l.young
		}
		l.young[who] = allowance
	}
	reserved := allowance.ReserveN(now, 1)
	if wait = reserved.DelayFrom(now); wait > 0 {
		reserved.CancelAt(now)
	}
	return wait
}

// client is whom an address counts as: itself, or its /64 network for IPv6, where one
// household owns that many.
func client(ip string) netip.Prefix {
	addr, err := netip.ParseAddr(ip)
	if err != nil {
		return netip.Prefix{}
	}
	addr = addr.Unmap().WithZone("")
	bits := addr.BitLen()
	if addr.Is6() {
		bits = 64
	}
	prefix, _ := addr.Prefix(bits) // bits suits the address
	return prefix
}
