package release_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/release"
)

// silent is a noise that adds nothing.
func silent(n int64, _ float64) (int64, error) { return n, nil }

// watched is a silent noise that notes what it was asked to hide.
func watched(seen *[]int64) release.Noise {
	return func(n int64, _ float64) (int64, error) {
		*seen = append(*seen, n)
		return n, nil
	}
}

// fifty is an article on which fifty answered that it fits.
func fifty() release.Article {
	return release.Article{Product: "arne", Group: "shirt", Counts: []release.Count{{Bin: 2, Outcome: fit.OutcomeFits, N: 50}}}
}

func TestMake_Sensitivity(t *testing.T) {
	t.Parallel()
	var before []int64
	if _, err := release.Make([]release.Article{fifty()}, watched(&before)); err != nil {
		t.Fatal(err)
	}
	for bin := fit.LowBin; bin <= fit.HighBin; bin++ {
		for o := range fit.Outcome(fit.NumOutcomes) {
			with := fifty()
			with.Counts = append(with.Counts, release.Count{Bin: bin, Outcome: o, N: 1})
			var after []int64
			if _, err := release.Make([]release.Article{with}, watched(&after)); err != nil {
				t.Fatal(err)
			}
			changed := int64(0)
			for i := range after {
				changed += max(after[i]-before[i], before[i]-after[i])
			}
			if len(after) != len(before) || changed != 1 {
				t.Fatalf("bin %d, outcome %d: %v became %v", bin, o, before, after)
			}
		}
	}
}

func TestMake_WithoutAnswers(t *testing.T) {
	t.Parallel()
	var seen []int64
	articles := []release.Article{fifty(), {Product: "beate", Group: "shirt"}, {Product: "carl", Group: "jeans"}}
	if _, err := release.Make(articles, watched(&seen)); err != nil {
		t.Fatal(err)
	}
	if want := 3 * release.Cells; len(seen) != want {
		t.Errorf("noised %d cells, want %d", len(seen), want)
	}
}

func TestMake_DecidedByNoisedCells(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		noise release.Noise
		told  bool
	}{
		{"as counted", silent, true},
		{"few after the noise", func(n int64, _ float64) (int64, error) { return n - 3, nil }, false},
		{"nobody answered, the noise says otherwise", func(int64, float64) (int64, error) { return 2, nil }, true},
		{"nothing left", func(int64, float64) (int64, error) { return -4, nil }, false},
	}
	for _, test := range tests {
		made, err := release.Make([]release.Article{fifty()}, test.noise)
		if err != nil {
			t.Fatal(err)
		}
		told := made.Published
		if (len(told) == 1) != test.told {
			t.Errorf("%s: told %+v", test.name, told)
		}
		for _, p := range told {
			if p.Offset.N < models.FlagPeople || p.Offset.SD <= 0 || p.Tolerance.SD <= 0 {
				t.Errorf("%s: told %+v", test.name, p)
			}
		}
	}
}

func TestMake_NoiseFails(t *testing.T) {
	t.Parallel()
	broken := func(int64, float64) (int64, error) { return 7, errors.ErrUnsupported }
	if made, err := release.Make([]release.Article{fifty()}, broken); err == nil || made.Published != nil || made.Sides != nil {
		t.Errorf("told %v, error %v", made, err)
	}
}

func TestMake_DemoMarked(t *testing.T) {
	t.Parallel()
	demo := fifty()
	demo.Product, demo.MadeUp, demo.Counts = "demo", demo.Counts, nil
	var seen []int64
	made, err := release.Make([]release.Article{fifty(), demo}, watched(&seen))
	told := made.Published
	if err != nil || len(told) != 2 {
		t.Fatalf("told %v, error %v", told, err)
	}
	if slices.Max(seen[release.Cells:]) != 0 {
		t.Errorf("what was made up is noised with what was answered: %v", seen)
	}
	if told[0].Demo || !told[1].Demo || told[0].Product != "arne" || told[1].Product != "demo" {
		t.Errorf("told %+v", told)
	}
}

