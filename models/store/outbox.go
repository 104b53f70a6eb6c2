package store

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/letter"

	"gorm.io/gorm"
)

type outboxRow struct {
	ID       string `gorm:"primaryKey"`
	Customer string
	KeyID    string
	Kind     string
	Sealed   []byte
	About    *string // numbers of orders and returns that the letter names, with spaces between them; nil before it was noted
	Created  int64   `gorm:"column:created_at"`
	Expires  int64   `gorm:"column:expires_at"`
}

func (outboxRow) TableName() string { return "outbox" }

// OutboxLetter is a letter in the outbox.
type OutboxLetter struct {
	ID        string
	Letter    letter.Letter
	At        time.Time // when it was laid there instead of being sent
	ExpiresAt time.Time
}

// KeepLetter lays a letter into the outbox of the customer whose act caused it. Each letter is
// sealed with a key of its own: when its time is over, no backup opens it either.
// models.ErrNotFound for a customer who is unknown or over.
func (s *Store) KeepLetter(ctx context.Context, customer string, l letter.Letter) error {
	err := s.withKey(ctx, customer, keyOutbox, func(tx *gorm.DB, key sealingKey) ([]string, error) {
		return nil, s.lay(tx, key, customer, l)
	})
	if err != nil {
		return fmt.Errorf("store: lay letter: %w", err)
	}
	return nil
}

// lay writes a letter into a customer's outbox.
func (s *Store) lay(tx *gorm.DB, key sealingKey, customer string, l letter.Letter) error {
	about := numbersIn(l)
	row := outboxRow{
		ID: rand.Text(), Customer: customer, KeyID: key.id, Kind: string(l.Kind), About: &about,
		Created: s.now().UnixMicro(), Expires: consent.KeptOutbox.Until(s.now()).UnixMicro(),
	}
	var err error
	if row.Sealed, err = key.sealLetter(row.sealName(), l); err != nil {
		return err
	}
	return tx.Create(&row).Error
}

// sealLetter seals a letter.
func (k sealingKey) sealLetter(name string, l letter.Letter) ([]byte, error) {
	text, err := json.Marshal(l)
	if err != nil {
		return nil, err
	}
	return k.box.Seal(name, string(text))
}

// parseLetter reads what sealLetter sealed.
func parseLetter(text string) (l letter.Letter, err error) {
	if json.Unmarshal([]byte(text), &l) != nil {
		return letter.Letter{}, errors.New("a letter is no JSON")
	}
	return l, nil
}

// Outbox returns the letters a customer caused, latest first. models.ErrNotFound for a
// customer who is unknown or over.
func (s *Store) Outbox(ctx context.Context, customer string) ([]OutboxLetter, error) {
	rows, err := sealedRows[outboxRow](s, s.read.WithContext(ctx), customer, "outbox", "t.created_at DESC, t.id")
	if err != nil {
		return nil, fmt.Errorf("store: read outbox: %w", err)
	}
	letters := make([]OutboxLetter, len(rows))
	for i, row := range rows {
		text, err := s.openWith(customer, row.Wrapped, row.Row.sealName(), row.Row.Sealed)
		if err != nil {
			return nil, fmt.Errorf("store: read outbox: %w", err)
		}
		if letters[i], err = row.Row.letter(text); err != nil {
			return nil, fmt.Errorf("store: read outbox: %w", err)
		}
	}
	return letters, nil
}

// DeleteLetter erases one letter of the customer who caused it, in the outbox or not sent yet, with
// its key. One that is not there, or another's, is no error: it is not there afterwards.
func (s *Store) DeleteLetter(ctx context.Context, customer, id string) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		for _, table := range []string{"outbox", "letters"} {
			if _, err := registered(table).drop(tx, "customer = ? AND id = ?", customer, id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("store: delete letter: %w", err)
	}
	s.emptyLog(ctx)
	return nil
}

// dropNewsletters erases the letters of the newsletter from a customer's outbox, and those that
// were not sent yet: an address that is unsubscribed stands there no longer.
func dropNewsletters(tx *gorm.DB, customer string) (n int, err error) {
	for _, table := range []string{"outbox", "letters"} {
		dropped, err := registered(table).drop(tx, "customer = ? AND kind IN ?", customer, []letter.Kind{letter.Confirm, letter.Newsletter})
		if err != nil {
			return n, err
		}
		n += dropped
	}
	return n, nil
}

func (s *Store) takeLetter(db *gorm.DB, row outboxRow) (OutboxLetter, error) {
	text, err := s.openSealed(db, row.Customer, row.KeyID, row.sealName(), row.Sealed)
	if err != nil {
		return OutboxLetter{}, err
	}
	return row.letter(text)
}

// letter reads a letter from its row and what its key opened.
func (r outboxRow) letter(text string) (OutboxLetter, error) {
	l, err := parseLetter(text)
	if err != nil {
		return OutboxLetter{}, err
	}
	return OutboxLetter{ID: r.ID, Letter: l, At: fromMicros(r.Created), ExpiresAt: fromMicros(r.Expires)}, nil
}

// sealName binds a sealed letter to its row.
func (r outboxRow) sealName() string { return "letter " + r.ID }

// numbersIn lists the numbers of orders that a letter names.
func numbersIn(l letter.Letter) string {
	return strings.Join(numberPattern().FindAllString(l.Subject+"\n"+l.Text, -1), " ")
}

// numberPattern finds numbers as models.OrderNumber writes them.
func numberPattern() *regexp.Regexp { return regexp.MustCompile(`[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}`) }

// lettersAbout returns the keys of the letters in a customer's outbox that name an order.
func (s *Store) lettersAbout(db *gorm.DB, customer, number string) (keys []string, err error) {
	err = db.Raw("SELECT key_id FROM outbox WHERE customer = ? AND ' ' || about || ' ' LIKE ?", customer, "% "+number+" %").Scan(&keys).Error
	if err != nil {
		return nil, err
	}
	var unnoted []outboxRow // laid before it was noted what they are about; they are gone in a week
	if err := db.Raw("SELECT * FROM outbox WHERE customer = ? AND about IS NULL", customer).Scan(&unnoted).Error; err != nil {
		return nil, err
	}
	for _, row := range unnoted {
		laid, err := s.takeLetter(db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		if strings.Contains(laid.Letter.Subject+laid.Letter.Text, number) {
			keys = append(keys, row.KeyID)
		}
	}
	return keys, nil
}
