package handlers

import (
	"context"
	"errors"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
)

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
