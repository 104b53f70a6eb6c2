package store

import (
	"bytes"
	"encoding/hex"
	"errors"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
)

var shirtZones = []fit.Measure{fit.Bust, fit.Waist}

func tight(z fit.Measure) models.Answers { return models.Answers{z: models.ReasonTight} }

// learner is a visit that ordered a shirt and consented to learning from what it tells.
func (s shop) learner(t *testing.T) (customer string, o models.Order) {
	t.Helper()
	if s.rows(t, "products") == 0 {
		must(t, s.SaveCatalogue(t.Context(), products()))
	}
	customer, o = s.ordered(t, 1)
	must(t, s.RecordConsents(t.Context(), customer, []consent.Entry{s.grant(consent.PurposeLearn)}))
	return customer, o
}

func (s shop) tell(t *testing.T, customer string, told FeedbackGiven) error {
	t.Helper()
	permit, err := PermitFor[consent.Learn](t.Context(), s.Store, customer, PageOrder)
	if err != nil {
		return err
	}
	return s.GiveFeedback(t.Context(), permit, PageOrder, told)
}

func (s shop) told(t *testing.T, customer string) []models.Feedback {
	t.Helper()
	all, err := Feedback(t.Context(), s.Store, consent.ForSelf(customer), PageMyData)
	must(t, err)
	return all
}

func TestGiveFeedback_SealedAndAddsUp(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, o := s.learner(t)
		must(t, s.tell(t, customer, FeedbackGiven{Order: o.Number, Answers: tight(fit.Bust), Zones: shirtZones}))
		s.clock.advance(time.Minute)
		must(t, s.tell(t, customer, FeedbackGiven{Order: o.Number, Answers: models.Answers{fit.Waist: models.ReasonRight}, Zones: shirtZones}))
		all := s.told(t, customer)
		if len(all) != 1 {
			t.Fatalf("kept %+v", all)
		}
		f := all[0]
		if f.Product != "arne-linen-shirt" || f.Size != "L" || f.Answers[fit.Bust] != models.ReasonTight || f.Answers[fit.Waist] != models.ReasonRight {
			t.Errorf("kept %+v", f)
		}
		if !f.ExpiresAt.Equal(consent.KeptFeedback.Until(opening)) || !f.GivenAt.Equal(s.clock.Now()) {
			t.Errorf("given %v, until %v", f.GivenAt, f.ExpiresAt)
		}
		var row feedbackRow
		must(t, s.read.First(&row).Error)
		if bytes.Contains(row.Sealed, []byte("tight")) || bytes.Contains(row.Sealed, []byte("arne")) {
			t.Error("feedback lies readable in the database")
		}
		if n := s.rows(t, "customer_keys"); n != 2 {
			t.Errorf("%d keys, want the order's and the last of the feedback", n)
		}
		s.clock.advance(14 * day)
		must(t, s.tell(t, customer, FeedbackGiven{Order: o.Number, Answers: tight(fit.Bust), Zones: shirtZones}))
		if n := s.people(t); n != 0 {
			t.Errorf("%d counted without measurements", n)
		}
	})
}

func TestGiveFeedback_CountsOnce(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, o := s.learner(t)
		s.clock.advance(14 * day)
		said := func(a models.Answers, bin int) {
			t.Helper()
			must(t, s.tell(t, customer, FeedbackGiven{Order: o.Number, Answers: a, Zones: shirtZones, Bin: ptr(bin)}))
		}
		want := func(when string, want ...fitKey) {
			t.Helper()
			got := s.sum(t).fits
			if len(got) != len(want) {
				t.Errorf("%s: a release would count %v, want %v", when, got, want)
			}
			for _, key := range want {
				if got[key] != 1 {
					t.Errorf("%s: a release would count %v, want %v once", when, got, key)
				}
			}
		}
		said(models.Answers{fit.Bust: models.ReasonRight}, 3) // one zone alone says nothing of the article
		want("one zone")
		said(tight(fit.Waist), 3)
		want("too tight", fitKey{shirtSlug, 3, fit.OutcomeSmall})
		said(models.Answers{fit.Waist: models.ReasonLoose}, -7)
		want("corrected", fitKey{shirtSlug, -7, fit.OutcomeLarge})
		said(tight(fit.Bust), -7)
		want("contradicted")

		// Deleted and told again, or bought and told again, it counts once.
		must(t, s.DeleteFeedback(t.Context(), customer, s.told(t, customer)[0].ID))
		if len(s.told(t, customer)) != 0 {
			t.Error("feedback is still there")
		}
		said(tight(fit.Bust), 3)
		must(t, s.SetBasketItem(t.Context(), customer, few, 1))
		again, err := s.PlaceOrder(t.Context(), customer, s.checkout(t, customer, "second"))
		must(t, err)
		s.clock.advance(14 * day)
		must(t, s.tell(t, customer, FeedbackGiven{Order: again.Number, Answers: tight(fit.Bust), Zones: shirtZones, Bin: ptr(1)}))
		want("twice", fitKey{shirtSlug, 3, fit.OutcomeSmall})
	})
}

