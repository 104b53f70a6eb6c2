package store

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"time"

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
	Created  int64 `gorm:"column:created_at"`
	Expires  int64 `gorm:"column:expires_at"`
}

func (outboxRow) TableName() string { return "outbox" }

// LaidLetter is a letter in the outbox.
type LaidLetter struct {
	ID        string
	Letter    letter.Letter
	At        time.Time // when it was laid there instead of being sent
	ExpiresAt time.Time
}

// LayLetter lays a letter into the outbox of the customer whose act caused it. Each letter is
// sealed with a key of its own: when its time is over, no backup opens it either.
// models.ErrNotFound for a customer who is unknown or over.
func (s *Store) LayLetter(ctx context.Context, customer string, l letter.Letter) error {
	text, err := json.Marshal(l)
	if err != nil {
		return fmt.Errorf("store: lay letter: %w", err)
	}
	err = s.withKey(ctx, customer, keyOutbox, func(tx *gorm.DB, key sealingKey) ([]string, error) {
		row := outboxRow{
			ID: rand.Text(), Customer: customer, KeyID: key.id, Kind: string(l.Kind),
			Created: s.now().UnixMicro(), Expires: consent.KeptOutbox.Until(s.now()).UnixMicro(),
		}
		var err error
		if row.Sealed, err = key.box.Seal(row.sealName(), string(text)); err != nil {
			return nil, err
		}
		return nil, tx.Create(&row).Error
	})
	if err != nil {
		return fmt.Errorf("store: lay letter: %w", err)
	}
	return nil
}

// Outbox returns the letters a customer caused, latest first. models.ErrNotFound for a
// customer who is unknown or over.
func (s *Store) Outbox(ctx context.Context, customer string) ([]LaidLetter, error) {
	rows, err := sealedRows[outboxRow](s, s.read.WithContext(ctx), customer, "outbox", "t.created_at DESC, t.id")
	if err != nil {
		return nil, fmt.Errorf("store: read outbox: %w", err)
	}
	letters := make([]LaidLetter, len(rows))
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

func (s *Store) takeLetter(db *gorm.DB, row outboxRow) (LaidLetter, error) {
	text, err := s.openSealed(db, row.Customer, row.KeyID, row.sealName(), row.Sealed)
	if err != nil {
		return LaidLetter{}, err
	}
	return row.letter(text)
}

// letter reads a letter from its row and what its key opened.
func (r outboxRow) letter(text string) (LaidLetter, error) {
	laid := LaidLetter{ID: r.ID, At: fromMicros(r.Created), ExpiresAt: fromMicros(r.Expires)}
	if json.Unmarshal([]byte(text), &laid.Letter) != nil {
		return LaidLetter{}, errors.New("a letter is no JSON")
	}
	return laid, nil
}

// sealName binds a sealed letter to its row.
func (r outboxRow) sealName() string { return "letter " + r.ID }
