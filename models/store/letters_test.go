package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/letter"
)

// confirming writes the letter that confirms an order.
func confirming(outbox bool) Mailing[models.Order] {
	return Mailing[models.Order]{Outbox: outbox, Write: func(o models.Order) letter.Letter {
		return letter.Letter{Kind: letter.Order, To: o.Address.Email, Lang: "de", Subject: "Bestellung " + o.Number, Text: o.AccessKey}
	}}
}

// receipting writes the letter with the receipt of a declaration.
func receipting(outbox bool) Mailing[models.Withdrawal] {
	return Mailing[models.Withdrawal]{Outbox: outbox, Write: func(w models.Withdrawal) letter.Letter {
		return letter.Letter{Kind: letter.Withdrawal, To: w.ReceiptTo(), Lang: "de", Subject: "Widerruf", Text: w.Contract}
	}}
}

// claimOne claims a letter that has to be due.
func (s shop) claimOne(t *testing.T, fresh bool) letter.Queued {
	t.Helper()
	q, err := s.ClaimLetter(t.Context(), fresh)
	must(t, err)
	return q
}

// sendAll hands over every letter that is due.
func (s shop) sendAll(t *testing.T) (to []string) {
	t.Helper()
	for {
		q, err := s.ClaimLetter(t.Context(), false)
		if errors.Is(err, models.ErrNotFound) {
			return to
		}
		must(t, err)
		must(t, s.LetterSent(t.Context(), q))
		to = append(to, q.Letter.To)
	}
}

// queueTo queues a letter of a new visit.
func (s shop) queueTo(t *testing.T, to string) {
	t.Helper()
	_, err := s.QueueLetter(t.Context(), s.visit(t), letter.Letter{Kind: letter.Account, To: to}, false)
	must(t, err)
}

func TestQueueLetter_SealedAndGone(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		_, err := s.QueueLetter(t.Context(), customer, aLetter(letter.Account), false)
		must(t, err)
		var sealed []byte
		must(t, s.rawDB(t).QueryRowContext(context.Background(), "SELECT sealed FROM letters").Scan(&sealed))
		for _, secret := range []string{"canary", "CANARYTOKEN", "Betreff"} {
			if bytes.Contains(sealed, []byte(secret)) {
				t.Errorf("%q is readable", secret)
			}
		}
		waiting, err := s.Letters(t.Context(), customer)
		must(t, err)
		if len(waiting) != 1 || waiting[0].Letter != aLetter(letter.Account) || waiting[0].State != models.LetterUnderway || !waiting[0].ExpiresAt.Equal(opening.Add(30*day)) {
			t.Errorf("waiting %+v", waiting)
		}
		if others, err := s.Letters(t.Context(), s.visit(t)); err != nil || len(others) != 0 {
			t.Errorf("a stranger finds %v, %v", others, err)
		}
		q := s.claimOne(t, false)
		if q.Letter != aLetter(letter.Account) || q.Customer != customer || q.Tries != 1 {
			t.Errorf("claimed %+v", q)
		}
		must(t, s.LetterSent(t.Context(), q))
		if s.rows(t, "letters") != 0 || s.rows(t, "customer_keys") != 0 {
			t.Error("a letter that was handed over, or its key, stayed")
		}
		if _, err := s.QueueLetter(t.Context(), "nobody", aLetter(letter.Account), false); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("of nobody: %v", err)
		}
	})
}

func TestQueueLetter_Ends(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		for kind, kept := range map[letter.Kind]time.Duration{
			letter.SignIn: 10 * time.Minute, letter.Confirm: 2 * day, letter.Account: 30 * day, letter.Newsletter: 30 * day,
		} {
			s.exec(t, "DELETE FROM letters")
			began := s.clock.Now()
			customer := s.visit(t)
			_, err := s.QueueLetter(t.Context(), customer, aLetter(kind), false)
			must(t, err)
			s.clock.advance(kept - time.Second)
			q := s.claimOne(t, false)
			must(t, s.LetterAnswered(t.Context(), q, letter.AnswerLater, s.clock.Now()))
			s.clock.advance(time.Second)
			if _, err := s.ClaimLetter(t.Context(), false); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s: still sent after %s: %v", kind, s.clock.Now().Sub(began), err)
			}
			_, err = s.SweepExpired(t.Context())
			must(t, err)
			if s.rows(t, "letters") != 0 {
				t.Errorf("%s stays", kind)
			}
		}
	})
}