// What the purpose's text promises of withdrawal: one's own feedback goes at once with its
// keys, and the next release does not know of it.
func TestWithdraw_Feedback(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		for name, take := range map[string]func(customer string) (Erased, error){
			"withdrawn": func(customer string) (Erased, error) {
				return s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeLearn))
			},
			"deleted":    func(customer string) (Erased, error) { return s.Erase(t.Context(), customer, ScopeFeedback) },
			"everything": func(customer string) (Erased, error) { return s.Erase(t.Context(), customer, ScopeAll) },
		} {
			customer, o := s.learner(t)
			s.clock.advance(14 * day)
			must(t, s.tell(t, customer, FeedbackGiven{Order: o.Number, Answers: tight(fit.Bust), Zones: shirtZones, Bin: ptr(3)}))
			if n := s.people(t); n != 1 {
				t.Errorf("%s: %d count before", name, n)
			}
			var row feedbackRow
			must(t, s.read.First(&row, "customer = ?", customer).Error)
			erased, err := take(customer)
			must(t, err)
			if erased.Count("feedback") != 1 || erased.Receipt == "" || !erased.Key {
				t.Errorf("%s: %+v", name, erased)
			}
			if s.rows(t, "feedback") != 0 {
				t.Errorf("%s: feedback is still there", name)
			}
			if _, err := s.openKey(s.read, customer, row.KeyID); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s: its key: %v", name, err)
			}
			if n := s.people(t); n != 0 {
				t.Errorf("%s: %d still count", name, n)
			}
			if got := s.receipt(t, erased.Receipt); name != "everything" && (got.Scope != "feedback" || got.Deleted["feedback"] != 1) {
				t.Errorf("%s: receipt %+v", name, got)
			}
			if name == "deleted" {
				if _, err := s.Order(t.Context(), customer, o.Number); err != nil {
					t.Errorf("the order went with the feedback: %v", err)
				}
				ledger, err := s.Ledger(t.Context(), customer)
				must(t, err)
				if !ledger.Granted(consent.PurposeLearn, s.clock.Now()) {
					t.Error("deleting feedback withdrew the consent")
				}
			}
		}
	})
}

func TestGiveFeedback_Refusals(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, o := s.learner(t)
		other := s.visit(t)
		wantDenied(t, s.tell(t, other, FeedbackGiven{Order: o.Number}), consent.PurposeLearn, consent.WhyNeverGiven)
		must(t, s.RecordConsents(t.Context(), other, []consent.Entry{s.grant(consent.PurposeLearn)}))
		if err := s.tell(t, other, FeedbackGiven{Order: o.Number, Answers: tight(fit.Bust)}); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("another's order: %v", err)
		}
		if err := s.tell(t, customer, FeedbackGiven{Order: o.Number, Position: 4, Answers: tight(fit.Bust)}); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a line there is not: %v", err)
		}
		must(t, s.tell(t, customer, FeedbackGiven{Order: o.Number, Answers: tight(fit.Bust)}))
		must(t, s.DeleteFeedback(t.Context(), other, s.told(t, customer)[0].ID))
		if len(s.told(t, customer)) != 1 {
			t.Error("a stranger deleted it")
		}
		must(t, s.RecordConsents(t.Context(), customer, []consent.Entry{consent.Pausing("de", "my-data", s.clock.Now())}))
		wantDenied(t, s.tell(t, customer, FeedbackGiven{Order: o.Number, Answers: tight(fit.Bust)}), consent.PurposeLearn, consent.WhyPaused)
		for _, id := range []string{"", "x", hex.EncodeToString([]byte("none"))} {
			must(t, s.DeleteFeedback(t.Context(), customer, id))
		}
	})
}

func TestFeedback_Expiry(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, o := s.learner(t)
		must(t, s.tell(t, customer, FeedbackGiven{Order: o.Number, Answers: tight(fit.Bust)}))
		must(t, s.KeepVisit(t.Context(), s.session(t, customer), opening.AddDate(3, 0, 0)))
		s.clock.advance(consent.KeptFeedback.Until(opening).Sub(opening))
		if len(s.told(t, customer)) != 0 {
			t.Error("feedback outlives its consent")
		}
		_, err := s.SweepExpired(t.Context())
		must(t, err)
		if s.rows(t, "feedback")+s.rows(t, "customer_keys") != 0 {
			t.Error("the sweep left feedback, or a key")
		}
	})
}
