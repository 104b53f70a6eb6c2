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

func TestQueue_TurnsInOrder(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	l := New[string](Allowance{Burst: 2, Interval: time.Second}, 8, func() time.Time { return now })
	for i, want := range []time.Duration{0, 0, time.Second, 2 * time.Second, 3 * time.Second} {
		if wait, ok := l.Queue("a", 3*time.Second); !ok || wait != want {
			t.Errorf("turn %d: wait %v, %t, want %v", i, wait, ok, want)
		}
	}
	if wait, ok := l.Queue("a", 3*time.Second); ok || wait != 4*time.Second {
		t.Errorf("a turn too far off: %v, %t", wait, ok)
	}
	if wait, ok := l.Queue("b", 3*time.Second); !ok || wait != 0 {
		t.Errorf("another key: %v, %t", wait, ok)
	}
	now = now.Add(time.Second)
	if wait, ok := l.Queue("a", 3*time.Second); !ok || wait != 3*time.Second {
		t.Errorf("a second later: %v, %t", wait, ok)
	}
}

func TestTakeN_WholeOrNot(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	l := New[string](Allowance{Burst: 40, Interval: 90 * time.Second}, 8, func() time.Time { return now })
	for _, step := range []struct {
		n    int
		want time.Duration
	}{{20, 0}, {15, 0}, {10, 5 * 90 * time.Second}, {5, 0}, {0, 0}, {1, 90 * time.Second}} {
		if wait := l.TakeN("a", step.n); wait != step.want {
			t.Errorf("%d: wait %v, want %v", step.n, wait, step.want)
		}
	}
}

func TestFree_TakesNone(t *testing.T) {
	t.Parallel()
	l := New[string](PerMinute(1), 8, func() time.Time { return time.Unix(0, 0) })
	for range 3 {
		if !l.Free("a") {
			t.Fatal("nothing is free of what nobody took")
		}
	}
	if l.Take("a") != 0 || l.Free("a") || !l.Free("b") {
		t.Error("what was taken is free, or of another key not")
	}
}
