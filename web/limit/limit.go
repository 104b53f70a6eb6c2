// Package limit says how often something may be done, by whatever key it is counted: a
// client's network, an address, both together. A Limiter is in memory; a Counter counts there or
// where several instances of the shop count together.
package limit

import (
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/time/rate"
)

// Allowance is what one key may use: so many at once, then one more each time the interval
// has passed.
type Allowance struct {
	Burst    int
	Interval time.Duration
}

// PerMinute is an allowance of n a minute, all of which may be used at once. n is at least 1.
func PerMinute(n int) Allowance { return Allowance{Burst: n, Interval: time.Minute / time.Duration(n)} }

// Limiter counts by key. It remembers a bounded number of keys and forgets the one that was
// not seen for longest; a forgotten key begins with its whole allowance.
type Limiter[K comparable] struct {
	allowance Allowance
	now       func() time.Time

	mu   sync.Mutex // guards seen and the reservations in it
	seen *simplelru.LRU[K, *rate.Limiter]
}

// New returns a limiter that remembers at most so many keys, at least one.
func New[K comparable](allowance Allowance, keys int, now func() time.Time) *Limiter[K] {
	seen, err := simplelru.NewLRU[K, *rate.Limiter](keys, nil)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &Limiter[K]{allowance: allowance, now: now, seen: seen}
}

// Take uses one of a key's allowance. Where none is left it uses nothing and returns how long
// until the next is free; otherwise zero.
func (l *Limiter[K]) Take(key K) (wait time.Duration) { return l.TakeN(key, 1) }

// TakeN is Take for n at once, which are taken whole or not at all. n is at most the burst.
func (l *Limiter[K]) TakeN(key K, n int) (wait time.Duration) {
	wait, _ = l.reserve(key, n, 0)
	return wait
}

// Free reports whether Take would find one, and takes none.
func (l *Limiter[K]) Free(key K) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	left, known := l.seen.Get(key)
	return !known || left.TokensAt(l.now()) >= 1
}

// Queue takes a key's next turn and returns how long until then. Where that is longer than
// longest it takes none, and ok is false.
func (l *Limiter[K]) Queue(key K, longest time.Duration) (wait time.Duration, ok bool) {
	return l.reserve(key, 1, longest)
}

// reserve takes n of a key's allowance if they are free within a time.
func (l *Limiter[K]) reserve(key K, n int, within time.Duration) (wait time.Duration, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	left, known := l.seen.Get(key)
	if !known {
		left = rate.NewLimiter(rate.Every(l.allowance.Interval), l.allowance.Burst)
		l.seen.Add(key, left)
	}
	now := l.now()
	reserved := left.ReserveN(now, n)
	wait = reserved.DelayFrom(now)
	if wait > within {
		reserved.CancelAt(now)
		return wait, false
	}
	return wait, true
}
