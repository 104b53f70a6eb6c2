package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"

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
	Outcome string         `json:"outcome,omitempty"` // what the answers come to, as outcomeNames has it
	Tenth   string         `json:"tenth,omitempty"`   // fit.BinOf of the ordered size's score by the measurements stored then
	Reason  string         `json:"reason,omitempty"`  // of a return, as models.Complaint writes it
	Counts  string         `json:"counts,omitempty"`  // countsYes: a release may read it for the article
	Notice  *sealedNotice  `json:"notice,omitempty"`  // of a notice about several sizes: then there is nothing else
}

// countsYes marks what counts for its article.
const countsYes = "yes"

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
	rows, err := sealedRows[feedbackRow](s, s.read.WithContext(ctx), permit.Owner(), "feedback", "t.given_at DESC, t.line")
	if errors.Is(err, models.ErrNotFound) { // over, or deleted a moment ago: there is nothing
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("store: read feedback: %w", err)
	}
	all, err := handOutFeedback(ctx, s, permit, kind, rows)
	if err != nil {
		return nil, fmt.Errorf("store: read feedback: %w", err)
	}
	return all, nil
}

// handOutFeedback opens feedback that was read for a permit, once the access stands in the
// journal.
func handOutFeedback[P interface {
	consent.Any
	FeedbackReader
}](ctx context.Context, s *Store, permit consent.Permit[P], kind PageKind, rows []sealedRow[feedbackRow]) ([]models.Feedback, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	access := s.journal.access(permit.Owner(), permit.Purpose(), kind, []string{datumFeedback}, true)
	if err := s.journal.note(ctx, access); err != nil {
		return nil, err
	}
	return s.openRows(permit.Owner(), rows)
}

