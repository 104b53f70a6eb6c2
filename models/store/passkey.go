package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/store/vault"

	"gorm.io/gorm"
)

// MaxPasskeys is how many passkeys an account has at most.
const MaxPasskeys = 20

// ErrPasskeysFull: the account has MaxPasskeys already.
var ErrPasskeysFull = errors.New("the account has as many passkeys as it can")

// Passkey is one way to sign in to an account without a letter.
type Passkey struct {
	ID         string // names it among its owner's
	Credential []byte // what verifies it, as the caller wrote it; sealed with the account's key
	Since      time.Time
	LastDay    time.Time // day it last signed in, as models.Day writes it; zero for never
	Suspect    bool      // its counter ran backwards, so there may be a copy: it signs nobody in any more
}

type passkeyRow struct {
	ID         string `gorm:"primaryKey"`
	Customer   string
	Credential []byte
	Created    int64 `gorm:"column:created_at"`
	LastDay    int64
	Suspect    bool
}

func (passkeyRow) TableName() string { return "passkeys" }

// datumPasskey names a passkey where it is sealed.
func datumPasskey(id string) string { return "passkey " + id }

// Passkeys returns a customer's passkeys, oldest first; none for a customer without an
// account, or who is unknown or over.
func (s *Store) Passkeys(ctx context.Context, customer string) ([]Passkey, error) {
	passkeys, err := s.passkeys(s.read.WithContext(ctx), customer)
	if err != nil {
		return nil, fmt.Errorf("store: list passkeys: %w", err)
	}
	return passkeys, nil
}

func (s *Store) passkeys(db *gorm.DB, customer string) ([]Passkey, error) {
	_, passkeys, err := s.accountWithPasskeys(db, customer)
	if errors.Is(err, models.ErrNotFound) {
		return nil, nil
	}
	return passkeys, err
}

// passkey reads a passkey with the key of its account.
func (row passkeyRow) passkey(box vault.Box) (Passkey, error) {
	credential, err := box.Open(datumPasskey(row.ID), row.Credential)
	if err != nil {
		return Passkey{}, err
	}
	k := Passkey{ID: row.ID, Credential: []byte(credential), Since: fromMicros(row.Created), Suspect: row.Suspect}
	if row.LastDay > 0 {
		k.LastDay = fromMicros(row.LastDay)
	}
	return k, nil
}

// AddPasskey gives an account a passkey. Errors: ErrPasskeysFull, models.ErrNotFound for a
// customer without an account.
func (s *Store) AddPasskey(ctx context.Context, customer string, credential []byte) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		_, box, err := s.openAccount(tx, customer)
		if err != nil {
			return err
		}
		var present int64
		if err := tx.Raw("SELECT count(*) FROM passkeys WHERE customer = ?", customer).Scan(&present).Error; err != nil {
			return err
		}
		if present >= MaxPasskeys {
			return ErrPasskeysFull
		}
		row := passkeyRow{ID: rand.Text(), Customer: customer, Created: s.now().UnixMicro()}
		if row.Credential, err = box.Seal(datumPasskey(row.ID), string(credential)); err != nil {
			return err
		}
		return tx.Create(&row).Error
	})
	if err != nil {
		return fmt.Errorf("store: add passkey: %w", err)
	}
	return nil
}

// RemovePasskey takes a passkey from its owner's account; models.ErrNotFound for one that is
// not theirs.
func (s *Store) RemovePasskey(ctx context.Context, customer, id string) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		result := tx.Exec("DELETE FROM passkeys WHERE id = ? AND customer = ?", id, customer)
		if result.Error == nil && result.RowsAffected == 0 {
			return models.ErrNotFound
		}
		return result.Error
	})
	if err != nil {
		return fmt.Errorf("store: remove passkey: %w", err)
	}
	s.emptyLog(ctx)
	return nil
}

