package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/letter"

	"gorm.io/gorm"
)

// letterRow is a letter on its way to the mail server. Times are microseconds since 1970.
type letterRow struct {
	ID         string `gorm:"primaryKey"`
	Customer   string
	KeyID      string
	Kind       string
	Sealed     []byte
	About      string  // numbers of orders that the letter names, with spaces between them
	OrderID    *string // of the order it confirms
	Withdrawal []byte  // digest of the declaration whose receipt it is
	Queued     int64   `gorm:"column:queued_at"`
	Next       int64   `gorm:"column:next_at"`
	ClaimEnds  int64   `gorm:"column:claim_ends_at"` // an instance sends it until then
	Tries      int
	Renewed    int // the try whose claim is renewed while it lasts
	Answer     string
	Expires    int64 `gorm:"column:expires_at"`
}

func (letterRow) TableName() string { return "letters" }

// sealName binds a sealed letter to its row.
func (r letterRow) sealName() string { return "queued letter " + r.ID }

// letterSubject is what a letter in the queue confirms; at most one of its fields is set.
type letterSubject struct {
	order      string // identifier of the order
	withdrawal []byte // digest of the declaration
}

// Mailing says how the letter about something is written, in the transaction that writes it,
// and where it goes.
type Mailing[T any] struct {
	Write  func(about T) letter.Letter // nil writes none
	Outbox bool                        // it lies in the customer's outbox; otherwise it is queued for the mail server
}

// keys are the kinds of the keys that the letter needs.
func (m Mailing[T]) keys() []keyKind {
	switch {
	case m.Write == nil:
		return nil
	case m.Outbox:
		return []keyKind{keyOutbox}
	}
	return []keyKind{keyLetter}
}

// delivers reports whether the letter has arrived once it is written.
func (m Mailing[T]) delivers() bool { return m.Write != nil && m.Outbox }

// mail writes the letter about something, with the keys that m asked for. An earlier one about
// the same that was not sent gives way.
func mail[T any](s *Store, tx *gorm.DB, m Mailing[T], keys []sealingKey, customer string, about T, of letterSubject, claim bool) (q letter.Queued, err error) {
	if m.Write == nil {
		return q, nil
	}
	if err := dropLettersOf(tx, of); err != nil {
		return q, err
	}
	l := m.Write(about)
	if m.Outbox {
		return q, s.lay(tx, keys[0], customer, l)
	}
	return s.queue(tx, keys[0], customer, l, of, claim)
}

// dropLettersOf erases what was not sent yet about an order or a declaration.
func dropLettersOf(tx *gorm.DB, of letterSubject) error {
	_, err := registered("letters").drop(tx, "order_id = ? OR withdrawal = ?", of.order, of.withdrawal)
	return err
}

// waitingAbout returns the keys of a customer's letters that were not sent yet and name an order.
func waitingAbout(db *gorm.DB, customer, number string) (keys []string, err error) {
	err = db.Raw("SELECT key_id FROM letters WHERE customer = ? AND ' ' || about || ' ' LIKE ?", customer, "% "+number+" %").Scan(&keys).Error
	return keys, err
}

// beingSent reports whether somebody is sending the letter about an order or a declaration now.
func (s *Store) beingSent(tx *gorm.DB, of letterSubject) (sending bool, err error) {
	return sending, tx.Raw("SELECT EXISTS (SELECT 1 FROM letters WHERE (order_id = ? OR withdrawal = ?) AND claim_ends_at > ?)",
		of.order, of.withdrawal, s.now().UnixMicro()).Scan(&sending).Error
}