func TestClaimLetter_AnswersAndClaims(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		s.queueTo(t, "a@example.org")
		none := func(when string) {
			t.Helper()
			if q, err := s.ClaimLetter(t.Context(), true); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s: claimed %+v, %v", when, q, err)
			}
		}
		dead := s.claimOne(t, false)
		none("while another is at it")
		s.clock.advance(claimTime) // it was killed
		q := s.claimOne(t, false)
		if q.Tries != 2 {
			t.Errorf("%d tries", q.Tries)
		}
		must(t, s.LetterSent(t.Context(), dead)) // after all, but it is another's by now
		must(t, s.LetterAnswered(t.Context(), dead, letter.AnswerRefused, s.clock.Now()))
		must(t, s.LetterAnswered(t.Context(), q, letter.AnswerLater, s.clock.Now().Add(time.Minute)))
		none("before its next try")
		s.clock.advance(time.Minute)
		q = s.claimOne(t, true)
		if q.Tries != 3 || q.Answer != letter.AnswerLater {
			t.Errorf("claimed %+v", q)
		}
		must(t, s.LetterAnswered(t.Context(), q, letter.AnswerLimited, s.clock.Now()))
		if q = s.claimOne(t, true); q.Tries != 3 || q.Answer != letter.AnswerLimited {
			t.Errorf("not tried, and counted: %+v", q)
		}
		must(t, s.LetterAnswered(t.Context(), q, letter.AnswerRefused, s.clock.Now()))
		s.clock.advance(25 * day)
		none("refused")
		if n, err := s.CountLetters(t.Context()); err != nil || n != (LetterCounts{Refused: 1}) {
			t.Errorf("%+v, %v", n, err)
		}
		s.queueTo(t, "b@example.org")
		s.clock.advance(time.Hour)
		if n, err := s.CountLetters(t.Context()); err != nil || n != (LetterCounts{Waiting: 1, Refused: 1, Oldest: time.Hour}) {
			t.Errorf("%+v, %v", n, err)
		}
	})
}

// However many letters wait and fail, a new one is among the next two, and so is the oldest.
func TestClaimLetter_NobodyStarves(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		for i := range 60 {
			s.queueTo(t, fmt.Sprintf("old-%d@example.org", i))
			s.clock.advance(time.Millisecond)
		}
		for range 60 {
			must(t, s.LetterAnswered(t.Context(), s.claimOne(t, false), letter.AnswerLater, s.clock.Now().Add(time.Minute)))
			s.clock.advance(time.Millisecond)
		}
		s.clock.advance(time.Hour)
		s.queueTo(t, "new@example.org")
		oldest, newest := s.claimOne(t, false), s.claimOne(t, true)
		if oldest.Letter.To != "old-0@example.org" || newest.Letter.To != "new@example.org" {
			t.Errorf("claimed %s and %s", oldest.Letter.To, newest.Letter.To)
		}
	})
}

