package store

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/letter"

	"gorm.io/gorm"
)

var errFault = errors.New("the database failed")

// fault lets the n-th statement of a context fail, from 1.
type fault struct {
	n      int64
	seen   atomic.Int64 // a catalogue is read by several at once
	silent atomic.Bool  // what failed is tried again later: emptying the log, syncing less
}

type faultKey struct{}

// faulty lets statements fail whose context carries a fault.
func (s shop) faulty(t *testing.T) {
	t.Helper()
	fail := func(db *gorm.DB) {
		f, ok := db.Statement.Context.Value(faultKey{}).(*fault)
		if !ok {
			return
		}
		if f.seen.Add(1) == f.n {
			switch db.Statement.SQL.String() {
			case "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA main.synchronous = NORMAL":
				f.silent.Store(true)
			}
			db.AddError(errFault)
		}
	}
	for _, pool := range []*gorm.DB{s.write, s.read} {
		on := pool.Callback()
		for _, err := range []error{
			on.Create().Before("gorm:create").Register("fault", fail),
			on.Query().Before("gorm:query").Register("fault", fail),
			on.Update().Before("gorm:update").Register("fault", fail),
			on.Delete().Before("gorm:delete").Register("fault", fail),
			on.Row().Before("gorm:row").Register("fault", fail),
			on.Raw().Before("gorm:raw").Register("fault", fail),
		} {
			must(t, err)
		}
	}
}

