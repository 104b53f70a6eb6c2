package store

import (
	"errors"
	"slices"
	"testing"

	"ebenmass/models"
	"ebenmass/models/letter"
)

// orderTraces are byte sequences that only one order has.
func orderTraces(o models.Order) [][]byte {
	return [][]byte{[]byte(o.Number), []byte(o.AccessKey), []byte(o.Address.Name), []byte(o.Address.Street), []byte(o.Address.Email)}
}

func TestDeletingAnOrderLeavesNoCopyOfIt(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 2)
		must(t, s.SetBasketItem(t.Context(), customer, few, 1))
		second, err := s.PlaceOrder(t.Context(), customer, s.checkout(t, customer, "second"))
		must(t, err)
		for _, number := range []string{o.Number, second.Number} {
			must(t, s.LayLetter(t.Context(), customer, letter.Letter{Kind: letter.Order, To: buyer().Email, Subject: "Bestellung " + number, Text: number}))
		}
		if _, err := s.DeleteOrder(t.Context(), s.visit(t), o.Number); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("another deletes it: %v", err)
		}
		erased, err := s.DeleteOrder(t.Context(), customer, o.Number)
		must(t, err)
		if erased.Held != (Held{Orders: 1, Letters: 1}) || !erased.Key {
			t.Errorf("erased %+v", erased)
		}
		r := s.receipt(t, erased.Receipt)
		if r.Scope != "order" || r.Keys != 2 || r.Deleted["orders"] != 1 || r.Deleted["order_lines"] != 1 || r.Deleted["outbox"] != 1 || len(r.Deleted) != 4 {
			t.Errorf("receipt %+v", r)
		}
		if s.sqlite && (!r.After.Whole || r.After.Copies != 0 || r.Before.Copies < 5) {
			t.Errorf("searched %+v, then %+v", r.Before, r.After)
		}
		if s.sqlite && s.found(t, []byte(o.Number)) {
			t.Error("its number is still there")
		}
		all, err := s.Orders(t.Context(), customer)
		must(t, err)
		letters, err := s.Outbox(t.Context(), customer)
		must(t, err)
		if len(all) != 1 || all[0].Number != second.Number || len(letters) != 1 || letters[0].Letter.Text != second.Number {
			t.Errorf("orders %+v, letters %+v", all, letters)
		}
		if _, err := s.DeleteOrder(t.Context(), customer, o.Number); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("deleted once more: %v", err)
		}
		if sold, err := s.Sold(t.Context()); err != nil || !slices.Equal(sold, []Sold{{"arne-linen-shirt", "L", false, 2}, {"arne-linen-shirt", "M", false, 1}}) {
			t.Errorf("sold %+v, %v", sold, err)
		}
	})
}

func TestErasingEverythingTakesTheOrders(t *testing.T) {
	s := onSQLite(t)
	must(t, s.SaveCatalogue(t.Context(), products()))
	customer, o := s.ordered(t, 2)
	erased, err := s.Erase(t.Context(), customer, ScopeAll)
	must(t, err)
	if r := s.receipt(t, erased.Receipt); erased.Orders != 1 || r.Deleted["orders"] != 1 || r.Deleted["order_lines"] != 1 || r.After.Copies != 0 || !r.After.Whole {
		t.Errorf("erased %+v, receipt %+v", erased, r)
	}
	for _, trace := range orderTraces(o) {
		if s.found(t, trace) {
			t.Errorf("%q is still there", trace)
		}
	}
	if n := s.rows(t, "orders") + s.rows(t, "order_lines") + s.rows(t, "customer_keys"); n != 0 {
		t.Errorf("%d rows stayed", n)
	}
}

func TestWhomAnOrderNamesIsReadableNowhereInTheFolder(t *testing.T) {
	s := onSQLite(t)
	must(t, s.SaveCatalogue(t.Context(), products()))
	_, o := s.ordered(t, 1)
	for _, trace := range orderTraces(o)[1:] {
		if s.found(t, trace) {
			t.Errorf("%q stands in the folder", trace)
		}
	}
}

func TestDeletingAnOrderThatCrashesAnywhereIsFinishedAtStart(t *testing.T) {
	for _, step := range erasureSteps() {
		t.Run(step.name, func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			must(t, s.SaveCatalogue(t.Context(), products()))
			customer, o := s.ordered(t, 1)
			must(t, s.Close())
			crash(t, s.settings.DataDir, string(ScopeOrder), step.name, customer)
			s = mustOpen(t, s.settings)
			for _, trace := range orderTraces(o) {
				if s.found(t, trace) {
					t.Errorf("%q is still there", trace)
				}
			}
			if s.rows(t, "orders")+s.rows(t, "erasures") != 0 || s.rows(t, "receipts") != 1 || len(s.keyIDs(t, customer)) != 0 {
				t.Errorf("%d orders, %d notes, %d receipts", s.rows(t, "orders"), s.rows(t, "erasures"), s.rows(t, "receipts"))
			}
		})
	}
}

func TestSigningInMakesTheOrdersOfAVisitTheAccounts(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		account := s.signIn(t, address, "").Visitor.Customer
		place := func(customer, sku string) models.Order {
			must(t, s.SetBasketItem(t.Context(), customer, sku, 1))
			o, err := s.PlaceOrder(t.Context(), customer, s.checkout(t, customer, "the same form"))
			must(t, err)
			return o
		}
		own := place(account, many)
		session, v := s.begin(t)
		o := place(v.Customer, few)
		_, err := s.AnnounceReturn(t.Context(), v.Customer, o.Number, "back", back(1, "", models.Complaint{}))
		must(t, err)
		m, err := s.Merging(t.Context(), v.Customer, account)
		must(t, err)
		if m.Orders != 1 {
			t.Errorf("told beforehand: %+v", m)
		}
		keys := s.keyIDs(t, v.Customer)
		s.signIn(t, address, session)
		all, err := s.Orders(t.Context(), account)
		must(t, err)
		if len(all) != 2 {
			t.Fatalf("orders %+v", all)
		}
		moved, err := s.Order(t.Context(), account, o.Number)
		must(t, err)
		if moved.Address != buyer() || len(moved.Lines) != 1 || moved.Lines[0] != o.Lines[0] || moved.AccessKey != o.AccessKey {
			t.Errorf("moved %+v", moved)
		}
		if _, owner, err := s.OrderByKey(t.Context(), o.Number, o.AccessKey); err != nil || owner != account {
			t.Errorf("the confirmation's key leads to %q, %v", owner, err)
		}
		if len(s.keyIDs(t, account)) != 3 || slices.ContainsFunc(s.keyIDs(t, account), func(id string) bool { return slices.Contains(keys, id) }) {
			t.Errorf("keys %v, before %v", s.keyIDs(t, account), keys) // of the account, and of each order anew
		}
		if returns, lines := s.rows(t, "returns"), s.rows(t, "return_lines"); returns != 1 || lines != 1 {
			t.Errorf("%d returns of %d lines came along", returns, lines)
		}
		erased, err := s.DeleteOrder(t.Context(), account, o.Number)
		must(t, err)
		if r := s.receipt(t, erased.Receipt); r.Deleted["returns"] != 1 || r.Deleted["return_lines"] != 1 || s.rows(t, "returns")+s.rows(t, "return_lines") != 0 {
			t.Errorf("receipt %+v", r)
		}
		if all, err := s.Orders(t.Context(), account); err != nil || len(all) != 1 || all[0].Number != own.Number {
			t.Errorf("orders %+v, %v", all, err)
		}
	})
}
