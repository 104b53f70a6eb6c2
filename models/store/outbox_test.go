package store

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/letter"
)

func aLetter(kind letter.Kind) letter.Letter {
	return letter.Letter{
		Kind: kind, To: "jule.canary@example.org", Lang: "de", Subject: "Ein Betreff mit ß",
		Text: "Guten Tag,\n\nhttps://shop.example/de/mail/confirm?token=CANARYTOKEN\n", OneClick: "https://shop.example/x",
	}
}

func TestOutbox_OwnerOnly(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, stranger := s.visit(t), s.visit(t)
		must(t, s.KeepLetter(t.Context(), customer, aLetter(letter.Confirm)))
		s.clock.advance(hour)
		must(t, s.KeepLetter(t.Context(), customer, aLetter(letter.Newsletter)))
		got, err := s.Outbox(t.Context(), customer)
		must(t, err)
		if len(got) != 2 || got[0].Letter != aLetter(letter.Newsletter) || got[1].Letter != aLetter(letter.Confirm) {
			t.Fatalf("letters, latest first: %+v", got)
		}
		if !got[0].At.Equal(opening.Add(hour)) || !got[1].ExpiresAt.Equal(opening.Add(7*day)) || got[0].ID == got[1].ID {
			t.Errorf("%+v", got)
		}
		if theirs, err := s.Outbox(t.Context(), stranger); err != nil || len(theirs) != 0 {
			t.Errorf("a stranger finds %v, %v", theirs, err)
		}
		for name, err := range map[string]error{
			"reading": second(s.Outbox(t.Context(), "nobody")), "laying": s.KeepLetter(t.Context(), "nobody", aLetter(letter.Confirm)),
		} {
			if !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s, of nobody: error %v", name, err)
			}
		}
		if n := s.rows(t, "customer_keys"); n != 2 {
			t.Errorf("%d keys, want one for each letter and none of nobody's", n)
		}
	})
}

func TestLayLetter_Sealed(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.KeepLetter(t.Context(), s.visit(t), aLetter(letter.Confirm)))
		var sealed []byte
		must(t, s.rawDB(t).QueryRowContext(context.Background(), "SELECT sealed FROM outbox").Scan(&sealed))
		for _, secret := range []string{"canary", "CANARYTOKEN", "Betreff"} {
			if bytes.Contains(sealed, []byte(secret)) {
				t.Errorf("%q is readable", secret)
			}
		}
	})
}

func TestOutbox_Expiry(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, other := s.visit(t), s.visit(t)
		must(t, s.KeepLetter(t.Context(), customer, aLetter(letter.Confirm)))
		must(t, s.KeepLetter(t.Context(), other, aLetter(letter.Confirm)))
		held, err := s.CountHeld(t.Context(), customer)
		must(t, err)
		if held.Count("letters") != 1 {
			t.Errorf("%d letters are counted", held.Count("letters"))
		}
		_, err = s.Erase(t.Context(), other, ScopeAll)
		must(t, err)
		if s.rows(t, "outbox") != 1 || s.rows(t, "customer_keys") != 1 {
			t.Error("a letter or its key outlives its customer, or takes another's with it")
		}
		s.clock.advance(7 * day)
		if got, err := s.Outbox(t.Context(), customer); err != nil || len(got) != 0 {
			t.Errorf("over, and still read: %v, %v", got, err)
		}
		n, err := s.SweepExpired(t.Context())
		must(t, err)
		if n != 1 || s.rows(t, "outbox") != 0 || s.rows(t, "customer_keys") != 0 {
			t.Errorf("swept %d; %d letters and %d keys are left", n, s.rows(t, "outbox"), s.rows(t, "customer_keys"))
		}
	})
}

func TestDeleteOrder_Letters(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 1)
		lay := func(text string) {
			must(t, s.KeepLetter(t.Context(), customer, letter.Letter{Kind: letter.Order, Subject: "canary", Text: text}))
		}
		lay("laid before it was noted: " + o.Number)
		s.exec(t, "UPDATE outbox SET about = NULL")
		lay("names two: 0000-1111-2222-3333 and " + o.Number + ".")
		lay("names another: 0000-1111-2222-3333")
		lay("names none")
		erased, err := s.DeleteOrder(t.Context(), customer, o.Number)
		must(t, err)
		wantHeld(t, erased.Held, map[string]int{"orders": 1, "letters": 2})
		left, err := s.Outbox(t.Context(), customer)
		must(t, err)
		for _, l := range left {
			if strings.Contains(l.Letter.Text, o.Number) {
				t.Errorf("%q is still there", l.Letter.Text)
			}
		}
		if len(left) != 2 {
			t.Errorf("%d letters are left", len(left))
		}
	})
}
