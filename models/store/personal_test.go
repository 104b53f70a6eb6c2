package store

import (
	"slices"
	"testing"

	"ebenmass/models/consent"
)

func TestRowsAboutCountsEveryTableThatNamesACustomer(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		rows := func(customer string) map[string]int {
			counts, err := s.RowsAbout(t.Context(), customer)
			must(t, err)
			found := map[string]int{}
			for _, c := range counts {
				if _, twice := found[c.Table]; twice {
					t.Errorf("%s stands twice", c.Table)
				}
				found[c.Table] = c.Rows
			}
			return found
		}
		nobody := rows("")
		for _, table := range []string{"customers", "sessions", "consents", "profiles", "measurements", "accesses", "basket_items"} {
			if n, listed := nobody[table]; !listed || n != 0 {
				t.Errorf("%s: %d rows about nobody, listed %v", table, n, listed)
			}
		}
		for _, table := range []string{"products", "vault", "catalogue_version"} {
			if _, listed := nobody[table]; listed {
				t.Errorf("%s names no customer", table)
			}
		}

		anna, other := s.visit(t), s.visit(t)
		s.keep(t, anna, shopper(), consent.PurposeAdvice)
		got := rows(anna)
		for table, want := range map[string]int{"customers": 1, "sessions": 1, "consents": 1, "profiles": 1, "measurements": len(given), "basket_items": 0} {
			if got[table] != want {
				t.Errorf("%s: %d rows, want %d", table, got[table], want)
			}
		}
		if got := rows(other); got["customers"] != 1 || got["sessions"] != 1 || got["measurements"] != 0 {
			t.Errorf("of another customer: %v", got)
		}
		_, err := s.Erase(t.Context(), anna, ScopeAll)
		must(t, err)
		for table, n := range rows(anna) {
			if n != 0 {
				t.Errorf("%s: %d rows after everything was erased", table, n)
			}
		}
	})
}

func TestTheCustomerTableLeadsTheCounts(t *testing.T) {
	s := onSQLite(t)
	counts, err := s.RowsAbout(t.Context(), "")
	must(t, err)
	if slices.IndexFunc(counts, func(c TableRows) bool { return c.Table == "customers" }) != 0 {
		t.Errorf("%v", counts)
	}
}
