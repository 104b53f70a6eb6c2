package store

import (
	"errors"
	"slices"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/letter"
)

// buyer is an address whose every part occurs nowhere else.
func buyer() models.Address {
	return models.Address{
		Name: "Petra Kanarienvogel", Street: "Zwitscherweg 97", Postcode: "04711", City: "Vogelsang", Email: "petra@kanarie.example",
	}
}

// checkout is what a customer's form would post for the basket as it is now.
func (s shop) checkout(t *testing.T, customer, attempt string) Checkout {
	t.Helper()
	c := Checkout{Attempt: attempt, Order: models.Order{
		Lang: models.German, Address: buyer(), Delivery: models.DeliveryStandard, Payment: models.PaymentInvoice, Discount: models.DiscountCode,
	}}
	var err error
	_, c.Shown, err = s.Quote(t.Context(), customer, Wish{Delivery: c.Order.Delivery, Discount: c.Order.Discount, Lang: c.Order.Lang})
	must(t, err)
	return c
}

// ordered is a visit that ordered some pieces of the article of which there are many.
func (s shop) ordered(t *testing.T, pieces int) (customer string, o models.Order) {
	t.Helper()
	customer = s.visit(t)
	must(t, s.SetBasketItem(t.Context(), customer, many, pieces))
	o, err := s.PlaceOrder(t.Context(), customer, s.checkout(t, customer, "first"))
	must(t, err)
	return customer, o
}

func (s shop) stock(t *testing.T, sku string) int {
	t.Helper()
	v, _, err := s.Variant(t.Context(), sku)
	must(t, err)
	return v.Stock
}

func TestPlaceOrder_SellsBasket(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		version, err := s.CatalogueVersion(t.Context())
		must(t, err)
		customer := s.visit(t)
		must(t, s.SetBasketItem(t.Context(), customer, many, 2))
		s.clock.advance(time.Minute)
		must(t, s.SetBasketItem(t.Context(), customer, few, 1))
		o, err := s.PlaceOrder(t.Context(), customer, s.checkout(t, customer, "first"))
		must(t, err)

		if o.Goods != 20970 || o.Reduction != 2097 || o.Shipping != 0 || o.Total != 18873 {
			t.Errorf("sums %+v", o)
		}
		want := models.OrderLine{
			SKU: many, Product: "arne-linen-shirt", Name: models.Text{DE: "Leinenhemd Arne", EN: "Arne linen shirt"}, ColourKey: "sage",
			Size: "L", Fibres: models.Text{DE: "100\u00a0% Leinen", EN: "100% Linen"}, Quantity: 2, Price: 6990, VATPercent: 19,
		}
		if len(o.Lines) != 2 || o.Lines[0] != want || o.Lines[1].SKU != few || o.Lines[1].Position != 1 {
			t.Errorf("lines %+v", o.Lines)
		}
		if !o.PlacedAt.Equal(s.clock.Now()) || !o.ExpiresAt.Equal(s.clock.Now().Add(30*day)) || o.Lang != models.German ||
			o.State != models.OrderPlaced || o.Address != buyer() || o.Payment != models.PaymentInvoice || o.Letter != models.LetterUnderway {
			t.Errorf("order %+v", o)
		}
		if items, err := s.Basket(t.Context(), customer); err != nil || len(items) != 0 {
			t.Errorf("basket %+v, %v", items, err)
		}
		if s.stock(t, many) != 38 || s.stock(t, few) != 2 {
			t.Errorf("stock %d and %d", s.stock(t, many), s.stock(t, few))
		}
		if now, err := s.CatalogueVersion(t.Context()); err != nil || now == version {
			t.Errorf("the catalogue's version stayed %d, %v", now, err)
		}
		again, err := s.Order(t.Context(), customer, o.Number)
		must(t, err)
		all, err := s.Orders(t.Context(), customer)
		must(t, err)
		byKey, owner, err := s.OrderByKey(t.Context(), o.Number, o.AccessKey)
		must(t, err)
		for _, read := range append(all, again, byKey) {
			if read.Number != o.Number || read.Address != buyer() || len(read.Lines) != 2 || read.Total != o.Total {
				t.Errorf("read %+v", read)
			}
		}
		if len(all) != 1 || owner != customer {
			t.Errorf("%d orders, owner %q", len(all), owner)
		}
	})
}