// Several instances send each letter once.
func TestClaimLetter_SeveralInstances(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		const letters = 20
		for i := range letters {
			s.queueTo(t, fmt.Sprintf("%02d@example.org", i))
		}
		instances := []shop{s, s}
		if !s.sqlite { // on SQLite the folder belongs to one
			instances[1] = mustOpen(t, s.settings)
		}
		var mu sync.Mutex
		var sent []string
		var wait sync.WaitGroup
		for i := range 8 {
			wait.Go(func() {
				for {
					q, err := instances[i%2].ClaimLetter(t.Context(), i%4 < 2)
					if errors.Is(err, models.ErrNotFound) {
						return
					}
					if err != nil {
						t.Error(err)
						return
					}
					mu.Lock()
					sent = append(sent, q.Letter.To)
					mu.Unlock()
					if err := instances[i%2].LetterSent(t.Context(), q); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wait.Wait()
		s.sendAll(t) // PostgreSQL may skip what is locked and then free again
		slices.Sort(sent)
		if n := len(slices.Compact(slices.Clone(sent))); n != len(sent) || n > letters || s.rows(t, "letters") != 0 {
			t.Errorf("%d letters were sent %d times, %d are left", n, len(sent), s.rows(t, "letters"))
		}
	})
}

func TestPlaceOrder_LetterInTheSameTransaction(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := s.visit(t)
		must(t, s.SetBasketItem(t.Context(), customer, many, 1))
		c := s.checkout(t, customer, "first")
		c.Letter = confirming(false)
		o, err := s.PlaceOrder(t.Context(), customer, c)
		must(t, err)
		if again, err := s.PlaceOrder(t.Context(), customer, c); err != nil || again.Number != o.Number || s.rows(t, "letters") != 1 {
			t.Errorf("again: %+v, %v, %d letters", again, err, s.rows(t, "letters"))
		}
		state := func(want models.LetterState) {
			t.Helper()
			if o, err := s.Order(t.Context(), customer, o.Number); err != nil || o.Letter != want {
				t.Errorf("the letter is %s, %v, want %s", o.Letter, err, want)
			}
		}
		state(models.LetterUnderway)
		q := s.claimOne(t, true)
		if q.Letter.Text != o.AccessKey || q.Letter.To != buyer().Email {
			t.Errorf("the letter says %+v", q.Letter)
		}
		must(t, s.LetterAnswered(t.Context(), q, letter.AnswerLater, s.clock.Now()))
		state(models.LetterDelayed)
		must(t, s.LetterAnswered(t.Context(), s.claimOne(t, true), letter.AnswerRefused, s.clock.Now()))
		state(models.LetterRefused)

		to := buyer()
		to.Email = "other@example.org"
		corrected, err := s.CorrectOrderAddress(t.Context(), customer, o.Number, to, confirming(false))
		must(t, err)
		if corrected.Letter.To != to.Email || corrected.Tries != 1 || s.rows(t, "letters") != 1 || len(s.keyIDs(t, customer)) != 2 {
			t.Errorf("corrected %+v, %d letters, %d keys", corrected, s.rows(t, "letters"), len(s.keyIDs(t, customer)))
		}
		state(models.LetterUnderway)
		if again, err := s.CorrectOrderAddress(t.Context(), customer, o.Number, to, confirming(false)); err != nil || again.ID != "" || s.rows(t, "letters") != 1 {
			t.Errorf("the same address while a letter is being sent to it: %+v, %v", again, err)
		}
		must(t, s.LetterSent(t.Context(), q)) // the first, a moment late
		state(models.LetterUnderway)
		must(t, s.LetterSent(t.Context(), corrected))
		state(models.LetterSent)
		if again, err := s.CorrectOrderAddress(t.Context(), customer, o.Number, to, confirming(false)); err != nil || again.ID != "" || s.rows(t, "letters") != 0 {
			t.Errorf("the same address again: %+v, %v", again, err)
		}
	})
}

func TestPlaceOrder_LetterInOutboxAtOnce(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := s.visit(t)
		must(t, s.SetBasketItem(t.Context(), customer, many, 1))
		c := s.checkout(t, customer, "first")
		c.Letter = confirming(true)
		o, err := s.PlaceOrder(t.Context(), customer, c)
		must(t, err)
		if laid, err := s.Outbox(t.Context(), customer); err != nil || len(laid) != 1 || laid[0].Letter.Text != o.AccessKey || o.Letter != models.LetterSent {
			t.Errorf("laid %+v, %v; order %+v", laid, err, o)
		}
		if o, err := s.Order(t.Context(), customer, o.Number); err != nil || o.Letter != models.LetterSent || s.rows(t, "letters") != 0 {
			t.Errorf("order %+v, %v", o, err)
		}
	})
}

