package store

import (
	"bytes"
	"errors"
	"testing"

	"ebenmass/models"
)

func TestVisitEndsAtItsTime(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		id, started, err := s.StartVisit(t.Context(), opening.Add(hour))
		must(t, err)
		found, err := s.FindVisit(t.Context(), id)
		must(t, err)
		if found != started || !found.ExpiresAt.Equal(opening.Add(hour)) {
			t.Errorf("found %+v, started %+v", found, started)
		}
		must(t, s.KeepVisit(t.Context(), id, opening.Add(2*hour)))
		s.clock.advance(hour)
		if _, err := s.FindVisit(t.Context(), id); err != nil {
			t.Errorf("kept visit: %v", err)
		}
		s.clock.advance(hour)
		if _, err := s.FindVisit(t.Context(), id); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("ended visit: error %v", err)
		}
		if err := s.KeepVisit(t.Context(), id, opening.Add(9*hour)); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("keeping an ended visit: error %v", err)
		}
	})
}

func TestVisitsAreTheirOwnAndUnguessable(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		first, a, err := s.StartVisit(t.Context(), opening.Add(hour))
		must(t, err)
		second, b, err := s.StartVisit(t.Context(), opening.Add(hour))
		must(t, err)
		if first == second || a.Customer == b.Customer || len(first) < 26 {
			t.Error("visits share an identifier or it is short")
		}
		for _, id := range []string{"", a.Customer, first + " "} {
			if _, err := s.FindVisit(t.Context(), id); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("identifier %q: error %v", id, err)
			}
		}
	})
}

func TestDatabaseHoldsNoSessionIdentifier(t *testing.T) {
	s := onSQLite(t)
	id, _, err := s.StartVisit(t.Context(), opening.Add(hour))
	must(t, err)
	for path, content := range files(t, s.settings.DataDir) {
		if bytes.Contains(content, []byte(id)) {
			t.Errorf("%s holds the identifier", path)
		}
	}
}
