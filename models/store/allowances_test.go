package store

import (
	"errors"

	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ebenmass/web/limit"
)

// A shared counter answers as the one in memory does, whatever is asked when.
func TestTakeAllowance_AsInMemory(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		allowance := limit.Allowance{Burst: 5, Interval: 10 * time.Minute}
		memory, shared := limit.InMemory(s.clock.Now)("k", allowance, 10), limit.Shared(s.Store)("k", allowance, 10)
		for i, step := range []struct {
			pass    time.Duration
			subject string
			n       int
		}{
			{0, "a", 3}, {0, "a", 3}, {0, "a", 2}, {0, "a", 1}, {0, "b", 5}, {time.Minute, "a", 1}, {9 * time.Minute, "a", 1}, {0, "a", 1},
			{25 * time.Minute, "a", 3}, {0, "a", 2}, {24 * time.Hour, "a", 5}, {0, "a", 1}, {50 * time.Minute, "b", 5},
		} {
			s.clock.advance(step.pass)
			freeThere, err := memory.Free(t.Context(), step.subject)
			must(t, err)
			freeHere, err := shared.Free(t.Context(), step.subject)
			must(t, err)
			there, err := memory.Take(t.Context(), step.subject, step.n)
			must(t, err)
			here, err := shared.Take(t.Context(), step.subject, step.n)
			must(t, err)
			if freeHere != freeThere || (here-there).Abs() > 5*time.Microsecond {
				t.Errorf("step %d: free %v and waits %v, in memory %v and %v", i, freeHere, here, freeThere, there)
			}
		}
	})
}

// Instances together give out no more than one would, and keep no subject.
func TestTakeAllowance_TwoInstances(t *testing.T) {
	t.Parallel()
	a := onPostgres(t)
	b := a.beside(t)
	var all sync.WaitGroup
	var taken atomic.Int64
	for i := range 40 {
		all.Go(func() {
			wait, err := []*Store{a.Store, b.Store}[i%2].TakeAllowance(t.Context(), "letters", "jule@example.org", 1, 12, time.Minute)
			if err != nil {
				t.Error(err)
			}
			if wait == 0 {
				taken.Add(1)
			}
		})
	}
	all.Wait()
	if taken.Load() != 12 {
		t.Errorf("%d of 40 were let through, want 12", taken.Load())
	}
	var rows []string
	must(t, a.read.Raw("SELECT kind || encode(subject, 'escape') FROM allowances").Scan(&rows).Error)
	if len(rows) != 1 || rows[0] == "lettersjule@example.org" {
		t.Errorf("kept: %q", rows)
	}
	a.clock.advance(12 * time.Minute)
	must(t, a.SweepAllowances(t.Context()))
	if n := a.rows(t, "allowances"); n != 0 {
		t.Errorf("%d rows are kept after all was free again", n)
	}
}

// beside opens another instance on the same database, with the same keys and clock.
func (s shop) beside(t *testing.T) shop {
	t.Helper()
	other, err := Open(t.Context(), s.settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { other.Close() })
	return shop{Store: other, clock: s.clock, settings: s.settings}
}

func TestAlone_OneAtATime(t *testing.T) {
	t.Parallel()
	a := onPostgres(t)
	b := a.beside(t)
	fault := errors.New("fault")
	ran, err := a.Alone(t.Context(), "sweep", func() error {
		for work, want := range map[string]bool{"sweep": false, "sum": true} {
			if ran, err := b.Alone(t.Context(), work, func() error { return nil }); err != nil || ran != want {
				t.Errorf("%s beside a sweep: ran %v, error %v", work, ran, err)
			}
		}
		return fault
	})
	if !ran || !errors.Is(err, fault) {
		t.Errorf("ran %v, error %v", ran, err)
	}
	if ran, err := b.Alone(t.Context(), "sweep", func() error { return nil }); err != nil || !ran {
		t.Errorf("after it: ran %v, error %v", ran, err)
	}
}

// Whoever waits for a turn gets it, one after the other.
func TestInTurn_OneAfterTheOther(t *testing.T) {
	t.Parallel()
	a := onPostgres(t)
	b := a.beside(t)
	var all sync.WaitGroup
	var within, done atomic.Int64
	for i := range 6 {
		all.Go(func() {
			err := []*Store{a.Store, b.Store}[i%2].InTurn(t.Context(), "fill", func() error {
				if within.Add(1) > 1 {
					t.Error("two at once")
				}
				time.Sleep(5 * time.Millisecond)
				within.Add(-1)
				done.Add(1)
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if done.Load() != 6 {
		t.Errorf("%d of 6 had a turn", done.Load())
	}
}

func TestAlone_SQLite(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	done := false
	if ran, err := s.Alone(t.Context(), "sweep", func() error { done = true; return nil }); err != nil || !ran || !done {
		t.Errorf("ran %v, done %v, error %v", ran, done, err)
	}
}

// Instances that start at once on an empty database all open, and one of them fills it.
func TestOpen_ManyAtOnce(t *testing.T) {
	t.Parallel()
	settings := Settings{DataDir: t.TempDir(), Database: postgresSchema(t), Now: func() time.Time { return opening }}
	stores := make([]*Store, 4)
	errs := make([]error, len(stores))
	var all sync.WaitGroup
	for i := range stores {
		all.Go(func() { stores[i], errs[i] = Open(t.Context(), settings) })
	}
	all.Wait()
	for i, s := range stores {
		if errs[i] != nil {
			t.Error(errs[i])
			continue
		}
		must(t, s.Ready(t.Context()))
		must(t, s.Close())
	}
}
