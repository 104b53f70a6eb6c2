package store

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"reflect"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/receipt"
)

// receipt reads the receipt of an erasure, and checks its signature, once the search has ended.
func (s shop) receipt(t *testing.T, id string) receipt.Erasure {
	t.Helper()
	must(t, s.FinishSearches(t.Context()))
	return s.receiptNow(t, id)
}

// receiptNow is receipt as it is now.
func (s shop) receiptNow(t *testing.T, id string) receipt.Erasure {
	t.Helper()
	signed, err := s.ErasureReceipt(t.Context(), id)
	must(t, err)
	verdict, err := receipt.Verify(signed)
	must(t, err)
	if verdict.Type != receipt.TypeErasure || !verdict.Key.Equal(receipt.PublicKey(s.SigningKey())) {
		t.Errorf("a receipt of type %s by another key", verdict.Type)
	}
	e, err := receipt.ReadErasure(verdict.Document)
	must(t, err)
	return e
}

func TestErasureReceipt_Content(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := s.visit(t)
		s.keep(t, s.visit(t), shopper(), consent.PurposeAdvice)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		must(t, s.SetBasketItem(t.Context(), customer, many, 2))
		erased, err := s.Erase(t.Context(), customer, ScopeAll)
		must(t, err)
		r := s.receipt(t, erased.Receipt)
		if r.Scope != "all" || r.Keys != 1 || r.Resumed || !r.Started.Equal(opening) {
			t.Errorf("receipt %+v", r)
		}
		for table, want := range map[string]int{
			"customers": 1, "sessions": 1, "consents": 1, "profiles": 1, "measurements": 11, "accesses": 1, "basket_items": 1, "customer_keys": 1,
		} {
			if r.Deleted[table] != want {
				t.Errorf("%s: %d rows deleted, want %d", table, r.Deleted[table], want)
			}
		}
		for kind, want := range map[string]int{
			needleCustomer: 1, needleSession: 1, needleKey: 1, needleWrappedKey: 1, needleSealed: 11, needleValue: 3,
		} {
			if r.SearchedFor[kind] != want {
				t.Errorf("searched for %d of kind %s, want %d", r.SearchedFor[kind], kind, want)
			}
		}
		if r.RowsLeft == nil || *r.RowsLeft != 0 || r.SearchState != receipt.SearchDone || r.Searched == nil {
			t.Errorf("rows left %v, search %s %v", r.RowsLeft, r.SearchState, r.Searched)
		}
		if !s.sqlite {
			if r.Before.Whole || r.After.Whole || r.LogEmptied || r.Storage != receipt.StoragePostgres || len(r.OutOfReach) != 4 {
				t.Errorf("on PostgreSQL the receipt claims too much: %+v", r)
			}
			if !r.Tables.Whole || r.Tables.Copies != 0 || r.Tables.Files < 30 || r.Tables.Bytes < 5000 {
				t.Errorf("searched the tables: %+v", r.Tables)
			}
			return
		}
		if !r.Before.Whole || r.Before.Copies < 10 || !r.After.Whole || r.After.Copies != 0 || r.After.Files < 5 || r.After.Bytes < 100_000 || !r.LogEmptied {
			t.Errorf("searches %+v, then %+v", r.Before, r.After)
		}
	})
}

func TestErasureReceipt_NamesNobody(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		secrets := append(s.traces(t, customer), []byte(customer), canary, []byte("170.25"))
		for _, id := range s.keyIDs(t, customer) {
			secrets = append(secrets, []byte(id))
		}
		erased, err := s.Erase(t.Context(), customer, ScopeAll)
		must(t, err)
		document, err := s.ErasureReceipt(t.Context(), erased.Receipt)
		must(t, err)
		for _, secret := range secrets {
			if bytes.Contains(document, secret) || strings.Contains(string(document), hex.EncodeToString(secret)) {
				t.Errorf("the receipt holds %q", secret)
			}
		}
		must(t, s.FinishSearches(t.Context()))
		if n := s.rows(t, "erasures"); n != 0 {
			t.Errorf("%d notes of erasures stayed", n)
		}
	})
}

func TestErasureReceipt_Expiry(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		erased, err := s.Erase(t.Context(), customer, ScopeMeasurements)
		must(t, err)
		s.clock.advance(30*day - hour)
		s = s.reopen(t)
		s.receipt(t, erased.Receipt)
		s.clock.advance(hour)
		if _, err := s.ErasureReceipt(t.Context(), erased.Receipt); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("error %v", err)
		}
		_, err = s.SweepExpired(t.Context())
		must(t, err)
		if n := s.rows(t, "receipts"); n != 0 {
			t.Errorf("%d receipts stayed", n)
		}
		if _, err := s.ErasureReceipt(t.Context(), "unknown"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("an unknown receipt: error %v", err)
		}
	})
}

func TestErase_NothingHeld(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		erased, err := s.Erase(t.Context(), s.visit(t), ScopeMeasurements)
		must(t, err)
		if !reflect.DeepEqual(erased, Erased{}) || s.rows(t, "receipts") != 0 {
			t.Errorf("erased %+v", erased)
		}
	})
}

func TestErase_RequestCancelled(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	ctx, leave := context.WithCancel(t.Context())
	s.reached = func(step string) {
		if step == "noted" {
			leave()
		}
	}
	erased, err := s.Erase(ctx, customer, ScopeAll)
	must(t, err)
	s.wantNothing(t)
	s.receipt(t, erased.Receipt)
}