func TestOrder_OwnerOnly(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 1)
		other, others := s.ordered(t, 1)
		_, err := s.Order(t.Context(), other, o.Number)
		errs := []error{err, s.MailOrder(t.Context(), other, o.Number, Mailing[models.Order]{})}
		_, err = s.Order(t.Context(), customer, "0000-0000-0000-0000")
		errs = append(errs, err)
		for number, key := range map[string]string{o.Number: others.AccessKey, "0000-0000-0000-0000": o.AccessKey, others.Number: ""} {
			_, owner, err := s.OrderByKey(t.Context(), number, key)
			if errs = append(errs, err); owner != "" {
				t.Errorf("%s tells its owner", number)
			}
		}
		s.clock.advance(30 * day)
		_, _, err = s.OrderByKey(t.Context(), o.Number, o.AccessKey)
		errs = append(errs, err)
		for _, err := range errs {
			if !errors.Is(err, models.ErrNotFound) {
				t.Errorf("error %v", err)
			}
		}
	})
}

func TestPlaceOrder_Refusals(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, rival := s.visit(t), s.visit(t)
		place := func(c Checkout, want error) {
			t.Helper()
			if _, err := s.PlaceOrder(t.Context(), customer, c); !errors.Is(err, want) {
				t.Errorf("error %v, want %v", err, want)
			}
			if n := s.rows(t, "orders") + s.rows(t, "customer_keys"); n != 0 {
				t.Errorf("%d rows stayed", n)
			}
		}
		place(Checkout{Attempt: "empty", Order: models.Order{Delivery: models.DeliveryStandard, Payment: models.PaymentCard, Address: buyer()}}, models.ErrNotFound)
		must(t, s.SetBasketItem(t.Context(), customer, few, 2))
		c := s.checkout(t, customer, "first")

		must(t, s.SetBasketItem(t.Context(), customer, few, 1))
		place(c, models.ErrChanged) // another tab took one out
		must(t, s.SetBasketItem(t.Context(), customer, few, 2))
		s.exec(t, "INSERT INTO prices (product, since, cents) VALUES ('arne-linen-shirt', $1, 7990)", s.clock.Now().Add(hour).UnixMicro())
		s.clock.advance(hour)
		place(c, models.ErrChanged)
		o, _, err := s.Quote(t.Context(), customer, Wish{Delivery: models.DeliveryExpress})
		must(t, err)
		if o.Lines[0].Price != 7990 || o.Total != 2*7990+models.ExpressCost {
			t.Errorf("the new quote is %+v", o)
		}

		c = s.checkout(t, customer, "second")
		must(t, s.SetBasketItem(t.Context(), rival, few, 2))
		_, err = s.PlaceOrder(t.Context(), rival, s.checkout(t, rival, "rival"))
		must(t, err)
		var short *ShortageError
		_, err = s.PlaceOrder(t.Context(), customer, c)
		if want := []Shortage{{few, 2, 1}}; !errors.As(err, &short) || !errors.Is(err, models.ErrOutOfStock) || !slices.Equal(short.Lines, want) {
			t.Errorf("error %v", err)
		}
		if o, _, err := s.Quote(t.Context(), customer, Wish{Delivery: models.DeliveryStandard}); !errors.As(err, &short) || len(o.Lines) != 1 {
			t.Errorf("quote %+v, %v", o, err)
		}
		if items, err := s.Basket(t.Context(), customer); err != nil || len(items) != 1 || items[0].Quantity != 2 {
			t.Errorf("basket %+v, %v", items, err)
		}
	})
}

func TestOrder_KeepsWhatWasSold(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 3)
		s.exec(t, "DELETE FROM products")
		again, err := s.Order(t.Context(), customer, o.Number)
		must(t, err)
		if !slices.Equal(again.Lines, o.Lines) || again.Total != o.Total {
			t.Errorf("order %+v", again)
		}
	})
}

func TestUnconfirmed_Finds(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 1)
		laid, delivered := s.ordered(t, 1)
		queued, waiting := s.ordered(t, 1)
		for range 2 { // the second time there is nothing to write
			must(t, s.MailOrder(t.Context(), laid, delivered.Number, confirming(true)))
			must(t, s.MailOrder(t.Context(), queued, waiting.Number, confirming(false)))
		}
		if s.rows(t, "outbox") != 1 || s.rows(t, "letters") != 1 || s.rows(t, "customer_keys") != 5 {
			t.Errorf("%d and %d letters, %d keys", s.rows(t, "outbox"), s.rows(t, "letters"), s.rows(t, "customer_keys"))
		}
		found, err := s.Unconfirmed(t.Context())
		must(t, err)
		if len(found) != 1 || found[0] != (OwnedOrder{customer, o.Number}) {
			t.Errorf("found %+v", found)
		}
		if o, err := s.Order(t.Context(), laid, delivered.Number); err != nil || o.Letter != models.LetterSent {
			t.Errorf("order %+v, %v", o, err)
		}
	})
}