// TestStore_FailsWhole lets each statement of each act fail in turn: the act says so, and
// done again without a fault it comes to its end.
func TestStore_FailsWhole(t *testing.T) {
	t.Parallel()
	type act func(ctx context.Context) error
	first := func(_ any, err error) error { return err }
	second := func(_, _ any, err error) error { return err }
	for name, prepare := range map[string]func(t *testing.T, s shop) act{
		"StartVisit": func(t *testing.T, s shop) act {
			return func(ctx context.Context) error { return second(s.StartVisit(ctx, opening.AddDate(1, 0, 0))) }
		},
		"sessions": func(t *testing.T, s shop) act {
			id, v := s.begin(t)
			return func(ctx context.Context) error {
				if err := s.KeepVisit(ctx, id, s.clock.Now().AddDate(0, 1, 0)); err != nil {
					return err
				}
				if err := s.NameDevice(ctx, v.Customer, SessionName(id), "phone"); err != nil {
					return err
				}
				if _, err := s.Sessions(ctx, v.Customer, id); err != nil {
					return err
				}
				return s.SignOutEverywhere(ctx, v.Customer)
			}
		},
		"UseSession": func(t *testing.T, s shop) act {
			signed := s.signIn(t, address, "")
			return func(ctx context.Context) error {
				_, _, err := s.UseSession(ctx, signed.SessionID)
				return err
			}
		},
		"StoreWithConsent": func(t *testing.T, s shop) act {
			customer := s.visit(t)
			s.keep(t, customer, shopper(), consent.PurposeAdvice)
			return func(ctx context.Context) error {
				return s.StoreWithConsent(ctx, customer, []consent.Entry{s.grant(consent.PurposeOffers)}, Profile{Person: shopper()}, opening.AddDate(1, 0, 0))
			}
		},
		"SaveProfile, ReadProfile": func(t *testing.T, s shop) act {
			customer := s.visit(t)
			s.keep(t, customer, shopper(), consent.PurposeAdvice)
			s.clock.advance(day)
			self := consent.ForSelf(customer)
			return func(ctx context.Context) error {
				if _, err := ReadProfile(ctx, s.Store, self, PageMyData); err != nil {
					return err
				}
				if err := SaveProfile(ctx, s.Store, self, PageMyData, Profile{Person: shopper()}); err != nil {
					return err
				}
				return s.ChangeProfile(ctx, self, PageMyData, func(p *fit.Person) error { p.Given[fit.Waist]++; return nil })
			}
		},
		"Withdraw": func(t *testing.T, s shop) act {
			customer := s.visit(t)
			s.keep(t, customer, shopper(), consent.PurposeAdvice)
			s.subscribe(t, customer, subscriber)
			return func(ctx context.Context) error {
				if _, err := s.Withdraw(ctx, customer, s.withdrawal(consent.PurposeMail)); err != nil {
					return err
				}
				return first(s.Withdraw(ctx, customer, s.withdrawal(consent.PurposeAdvice)))
			}
		},
		"basket": func(t *testing.T, s shop) act {
			customer := s.visit(t)
			return func(ctx context.Context) error {
				for _, sku := range []string{few, many} {
					if err := s.SetBasketItem(ctx, customer, sku, 1); err != nil {
						return err
					}
				}
				past := BasketChange{SKU: few, Quantity: 2, Notices: []TwoSizesNotice{linenNotice(true)}}
				if _, err := s.ChangeBasket(ctx, customer, past); err != nil {
					return err
				}
				if _, err := s.TwoSizeChoices(ctx, customer); err != nil {
					return err
				}
				if _, err := s.Basket(ctx, customer); err != nil {
					return err
				}
				return s.AnswerTwoSizes(ctx, customer, linen, "L", "L")
			}
		},
		"PlaceOrder": func(t *testing.T, s shop) act {
			customer := inTwoSizes(t, s)
			checkout := s.checkout(t, customer, "first")
			checkout.Notices = []TwoSizesNotice{linenNotice(true)}
			return func(ctx context.Context) error { return first(s.PlaceOrder(ctx, customer, checkout)) }
		},
		"orders": func(t *testing.T, s shop) act {
			customer, o := s.ordered(t, 1)
			return func(ctx context.Context) error {
				if _, err := s.Order(ctx, customer, o.Number); err != nil {
					return err
				}
				if _, _, err := s.OrderByKey(ctx, o.Number, o.AccessKey); err != nil {
					return err
				}
				if _, err := s.Orders(ctx, customer); err != nil {
					return err
				}
				if _, err := s.Unconfirmed(ctx); err != nil {
					return err
				}
				return s.MailOrder(ctx, customer, o.Number, confirming(false))
			}
		},
		"DeleteOrder": func(t *testing.T, s shop) act {
			customer, o := s.ordered(t, 1)
			must(t, s.KeepLetter(t.Context(), customer, letter.Letter{Kind: letter.Order, Text: o.Number}))
			s.exec(t, "UPDATE outbox SET about = NULL") // laid before migration 16
			return func(ctx context.Context) error {
				return orGone(first(s.DeleteOrder(ctx, customer, o.Number)))
			}
		},
		"returns": func(t *testing.T, s shop) act {
			customer := inTwoSizes(t, s)
			must(t, s.RecordConsents(t.Context(), customer, []consent.Entry{s.grant(consent.PurposeLearn)}))
			o, noticed := s.orderPast(t, customer, linenNotice(true))
			_, err := s.AnnounceReturn(t.Context(), customer, o.Number, "some", back(1, "", tooTight))
			must(t, err)
			return func(ctx context.Context) error {
				r, err := s.AnnounceReturn(ctx, customer, o.Number, "rest", []ReturnWish{{ReturnLine: models.ReturnLine{Position: 1, Quantity: 1}}})
				if err != nil {
					return err
				}
				if _, err := s.Returns(ctx, customer, o.Number); err != nil {
					return err
				}
				if _, err := s.HasReturn(ctx, customer, o.Number, "some"); err != nil {
					return err
				}
				permit, err := PermitFor[consent.Learn](ctx, s.Store, customer, PageReturn)
				if err != nil {
					return err
				}
				if err := s.KeepNotices(ctx, permit, PageReturn, o.Number, noticed, false, nil); err != nil {
					return err
				}
				if _, err := s.HasNotices(ctx, customer, o); err != nil {
					return err
				}
				if err := s.KeepReturned(ctx, permit, PageReturn, o); err != nil {
					return err
				}
				return s.BookArrival(ctx, customer, o.Number, r.Number)
			}
		},
		"withdrawals": func(t *testing.T, s shop) act {
			customer, o := s.ordered(t, 1)
			declared := declaration("TOKEN" + o.Number)
			declared.Contract, declared.Email = o.Number, o.Address.Email
			return func(ctx context.Context) error {
				if _, _, err := s.DeclareWithdrawal(ctx, customer, declared, receipting(false)); err != nil {
					return err
				}
				if _, err := s.Withdrawals(ctx, customer); err != nil {
					return err
				}
				if _, err := s.UnsentWithdrawals(ctx); err != nil {
					return err
				}
				return first(s.MailReceipt(ctx, declared.Token, "other@example.org", receipting(false), false))
			}
		},
		"letters": func(t *testing.T, s shop) act {
			customer := s.visit(t)
			return func(ctx context.Context) error {
				if _, err := s.QueueLetter(ctx, customer, aLetter(letter.Confirm), false); err != nil {
					return err
				}
				if _, err := s.Letters(ctx, customer); err != nil {
					return err
				}
				if _, err := s.CountLetters(ctx); err != nil {
					return err
				}
				q, err := s.ClaimLetter(ctx, true)
				if errors.Is(err, models.ErrNotFound) { // claimed, though nobody was told
					return nil
				}
				if err != nil {
					return err
				}
				if err := s.LetterAnswered(ctx, q, letter.AnswerLater, s.clock.Now()); err != nil {
					return err
				}
				if q, err = s.ClaimLetter(ctx, false); err != nil {
					return orGone(err)
				}
				return s.LetterSent(ctx, q)
			}
		},
		"feedback": func(t *testing.T, s shop) act {
			customer, o := s.learner(t)
			bin := 3
			told := FeedbackGiven{Order: o.Number, Answers: tight(fit.Bust), Zones: shirtZones, Bin: &bin}
			must(t, s.tell(t, customer, told))
			return func(ctx context.Context) error {
				permit, err := PermitFor[consent.Learn](ctx, s.Store, customer, PageOrder)
				if err != nil {
					return err
				}
				if err := s.GiveFeedback(ctx, permit, PageOrder, told); err != nil {
					return err
				}
				if _, err := Feedback(ctx, s.Store, consent.ForSelf(customer), PageMyData); err != nil {
					return err
				}
				return s.DeleteFeedback(ctx, customer, FeedbackID(o.Number, 0))
			}
		},
		"newsletter": func(t *testing.T, s shop) act {
			customer := s.visit(t)
			s.subscribe(t, customer, subscriber)
			return func(ctx context.Context) error {
				token := ""
				if err := s.RequestSubscription(ctx, customer, subscriber, "de", func(sent string) error { token = sent; return nil }); err != nil {
					return err
				}
				if err := s.FindRequest(ctx, token); err != nil {
					return err
				}
				if _, err := s.ConfirmSubscription(ctx, token); err != nil {
					return err
				}
				if _, err := s.Subscriptions(ctx, customer); err != nil {
					return err
				}
				read, err := s.subscriber(ctx, customer)
				if err != nil {
					return err
				}
				return s.Unsubscribe(ctx, read.Token, "de")
			}
		},
		"outbox": func(t *testing.T, s shop) act {
			customer := s.visit(t)
			return func(ctx context.Context) error {
				if err := s.KeepLetter(ctx, customer, letter.Letter{Kind: letter.Order, Text: "canary"}); err != nil {
					return err
				}
				return first(s.Outbox(ctx, customer))
			}
		},
		"RedeemLink": func(t *testing.T, s shop) act {
			session, _ := s.begin(t)
			return func(ctx context.Context) error {
				token, _, err := s.MakeLink(ctx, s.visit(t), address, true)
				if err != nil {
					return err
				}
				if _, err := s.FindLink(ctx, token, ""); err != nil {
					return err
				}
				return first(s.RedeemLink(ctx, token, session, true))
			}
		},
		"merge": func(t *testing.T, s shop) act {
			account := s.signIn(t, address, "").Visitor.Customer
			s.exec(t, "DELETE FROM profiles WHERE customer = $1", account)
			session, v := s.begin(t)
			s.keep(t, v.Customer, shopper(), consent.PurposeAdvice)
			must(t, s.SetBasketItem(t.Context(), v.Customer, many, 1))
			o, err := s.PlaceOrder(t.Context(), v.Customer, s.checkout(t, v.Customer, "first"))
			must(t, err)
			_, _, err = s.DeclareWithdrawal(t.Context(), v.Customer, declaration("TOKEN"+o.Number), receipting(false))
			must(t, err)
			must(t, s.SetBasketItem(t.Context(), v.Customer, few, 1))
			token := s.link(t, address)
			return func(ctx context.Context) error {
				if _, err := s.PreviewMerge(ctx, v.Customer, account); err != nil {
					return err
				}
				_, err := s.RedeemLink(ctx, token, session, true)
				if errors.Is(err, ErrLinkUsed) { // signed in already; the link's key, left over, is swept
					return nil
				}
				return err
			}
		},
		"passkeys": func(t *testing.T, s shop) act {
			account := s.signIn(t, address, "").Visitor.Customer
			return func(ctx context.Context) error {
				if err := s.AddPasskey(ctx, account, []byte("canary")); err != nil {
					return err
				}
				all, err := s.Passkeys(ctx, account)
				if err != nil {
					return err
				}
				all = slices.DeleteFunc(all, func(k Passkey) bool { return k.Suspect })
				owner, err := s.Account(ctx, account)
				if err != nil {
					return err
				}
				if _, err := s.AccountByHandle(ctx, owner.Handle); err != nil {
					return err
				}
				if _, err := s.SignInWithPasskey(ctx, account, all[len(all)-1], ""); err != nil {
					return err
				}
				if err := s.SuspectPasskey(ctx, account, all[len(all)-1].ID); err != nil {
					return err
				}
				for _, k := range all {
					if err := s.RemovePasskey(ctx, account, k.ID); err != nil {
						return err
					}
				}
				challenge := rand.Text()
				if err := s.KeepChallenge(ctx, account, challenge, []byte("canary")); err != nil {
					return err
				}
				return first(s.TakeChallenge(ctx, account, challenge))
			}
		},
		"journal": func(t *testing.T, s shop) act {
			customer := s.visit(t)
			s.keep(t, customer, shopper(), consent.PurposeAdvice)
			s.clock.advance(2 * day)
			return func(ctx context.Context) error {
				if err := s.CloseDays(ctx); err != nil {
					return err
				}
				if _, err := s.Journal(ctx, customer); err != nil {
					return err
				}
				return first(s.JournalChain(ctx, customer))
			}
		},
		"Export": func(t *testing.T, s shop) act {
			customer := s.fill(t, int(s.clock.Now().UnixMilli()%1000)).customer
			s.clock.advance(time.Millisecond)
			return func(ctx context.Context) error {
				if _, err := s.CountHeld(ctx, customer); err != nil {
					return err
				}
				return first(s.Export(ctx, consent.ForSelf(customer)))
			}
		},
		"Erase": func(t *testing.T, s shop) act {
			customer := s.visit(t)
			s.keep(t, customer, shopper(), consent.PurposeAdvice)
			return func(ctx context.Context) error {
				erased, err := s.Erase(ctx, customer, ScopeMeasurements)
				if err != nil || erased.Receipt == "" {
					return err
				}
				return first(s.ErasureReceipt(ctx, erased.Receipt))
			}
		},
		"SweepExpired": func(t *testing.T, s shop) act {
			s.keep(t, s.visit(t), shopper(), consent.PurposeAdvice)
			s.clock.advance(3 * 365 * day)
			return func(ctx context.Context) error { return first(s.SweepExpired(ctx)) }
		},
		"Release": func(t *testing.T, s shop) act {
			s.answer(t, 3, fit.OutcomeFits)
			return func(ctx context.Context) error {
				s.clock.advance(365 * day) // with a budget of its own
				if err := s.Release(ctx, models.OnDemand); err != nil {
					return err
				}
				if _, err := s.DemoBudget(ctx); err != nil {
					return err
				}
				if _, err := s.Releases(ctx); err != nil {
					return err
				}
				if _, err := s.Budget(ctx); err != nil {
					return err
				}
				return first(s.ReleaseIfDue(ctx))
			}
		},
		"CloseWeeks": func(t *testing.T, s shop) act {
			return func(ctx context.Context) error {
				s.clock.advance(7 * day)
				return first(s.CloseWeeks(ctx))
			}
		},
		"catalogue": func(t *testing.T, s shop) act {
			return func(ctx context.Context) error {
				if _, err := s.LoadCatalogue(ctx); err != nil {
					return err
				}
				if _, err := s.CatalogueVersion(ctx); err != nil {
					return err
				}
				if _, _, err := s.Pieces(ctx); err != nil {
					return err
				}
				if _, err := s.Reasons(ctx); err != nil {
					return err
				}
				if _, err := s.TwoSizes(ctx); err != nil {
					return err
				}
				return second(s.Variant(ctx, many))
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			must(t, s.SaveCatalogue(t.Context(), products()))
			s.exec(t, "UPDATE variants SET stock = 100000")
			s.faulty(t)
			step := int64(1)
			if testing.Short() {
				step = 6
			}
			for n := int64(1); ; n += step {
				do := prepare(t, s)
				f := &fault{n: n}
				err := do(context.WithValue(t.Context(), faultKey{}, f))
				if f.seen.Load() < n {
					if err != nil {
						t.Errorf("without a fault: %v", err)
					}
					if n == 1 {
						t.Error("no statement was made")
					}
					return
				}
				if !errors.Is(err, errFault) && !f.silent.Load() {
					t.Errorf("statement %d failed, and the act says %v", n, err)
				}
				if err := do(t.Context()); err != nil {
					t.Errorf("again, after statement %d failed: %v", n, err)
				}
				if n > 400 {
					t.Fatal("no end of statements")
				}
			}
		})
	}
}

// orGone takes for done what was done already.
func orGone(err error) error {
	if errors.Is(err, models.ErrNotFound) {
		return nil
	}
	return err
}
