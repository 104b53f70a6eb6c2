package store

import (
	"testing"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/receipt"
)

// hold keeps the store from searching until it is let go.
func (s shop) hold(t *testing.T) (letGo func()) {
	t.Helper()
	s.searches.turn <- struct{}{}
	return func() { <-s.searches.turn }
}

// A receipt says that the search is still to come, and later what it came to.
func TestErase_SearchesInBackground(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		letGo := s.hold(t)
		erased, err := s.Erase(t.Context(), customer, ScopeAll)
		must(t, err)
		s.wantNothing(t)
		r := s.receiptNow(t, erased.Receipt)
		if r.SearchState != receipt.SearchPending || r.Searched != nil || r.After.Whole || r.Tables.Whole || r.SearchedFor[needleSealed] != 11 {
			t.Errorf("before the search the receipt says %+v", r)
		}
		if n := s.rows(t, "erasures"); n != 1 {
			t.Errorf("%d notes of erasures while one waits", n)
		}
		must(t, swept(s.SweepExpired(t.Context())))
		s.clock.advance(searchAge + time.Hour) // however long it waits, nobody takes it over here
		must(t, swept(s.SweepExpired(t.Context())))
		letGo()
		after := s.receipt(t, erased.Receipt)
		if after.SearchState != receipt.SearchDone || after.Searched == nil || after.Resumed || !after.Finished.Equal(r.Finished) {
			t.Errorf("after the search the receipt says %+v", after)
		}
		if n := s.rows(t, "erasures"); n != 0 {
			t.Errorf("%d notes of erasures stayed", n)
		}
	})
}

// One pass searches for all that wait, and tells each its own.
func TestErase_OnePassForAll(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		letGo := s.hold(t)
		var receipts []string
		for i := range 3 {
			customer := s.visit(t)
			s.keep(t, customer, shopper(), consent.PurposeAdvice)
			if i == 1 { // of this one a copy stays behind
				digest := make([]byte, 32)
				copy(digest, customer)
				other := s.visit(t)
				s.exec(t, "UPDATE sessions SET digest = $1 WHERE customer = $2", digest, other)
			}
			erased, err := s.Erase(t.Context(), customer, ScopeAll)
			must(t, err)
			receipts = append(receipts, erased.Receipt)
		}
		letGo()
		must(t, s.FinishSearches(t.Context()))
		var bytesRead []int64
		for i, id := range receipts {
			r := s.receiptNow(t, id)
			found := r.After
			if !s.sqlite {
				found = r.Tables
			}
			bytesRead = append(bytesRead, found.Bytes)
			if want := i == 1; !found.Whole || (found.Copies > 0) != want {
				t.Errorf("receipt %d: %+v", i, found)
			}
		}
		if bytesRead[0] != bytesRead[1] || bytesRead[1] != bytesRead[2] {
			t.Errorf("read %v bytes: not in one pass", bytesRead)
		}
	})
}

// What to search for is nowhere but in memory: where that is lost, the receipt says so.
func TestErase_SearchInterrupted(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	traces := append(s.traces(t, customer), []byte(customer), canary)
	letGo := s.hold(t)
	erased, err := s.Erase(t.Context(), customer, ScopeAll)
	must(t, err)
	for _, trace := range traces {
		if s.found(t, trace) {
			t.Errorf("%q… waits in a file for its search", trace[:7])
		}
	}
	s.searches.take() // a crash
	letGo()
	s = s.reopen(t)
	r := s.receipt(t, erased.Receipt)
	if r.SearchState != receipt.SearchInterrupted || !r.Resumed || len(r.SearchedFor) != 0 || r.After.Whole || r.Deleted["measurements"] != 11 {
		t.Errorf("the receipt says %+v", r)
	}
	if n := s.rows(t, "erasures"); n != 0 {
		t.Errorf("%d notes of erasures stayed", n)
	}
}

// A shop that closes searches for what is short.
func TestClose_FinishesSearches(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		letGo := s.hold(t)
		erased, err := s.Erase(t.Context(), customer, ScopeAll)
		must(t, err)
		letGo()
		s = s.reopen(t)
		if r := s.receiptNow(t, erased.Receipt); r.SearchState != receipt.SearchDone || r.Resumed {
			t.Errorf("the receipt says %+v", r)
		}
	})
}

// Of a large folder nothing is counted while the visitor waits.
func TestErase_LargeFolder(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	s.searches.beforeLimit = 1000
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	erased, err := s.Erase(t.Context(), customer, ScopeAll)
	must(t, err)
	if r := s.receipt(t, erased.Receipt); r.Before != (receipt.Search{}) || !r.After.Whole || r.After.Copies != 0 {
		t.Errorf("searched %+v, then %+v", r.Before, r.After)
	}
}

// Too many that wait are not kept in memory: their receipts say so at once.
func TestErase_TooManySearches(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	letGo := s.hold(t)
	for range searchesWaiting {
		if !s.searches.add(&erasure{}) {
			t.Fatal("refused too soon")
		}
	}
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	erased, err := s.Erase(t.Context(), customer, ScopeAll)
	must(t, err)
	if r := s.receiptNow(t, erased.Receipt); r.SearchState != receipt.SearchIncomplete || r.After.Whole {
		t.Errorf("the receipt says %+v", r)
	}
	s.searches.take()
	letGo()
}
