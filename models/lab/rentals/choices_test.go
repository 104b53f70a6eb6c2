package rentals

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Of a new article that others took two sizes larger than they usually do, a size is more
// likely too small; but only those of earlier days count, and how it fitted them does not.
func TestRemember_OnlyChoicesOfEarlierDays(t *testing.T) {
	t.Parallel()
	train := newArticles(60, 20)
	row := newArticles(61, 1)[60]
	row.Size, row.Day = 12, 15600
	taken := func(day int, size float64) []Rental {
		rows := make([]Rental, 12)
		for i := range rows {
			rows[i] = row
			rows[i].User, rows[i].Size, rows[i].Day = "other", size, day
		}
		return rows
	}
	predict := func(rows []Rental) [3]float64 {
		m := learned(t, train)
		m.Remember(rows)
		return m.Predict(&row)
	}
	none := predict(nil)
	if got := predict(taken(row.Day, 24)); got != none {
		t.Errorf("rows of the same day: %v, without %v", got, none)
	}
	if got := predict(taken(row.Day+1, 24)); got != none {
		t.Errorf("rows of later days: %v, without %v", got, none)
	}
	if got := predict(taken(0, 24)); got != none {
		t.Errorf("rows of nobody knows when: %v, without %v", got, none)
	}
	earlier := taken(row.Day-1, 24)
	got := predict(earlier)
	if got == none {
		t.Errorf("rows of the day before change nothing: %v", got)
	}
	for i := range earlier {
		earlier[i].Labelled, earlier[i].Outcome = false, 0
	}
	if untold := predict(earlier); untold != got {
		t.Errorf("without their outcomes %v, with them %v", untold, got)
	}
}

func TestRemember_OrderOfRowsDoesNotMatter(t *testing.T) {
	t.Parallel()
	rows := newArticles(60, 20)
	train, test := rows[:900], rows[900:]
	for i := range test {
		test[i].Day -= test[i].Day % 7
		test[i].Size += float64(i%5) / 3
	}
	shuffled := slices.Clone(test)
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	a, b := learned(t, train), learned(t, train)
	a.Remember(test)
	b.Remember(shuffled)
	for i := range test {
		if p, q := a.Predict(&test[i]), b.Predict(&test[i]); p != q {
			t.Fatalf("row %d: %v and, in another order, %v", i, p, q)
		}
	}
}
