package store

import (
	"errors"
	"math"
	"sync"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/release"
)

const shirtSlug, skirtSlug = "arne-linen-shirt", "zora-skirt"

// silence takes the noise out of a store's releases.
func (s shop) silence() { s.noise = func(n int64, _ float64) (int64, error) { return n, nil } }

// answer has n people, whom the shirt should have fitted, tell how it does.
func (s shop) answer(t *testing.T, n int, o fit.Outcome) {
	t.Helper()
	for range n {
		s.teller(t, counting(shirtSlug, fit.BinOf(0.4), o))
	}
}

// madeUp gives the shop a past of n people who say so of the shirt.
func (s shop) madeUp(t *testing.T, n int, o fit.Outcome) {
	t.Helper()
	saved, err := s.SaveHistory(t.Context(), models.History{Fitted: []models.FittedCount{{Product: shirtSlug, Bin: 4, Outcome: o, N: n}}})
	must(t, err)
	if !saved {
		t.Fatal("the shop has a past already")
	}
}

// released is what the catalogue tells of the shirt.
func (s shop) released(t *testing.T) models.Released {
	t.Helper()
	products, err := s.LoadCatalogue(t.Context())
	must(t, err)
	for _, p := range products {
		if p.Slug == shirtSlug {
			return p.Released
		}
	}
	t.Fatal("no shirt")
	return models.Released{}
}

func TestRelease_ChangesCatalogue(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		s.silence()
		must(t, s.SaveCatalogue(t.Context(), products()))
		version := func() int64 {
			n, err := s.CatalogueVersion(t.Context())
			must(t, err)
			return n
		}
		before := version()
		s.madeUp(t, 5, fit.OutcomeFits)
		s.answer(t, 15, fit.OutcomeSmall)
		s.answer(t, 10, fit.OutcomeFits)
		if got := s.released(t); got != (models.Released{}) || version() != before {
			t.Errorf("told %+v before any release, version %d after %d", got, version(), before)
		}
		must(t, s.Release(t.Context(), models.OnSchedule))
		first := s.released(t)
		if first.Offset.Value >= 0 || first.Offset.Value < -release.MaxMove || first.Offset.N != 30 || !first.Demo || version() <= before {
			t.Errorf("told %+v, version %d after %d", first, version(), before)
		}
		before = version()
		s.answer(t, 1, fit.OutcomeSmall)
		if got := s.released(t); got != first || version() != before {
			t.Errorf("one more person changed %+v to %+v", first, got)
		}
		must(t, s.Release(t.Context(), models.OnSchedule))
		if got := s.released(t); got.Offset.N != 31 || got.Offset.Value >= first.Offset.Value {
			t.Errorf("told %+v of 31, %+v before", got, first)
		}
	})
}

// 45 buyers who come at once and say the same move nothing, and the shopkeeper sees it.
func TestRelease_BurstHeldBack(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		s.silence()
		must(t, s.SaveCatalogue(t.Context(), products()))
		s.madeUp(t, 200, fit.OutcomeFits)
		must(t, s.Release(t.Context(), models.OnSeed))
		before := s.released(t)
		s.answer(t, 45, fit.OutcomeSmall)
		must(t, s.Release(t.Context(), models.OnSchedule))
		held := s.released(t)
		if held.Held != models.RunsSmall || held.Offset != before.Offset || before.Offset.N != 200 {
			t.Errorf("45 at once made %+v of %+v", held, before)
		}
		// It does not go on: the next release takes them up, by a small step.
		must(t, s.Release(t.Context(), models.OnSchedule))
		after := s.released(t)
		if after.Held != models.FlagNone || after.Offset.N != 245 || before.Offset.Value-after.Offset.Value > release.MaxMove+1e-9 {
			t.Errorf("the next release made %+v of %+v", after, held)
		}
	})
}

func TestRelease_FewAnswers(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		s.silence()
		must(t, s.SaveCatalogue(t.Context(), products()))
		s.answer(t, models.FlagPeople-1, fit.OutcomeFits)
		s.teller(t, counting("an-article-that-left", 0, fit.OutcomeFits))
		must(t, s.Release(t.Context(), models.OnSchedule))
		if got := s.released(t); got != (models.Released{}) {
			t.Errorf("told %+v", got)
		}
		if n := s.rows(t, "released_articles"); n != 0 {
			t.Errorf("%d articles in the release", n)
		}
	})
}

func TestRelease_Noise(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	must(t, s.SaveCatalogue(t.Context(), products()))
	s.answer(t, 90, fit.OutcomeFits)
	told := map[models.Released]bool{}
	for range 5 {
		must(t, s.Release(t.Context(), models.OnSchedule))
		r := s.released(t)
		told[r] = true
		if math.Abs(float64(r.Offset.N-90)) > 80 { // twelve sd
			t.Errorf("%d answers told of 90", r.Offset.N)
		}
	}
	if len(told) < 3 {
		t.Errorf("five releases of the same counts told only %d things", len(told))
	}
}

