package limit

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// clock is a time that tests move.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func newClock() *clock { return &clock{time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)} }

func TestTake_ComesBackWithTime(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := New[string](PerMinute(60), 8, c.now)
	for range 60 {
		if wait := l.Take("a"); wait != 0 {
			t.Fatalf("refused within the allowance for %v", wait)
		}
	}
	if wait := l.Take("a"); wait <= 0 || wait > time.Second {
		t.Errorf("wait %v, want up to a second", wait)
	}
	if wait := l.Take("b"); wait != 0 {
		t.Error("another key pays for it")
	}
	c.at = c.at.Add(time.Second)
	if wait := l.Take("a"); wait != 0 {
		t.Errorf("a second later still %v", wait)
	}
}

func TestTake_RefusalCostsNothing(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := New[string](Allowance{Burst: 1, Interval: 10 * time.Minute}, 8, c.now)
	l.Take("a")
	for range 5 {
		if wait := l.Take("a"); wait != 10*time.Minute {
			t.Fatalf("wait %v, want ten minutes however often it is tried", wait)
		}
	}
}

func TestTake_RemembersWithinBounds(t *testing.T) {
	t.Parallel()
	c := newClock()
	const keys = 100
	l := New[int](PerMinute(1), keys, c.now)
	for i := range 3 * keys {
		l.Take(i)
	}
	if n := l.seen.Len(); n != keys {
		t.Errorf("%d keys are remembered, want %d", n, keys)
	}
	if wait := l.Take(3*keys - 1); wait == 0 {
		t.Error("the key seen last is forgotten")
	}
	if wait := l.Take(0); wait != 0 {
		t.Error("the key seen first is remembered")
	}
}

func TestTake_Concurrent(t *testing.T) {
	t.Parallel()
	c := newClock()
	l := New[string](PerMinute(50), 8, c.now)
	var taken atomic.Int64
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20 {
				if l.Take("a") == 0 {
					taken.Add(1)
				}
			}
		})
	}
	all.Wait()
	if n := taken.Load(); n != 50 {
		t.Errorf("%d of 160 let through, want 50", n)
	}
}
