package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"time"

	"ebenmass/models"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Visitor is who a session identifier belongs to.
type Visitor struct {
	Customer  string    // owner of everything kept; never shown, never in a URL
	ExpiresAt time.Time // when all that is kept ends and, without an account, the session with it
	SignedIn  bool      // has an account; the session then ends on its own
	Unnoted   bool      // signed in, and not yet noted as used today: see UseSession
}

// StartVisit begins a session for a new customer without an account. Only the digest of the
// identifier is kept, so the caller holds its only copy.
func (s *Store) StartVisit(ctx context.Context, keepUntil time.Time) (sessionID string, v Visitor, err error) {
	now := s.now().UnixMicro()
	sessionID = rand.Text()
	customer := customerRow{ID: rand.Text(), Created: now, Expires: keepUntil.UnixMicro()}
	session := sessionRow{Digest: digest(sessionID), Customer: customer.ID, Created: now, Expires: customer.Expires}
	err = s.transact(ctx, func(tx *gorm.DB) error {
		if err := tx.Create(&customer).Error; err != nil {
			return err
		}
		return tx.Create(&session).Error
	})
	if err != nil {
		return "", Visitor{}, fmt.Errorf("store: start visit: %w", err)
	}
	return sessionID, Visitor{Customer: customer.ID, ExpiresAt: moment(customer.Expires)}, nil
}

// FindVisit returns who a session belongs to; models.ErrNotFound for one that is unknown or over.
func (s *Store) FindVisit(ctx context.Context, sessionID string) (Visitor, error) {
	var rows []struct {
		Customer string
		Expires  int64 `gorm:"column:expires_at"`
		LastDay  int64
		Account  bool
	}
	now := s.now().UnixMicro()
	err := s.read.WithContext(ctx).Raw(`
		SELECT s.customer, c.expires_at, s.last_day, a.customer IS NOT NULL AS account
		FROM sessions s JOIN customers c ON c.id = s.customer LEFT JOIN accounts a ON a.customer = s.customer
		WHERE s.digest = ? AND s.expires_at > ? AND c.expires_at > ?`, digest(sessionID), now, now).Scan(&rows).Error
	if err == nil && len(rows) == 0 {
		err = models.ErrNotFound
	}
	if err != nil {
		return Visitor{}, fmt.Errorf("store: find visit: %w", err)
	}
	row := rows[0]
	return Visitor{
		Customer: row.Customer, ExpiresAt: moment(row.Expires),
		SignedIn: row.Account, Unnoted: row.Account && row.LastDay < s.today(),
	}, nil
}

// KeepVisit moves the end of a session, and of what is kept with it, to a later time; never
// to an earlier one, and an account's it leaves alone. Other sessions end on their own: each
// device's cookie is renewed when it is used. models.ErrNotFound for a session that is unknown
// or over.
func (s *Store) KeepVisit(ctx context.Context, sessionID string, until time.Time) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		var rows []sessionRow
		err := tx.Where("digest = ? AND expires_at > ?", digest(sessionID), s.now().UnixMicro()).Find(&rows).Error
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return models.ErrNotFound
		}
		if err := s.lockCustomer(tx, rows[0].Customer); err != nil {
			return err
		}
		if err := keepUntil(tx, rows[0].Customer, until); err != nil {
			return err
		}
		return tx.Exec(`
			UPDATE sessions SET expires_at = ? WHERE digest = ? AND expires_at < ?
			AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.customer = sessions.customer)`,
			until.UnixMicro(), digest(sessionID), until.UnixMicro()).Error
	})
	if err != nil {
		return fmt.Errorf("store: keep visit: %w", err)
	}
	return nil
}

// keepUntil keeps a customer without an account at least until a time. An account has its own.
func keepUntil(tx *gorm.DB, customer string, until time.Time) error {
	return tx.Exec(`
		UPDATE customers SET expires_at = ? WHERE id = ? AND expires_at < ?
		AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.customer = customers.id)`,
		until.UnixMicro(), customer, until.UnixMicro()).Error
}

// lockCustomer makes changes to one customer's things wait for each other; models.ErrNotFound
// for a customer who is unknown or over.
func (s *Store) lockCustomer(tx *gorm.DB, customer string) error {
	var rows []customerRow
	err := tx.Clauses(clause.Locking{Strength: clause.LockingStrengthUpdate}).
		Where("id = ? AND expires_at > ?", customer, s.now().UnixMicro()).Find(&rows).Error
	if err == nil && len(rows) == 0 {
		return models.ErrNotFound
	}
	return err
}

// alive fails with models.ErrNotFound for a customer who is unknown or over.
func (s *Store) alive(db *gorm.DB, customer string) error {
	var n int
	err := db.Raw("SELECT count(*) FROM customers WHERE id = ? AND expires_at > ?", customer, s.now().UnixMicro()).Scan(&n).Error
	if err == nil && n == 0 {
		return models.ErrNotFound
	}
	return err
}

func digest(sessionID string) []byte {
	sum := sha256.Sum256([]byte(sessionID))
	return sum[:]
}
