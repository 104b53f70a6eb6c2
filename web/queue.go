package web

import (
	"context"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/models/store"
	"ebenmass/web/limit"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Erasing and withdrawing are rights: nobody may be kept from them by what somebody else does.
// So what costs much of them waits in a queue of its own network instead of being refused.
const (
	// erasuresAtOnce is how many erasures one network has under way: each searches every file.
	erasuresAtOnce = 2
	// longestQueue is how long anything waits. Less than a browser waits, and than answerTimeout.
	longestQueue = 25 * time.Second

	// declarationsAtOnce and declarationsPerMinute bound, for one network, the declarations of
	// withdrawal that name no order of ours: so many at once, then one after another.
	declarationsAtOnce    = 30
	declarationsPerMinute = 60
)

// turnQueue lets each network do so many things at once; the others wait for their turn.
type turnQueue struct {
	atOnce int

	mu sync.Mutex
	of map[netip.Prefix]*turns
}

// turns are those of one network.
type turns struct {
	taken chan struct{}
	users int // under way or waiting
}

func newTurnQueue(atOnce int) *turnQueue {
	return &turnQueue{atOnce: atOnce, of: map[netip.Prefix]*turns{}}
}

func (q *turnQueue) enter(network netip.Prefix) *turns {
	q.mu.Lock()
	defer q.mu.Unlock()
	t := q.of[network]
	if t == nil {
		t = &turns{taken: make(chan struct{}, q.atOnce)}
		q.of[network] = t
	}
	t.users++
	return t
}

func (q *turnQueue) leave(network netip.Prefix, t *turns) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if t.users--; t.users == 0 {
		delete(q.of, network)
	}
}

// guard has somebody known wait for a turn, and go on without one rather than be refused.
// Somebody of whom nothing is kept asks for nothing that costs anything.
func (q *turnQueue) guard(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		ctx := c.Request().Context()
		if _, known := session.From(ctx); !known {
			return next(c)
		}
		network := client(c.RealIP())
		t := q.enter(network)
		defer q.leave(network, t)
		late := time.NewTimer(longestQueue)
		defer late.Stop()
		select {
		case t.taken <- struct{}{}:
			defer func() { <-t.taken }()
		case <-late.C:
		case <-ctx.Done():
			return ctx.Err()
		}
		return next(c)
	}
}

// orderFinder tells whether a declaration is about a contract that is there.
type orderFinder interface {
	NamesOrder(ctx context.Context, declared models.Withdrawal) (bool, error)
}

// declarationQueue spaces out declarations of withdrawal that are about no order of ours, by
// network. Only the second step declares anything; the first is free.
type declarationQueue struct {
	limiter *limit.Limiter[netip.Prefix]
	orders  orderFinder
	wait    func(ctx context.Context, d time.Duration) error
}

func newDeclarationQueue(orders orderFinder, now func() time.Time) declarationQueue {
	allowance := limit.Allowance{Burst: declarationsAtOnce, Interval: time.Minute / declarationsPerMinute}
	return declarationQueue{limit.New[netip.Prefix](allowance, maxClients, now), orders, wait}
}

// wait returns after a time, or with the context's error when that ends before.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// guard has a declaration wait for its turn. It is refused only where as many of its own network
// wait as have turns within longestQueue; one that names an order is never.
func (q declarationQueue) guard(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if r.PostForm.Get("step") != "confirm" || q.named(c) {
			return next(c)
		}
		turn, ok := q.limiter.Queue(client(c.RealIP()), longestQueue)
		if !ok {
			respond.RetryAfter(c, turn)
			return echo.NewHTTPError(http.StatusTooManyRequests)
		}
		if err := q.wait(r.Context(), turn); err != nil {
			return err
		}
		return next(c)
	}
}

// named reports whether a declaration names an order. Where that cannot be told now, it is
// let through: keeping it will fail, or not.
func (q declarationQueue) named(c echo.Context) bool {
	form := c.Request().PostForm
	address, err := letter.ParseAddress(form.Get("email"))
	if err != nil {
		return false
	}
	named, err := q.orders.NamesOrder(c.Request().Context(), models.Withdrawal{Contract: form.Get("contract"), Email: address})
	return named || store.Unavailable(err)
}
