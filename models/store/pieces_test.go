package store

import (
	"slices"
	"testing"
	"time"

	"ebenmass/models"
)

func (s shop) pieces(t *testing.T) []Pieces {
	t.Helper()
	all, _, err := s.Pieces(t.Context())
	must(t, err)
	return all
}

// What was sold and came back is summed once its week is over, and what was deleted within it
// is not in it.
func TestCloseWeeks_OnceOver(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		closed := func(want bool) {
			t.Helper()
			got, err := s.CloseWeeks(t.Context())
			must(t, err)
			if got != want {
				t.Errorf("at %v: closed %t", s.clock.Now(), got)
			}
		}
		customer, o := s.ordered(t, 3) // on a Monday
		gone, other := s.ordered(t, 4)
		closed(true) // what was before
		_, err := s.AnnounceReturn(t.Context(), customer, o.Number, "a", back(1, "", tooTight))
		must(t, err)
		if _, err := s.DeleteOrder(t.Context(), gone, other.Number); err != nil {
			t.Fatal(err)
		}
		closed(false)
		if got := s.pieces(t); len(got) != 0 {
			t.Errorf("within the week: %+v", got)
		}
		s.clock.advance(6*day + 13*hour + 29*time.Minute) // Sunday, a minute before midnight in Berlin
		closed(false)
		s.clock.advance(time.Minute)
		closed(true)
		closed(false)
		want := []Pieces{{shirtSlug, false, 3, 1}}
		if got := s.pieces(t); !slices.Equal(got, want) {
			t.Errorf("after the week: %+v, want %+v", got, want)
		}
		_, through, err := s.Pieces(t.Context())
		must(t, err)
		if !through.Equal(models.Midnight(2026, 11, 30)) {
			t.Errorf("summed until %v", through)
		}

		// What happens in the next weeks comes with the last of them; what goes stays summed.
		_, err = s.AnnounceReturn(t.Context(), customer, o.Number, "b", back(2, "", tooTight))
		must(t, err)
		_, _ = s.ordered(t, 1)
		if got := s.pieces(t); !slices.Equal(got, want) {
			t.Errorf("in the next week: %+v, want %+v", got, want)
		}
		s.clock.advance(15 * day)
		closed(true)
		want = []Pieces{{shirtSlug, false, 4, 3}}
		if _, err := s.Erase(t.Context(), customer, ScopeAll); err != nil {
			t.Fatal(err)
		}
		s.clock.advance(8 * day)
		closed(true)
		if got := s.pieces(t); !slices.Equal(got, want) {
			t.Errorf("at the end: %+v, want %+v", got, want)
		}
	})
}