// openRows opens feedback whose access stands in the journal.
func (s *Store) openRows(customer string, rows []sealedRow[feedbackRow]) (all []models.Feedback, err error) {
	all = make([]models.Feedback, len(rows))
	for i, row := range rows {
		text, err := s.openWith(customer, row.Wrapped, datumFeedback, row.Row.Sealed)
		if err != nil {
			return nil, err
		}
		if all[i], err = row.Row.feedback(text, s.now()); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// feedback reads what was told from its row and what its key opened.
func (row feedbackRow) feedback(text string, now time.Time) (models.Feedback, error) {
	told, err := parseFeedback(text)
	if err != nil {
		return models.Feedback{}, err
	}
	return row.read(told, now), nil
}

// read is feedback from its row and what was sealed of it, as it stands at a moment.
func (row feedbackRow) read(told sealedFeedback, now time.Time) models.Feedback {
	return models.Feedback{
		ID: hex.EncodeToString(row.Line), Product: told.Product, Size: told.Size, Answers: told.Answers,
		Reason: models.ParseComplaint(told.Reason), Counts: told.counts(now), Notice: told.noticeOutcome(),
		GivenAt: fromMicros(row.Given), ExpiresAt: fromMicros(row.Expires),
	}
}

func (s *Store) unsealFeedback(db *gorm.DB, row feedbackRow) (told sealedFeedback, err error) {
	text, err := s.openSealed(db, row.Customer, row.KeyID, datumFeedback, row.Sealed)
	if err != nil {
		return told, err
	}
	return parseFeedback(text)
}

func parseFeedback(text string) (told sealedFeedback, err error) {
	if json.Unmarshal([]byte(text), &told) != nil {
		return told, errors.New("feedback is no JSON")
	}
	return told, nil
}

// FeedbackGiven is one answer about a line of an order.
type FeedbackGiven struct {
	Order    string // its number
	Position int
	Answers  models.Answers   // added to what was told of the line before
	Reason   models.Complaint // why it goes back; zero keeps what was told before
	Zones    []fit.Measure    // in which the article is compared
	Bin      *int             // of the ordered size's score by the stored measurements; nil without any
	Demo     bool             // the shop is a demonstration: see models.AnswersCount

	// Turn is asked once, for an answer that would count for its article: whether nobody of the
	// same network had one counted for it today. It is optional.
	Turn func(product string) bool
}

// GiveFeedback keeps what a customer tells of a line of their own order, under a fresh key,
// as long as the consent says. Nothing of it lies anywhere else: a release reads it there, if
// it counts by then. The access stands in the journal. Errors: *consent.Denied,
// models.ErrNotFound for a line that is unknown or another's.
func (s *Store) GiveFeedback(ctx context.Context, permit consent.Permit[consent.Learn], kind PageKind, told FeedbackGiven) error {
	if err := checkPermit(s, permit); err != nil {
		return fmt.Errorf("store: give feedback: %w", s.deny(ctx, permit.Owner(), kind, []string{datumFeedback}, err))
	}
	err := s.withKey(ctx, permit.Owner(), keyFeedback, func(tx *gorm.DB, key sealingKey) ([]string, error) {
		return s.giveFeedback(tx, permit, kind, told, key)
	})
	if err != nil {
		return fmt.Errorf("store: give feedback: %w", s.deny(ctx, permit.Owner(), kind, []string{datumFeedback}, err))
	}
	s.emptyLog(ctx) // of the answers that were replaced
	return nil
}

func (s *Store) giveFeedback(tx *gorm.DB, permit consent.Permit[consent.Learn], kind PageKind, told FeedbackGiven, key sealingKey) (replaced []string, err error) {
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
	if err := s.addTold(tx, &content, order, told); err != nil {
		return nil, err
	}
	return replaced, s.keepFeedback(tx, permit, kind, row, key, &content)
}

// keepFeedback seals what is told into its row and notes the access.
func (s *Store) keepFeedback(tx *gorm.DB, permit consent.Permit[consent.Learn], kind PageKind, row feedbackRow, key sealingKey, content *sealedFeedback) error {
	text, err := json.Marshal(content)
	if err != nil {
		return err
	}
	if row.Sealed, err = key.box.Seal(datumFeedback, string(text)); err != nil {
		return err
	}
	if err := tx.Save(&row).Error; err != nil {
		return err
	}
	_, err = s.journal.record(tx, s.journal.access(permit.Owner(), permit.Purpose(), kind, []string{datumFeedback}, true))
	return err
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
	was, err := s.unsealFeedback(tx, before)
	if errors.Is(err, models.ErrNotFound) { // its key is gone
		return []string{before.KeyID}, nil
	}
	if err != nil {
		return nil, err
	}
	*content = was
	return []string{before.KeyID}, nil
}

// addTold adds an answer to what was told of a line before, and decides whether it counts for
// the article. What counted once goes on counting.
func (s *Store) addTold(tx *gorm.DB, content *sealedFeedback, order orderRow, told FeedbackGiven) error {
	if content.Answers == nil {
		content.Answers = models.Answers{}
	}
	for z, said := range told.Answers {
		content.Answers[z] = said
	}
	if told.Reason.Reason != models.ReasonNone {
		content.Reason = told.Reason.String()
	}
	content.Outcome, content.Tenth = "", ""
	if outcome, ok := content.Answers.Outcome(told.Zones); ok && told.Bin != nil {
		content.Outcome, content.Tenth = outcomeNames[outcome], strconv.Itoa(*told.Bin)
	}
	if content.Counts == countsYes || content.Outcome == "" && content.Reason == "" {
		return nil
	}
	var began int64
	if err := tx.Raw("SELECT created_at FROM customers WHERE id = ?", order.Customer).Scan(&began).Error; err != nil {
		return err
	}
	if models.AnswersCount(order.order(), fromMicros(began), told.Demo, s.now()) && (told.Turn == nil || told.Turn(content.Product)) {
		content.Counts = countsYes
	}
	return nil
}

// DeleteFeedback erases one piece of a customer's feedback with its key, named as Feedback
// names it. One that is not there is no error. No later release knows of it.
func (s *Store) DeleteFeedback(ctx context.Context, customer, id string) error {
	line, err := hex.DecodeString(id)
	if err != nil {
		return nil
	}
	err = s.transact(ctx, func(tx *gorm.DB) error {
		_, err := registered("feedback").drop(tx, "customer = ? AND line = ?", customer, line)
		return err
	})
	if err != nil {
		return fmt.Errorf("store: delete feedback: %w", err)
	}
	s.emptyLog(ctx)
	return nil
}
