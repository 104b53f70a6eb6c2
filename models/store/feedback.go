package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"ebenmass/models"
	"ebenmass/models/consent"

	"gorm.io/gorm"
)

// datumFeedback is the journal's and the seal's name for feedback.
const datumFeedback = "feedback"

// feedbackRow is what somebody told of one line of an order. Times are microseconds since 1970.
type feedbackRow struct {
	Customer string `gorm:"primaryKey"`
	Line     []byte `gorm:"primaryKey"` // digest of the order's number and the line's place
	KeyID    string
	Sealed   []byte // JSON of a sealedFeedback
	Given    int64  `gorm:"column:given_at"`
	Expires  int64  `gorm:"column:expires_at"`
}

func (feedbackRow) TableName() string { return "feedback" }

// sealedFeedback is what of feedback is sealed.
type sealedFeedback struct {
	Product string         `json:"product"`
	Size    string         `json:"size"`
	Answers models.Answers `json:"answers"`
}

// lineDigest names a line of an order where the order itself is not named: an order's number
// cannot be guessed.
func lineDigest(number string, position int) []byte {
	sum := sha256.Sum256([]byte(number + "/" + strconv.Itoa(position)))
	return sum[:]
}

// FeedbackID is what names the feedback on a line of an order.
func FeedbackID(number string, position int) string {
	return hex.EncodeToString(lineDigest(number, position))
}

// FeedbackReader is every purpose that may see feedback.
type FeedbackReader interface {
	consent.Learn | consent.Self
}

// Feedback hands out what a customer told of how things fit, latest first, once the access
// stands in the journal; of somebody who told nothing it is not even asked. Errors:
// *consent.Denied for a permit that is empty or over (journalled too).
func Feedback[P interface {
	consent.Any
	FeedbackReader
}](ctx context.Context, s *Store, permit consent.Permit[P], kind PageKind) ([]models.Feedback, error) {
	if err := checkPermit(s, permit); err != nil {
		return nil, s.deny(ctx, permit.Owner(), kind, []string{datumFeedback}, err)
	}
	db := s.read.WithContext(ctx)
	rows, err := s.feedbackRows(db, permit.Owner())
	if err == nil && len(rows) > 0 {
		err = s.journal.note(ctx, s.journal.access(permit.Owner(), permit.Purpose(), kind, []string{datumFeedback}, true))
	}
	if err != nil {
		return nil, fmt.Errorf("store: read feedback: %w", err)
	}
	all, err := s.openFeedback(db, rows)
	if err != nil {
		return nil, fmt.Errorf("store: read feedback: %w", err)
	}
	return all, nil
}

func (s *Store) feedbackRows(db *gorm.DB, customer string) (rows []feedbackRow, err error) {
	return rows, db.Where("customer = ? AND expires_at > ?", customer, s.now().UnixMicro()).Order("given_at DESC, line").Find(&rows).Error
}

// feedbackKeys returns the keys that seal a customer's feedback.
func (s *Store) feedbackKeys(ctx context.Context, customer string) (keys []string, err error) {
	return keys, s.read.WithContext(ctx).Model(&feedbackRow{}).Where("customer = ?", customer).Pluck("key_id", &keys).Error
}

func (s *Store) openFeedback(db *gorm.DB, rows []feedbackRow) ([]models.Feedback, error) {
	var all []models.Feedback
	for _, row := range rows {
		told, err := s.unsealFeedback(db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, models.Feedback{
			ID: hex.EncodeToString(row.Line), Product: told.Product, Size: told.Size, Answers: told.Answers,
			GivenAt: moment(row.Given), ExpiresAt: moment(row.Expires),
		})
	}
	return all, nil
}

func (s *Store) unsealFeedback(db *gorm.DB, row feedbackRow) (told sealedFeedback, err error) {
	text, err := s.openSealed(db, row.Customer, row.KeyID, datumFeedback, row.Sealed)
	if err != nil {
		return told, err
	}
	if json.Unmarshal([]byte(text), &told) != nil {
		return told, errors.New("feedback is no JSON")
	}
	return told, nil
}