func TestRelease_BudgetShared(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		instances := []*Store{s.Store, s.Store}
		if !s.sqlite { // a folder has one instance, a PostgreSQL as many as there are
			instances[1] = mustOpen(t, s.settings).Store
		}
		const tries = 2 * int(release.Budget/release.Epsilon)
		var made, refused, other int
		var mu sync.Mutex
		var all sync.WaitGroup
		for i := range tries {
			all.Go(func() {
				err := instances[i%2].Release(t.Context(), models.OnSchedule)
				mu.Lock()
				defer mu.Unlock()
				switch {
				case err == nil:
					made++
				case errors.Is(err, models.ErrTooOften):
					refused++
				default:
					other++
					t.Error(err)
				}
			})
		}
		all.Wait()
		if want := tries / 2; made != want || refused != want {
			t.Errorf("%d made, %d refused, %d failed of %d; want %d made", made, refused, other, tries, want)
		}
		budget, err := s.Budget(t.Context())
		must(t, err)
		if budget.Spent != release.Budget || budget.Left() != 0 || !budget.Next.Equal(models.Midnight(2027, 1, 1)) {
			t.Errorf("budget %+v", budget)
		}
		releases, err := s.Releases(t.Context())
		must(t, err)
		for i, r := range releases {
			if r.Number != len(releases)-i || r.Epsilon != release.Epsilon || r.Occasion != models.OnSchedule || !r.At.Equal(opening) {
				t.Errorf("release %+v at place %d", r, i)
			}
		}
		if len(releases) != made {
			t.Errorf("%d releases stored, %d made", len(releases), made)
		}
		if _, err := s.rawDB(t).Exec("UPDATE release_budgets SET spent = spent + 1"); err == nil {
			t.Error("the database lets the budget be overspent")
		}
		s.clock.advance(60 * day) // into the next year
		must(t, s.Release(t.Context(), models.OnSchedule))
	})
}

func TestReleaseIfDue_Schedule(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		for _, step := range []struct {
			wait int // days
			made bool
		}{{0, true}, {0, false}, {29, false}, {1, true}, {29, false}, {31, true}} {
			s.clock.advance(time.Duration(step.wait) * day)
			made, err := s.ReleaseIfDue(t.Context())
			must(t, err)
			if made != step.made {
				t.Errorf("after %d days: made %t", step.wait, made)
			}
		}
		releases, err := s.Releases(t.Context())
		must(t, err)
		if len(releases) != 3 || releases[0].Occasion != models.OnSchedule {
			t.Errorf("releases %+v", releases)
		}
	})
}

func TestRelease_FailureSpendsNothing(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	must(t, s.SaveCatalogue(t.Context(), products()))
	s.noise = func(int64, float64) (int64, error) { return 0, errors.ErrUnsupported }
	if err := s.Release(t.Context(), models.OnSchedule); !errors.Is(err, errors.ErrUnsupported) {
		t.Fatalf("error %v", err)
	}
	budget, err := s.Budget(t.Context())
	must(t, err)
	if budget.Spent != 0 || s.rows(t, "releases") != 0 {
		t.Errorf("spent %v, %d releases", budget.Spent, s.rows(t, "releases"))
	}
}

// The demonstration's button has a copy of the budget, works once a day, and never touches the
// shop's own or puts off its schedule.
func TestRelease_DemoCopy(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		must(t, s.Release(t.Context(), models.OnSchedule))
		own, err := s.Budget(t.Context())
		must(t, err)
		made := 0
		for day := range 14 {
			for range 11 {
				switch err := s.Release(t.Context(), models.OnDemand); {
				case err == nil:
					made++
				case !errors.Is(err, models.ErrTooOften):
					t.Fatal(err)
				}
			}
			if want := min(day+1, int(release.Budget/release.Epsilon)); made != want {
				t.Errorf("%d releases by day %d, want %d", made, day, want)
			}
			s.clock.advance(24 * hour)
		}
		copied, err := s.DemoBudget(t.Context())
		must(t, err)
		after, err := s.Budget(t.Context())
		must(t, err)
		if copied.Left() != 0 || after != own || after.Spent != release.Epsilon {
			t.Errorf("the copy has %v left; the shop's own is %+v, %+v before", copied.Left(), after, own)
		}
		if _, err := s.rawDB(t).Exec("UPDATE demo_budgets SET spent = spent + 1"); err == nil {
			t.Error("the database lets the copy be overspent")
		}
	})
}