// queue writes a letter into the queue; claimed for its first try, or due at once.
func (s *Store) queue(tx *gorm.DB, key sealingKey, customer string, l letter.Letter, of letterSubject, claim bool) (letter.Queued, error) {
	now := s.now()
	row := letterRow{
		ID: rand.Text(), Customer: customer, KeyID: key.id, Kind: string(l.Kind), About: numbersIn(l), Withdrawal: of.withdrawal,
		Queued: now.UnixMicro(), Next: now.UnixMicro(), Expires: letterKept(l.Kind).Until(now).UnixMicro(),
	}
	if of.order != "" {
		row.OrderID = &of.order
	}
	if claim {
		row.Tries, row.Renewed, row.ClaimEnds = 1, 1, now.Add(claimTime).UnixMicro()
	}
	var err error
	if row.Sealed, err = key.sealLetter(row.sealName(), l); err != nil {
		return letter.Queued{}, err
	}
	return letter.Queued{ID: row.ID, Customer: customer, Letter: l, Tries: row.Tries}, tx.Create(&row).Error
}

// letterKept is how long a letter of a kind is tried: one with a link as long as the link works.
func letterKept(kind letter.Kind) consent.Kept {
	switch kind {
	case letter.SignIn:
		return consent.KeptLink
	case letter.Confirm:
		return consent.KeptUnconfirmed
	}
	return consent.KeptLetter
}

// QueueLetter puts a letter into the queue that a customer's act caused, sealed with a key of its
// own. With claim the caller has claimed it for the first try. A letter that asks to confirm the
// newsletter takes the place of those before it, whose links no longer work. models.ErrNotFound
// for a customer who is unknown or over.
func (s *Store) QueueLetter(ctx context.Context, customer string, l letter.Letter, claim bool) (q letter.Queued, err error) {
	err = s.withKey(ctx, customer, keyLetter, func(tx *gorm.DB, key sealingKey) (replaced []string, err error) {
		if l.Kind == letter.Confirm {
			if _, err := registered("letters").drop(tx, "customer = ? AND kind = ?", customer, l.Kind); err != nil {
				return nil, err
			}
		}
		q, err = s.queue(tx, key, customer, l, letterSubject{}, claim)
		return nil, err
	})
	if err != nil {
		return letter.Queued{}, fmt.Errorf("store: queue letter: %w", err)
	}
	return q, nil
}

// openLetter opens a letter of the queue; models.ErrNotFound where its key is destroyed.
func (s *Store) openLetter(db *gorm.DB, row letterRow) (letter.Queued, error) {
	text, err := s.openSealed(db, row.Customer, row.KeyID, row.sealName(), row.Sealed)
	if err != nil {
		return letter.Queued{}, err
	}
	l, err := parseLetter(text)
	return letter.Queued{ID: row.ID, Customer: row.Customer, Letter: l, Tries: row.Tries, Answer: letter.Answer(row.Answer)}, err
}

// LetterSent erases a letter that the mail server has taken, with its key, and notes it at the
// order or the declaration that it confirms. Where the claim has passed to another, or the letter
// has given way to one to another address, nothing is noted.
func (s *Store) LetterSent(ctx context.Context, q letter.Queued) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		row, err := first[letterRow](tx.Where("id = ? AND tries = ?", q.ID, q.Tries))
		if errors.Is(err, models.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		if n, err := registered("letters").drop(tx, "id = ? AND tries = ?", q.ID, q.Tries); err != nil || n == 0 {
			return err
		}
		return s.noteDelivered(tx, row)
	})
	if err != nil {
		return fmt.Errorf("store: letter sent: %w", err)
	}
	return nil
}

// noteDelivered notes at what a letter confirms that it was handed over.
func (s *Store) noteDelivered(tx *gorm.DB, row letterRow) error {
	now := s.now().UnixMicro()
	switch {
	case row.OrderID != nil:
		return tx.Exec("UPDATE orders SET confirmed_at = ? WHERE id = ? AND confirmed_at IS NULL", now, *row.OrderID).Error
	case row.Withdrawal != nil:
		return tx.Exec("UPDATE withdrawals SET sent_at = ? WHERE digest = ? AND sent_at IS NULL", now, row.Withdrawal).Error
	}
	return nil
}