func TestOrder_Expiry(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 1)
		s.keep(t, customer, shopper(), consent.PurposeAdvice) // which keeps the visit longer
		s.clock.advance(30*day - time.Second)
		_, err := s.SweepExpired(t.Context())
		must(t, err)
		if _, err := s.Order(t.Context(), customer, o.Number); err != nil {
			t.Error(err)
		}
		s.clock.advance(time.Second)
		if n, err := s.SweepExpired(t.Context()); err != nil || n != 1 {
			t.Errorf("swept %d, %v", n, err)
		}
		if n := s.rows(t, "orders") + s.rows(t, "order_lines"); n != 0 || len(s.keyIDs(t, customer)) != 1 {
			t.Errorf("%d rows and keys %v stayed", n, s.keyIDs(t, customer))
		}
	})
}

// orderTraces are byte sequences that only one order has.
func orderTraces(o models.Order) [][]byte {
	return [][]byte{[]byte(o.Number), []byte(o.AccessKey), []byte(o.Address.Name), []byte(o.Address.Street), []byte(o.Address.Email)}
}

func TestDeleteOrder_NoByteLeft(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer, o := s.ordered(t, 2)
		must(t, s.SetBasketItem(t.Context(), customer, few, 1))
		second, err := s.PlaceOrder(t.Context(), customer, s.checkout(t, customer, "second"))
		must(t, err)
		for _, number := range []string{o.Number, second.Number} {
			must(t, s.KeepLetter(t.Context(), customer, letter.Letter{Kind: letter.Order, To: buyer().Email, Subject: "Bestellung " + number, Text: number}))
		}
		if _, err := s.DeleteOrder(t.Context(), s.visit(t), o.Number); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("another deletes it: %v", err)
		}
		erased, err := s.DeleteOrder(t.Context(), customer, o.Number)
		must(t, err)
		wantHeld(t, erased.Held, map[string]int{"orders": 1, "letters": 1})
		if !erased.Key {
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
	})
}

func TestErase_Orders(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	must(t, s.SaveCatalogue(t.Context(), products()))
	customer, o := s.ordered(t, 2)
	erased, err := s.Erase(t.Context(), customer, ScopeAll)
	must(t, err)
	if r := s.receipt(t, erased.Receipt); erased.Count("orders") != 1 || r.Deleted["orders"] != 1 || r.Deleted["order_lines"] != 1 || r.After.Copies != 0 || !r.After.Whole {
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

func TestPlaceOrder_Sealed(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	must(t, s.SaveCatalogue(t.Context(), products()))
	_, o := s.ordered(t, 1)
	for _, trace := range orderTraces(o)[1:] {
		if s.found(t, trace) {
			t.Errorf("%q stands in the folder", trace)
		}
	}
}

func TestDeleteOrder_CrashAtEveryStep(t *testing.T) {
	t.Parallel()
	for _, step := range some(erasureSteps()) {
		t.Run(step.name, func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			must(t, s.SaveCatalogue(t.Context(), products()))
			customer, o := s.ordered(t, 1)
			must(t, s.Close())
			crash(t, s.settings, string(ScopeOrder), step.name, customer)
			s = mustOpen(t, s.settings)
			for _, trace := range orderTraces(o) {
				if s.found(t, trace) {
					t.Errorf("%q is still there", trace)
				}
			}
			must(t, s.FinishSearches(t.Context()))
			if s.rows(t, "orders")+s.rows(t, "erasures") != 0 || s.rows(t, "receipts") != 1 || len(s.keyIDs(t, customer)) != 0 {
				t.Errorf("%d orders, %d notes, %d receipts", s.rows(t, "orders"), s.rows(t, "erasures"), s.rows(t, "receipts"))
			}
		})
	}
}

func TestMerge_Orders(t *testing.T) {
	t.Parallel()
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
		m, err := s.PreviewMerge(t.Context(), v.Customer, account)
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
