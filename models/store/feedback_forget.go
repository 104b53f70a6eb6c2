package store

import (
	"context"
	"encoding/hex"
	"fmt"
	"slices"

	"ebenmass/models/consent"

	"gorm.io/gorm"
)

// forgetFeedback deletes all feedback where a consent to learn from it is withdrawn.
func forgetFeedback(tx *gorm.DB, customer string, entries []consent.Entry) (erased []string, err error) {
	withdrawn := func(e consent.Entry) bool {
		return e.Purpose == consent.PurposeLearn && e.Action == consent.Withdrawn
	}
	if !slices.ContainsFunc(entries, withdrawn) {
		return nil, nil
	}
	n, err := dropSealed(tx, &feedbackRow{}, "customer = ?", customer)
	if n > 0 {
		erased = []string{datumFeedback}
	}
	return erased, err
}

// DeleteFeedback erases one piece of a customer's feedback with its key, named as Feedback
// names it. One that is not there is no error. What was counted of it names nobody and stays.
func (s *Store) DeleteFeedback(ctx context.Context, customer, id string) error {
	line, err := hex.DecodeString(id)
	if err != nil {
		return nil
	}
	err = s.transact(ctx, func(tx *gorm.DB) error {
		_, err := dropSealed(tx, &feedbackRow{}, "customer = ? AND line = ?", customer, line)
		return err
	})
	if err != nil {
		return fmt.Errorf("store: delete feedback: %w", err)
	}
	s.emptyLog(ctx)
	return nil
}
