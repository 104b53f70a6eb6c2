package handlers

import (
	"context"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/models/store"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
)

// Confirmations writes the letters that confirm orders and the receipt of withdrawals: each in the
// transaction of what it confirms, so that there is never one without the other.
type Confirmations struct {
	Store   *store.Store
	Post    Postman
	Outbox  bool   // the letters lie in the outbox at once
	BaseURL string // absolute, without a trailing slash
}

// order writes the letter that confirms an order.
func (s *Confirmations) order() store.Mailing[models.Order] {
	return store.Mailing[models.Order]{Outbox: s.Outbox, Write: func(o models.Order) letter.Letter {
		return buy.OrderLetter(shell.Page{Lang: o.Lang, BaseURL: s.BaseURL}, o, delivery(o.Delivery, o.PlacedAt))
	}}
}

// receipt writes the letter that a withdrawal was received (§ 356a (4) BGB).
func (s *Confirmations) receipt() store.Mailing[models.Withdrawal] {
	return store.Mailing[models.Withdrawal]{Outbox: s.Outbox, Write: func(w models.Withdrawal) letter.Letter {
		return buy.WithdrawalLetter(shell.Page{Lang: w.Lang, BaseURL: s.BaseURL}, w)
	}}
}

// Times of settled.
const (
	settleLimit = 300 * time.Millisecond
	settlePoll  = 30 * time.Millisecond
	settleAge   = 10 * time.Second
)

// settled reads what a letter confirms, with the state of the letter and the age of the act, and
// again while the letter of a fresh act is underway: so a page that comes right after the act mostly
// says what the mail server answered. It waits for settleLimit at most.
func settled[T any](ctx context.Context, read func() (found T, state models.LetterState, age time.Duration, err error)) (T, error) {
	for range settleLimit / settlePoll {
		found, state, age, err := read()
		if err != nil || state != models.LetterUnderway || age > settleAge {
			return found, err
		}
		select {
		case <-ctx.Done():
			return found, ctx.Err()
		case <-time.After(settlePoll):
		}
	}
	found, _, _, err := read()
	return found, err
}

// QueueMissing writes the letters of orders and withdrawals that have none, and counts them: of
// those that were made before there was a queue, or came back with a backup.
func (s *Confirmations) QueueMissing(ctx context.Context) (queued int, err error) {
	defer s.Post.Wake()
	for {
		n, err := s.queueMissing(ctx)
		if queued += n; n == 0 || err != nil {
			return queued, err
		}
	}
}

// queueMissing writes some of them.
func (s *Confirmations) queueMissing(ctx context.Context) (n int, err error) {
	orders, err := s.Store.Unconfirmed(ctx)
	if err != nil {
		return 0, err
	}
	for _, o := range orders {
		if err := s.Store.MailOrder(ctx, o.Customer, o.Number, s.order()); err != nil {
			return n, fmt.Errorf("confirm an order: %w", err)
		}
		n++
	}
	receipts, err := s.Store.UnsentWithdrawals(ctx)
	if err != nil {
		return n, err
	}
	for _, token := range receipts {
		if _, err := s.Store.MailReceipt(ctx, token, "", s.receipt(), false); err != nil {
			return n, fmt.Errorf("acknowledge a withdrawal: %w", err)
		}
		n++
	}
	return n, nil
}
