package rentals

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"ebenmass/models/fit"
	"ebenmass/models/lab/additive"
)

// newArticles draws rentals of a shop where an article is rented for a season and then gone.
// How an article runs differs far more than its category tells.
func newArticles(articles, rowsOfEach int) []Rental {
	d := rand.New(rand.NewPCG(9, 2026))
	var all []Rental
	for article := range articles {
		runs := 1.5 * d.NormFloat64()
		for n := range rowsOfEach {
			size := math.Round(12 + 3*d.NormFloat64())
			felt := (size-12)/3 + runs + d.NormFloat64()
			r := Rental{
				Labelled: true, Outcome: fit.OutcomeFits, User: fmt.Sprintf("u%d", len(all)), Item: fmt.Sprintf("i%d", article),
				Category: fmt.Sprintf("c%d", article%60), Cup: "c", Size: min(max(size, 0), largestSize),
				Weight: 140, Height: 65, Age: 30, Bust: 34, Day: 15000 + 5*article + n/4,
			}
			if felt < -1.2 {
				r.Outcome = fit.OutcomeSmall
			} else if felt > 1.2 {
				r.Outcome = fit.OutcomeLarge
			}
			all = append(all, r)
		}
	}
	return all
}

func TestLearnUnknown_CorrectionHelps(t *testing.T) {
	t.Parallel()
	rows := newArticles(size(400, 200), 20)
	train, test := rows[:len(rows)*3/4], rows[len(rows)*3/4:]
	u := learned(t, train).unknown
	if u.correction == nil {
		t.Fatal("nothing was learned from the newest articles")
	}
	with, without := 0.0, 0.0
	for i := range test {
		r := &test[i]
		with -= math.Log(additive.Chances(u.explain(r), 0)[r.Outcome])
		without -= math.Log(additive.Chances(u.sum.explain(r), 0)[r.Outcome])
	}
	if with >= without {
		t.Errorf("log loss %.4f with the correction, %.4f without", with/float64(len(test)), without/float64(len(test)))
	}
}

func TestExplain_UnknownArticle(t *testing.T) {
	t.Parallel()
	m := learned(t, newArticles(40, 20))
	r := newArticles(41, 1)[40]
	parts := m.Explain(&r)
	if got, want := m.Predict(&r), additive.Chances(parts, 0); got != want {
		t.Errorf("predicted %v, its parts add up to %v", got, want)
	}
	if last := parts[len(parts)-1]; last.Effect != correctionName || last.Score == 0 && last.Tolerance == 0 {
		t.Errorf("the last part is %+v, not the correction", last)
	}
}

func TestPartNewest_WithoutOlderRows(t *testing.T) {
	t.Parallel()
	var rows []Rental
	for day, item := range []string{"a", "b", "a", "c", "b", "a", "c", "a", "a", "d", "a"} {
		rows = append(rows, Rental{Item: item, Day: day})
	}
	before, later, newest := partNewest(rows)
	if len(before) != 9 || len(later) != 2 || len(newest) != 1 || newest[0].Item != "d" {
		t.Errorf("%d older rows, newest %+v", len(before), newest)
	}
	if _, _, newest := partNewest([]Rental{{Item: "a"}, {Item: "b"}}); len(newest) != 0 {
		t.Errorf("without days %d rows are the newest", len(newest))
	}
}
