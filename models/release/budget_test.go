package release_test

import (
	"testing"
	"time"

	"ebenmass/models/release"
)

func TestBudgetAt_LeftAndDue(t *testing.T) {
	t.Parallel()
	on := func(month time.Month, day int) time.Time { return time.Date(2026, month, day, 12, 0, 0, 0, time.UTC) }
	newYear := time.Date(2026, 12, 31, 23, 0, 0, 0, time.UTC) // in Berlin
	tests := []struct {
		name  string
		now   time.Time
		spent float64
		last  time.Time
		left  float64
		next  time.Time
	}{
		{"never released", on(5, 1), 0, time.Time{}, 12, on(5, 1)},
		{"released today", on(5, 1), 1, on(5, 1), 11, on(5, 31)},
		{"overdue", on(9, 1), 3, on(5, 1), 9, on(5, 31)},
		{"spent", on(5, 1), 12, on(5, 1), 0, newYear},
		{"spent, and the next is due after the turn of the year", on(12, 20), 12, on(12, 20), 0, on(12, 20).Add(release.Every)},
		{"less than one release left", on(5, 1), 11.5, on(5, 1), 0.5, newYear},
	}
	for _, test := range tests {
		b := release.BudgetAt(test.now, test.spent, test.last)
		if b.Left() != test.left || !b.Next.Equal(test.next) || b.Year != 2026 || b.Whole != release.Budget {
			t.Errorf("%s: %+v, left %v; want %v left, next %v", test.name, b, b.Left(), test.left, test.next)
		}
	}
}

func TestYear_Berlin(t *testing.T) {
	for at, want := range map[string]int{
		"2026-12-31T22:59:59Z": 2026, "2026-12-31T23:00:00Z": 2027, "2027-01-01T00:00:00Z": 2027,
		"2027-06-30T22:00:00Z": 2027, "2027-12-31T18:00:00-05:00": 2028,
	} {
		moment, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := release.Year(moment); got != want {
			t.Errorf("a release at %s spends the budget of %d, want %d", at, got, want)
		}
	}
}