// SuspectPasskey bars a passkey of which there may be a copy, until its owner removes it.
func (s *Store) SuspectPasskey(ctx context.Context, customer, id string) error {
	err := s.write.WithContext(ctx).Exec("UPDATE passkeys SET suspect = ? WHERE id = ? AND customer = ?", true, id, customer).Error
	if err != nil {
		return fmt.Errorf("store: suspect passkey: %w", err)
	}
	return nil
}

// AccountByHandle returns whose account a passkey's handle names; models.ErrNotFound for none.
func (s *Store) AccountByHandle(ctx context.Context, handle []byte) (customer string, err error) {
	db := s.read.WithContext(ctx)
	found, err := first[accountRow](db.Where("handle = ?", handle))
	if err != nil {
		return "", fmt.Errorf("store: find account: %w", err)
	}
	if err := s.alive(db, found.Customer); err != nil {
		return "", fmt.Errorf("store: find account: %w", err)
	}
	return found.Customer, nil
}

// SignInWithPasskey signs a browser in to an account by a passkey whose signature the caller
// has verified, and keeps what has changed of the passkey, its counter, and the day. With the
// browser's visit it does what [Store.RedeemLink] does. models.ErrNotFound for a passkey or
// account that is no longer there, or is suspect.
func (s *Store) SignInWithPasskey(ctx context.Context, customer string, used Passkey, presentID string) (SignedIn, error) {
	present, err := s.present(ctx, presentID)
	if err != nil {
		return SignedIn{}, fmt.Errorf("store: sign in: %w", err)
	}
	present.moves = true
	signed, err := s.enter(ctx, customer, present, func(tx *gorm.DB, customer string, _ []byte) error {
		_, box, err := s.openAccount(tx, customer)
		if err != nil {
			return err
		}
		sealed, err := box.Seal(datumPasskey(used.ID), string(used.Credential))
		if err != nil {
			return err
		}
		result := tx.Exec("UPDATE passkeys SET credential = ?, last_day = ? WHERE id = ? AND customer = ? AND suspect = ?",
			sealed, s.today(), used.ID, customer, false)
		if result.Error == nil && result.RowsAffected == 0 {
			return models.ErrNotFound
		}
		return result.Error
	})
	if err != nil {
		return SignedIn{}, fmt.Errorf("store: sign in: %w", err)
	}
	return signed, nil
}

type challengeRow struct {
	Digest   []byte `gorm:"primaryKey"`
	Customer *string
	Ceremony string
	Expires  int64 `gorm:"column:expires_at"`
}

func (challengeRow) TableName() string { return "passkey_challenges" }

// KeepChallenge keeps, for a few minutes, what a passkey's answer to a challenge is checked
// against. customer is whose new passkey it is for, "" for a sign-in: who answers is not
// known yet.
func (s *Store) KeepChallenge(ctx context.Context, customer, challenge string, ceremony []byte) error {
	row := challengeRow{Digest: digest(challenge), Ceremony: string(ceremony), Expires: consent.KeptChallenge.Until(s.now()).UnixMicro()}
	if customer != "" {
		row.Customer = &customer
	}
	if err := s.write.WithContext(ctx).Create(&row).Error; err != nil {
		return fmt.Errorf("store: keep challenge: %w", err)
	}
	return nil
}

// TakeChallenge returns what was kept for a challenge, once, whatever then comes of the
// answer. models.ErrNotFound for one that is unknown, over, taken, or of another customer.
func (s *Store) TakeChallenge(ctx context.Context, customer, challenge string) (ceremony []byte, err error) {
	err = s.transact(ctx, func(tx *gorm.DB) error {
		row, err := first[challengeRow](tx.Where(
			"digest = ? AND expires_at > ? AND coalesce(customer, '') = ?", digest(challenge), s.now().UnixMicro(), customer))
		if err != nil {
			return err
		}
		taken := tx.Exec("DELETE FROM passkey_challenges WHERE digest = ?", row.Digest)
		if taken.Error != nil {
			return taken.Error
		}
		if taken.RowsAffected == 0 { // another was quicker
			return models.ErrNotFound
		}
		ceremony = []byte(row.Ceremony)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("store: take challenge: %w", err)
	}
	return ceremony, nil
}
