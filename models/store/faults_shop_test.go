package store

import (
	"context"
	"errors"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/letter"
)

// shopActs are those of a shop: baskets, orders, letters, what they teach, and what it does by itself.
func shopActs() acts {
	return acts{
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
			return func(ctx context.Context) error { return only(s.PlaceOrder(ctx, customer, checkout)) }
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
				return orGone(only(s.DeleteOrder(ctx, customer, o.Number)))
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
				return only(s.MailReceipt(ctx, declared.Token, "other@example.org", receipting(false), false))
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
		"SweepExpired": func(t *testing.T, s shop) act {
			s.keep(t, s.visit(t), shopper(), consent.PurposeAdvice)
			s.clock.advance(3 * 365 * day)
			return func(ctx context.Context) error { return only(s.SweepExpired(ctx)) }
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
				return only(s.ReleaseIfDue(ctx))
			}
		},
		"CloseWeeks": func(t *testing.T, s shop) act {
			return func(ctx context.Context) error {
				s.clock.advance(7 * day)
				return only(s.CloseWeeks(ctx))
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
				return onlyOf(s.Variant(ctx, many))
			}
		},
		"ReturnHeldStock": func(t *testing.T, s shop) act {
			return func(ctx context.Context) error {
				_, _ = s.ordered(t, 1)
				s.clock.advance(2 * day)
				return only(s.ReturnHeldStock(ctx))
			}
		},
	}
}
