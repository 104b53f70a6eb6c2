package store

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"

	"gorm.io/gorm"
)

// wishes of a session, as "product/colour".
func (s shop) wishes(t *testing.T, session string) (list []string) {
	t.Helper()
	found, err := s.FindVisit(t.Context(), session)
	must(t, err)
	for _, w := range found.Wishes {
		list = append(list, w.Product+"/"+w.Colour)
	}
	return list
}

func TestWishes_AddAndRemove(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		session, v, err := s.StartVisit(t.Context(), opening.Add(1000*hour))
		must(t, err)
		for _, w := range [][2]string{{"a", "ink"}, {"b", "sage"}, {"a", "sage"}, {"a", "ink"}} { // the last is there already
			s.clock.advance(time.Minute)
			until, err := s.AddWish(t.Context(), v.Customer, w[0], w[1])
			must(t, err)
			if want := consent.KeptWishes.Until(s.clock.Now()); !until.Equal(want) {
				t.Errorf("kept until %v, want %v", until, want)
			}
		}
		if got := fmt.Sprint(s.wishes(t, session)); got != "[a/sage b/sage a/ink]" {
			t.Errorf("on the list: %s", got)
		}
		for _, w := range [][2]string{{"b", "sage"}, {"nothing", "ink"}} {
			_, err := s.RemoveWish(t.Context(), v.Customer, w[0], w[1])
			must(t, err)
		}
		if got := fmt.Sprint(s.wishes(t, session)); got != "[a/sage a/ink]" {
			t.Errorf("after taking one off: %s", got)
		}
		if _, err := s.AddWish(t.Context(), "nobody", "a", "ink"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("for nobody: %v", err)
		}
	})
}

func TestAddWish_Full(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		session, v, err := s.StartVisit(t.Context(), opening.Add(1000*hour))
		must(t, err)
		for i := range models.MaxWishes {
			_, err := s.AddWish(t.Context(), v.Customer, fmt.Sprint("p", i), "ink")
			must(t, err)
		}
		if _, err := s.AddWish(t.Context(), v.Customer, "more", "ink"); !errors.Is(err, models.ErrTooMany) {
			t.Errorf("one too many: %v", err)
		}
		if n := len(s.wishes(t, session)); n != models.MaxWishes {
			t.Errorf("%d on the list", n)
		}
	})
}

func TestWishes_End(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		session, v, err := s.StartVisit(t.Context(), opening.AddDate(1, 0, 0))
		must(t, err)
		_, err = s.AddWish(t.Context(), v.Customer, "a", "ink")
		must(t, err)
		s.clock.advance(consent.KeptWishes.Until(s.clock.Now()).Sub(s.clock.Now()) - time.Second)
		if n := len(s.wishes(t, session)); n != 1 {
			t.Errorf("%d before the end", n)
		}
		s.clock.advance(time.Second)
		if n := len(s.wishes(t, session)); n != 0 {
			t.Errorf("%d after the end", n)
		}
		if _, err := s.SweepExpired(t.Context()); err != nil || s.rows(t, "wishes") != 0 {
			t.Errorf("%d rows are left: %v", s.rows(t, "wishes"), err)
		}
	})
}

func TestAddWishes_SignInJoinsLists(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		owner, own, err := s.StartVisit(t.Context(), opening.Add(1000*hour))
		must(t, err)
		_, visit, err := s.StartVisit(t.Context(), opening.Add(1000*hour))
		must(t, err)
		for customer, products := range map[string][]string{own.Customer: {"a", "b"}, visit.Customer: {"b", "c"}} {
			for _, p := range products {
				_, err := s.AddWish(t.Context(), customer, p, "ink")
				must(t, err)
			}
		}
		must(t, s.merge(t.Context(), visit.Customer, own.Customer, func(*gorm.DB) error { return nil }))
		if got := fmt.Sprint(s.wishes(t, owner)); got != "[a/ink b/ink c/ink]" {
			t.Errorf("the account's list: %s", got)
		}
		if s.rows(t, "wishes") != 3 {
			t.Errorf("%d rows", s.rows(t, "wishes"))
		}
	})
}
