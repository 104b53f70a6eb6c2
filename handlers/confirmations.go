package handlers

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
)

// Confirmations sends the letters that confirm orders and the receipt of withdrawals, each
// once: two requests for one order at the same time do not both send it. Only a crash
// between the post and the note of it can make it two, never none.
type Confirmations struct {
	Store   *store.Store
	Post    Postman
	BaseURL string // absolute, without a trailing slash

	mu    sync.Mutex
	under map[string]bool // numbers of orders and tokens of withdrawals whose letter is being sent
}

// leftBehindAfter is how old an order or a withdrawal is before its missing letter is sent anew.
const leftBehindAfter = time.Minute

// Confirm sends an order's letter, unless it was sent or is being sent. Errors: those of the
// Postman; the letter then waits for Resend.
func (s *Confirmations) Confirm(ctx context.Context, customer, number string) error {
	if !s.begin(number) {
		return nil
	}
	defer s.end(number)
	order, err := s.Store.Order(ctx, customer, number)
	if err != nil || order.Confirmed {
		return err
	}
	page := shell.Page{Lang: order.Lang, BaseURL: s.BaseURL}
	if err := s.Post.Send(ctx, customer, buy.OrderLetter(page, order, delivery(order.Delivery, order.PlacedAt))); err != nil {
		return fmt.Errorf("confirm an order: %w", err)
	}
	return s.Store.MarkConfirmed(ctx, customer, number)
}

// Resend sends the letters that a crash or the post left behind, and counts them. One that
// cannot be sent does not hold up the others.
func (s *Confirmations) Resend(ctx context.Context, now time.Time) (sent int, err error) {
	orders, err := s.resendOrders(ctx, now.Add(-leftBehindAfter))
	receipts, failed := s.resendReceipts(ctx, now.Add(-leftBehindAfter))
	return orders + receipts, errors.Join(err, failed)
}

// resendOrders sends the letters of orders placed before a moment that were left behind.
func (s *Confirmations) resendOrders(ctx context.Context, before time.Time) (sent int, err error) {
	waiting, err := s.Store.Unconfirmed(ctx, before)
	for _, w := range waiting {
		failed := s.Confirm(ctx, w.Customer, w.Order.Number)
		switch {
		case failed == nil:
			sent++
		case !errors.Is(failed, models.ErrTooOften): // which only means later
			err = errors.Join(err, failed)
		}
	}
	return sent, err
}

func (s *Confirmations) begin(number string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.under[number] {
		return false
	}
	if s.under == nil {
		s.under = map[string]bool{}
	}
	s.under[number] = true
	return true
}

func (s *Confirmations) end(number string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.under, number)
}

// Acknowledge sends the letter that a withdrawal was received (§ 356a (4) BGB), unless it was
// sent or is being sent. Errors: models.ErrNotFound for a token of none, and those of the
// Postman; the letter then waits for Resend.
func (s *Confirmations) Acknowledge(ctx context.Context, token string) error {
	if !s.begin(token) {
		return nil
	}
	defer s.end(token)
	kept, owner, err := s.Store.Withdrawal(ctx, token)
	if err != nil || kept.Sent {
		return err
	}
	page := shell.Page{Lang: kept.Lang, BaseURL: s.BaseURL}
	if err := s.Post.Send(ctx, owner, buy.WithdrawalLetter(page, kept)); err != nil {
		return fmt.Errorf("acknowledge a withdrawal: %w", err)
	}
	return s.Store.MarkWithdrawalSent(ctx, token)
}

// resendReceipts sends the letters of withdrawals declared before a moment that were left behind.
func (s *Confirmations) resendReceipts(ctx context.Context, before time.Time) (sent int, err error) {
	waiting, err := s.Store.UnsentWithdrawals(ctx, before)
	for _, w := range waiting {
		failed := s.Acknowledge(ctx, w.Token)
		switch {
		case failed == nil:
			sent++
		case !errors.Is(failed, models.ErrTooOften): // which only means later
			err = errors.Join(err, failed)
		}
	}
	return sent, err
}
