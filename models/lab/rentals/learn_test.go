package rentals

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"ebenmass/models/fit"
	"ebenmass/models/lab/additive"
)

// madeUp draws rentals of people who order near the size their body asks for; articles run
// small or large, and what is too far off does not fit.
func madeUp(rows int) []Rental {
	d := rand.New(rand.NewPCG(6, 2026))
	all := make([]Rental, rows)
	for i := range all {
		article, wearer := d.IntN(30), d.IntN(rows/3+1)
		height, build := 64+2.5*d.NormFloat64(), d.NormFloat64()
		size := math.Round(12 + 5*build + 2*d.NormFloat64())
		felt := (size-12-5*build)/2 + float64(article%7-3)/2 + 0.5*d.NormFloat64()
		all[i] = Rental{
			Labelled: true, Outcome: fit.OutcomeFits,
			User: "u" + strconv.Itoa(wearer), Item: "i" + strconv.Itoa(article), Category: []string{"gown", "coat"}[article%2],
			BodyType: []string{"", "pear", "apple"}[d.IntN(3)], Cup: "c", Occasion: []string{"party", "work"}[d.IntN(2)],
			Size: min(max(size, 0), largestSize), Weight: 140 + 25*build, Height: height, Age: 30 + float64(d.IntN(20)), Bust: 34, Day: 17000 + i*365/rows,
		}
		if felt < -1.2 {
			all[i].Outcome = fit.OutcomeSmall
		} else if felt > 1.2 {
			all[i].Outcome = fit.OutcomeLarge
		}
	}
	return all
}

func learned(t *testing.T, rows []Rental) *Model {
	t.Helper()
	m, err := Learn(t.Context(), rows, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestLearn_BeatsShares(t *testing.T) {
	t.Parallel()
	rows := madeUp(size(4000, 2000))
	train, test := rows[:len(rows)*3/4], rows[len(rows)*3/4:]
	m := learned(t, train)
	var shares [fit.NumOutcomes]float64
	for _, r := range train {
		shares[r.Outcome] += 1 / float64(len(train))
	}
	ours, plain := 0.0, 0.0
	for i := range test {
		ours -= math.Log(m.Predict(&test[i])[test[i].Outcome])
		plain -= math.Log(shares[test[i].Outcome])
	}
	if ours > 0.85*plain {
		t.Errorf("log loss %.3f, of the shares alone %.3f", ours/float64(len(test)), plain/float64(len(test)))
	}
}

func TestPredict_FromExplainedParts(t *testing.T) {
	t.Parallel()
	rows := madeUp(600)
	m := learned(t, rows)
	for i := range 50 {
		if got, want := m.Predict(&rows[i]), additive.Chances(m.Explain(&rows[i]), varianceShare); got != want {
			t.Fatalf("row %d: predicted %v, its parts add up to %v", i, got, want)
		}
	}
}

func TestPredict_IgnoresOutcome(t *testing.T) {
	t.Parallel()
	m, row := learned(t, madeUp(600)), madeUp(700)[650]
	told := m.Predict(&row)
	row.Labelled, row.Outcome = false, fit.OutcomeSmall
	if untold := m.Predict(&row); untold != told {
		t.Errorf("with its outcome %v, without %v", told, untold)
	}
}

func TestPredict_UnknownArticle(t *testing.T) {
	t.Parallel()
	rows := madeUp(1200)
	m, row := learned(t, rows), rows[5]
	row.Item = "new"
	first := m.Predict(&row)
	row.Item = ""
	if second := m.Predict(&row); first != second {
		t.Errorf("a new article gives %v, none %v", first, second)
	}
	for _, c := range m.Explain(&row) {
		if (c.Effect == "article" || c.Effect == "article and size") && (c.Score != 0 || c.Variance == 0) {
			t.Errorf("of an article nobody told of: %+v", c)
		}
	}
}

func TestPredict_MissingValues(t *testing.T) {
	t.Parallel()
	m, none := learned(t, madeUp(600)), math.NaN()
	p := m.Predict(&Rental{Size: none, Weight: none, Height: none, Age: none, Bust: none})
	for o, v := range p {
		if !(v > 0 && v < 1) {
			t.Errorf("outcome %d has the chance %v", o, v)
		}
	}
}

func TestLearn_Deterministic(t *testing.T) {
	t.Parallel()
	rows := madeUp(900)
	a, b := learned(t, rows), learned(t, slices.Clone(rows))
	for i := range rows {
		if a.Predict(&rows[i]) != b.Predict(&rows[i]) {
			t.Fatalf("row %d: %v and %v", i, a.Predict(&rows[i]), b.Predict(&rows[i]))
		}
	}
}

func TestLearn_NothingToldOrCancelled(t *testing.T) {
	t.Parallel()
	if _, err := Learn(t.Context(), []Rental{{Size: 8}}, Options{}); !errors.Is(err, ErrNoLabels) {
		t.Errorf("nothing told: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Learn(ctx, madeUp(50), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	last := 0
	if _, err := Learn(t.Context(), madeUp(50), Options{Progress: func(done, of int) { last = done * 100 / of }}); err != nil || last != 100 {
		t.Errorf("progress ended at %d %%, error %v", last, err)
	}
}

func TestWithhold_OnlyThatDatum(t *testing.T) {
	t.Parallel()
	rows := madeUp(3)
	whole := rows[0]
	for _, d := range Data() {
		got := Withhold(rows, d)[0]
		gone := map[Datum]bool{
			Age: math.IsNaN(got.Age), Weight: math.IsNaN(got.Weight), Height: math.IsNaN(got.Height),
			Bust: math.IsNaN(got.Bust) && got.Cup == "", BodyType: got.BodyType == "" && whole.BodyType != "", Occasion: got.Occasion == "", History: got.User == "",
		}
		for _, other := range Data() {
			if gone[other] != (other == d) && !(other == BodyType && whole.BodyType == "") {
				t.Errorf("without %s: %s gone is %t", d, other, gone[other])
			}
		}
	}
	if rows[0] != whole {
		t.Error("withholding changed the rows it was given")
	}
}

// Every prior of every effect stands at a column that there is.
func TestEffects_EveryPriorHasColumn(t *testing.T) {
	t.Parallel()
	c := newRowColumns(madeUp(60), false)
	row := madeUp(60)[3]
	if got := len(c.of(&row, true)); got != len(c.names) {
		t.Errorf("%d columns, %d names", got, len(c.names))
	}
	all := effects(c.names, false)
	covered := map[int]bool{}
	for i := range all {
		for _, s := range all[i].slopes(c) {
			if s.Column < 0 {
				t.Errorf("effect %s has a prior of no column", all[i].name)
			}
			if i == 0 {
				covered[s.Column] = true
			}
		}
	}
	if len(covered) != len(c.names) {
		t.Errorf("the common effect has %d of %d columns", len(covered), len(c.names))
	}
}

// size is the one of a test's random sample: the smaller under -short.
func size(full, short int) int {
	if testing.Short() {
		return short
	}
	return full
}
