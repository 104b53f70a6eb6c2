package simulate_test

import (
	"context"
	"errors"
	"reflect"
	"sync/atomic"
	"testing"
	"time"

	"ebenmass/models/lab/drawn"
	"ebenmass/models/lab/simulate"
	"ebenmass/models/report"
)

func open(t *testing.T, o simulate.Options) *simulate.Lab {
	t.Helper()
	articles, err := drawn.Frozen()
	if err != nil {
		t.Fatal(err)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	l, err := simulate.New(t.Context(), articles, o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// watch leaves the time out, which no figure depends on.
func watch(t *testing.T, l *simulate.Lab, seed uint64, whole bool) report.Simulation {
	t.Helper()
	s, err := l.Watch(t.Context(), seed, whole)
	if err != nil {
		t.Fatal(err)
	}
	s.Elapsed = 0
	return s
}

func TestLabWatch_SameSeedSameFigures(t *testing.T) {
	t.Parallel()
	one := watch(t, open(t, simulate.Options{People: 24, Workers: 1}), 7, true)
	many := watch(t, open(t, simulate.Options{People: 24, Workers: 5}), 7, true)
	if !reflect.DeepEqual(one, many) {
		t.Errorf("one worker:\n%+v\nfive:\n%+v", one, many)
	}
	if other := watch(t, open(t, simulate.Options{People: 24, Workers: 2}), 8, true); reflect.DeepEqual(one.Mean, other.Mean) {
		t.Error("another seed gives the same rates")
	}
	if !one.Done() || one.People != 24 || one.Orders != one.Planned || one.Articles == 0 {
		t.Errorf("through: %+v", one)
	}
}

// What is kept and what is computed anew is the same; what is kept waits for nothing.
func TestLabWatch_Kept(t *testing.T) {
	t.Parallel()
	l := open(t, simulate.Options{People: 8, Workers: 2})
	first := watch(t, l, 3, true)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	again, err := l.Watch(ended, 3, true)
	again.Elapsed = 0
	if err != nil || !reflect.DeepEqual(first, again) {
		t.Errorf("kept: %v, %v", again, err)
	}
	for seed := range uint64(34) { // more than are kept
		watch(t, l, 100+seed, false)
	}
	if again := watch(t, l, 3, true); !reflect.DeepEqual(first, again) {
		t.Error("computed anew it is another")
	}
}

func TestLabWatch_FirstFiguresNarrow(t *testing.T) {
	t.Parallel()
	l := open(t, simulate.Options{People: 64, Workers: 1})
	first := report.Compute(watch(t, l, 5, false), report.Standard())
	whole := report.Compute(watch(t, l, 5, true), report.Standard())
	if s := &first.Simulation; s.Done() || s.People == 0 {
		t.Fatalf("first: %d people, done %v", s.People, s.Done())
	}
	for i, o := range first.Outcomes {
		early, late := o.Returned.Above-o.Returned.Below, whole.Outcomes[i].Returned.Above-whole.Outcomes[i].Returned.Below
		if late >= early {
			t.Errorf("%s: %.1f wide with %d people, %.1f with %d", o.Policy, early, first.Simulation.People, late, whole.Simulation.People)
		}
	}
}

// Nobody computes for nobody: without a look the work stops, and goes on with the next.
func TestLabWatch_RestsUnwatched(t *testing.T) {
	t.Parallel()
	var passed atomic.Int64
	l := open(t, simulate.Options{People: 4000, Workers: 1, Now: func() time.Time { return time.Unix(passed.Load(), 0) }})
	watch(t, l, 1, false)
	passed.Add(60)
	until := time.Now().Add(2 * time.Minute)
	at := -1
	for rested := false; !rested && time.Now().Before(until); {
		before := l.Look(1).Orders
		time.Sleep(time.Second)
		at = l.Look(1).Orders
		rested = before == at
	}
	if s := l.Look(1); s.Done() || s.Orders != at {
		t.Fatalf("did not rest: %d of %d orders", s.Orders, s.Planned)
	}
	ctx, cancel := context.WithCancel(t.Context())
	for l.Look(1).Orders == at {
		if time.Now().After(until) {
			t.Fatal("does not go on")
		}
		if _, err := l.Watch(ctx, 1, false); err != nil {
			t.Fatal(err)
		}
		time.Sleep(20 * time.Millisecond)
	}
	cancel()
}

func TestLabWatch_Bounded(t *testing.T) {
	t.Parallel()
	l := open(t, simulate.Options{People: 100_000, Workers: 1})
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	var err error
	for seed := uint64(0); err == nil && seed < 100; seed++ {
		var s report.Simulation
		if s, err = l.Watch(ended, seed, true); err == nil && s.Done() {
			t.Fatalf("seed %d is through at once", seed)
		}
	}
	if !errors.Is(err, report.ErrBusy) {
		t.Errorf("100 simulations at once: %v", err)
	}
	if s := l.Look(99); s.Orders != 0 || s.Planned == 0 {
		t.Errorf("one that never began: %+v", s)
	}
}