// An order that is deleted, withdrawn from or over takes its letter along, with its key.
func TestLetters_GoWithTheirOrder(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		for name, end := range map[string]func(customer string, o models.Order){
			"deleted": func(customer string, o models.Order) {
				erased, err := s.DeleteOrder(t.Context(), customer, o.Number)
				must(t, err)
				wantHeld(t, erased.Held, map[string]int{"orders": 1, "waiting_letters": 1})
			},
			"withdrawn": func(customer string, o models.Order) {
				w := declaration("TOKEN")
				w.Contract, w.Email = o.Number, o.Address.Email
				_, _, err := s.DeclareWithdrawal(t.Context(), s.visit(t), w, Mailing[models.Withdrawal]{})
				must(t, err)
			},
			"over": func(string, models.Order) {
				s.clock.advance(31 * day)
				_, err := s.SweepExpired(t.Context())
				must(t, err)
			},
		} {
			customer, o := s.ordered(t, 1)
			must(t, s.MailOrder(t.Context(), customer, o.Number, confirming(false)))
			end(customer, o)
			var keys int
			must(t, s.rawDB(t).QueryRow("SELECT count(*) FROM customer_keys WHERE kind = 'letter'").Scan(&keys))
			if s.rows(t, "letters") != 0 || keys != 0 {
				t.Errorf("%s: %d letters and %d keys are left", name, s.rows(t, "letters"), keys)
			}
		}
	})
}

// What waits for the mail server is not lost when its visit signs in to an account.
func TestRedeemLink_LettersMove(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		account := s.signIn(t, address, "").Visitor.Customer
		session, v := s.begin(t)
		must(t, s.SetBasketItem(t.Context(), v.Customer, many, 1))
		c := s.checkout(t, v.Customer, "first")
		c.Letter = confirming(false)
		o, err := s.PlaceOrder(t.Context(), v.Customer, c)
		must(t, err)
		_, err = s.RedeemLink(t.Context(), s.link(t, address), session, true)
		must(t, err)
		if to := s.sendAll(t); len(to) != 1 || to[0] != buyer().Email {
			t.Errorf("sent to %v", to)
		}
		if o, err := s.Order(t.Context(), account, o.Number); err != nil || o.Letter != models.LetterSent {
			t.Errorf("%+v, %v", o, err)
		}
	})
}

func TestMailReceipt_Corrects(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		_, _, err := s.DeclareWithdrawal(t.Context(), customer, declaration("TOKEN"), receipting(false))
		must(t, err)
		must(t, s.LetterAnswered(t.Context(), s.claimOne(t, true), letter.AnswerRefused, s.clock.Now()))
		if w, _, err := s.Withdrawal(t.Context(), "TOKEN"); err != nil || w.Letter != models.LetterRefused {
			t.Errorf("%+v, %v", w, err)
		}
		q, err := s.MailReceipt(t.Context(), "TOKEN", "other@canary.example", receipting(false), true)
		must(t, err)
		if w, _, err := s.Withdrawal(t.Context(), "TOKEN"); err != nil || w.Letter != models.LetterUnderway || w.Email != declaration("").Email || w.ReceiptTo() != "other@canary.example" {
			t.Errorf("%+v, %v", w, err)
		}
		if q.Letter.To != "other@canary.example" || s.rows(t, "letters") != 1 {
			t.Errorf("queued %+v", q)
		}
		for _, to := range []string{"", "other@canary.example"} {
			if again, err := s.MailReceipt(t.Context(), "TOKEN", to, receipting(false), true); err != nil || again.ID != "" || s.rows(t, "letters") != 1 {
				t.Errorf("again to %q while it is being sent: %+v, %v", to, again, err)
			}
		}
		must(t, s.LetterSent(t.Context(), q))
		if all, err := s.Withdrawals(t.Context(), customer); err != nil || len(all) != 1 || all[0].Letter != models.LetterSent {
			t.Errorf("%+v, %v", all, err)
		}
		if _, err := s.MailReceipt(t.Context(), "TOKEN", "", receipting(false), true); !errors.Is(err, models.ErrChanged) {
			t.Errorf("sent again: %v", err)
		}
		if _, err := s.MailReceipt(t.Context(), "ANOTHER", "", receipting(false), true); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a token of none: %v", err)
		}
	})
}
