package handlers

import (
	"context"
	"errors"
	"fmt"

	"ebenmass/models"
	"ebenmass/views/mydata"
	"ebenmass/views/shell"
)

// tellOwner writes to the owner of an account what has just been done to it, so that nobody who
// got in goes unnoticed. Where letters really go out, an address that nobody proved gets none.
// Nobody waits for the letter, and one that there are too many of undoes nothing.
func (s *Shop) tellOwner(ctx context.Context, page shell.Page, customer string, event mydata.AccountEvent) error {
	account, err := s.Store.Account(ctx, customer)
	if err != nil {
		return fmt.Errorf("read the account: %w", err)
	}
	if !s.Outbox && account.ProvenAt.IsZero() {
		return nil
	}
	err = s.Post.Enqueue(ctx, customer, mydata.AccountLetter(page, account.Address, event, s.Now()))
	if err != nil && !errors.Is(err, models.ErrTooOften) {
		return fmt.Errorf("tell the owner: %w", err)
	}
	return nil
}
