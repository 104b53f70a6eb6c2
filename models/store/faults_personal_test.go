package store

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"testing"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/letter"
)

// personalActs are those of a person: visits, consents, measurements, accounts.
func personalActs() acts {
	return acts{
		"StartVisit": func(t *testing.T, s shop) act {
			return func(ctx context.Context) error { return onlyOf(s.StartVisit(ctx, opening.AddDate(1, 0, 0))) }
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
				return only(s.Withdraw(ctx, customer, s.withdrawal(consent.PurposeAdvice)))
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
				return only(s.Outbox(ctx, customer))
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
				return only(s.RedeemLink(ctx, token, session, true))
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
				return only(s.TakeChallenge(ctx, account, challenge))
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
				return only(s.JournalChain(ctx, customer))
			}
		},
		"Export": func(t *testing.T, s shop) act {
			customer := s.fill(t, int(s.clock.Now().UnixMilli()%1000)).customer
			s.clock.advance(time.Millisecond)
			return func(ctx context.Context) error {
				if _, err := s.CountHeld(ctx, customer); err != nil {
					return err
				}
				return only(s.Export(ctx, consent.ForSelf(customer)))
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
				return only(s.ErasureReceipt(ctx, erased.Receipt))
			}
		},
	}
}
