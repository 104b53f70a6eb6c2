package release_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/release"
)

// said are n answers of one outcome on a size that should have fitted.
func said(o fit.Outcome, n int64) []release.Count { return []release.Count{{Bin: 3, Outcome: o, N: n}} }

// told is what an article was told of, with an offset.
func told(offset float64) models.Released {
	return models.Released{Offset: fit.Offset{Value: offset, SD: 0.2, N: 60}, Tolerance: fit.Tolerance{SD: 0.2}}
}

func one(t *testing.T, a release.Article) models.Released {
	t.Helper()
	made, err := release.Make([]release.Article{a}, silent)
	if err != nil {
		t.Fatal(err)
	}
	if len(made.Published) == 0 {
		return models.Released{}
	}
	return made.Published[0].Released
}

func TestMake_OneSidedBurstHeldBack(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		last   release.Sides
		counts []release.Count
		held   models.Flag
	}{
		{"45 made-up buyers on a new article", release.Sides{}, said(fit.OutcomeSmall, 45), models.RunsSmall},
		{"of the other side", release.Sides{}, said(fit.OutcomeLarge, 45), models.RunsLarge},
		{"on one that a few had answered on", release.Sides{4, 20, 2}, append(said(fit.OutcomeSmall, 49), release.Count{Bin: 3, Outcome: fit.OutcomeFits, N: 22}), models.RunsSmall},
		{"nothing but that it fits", release.Sides{}, said(fit.OutcomeFits, 45), models.FlagNone},
		{"of both kinds", release.Sides{}, append(said(fit.OutcomeSmall, 30), release.Count{Bin: 3, Outcome: fit.OutcomeFits, N: 20}), models.FlagNone},
		{"going on like before", release.Sides{45, 3, 0}, said(fit.OutcomeSmall, 85), models.FlagNone},
		{"against many", release.Sides{100, 300, 100}, append(said(fit.OutcomeSmall, 145), release.Count{Bin: 3, Outcome: fit.OutcomeFits, N: 300}), models.FlagNone},
		{"too few to be a burst", release.Sides{}, said(fit.OutcomeSmall, release.BurstLeast-1), models.FlagNone},
	} {
		last := told(0.2)
		got := one(t, release.Article{Product: "a", Group: "g", Counts: test.counts, Last: last, LastSides: test.last})
		if got.Held != test.held {
			t.Errorf("%s: held %q, want %q", test.name, got.Held, test.held)
		}
		if got.Held != models.FlagNone && (got.Offset != last.Offset || got.Tolerance != last.Tolerance) {
			t.Errorf("%s: held back, and yet %+v became %+v", test.name, last, got)
		}
	}
	made, err := release.Make([]release.Article{{Product: "a", Counts: said(fit.OutcomeSmall, 45)}}, silent)
	if err != nil || made.Sides["a"] != (release.Sides{fit.OutcomeSmall: 45}) {
		t.Errorf("the next release compares with %v, %v", made.Sides, err)
	}
}

// Whatever is answered, an offset moves by no more than MaxMove, and the way back is as long.
func TestMake_MaxMove(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(14, 2))
	for range 400 {
		last := told(3 * r.NormFloat64())
		last.Offset.N = 20 + r.IntN(100)
		if r.IntN(4) == 0 {
			last = models.Released{}
		}
		var counts []release.Count
		for range r.IntN(6) {
			counts = append(counts, release.Count{Bin: r.IntN(100) - 50, Outcome: fit.Outcome(r.IntN(3)), N: int64(r.IntN(400))})
		}
		made, err := release.Make([]release.Article{{Product: "a", Group: "g", Counts: counts, Last: last}}, release.Laplace)
		if err != nil {
			t.Fatal(err)
		}
		now := models.Released{}
		if len(made.Published) == 1 {
			now = made.Published[0].Released
		}
		if moved := math.Abs(now.Offset.Value - last.Offset.Value); moved > release.MaxMove+1e-12 {
			t.Fatalf("%v moved %+v by %v", counts, last, moved)
		}
	}
}

// A shop whose past was made up starts where that alone leads: nobody is in it.
func TestMake_StartsAtMadeUp(t *testing.T) {
	t.Parallel()
	past := append(said(fit.OutcomeSmall, 200), said(fit.OutcomeFits, 60)...)
	start := one(t, release.Article{Product: "a", Group: "g", MadeUp: past})
	if start.Offset.Value > -1 || start.Held != models.FlagNone || !start.Demo {
		t.Fatalf("the made-up past tells %+v", start)
	}
	few := one(t, release.Article{Product: "a", Group: "g", MadeUp: past, Counts: said(fit.OutcomeFits, models.FlagPeople-1)})
	if few != start {
		t.Errorf("too few people to be told make %+v of %+v", few, start)
	}
	with := one(t, release.Article{Product: "a", Group: "g", MadeUp: past, Counts: said(fit.OutcomeFits, 5000)})
	if moved := with.Offset.Value - start.Offset.Value; math.Abs(moved-release.MaxMove) > 1e-12 {
		t.Errorf("five thousand people move it by %v at first", moved)
	}
}
