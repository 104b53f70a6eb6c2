package store

import (
	"bytes"
	"encoding/hex"
	"errors"
	"slices"
	"strconv"
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

func (s shop) tell(t *testing.T, customer string, told Told) error {
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

func (s shop) cells(t *testing.T) (counts []FitCount) {
	t.Helper()
	var rows []fitCountRow
	must(t, s.read.Order("product, bin, outcome").Find(&rows).Error)
	for _, r := range rows {
		for o, name := range outcomeNames {
			if name == r.Outcome {
				counts = append(counts, FitCount{r.Product, r.Bin, fit.Outcome(o), int(r.N)})
			}
		}
	}
	return counts
}

func TestGiveFeedback_SealedAndAddsUp(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, o := s.learner(t)
		must(t, s.tell(t, customer, Told{Order: o.Number, Answers: tight(fit.Bust), Zones: shirtZones}))
		s.clock.advance(time.Minute)
		must(t, s.tell(t, customer, Told{Order: o.Number, Answers: models.Answers{fit.Waist: models.ReasonRight}, Zones: shirtZones}))
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
		if len(s.cells(t)) != 0 {
			t.Errorf("counted without measurements: %+v", s.cells(t))
		}
	})
}

func TestGiveFeedback_CountsOnce(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, o := s.learner(t)
		said := func(a models.Answers, bin int) {
			t.Helper()
			must(t, s.tell(t, customer, Told{Order: o.Number, Answers: a, Zones: shirtZones, Bin: ptr(bin)}))
		}
		said(models.Answers{fit.Bust: models.ReasonRight}, 3) // one zone alone says nothing of the article
		if len(s.cells(t)) != 0 {
			t.Fatalf("counted %+v", s.cells(t))
		}
		said(tight(fit.Waist), 3)
		said(models.Answers{fit.Waist: models.ReasonLoose}, -7)
		want := FitCount{Product: "arne-linen-shirt", Bin: 3, Outcome: fit.OutcomeSmall, N: 1}
		if got := s.cells(t); len(got) != 1 || got[0] != want {
			t.Errorf("counted %+v, want %+v once", got, want)
		}

		// Deleted and told again, or bought and told again, it still counts once.
		must(t, s.DeleteFeedback(t.Context(), customer, s.told(t, customer)[0].ID))
		if len(s.told(t, customer)) != 0 {
			t.Error("feedback is still there")
		}
		said(tight(fit.Bust), 3)
		must(t, s.SetBasketItem(t.Context(), customer, few, 1))
		again, err := s.PlaceOrder(t.Context(), customer, s.checkout(t, customer, "second"))
		must(t, err)
		must(t, s.tell(t, customer, Told{Order: again.Number, Answers: tight(fit.Bust), Zones: shirtZones, Bin: ptr(1)}))
		if got := s.cells(t); len(got) != 1 || got[0].N != 1 {
			t.Errorf("counted %+v", got)
		}
	})
}

// What the purpose's text promises of withdrawal: one's own feedback goes at once with its
// keys, and what was counted, which nobody can be found in, stays.
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
			before := len(s.cells(t))
			must(t, s.tell(t, customer, Told{Order: o.Number, Answers: tight(fit.Bust), Zones: shirtZones, Bin: ptr(3 + before)}))
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
			if after := len(s.cells(t)); after != before+1 {
				t.Errorf("%s: %d cells, want %d: what is counted stays", name, after, before+1)
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
		for _, c := range s.columns(t, "fit_counts") {
			if !slices.Contains([]string{"product", "bin", "outcome", "demo", "n"}, c) {
				t.Errorf("what is counted has a column %s", c)
			}
		}
	})
}

func (s shop) columns(t *testing.T, table string) []string {
	t.Helper()
	types, err := s.read.Migrator().ColumnTypes(table)
	must(t, err)
	var names []string
	for _, c := range types {
		names = append(names, c.Name())
	}
	return names
}

func TestGiveFeedback_Refusals(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, o := s.learner(t)
		other := s.visit(t)
		wantDenied(t, s.tell(t, other, Told{Order: o.Number}), consent.PurposeLearn, consent.WhyNeverGiven)
		must(t, s.RecordConsents(t.Context(), other, []consent.Entry{s.grant(consent.PurposeLearn)}))
		if err := s.tell(t, other, Told{Order: o.Number, Answers: tight(fit.Bust)}); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("another's order: %v", err)
		}
		if err := s.tell(t, customer, Told{Order: o.Number, Position: 4, Answers: tight(fit.Bust)}); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a line there is not: %v", err)
		}
		must(t, s.tell(t, customer, Told{Order: o.Number, Answers: tight(fit.Bust)}))
		must(t, s.DeleteFeedback(t.Context(), other, s.told(t, customer)[0].ID))
		if len(s.told(t, customer)) != 1 {
			t.Error("a stranger deleted it")
		}
		must(t, s.RecordConsents(t.Context(), customer, []consent.Entry{consent.Pausing("de", "my-data", s.clock.Now())}))
		wantDenied(t, s.tell(t, customer, Told{Order: o.Number, Answers: tight(fit.Bust)}), consent.PurposeLearn, consent.WhyPaused)
		for _, id := range []string{"", "x", hex.EncodeToString([]byte("none"))} {
			must(t, s.DeleteFeedback(t.Context(), customer, id))
		}
	})
}

func TestFeedback_Expiry(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, o := s.learner(t)
		must(t, s.tell(t, customer, Told{Order: o.Number, Answers: tight(fit.Bust)}))
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

func TestGiveFeedback_MaxCounted(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, o := s.learner(t)
		var row orderRow
		must(t, s.read.First(&row).Error)
		for i := range models.MaxCounted + 2 {
			line := orderLineRow{
				OrderID: row.ID, Position: i + 1, Customer: customer, SKU: "x", Product: "article-" + strconv.Itoa(i), Size: "M",
				Quantity: 1, Cents: 100, VAT: 19,
			}
			must(t, s.write.Create(&line).Error)
			must(t, s.tell(t, customer, Told{Order: o.Number, Position: i + 1, Answers: tight(fit.Bust), Zones: shirtZones, Bin: ptr(0)}))
		}
		if n := len(s.cells(t)); n != models.MaxCounted {
			t.Errorf("%d articles are counted", n)
		}
		if n := len(s.told(t, customer)); n != models.MaxCounted+2 {
			t.Errorf("%d pieces of feedback are kept", n)
		}
	})
}
