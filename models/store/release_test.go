package store

import (
	"errors"
	"fmt"
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
func (s shop) silence() { s.noise = func(n int64) (int64, error) { return n, nil } }

// answer counts n answers on the shirt, of people it should have fitted.
func (s shop) answer(t *testing.T, n int, o fit.Outcome) {
	t.Helper()
	for range n {
		must(t, s.CountFit(t.Context(), shirtSlug, fit.BinOf(0.4), o))
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

func TestCountFit_Anonymous(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		s.answer(t, 2, fit.OutcomeSmall)
		s.answer(t, 1, fit.OutcomeFits)
		must(t, s.AddFitCounts(t.Context(), []FitCount{
			{Product: shirtSlug, Bin: fit.BinOf(0.4), Outcome: fit.OutcomeSmall, N: 30},
			{Product: shirtSlug, Bin: fit.BinOf(0.4), Outcome: fit.OutcomeSmall, N: 1},
		}))
		rows, err := s.rawDB(t).Query("SELECT * FROM fit_counts ORDER BY demo, outcome")
		must(t, err)
		defer rows.Close()
		columns, err := rows.Columns()
		must(t, err)
		if got, want := fmt.Sprint(columns), "[product bin outcome demo n]"; got != want {
			t.Errorf("columns %s, want %s: nothing that could be joined to a person", got, want)
		}
		var got []string
		for rows.Next() {
			var (
				product, outcome string
				bin, n           int
				demo             bool
			)
			must(t, rows.Scan(&product, &bin, &outcome, &demo, &n))
			got = append(got, fmt.Sprint(product, bin, outcome, demo, n))
		}
		want := fmt.Sprint([]string{
			fmt.Sprint(shirtSlug, 4, "fits", false, 1), fmt.Sprint(shirtSlug, 4, "small", false, 2), fmt.Sprint(shirtSlug, 4, "small", true, 31),
		})
		if fmt.Sprint(got) != want {
			t.Errorf("counted %v, want %v", got, want)
		}
	})
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
		s.answer(t, 25, fit.OutcomeSmall)
		if got := s.released(t); got != (models.Released{}) || version() != before {
			t.Errorf("told %+v before any release, version %d after %d", got, version(), before)
		}
		must(t, s.Release(t.Context(), models.OnDemand))
		first := s.released(t)
		if first.Flag() != models.RunsSmall || first.Offset.N != 25 || first.Demo || version() <= before {
			t.Errorf("told %+v, version %d after %d", first, version(), before)
		}
		before = version()
		s.answer(t, 1, fit.OutcomeSmall)
		if got := s.released(t); got != first || version() != before {
			t.Errorf("one more person changed %+v to %+v", first, got)
		}
		must(t, s.AddFitCounts(t.Context(), []FitCount{{Product: shirtSlug, Bin: 4, Outcome: fit.OutcomeFits, N: 5}}))
		must(t, s.Release(t.Context(), models.OnDemand))
		if got := s.released(t); got.Offset.N != 31 || !got.Demo {
			t.Errorf("told %+v of 26 and 5 of the demonstration", got)
		}
	})
}

func TestRelease_FewAnswers(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		s.silence()
		must(t, s.SaveCatalogue(t.Context(), products()))
		s.answer(t, models.FlagPeople-1, fit.OutcomeSmall)
		must(t, s.CountFit(t.Context(), "an-article-that-left", 0, fit.OutcomeFits))
		must(t, s.Release(t.Context(), models.OnDemand))
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
	must(t, s.AddFitCounts(t.Context(), []FitCount{{Product: shirtSlug, Bin: 4, Outcome: fit.OutcomeFits, N: 1000}}))
	told := map[models.Released]bool{}
	for range 5 {
		must(t, s.Release(t.Context(), models.OnDemand))
		r := s.released(t)
		told[r] = true
		if math.Abs(float64(r.Offset.N-1000)) > 60 { // twelve sd
			t.Errorf("%d answers told of 1000", r.Offset.N)
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
				err := instances[i%2].Release(t.Context(), models.OnDemand)
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
			if r.Number != len(releases)-i || r.Epsilon != release.Epsilon || r.Occasion != models.OnDemand || !r.At.Equal(opening) {
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
		must(t, s.Release(t.Context(), models.OnDemand))
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
	s.noise = func(int64) (int64, error) { return 0, errors.ErrUnsupported }
	if err := s.Release(t.Context(), models.OnDemand); !errors.Is(err, errors.ErrUnsupported) {
		t.Fatalf("error %v", err)
	}
	budget, err := s.Budget(t.Context())
	must(t, err)
	if budget.Spent != 0 || s.rows(t, "releases") != 0 {
		t.Errorf("spent %v, %d releases", budget.Spent, s.rows(t, "releases"))
	}
}
