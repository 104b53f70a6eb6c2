package store

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
)

// A crash is a real one: the test starts itself again as a child that opens the same folder
// and is killed at one step, without a chance to tidy anything.
const (
	crashFolder   = "EBENMASS_TEST_CRASH_FOLDER"
	crashDatabase = "EBENMASS_TEST_CRASH_DATABASE" // "" for SQLite in the folder
	crashStep     = "EBENMASS_TEST_CRASH_STEP"
	crashAct      = "EBENMASS_TEST_CRASH_ACT"
	crashCustomer = "EBENMASS_TEST_CRASH_CUSTOMER"

	actRotate = "rotate"
	actImport = "import"
)

// TestCrashChild is that child.
func TestCrashChild(t *testing.T) {
	dir, ok := os.LookupEnv(crashFolder)
	if !ok {
		t.Skip("only as the child of another test")
	}
	s := mustOpen(t, Settings{DataDir: dir, Database: os.Getenv(crashDatabase)})
	s.reached = dieAt(os.Getenv(crashStep))
	customer := os.Getenv(crashCustomer)
	var err error
	switch scope := Scope(os.Getenv(crashAct)); scope {
	case actRotate:
		must(t, s.Close())
		_, err = s.rotate(t.Context(), dieAt(os.Getenv(crashStep)))
	case actOrder:
		_, err = s.PlaceOrder(t.Context(), customer, Checkout{Attempt: actOrder, Shown: s.shown(t, customer), Letter: confirming(false), Order: models.Order{
			Lang: models.German, Address: buyer(), Delivery: models.DeliveryStandard, Payment: models.PaymentInvoice,
		}})
	case actImport:
		_, err = s.ApplyImport(t.Context(), secondImport(t, s))
	case ScopeOrder:
		orders, failed := s.Orders(t.Context(), customer)
		must(t, failed)
		_, err = s.DeleteOrder(t.Context(), customer, orders[0].Number)
	case ScopeWithdrawal:
		_, err = s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeAdvice))
	default:
		_, err = s.Erase(t.Context(), customer, scope)
	}
	err = errors.Join(err, s.FinishSearches(t.Context()))
	t.Fatalf("lived on: %v", err)
}

// dieAt kills this process at a step.
func dieAt(step string) func(string) {
	return func(reached string) {
		if reached != step {
			return
		}
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		if err != nil {
			panic(err)
		}
		select {} // until the kill arrives
	}
}

// crash runs the child on a shop's data until it is killed.
func crash(t *testing.T, data Settings, act, step, customer string) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestCrashChild$")
	child.Env = append(os.Environ(), crashFolder+"="+data.DataDir, crashDatabase+"="+data.Database, crashStep+"="+step, crashAct+"="+act, crashCustomer+"="+customer)
	out, err := child.CombinedOutput()
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || !strings.Contains(exit.Error(), "killed") {
		t.Fatalf("the child was not killed: %v\n%s", err, out)
	}
}

func TestErase_CrashAtEveryStep(t *testing.T) {
	t.Parallel()
	for _, scope := range []Scope{ScopeMeasurements, ScopeWithdrawal, ScopeAll} {
		for _, step := range some(append(erasureSteps(), searchedSteps()...)) {
			t.Run(string(scope)+" "+step.name, func(t *testing.T) {
				t.Parallel()
				s := onSQLite(t)
				must(t, s.SaveCatalogue(t.Context(), products()))
				customer, other := s.visit(t), s.visit(t)
				s.keep(t, customer, shopper(), consent.PurposeAdvice)
				s.keep(t, other, shopper(), consent.PurposeAdvice)
				must(t, s.SetBasketItem(t.Context(), customer, many, 1))
				must(t, s.SetBasketItem(t.Context(), other, many, 2))
				traces := s.traces(t, customer)
				for _, id := range s.keyIDs(t, customer) {
					traces = append(traces, []byte(id))
				}
				must(t, s.Close())

				crash(t, s.settings, string(scope), step.name, customer)
				s = mustOpen(t, s.settings)
				if scope == ScopeAll {
					traces = append(traces, []byte(customer))
				}
				for _, trace := range append(traces, canary) {
					if s.found(t, trace) {
						t.Errorf("%q… is still there", trace[:7])
					}
				}
				must(t, s.FinishSearches(t.Context()))
				if notes, receipts := s.rows(t, "erasures"), s.rows(t, "receipts"); notes != 0 || receipts != 1 {
					t.Errorf("%d notes and %d receipts", notes, receipts)
				}
				s.wantErased(t, customer, scope)
				if p := s.mustRead(t, other); !samePerson(p.Person, shopper()) {
					t.Errorf("the other customer's profile is %+v", p.Person)
				}
				if items, err := s.Basket(t.Context(), other); err != nil || len(items) != 1 || items[0].Quantity != 2 {
					t.Errorf("the other customer's basket: %+v, %v", items, err)
				}
			})
		}
	}
}

// wantErased checks that exactly what a scope names is gone.
func (s shop) wantErased(t *testing.T, customer string, scope Scope) {
	t.Helper()
	held, err := s.CountHeld(t.Context(), customer)
	if scope == ScopeAll {
		if !errors.Is(err, models.ErrNotFound) {
			t.Errorf("held %+v, %v", held, err)
		}
		return
	}
	must(t, err)
	wantHeld(t, held, map[string]int{"consents": 2, "journal": 1, "basket": 1, "session": 1})
	if n := len(s.keyIDs(t, customer)); n != 0 {
		t.Errorf("%d keys", n)
	}
}

// some are all steps, or under -short every third.
func some[S any](steps []S) []S {
	if !testing.Short() {
		return steps
	}
	var few []S
	for i := 0; i < len(steps); i += 3 {
		few = append(few, steps[i])
	}
	return few
}