// LetterAnswered notes that a letter was not taken, and when it is tried again; for
// letter.AnswerRefused never. One that was not tried at all, letter.AnswerLimited, has not used
// up a try.
func (s *Store) LetterAnswered(ctx context.Context, q letter.Queued, answer letter.Answer, next time.Time) error {
	tries := q.Tries
	if answer == letter.AnswerLimited {
		tries--
	}
	err := s.write.WithContext(ctx).Exec("UPDATE letters SET answer = ?, next_at = ?, tries = ?, claim_ends_at = 0 WHERE id = ? AND tries = ?",
		string(answer), next.UnixMicro(), tries, q.ID, q.Tries).Error
	if err != nil {
		return fmt.Errorf("store: letter answered: %w", err)
	}
	return nil
}

// LetterCounts is how many letters there are in the queue.
type LetterCounts struct {
	Waiting int
	Refused int           // not tried again until the address is corrected
	Oldest  time.Duration // how long the oldest of those that wait does; 0 for none
}

// CountLetters counts the letters in the queue, of whomever.
func (s *Store) CountLetters(ctx context.Context) (LetterCounts, error) {
	var row struct {
		Waiting, Refused int
		Oldest           *int64
	}
	err := s.read.WithContext(ctx).Raw(`
		SELECT coalesce(sum(CASE WHEN answer <> 'refused' THEN 1 ELSE 0 END), 0) AS waiting,
			coalesce(sum(CASE WHEN answer = 'refused' THEN 1 ELSE 0 END), 0) AS refused,
			min(CASE WHEN answer <> 'refused' THEN queued_at END) AS oldest
		FROM letters WHERE expires_at > ?`, s.now().UnixMicro()).Scan(&row).Error
	if err != nil {
		return LetterCounts{}, fmt.Errorf("store: count letters: %w", err)
	}
	counts := LetterCounts{Waiting: row.Waiting, Refused: row.Refused}
	if row.Oldest != nil {
		counts.Oldest = max(0, s.now().Sub(fromMicros(*row.Oldest)))
	}
	return counts, nil
}

// KeptLetter is a letter in the outbox, or one that the mail server has not taken.
type KeptLetter struct {
	OutboxLetter
	State models.LetterState // "" in the outbox
}

// allLetters are those in the outbox, without an answer, and those in the queue.
const allLetters = `(
	SELECT id, customer, key_id, kind, sealed, created_at, expires_at, NULL AS answer FROM outbox
	UNION ALL SELECT id, customer, key_id, kind, sealed, queued_at, expires_at, answer FROM letters)`

// Letters returns a customer's letters that are kept, latest first: in the outbox, or because the
// mail server has not taken them. models.ErrNotFound for a customer who is unknown or over.
func (s *Store) Letters(ctx context.Context, customer string) ([]KeptLetter, error) {
	type row struct {
		Letter outboxRow `gorm:"embedded"`
		Answer *string
	}
	rows, err := sealedRows[row](s, s.read.WithContext(ctx), customer, allLetters, "t.created_at DESC, t.id")
	if err != nil {
		return nil, fmt.Errorf("store: read letters: %w", err)
	}
	letters := make([]KeptLetter, len(rows))
	for i, found := range rows {
		row, answer := found.Row.Letter, found.Row.Answer
		name := row.sealName()
		if answer != nil {
			name = letterRow{ID: row.ID}.sealName()
			letters[i].State = letterState(false, answer)
		}
		text, err := s.openWith(customer, found.Wrapped, name, row.Sealed)
		if err != nil {
			return nil, fmt.Errorf("store: read letters: %w", err)
		}
		if letters[i].OutboxLetter, err = row.letter(text); err != nil {
			return nil, fmt.Errorf("store: read letters: %w", err)
		}
	}
	return letters, nil
}

// letterState is where a letter is, by whether it was handed over and by the last answer of the
// mail server; nil where it is not in the queue.
func letterState(delivered bool, answer *string) models.LetterState {
	switch {
	case delivered:
		return models.LetterSent
	case answer == nil || *answer == string(letter.AnswerNone):
		return models.LetterUnderway
	case *answer == string(letter.AnswerRefused):
		return models.LetterRefused
	}
	return models.LetterDelayed
}
