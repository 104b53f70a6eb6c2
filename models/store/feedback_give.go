package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"

	"gorm.io/gorm"
)

// Told is one answer about a line of an order.
type Told struct {
	Order    string // its number
	Position int
	Answers  models.Answers // added to what was told of the line before
	Zones    []fit.Measure  // in which the article is compared
	Bin      *int           // of the ordered size's score by the stored measurements; nil without any
}

// GiveFeedback keeps what a customer tells of a line of their own order, under a fresh key,
// as long as the consent says, and where the answers come to an outcome and there is a bin
// counts it for the article: each article once per customer, at most models.MaxCounted, and
// nothing of the customer. The access stands in the journal. Errors: *consent.Denied,
// models.ErrNotFound for a line that is unknown or another's.
func (s *Store) GiveFeedback(ctx context.Context, permit consent.Permit[consent.Learn], kind PageKind, told Told) error {
	err := checkPermit(s, permit)
	if err == nil {
		err = s.withKey(ctx, permit.Owner(), keyFeedback, func(tx *gorm.DB, key sealingKey) ([]string, error) {
			return s.giveFeedback(tx, permit, kind, told, key)
		})
	}
	if err != nil {
		return fmt.Errorf("store: give feedback: %w", s.deny(ctx, permit.Owner(), kind, []string{datumFeedback}, err))
	}
	s.emptyLog(ctx) // of the answers that were replaced
	return nil
}

func (s *Store) giveFeedback(tx *gorm.DB, permit consent.Permit[consent.Learn], kind PageKind, told Told, key sealingKey) (replaced []string, err error) {
	customer := permit.Owner()
	ledger, err := readLedger(tx, customer)
	if err != nil {
		return nil, err
	}
	if _, err := consent.Decide[consent.Learn](ledger, s.now()); err != nil { // withdrawn a moment ago
		return nil, err
	}
	order, err := s.orderRow(tx, customer, told.Order)
	if err != nil {
		return nil, err
	}
	line, err := first[orderLineRow](tx.Where("order_id = ? AND position = ?", order.ID, told.Position))
	if err != nil {
		return nil, err
	}
	content := sealedFeedback{Product: line.Product, Size: line.Size, Answers: models.Answers{}}
	row := feedbackRow{
		Customer: customer, Line: lineDigest(order.Number, line.Position), KeyID: key.id,
		Given: s.now().UnixMicro(), Expires: ledger.State(consent.PurposeLearn, s.now()).Until.UnixMicro(),
	}
	if replaced, err = s.earlier(tx, row, &content); err != nil {
		return nil, err
	}
	for z, said := range told.Answers {
		content.Answers[z] = said
	}
	text, err := json.Marshal(content)
	if err != nil {
		return nil, err
	}
	if row.Sealed, err = key.box.seal(datumFeedback, string(text)); err != nil {
		return nil, err
	}
	if err := tx.Save(&row).Error; err != nil {
		return nil, err
	}
	if err := s.countOnce(tx, line, told, content.Answers); err != nil {
		return nil, err
	}
	return replaced, s.journal.record(tx, s.journal.access(customer, permit.Purpose(), kind, []string{datumFeedback}, true), 1)
}

// earlier takes over what was told of a line before, and returns the key that sealed it.
func (s *Store) earlier(tx *gorm.DB, row feedbackRow, content *sealedFeedback) (replaced []string, err error) {
	before, err := first[feedbackRow](tx.Where("customer = ? AND line = ?", row.Customer, row.Line))
	if errors.Is(err, models.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if was, err := s.unsealFeedback(tx, before); err == nil {
		content.Answers = was.Answers
	} else if !errors.Is(err, models.ErrNotFound) {
		return nil, err
	}
	return []string{before.KeyID}, nil
}

// countOnce counts an outcome for the article, unless the line's customer was counted for it
// before or for as many articles as anybody is.
func (s *Store) countOnce(tx *gorm.DB, line orderLineRow, told Told, answers models.Answers) error {
	outcome, ok := answers.Outcome(told.Zones)
	if !ok || told.Bin == nil {
		return nil
	}
	marked := tx.Exec(`
		UPDATE order_lines SET counted = ?
		WHERE order_id = ? AND position = ?
		AND NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.customer = ? AND l.product = ? AND l.counted = ?)
		AND (SELECT count(*) FROM order_lines l WHERE l.customer = ? AND l.counted = ?) < ?`,
		true, line.OrderID, line.Position, line.Customer, line.Product, true, line.Customer, true, models.MaxCounted)
	if marked.Error != nil || marked.RowsAffected == 0 {
		return marked.Error
	}
	return addFitCounts(tx, false, FitCount{Product: line.Product, Bin: *told.Bin, Outcome: outcome, N: 1})
}