// answers draws n answers on an article of a true offset, whose wearers' scores spread
// around zero with sd 2.
func answers(r *rand.Rand, n int, beta float64) []release.Count {
	var counts []release.Count
	for range n {
		score := 2 * r.NormFloat64()
		logistic := math.Log(1/(1-r.Float64()) - 1)
		outcome, felt := fit.OutcomeFits, score+beta+1.26*logistic
		if felt < -3.5 {
			outcome = fit.OutcomeSmall
		} else if felt > 3.5 {
			outcome = fit.OutcomeLarge
		}
		counts = append(counts, release.Count{Bin: fit.BinOf(score), Outcome: outcome, N: 1})
	}
	return counts
}

// exact learns from the bins themselves.
func exact(articles []release.Article) []fit.Learned {
	evidence := make([]fit.Evidence, len(articles))
	for i, a := range articles {
		evidence[i] = fit.Evidence{Article: a.Product, Group: a.Group}
		for _, c := range a.Counts {
			evidence[i].Cells = append(evidence[i].Cells, fit.Cell{Bin: c.Bin, Outcome: c.Outcome, N: float64(c.N)})
		}
	}
	return fit.LearnArticles(evidence)
}

// rms is the root of the mean square.
func rms(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v * v
	}
	return math.Sqrt(sum / float64(len(values)))
}

// withoutAnswers are the articles with what is made up alone.
func withoutAnswers(articles []release.Article) []release.Article {
	without := slices.Clone(articles)
	for i := range without {
		without[i].Counts = nil
	}
	return without
}

func TestMake_Accuracy(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		people              int
		coarse, noise, miss float64 // at most: what each does to an offset, and the error of it in sd
	}{
		{50, 0.15, 0.6, 1.35},
		{200, 0.12, 0.25, 1.35},
		{1000, 0.1, 0.1, 1.5},
	} {
		r := rand.New(rand.NewPCG(1, uint64(test.people)))
		var articles []release.Article
		var truth []float64
		for i := range 40 {
			truth = append(truth, r.NormFloat64())
			articles = append(articles, release.Article{
				Product: string(rune('a' + i)), Group: "shirt", Counts: answers(r, test.people, truth[i]),
			})
		}
		fine := exact(articles)
		for i := range articles { // made-up starts are not limited, and nothing is a burst
			articles[i].MadeUp = articles[i].Counts
		}
		made, err := release.Make(withoutAnswers(articles), silent)
		if err != nil {
			t.Fatal(err)
		}
		coarse := made.Published
		for i, c := range coarse {
			articles[i].MadeUp, articles[i].Last, articles[i].LastSides = nil, c.Released, release.Sides{1e6, 1e6, 1e6}
		}
		if made, err = release.Make(articles, release.Laplace); err != nil {
			t.Fatal(err)
		}
		noised := made.Published
		if len(coarse) != len(articles) || len(noised) < len(articles)-1 {
			t.Fatalf("%d and %d of %d articles told", len(coarse), len(noised), len(articles))
		}
		var byCells, byNoise, misses, sds []float64
		for _, n := range noised {
			i := slices.IndexFunc(articles, func(a release.Article) bool { return a.Product == n.Product })
			byCells = append(byCells, coarse[i].Offset.Value-fine[i].Offset.Value)
			byNoise = append(byNoise, n.Offset.Value-coarse[i].Offset.Value)
			misses = append(misses, (n.Offset.Value-truth[i])/n.Offset.SD)
			sds = append(sds, n.Offset.SD)
		}
		t.Logf("%d people: coarse cells move an offset by %.3f, noise by %.3f; sd %.3f without, %.3f with; error %.2f sd",
			test.people, rms(byCells), rms(byNoise), fine[0].Offset.SD, rms(sds), rms(misses))
		if rms(byCells) > test.coarse || rms(byNoise) > test.noise || rms(misses) > test.miss {
			t.Errorf("%d people: more than %+v", test.people, test)
		}
	}
}
