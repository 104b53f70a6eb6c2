package store

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"

	"ebenmass/models"
	"ebenmass/models/store/engine"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

type customerRow struct {
	ID      string `gorm:"primaryKey"`
	Created int64  `gorm:"column:created_at"`
	Expires int64  `gorm:"column:expires_at"`
}

func (customerRow) TableName() string { return "customers" }

type sessionRow struct {
	Digest   []byte `gorm:"primaryKey"`
	Customer string
	Created  int64  `gorm:"column:created_at"`
	Expires  int64  `gorm:"column:expires_at"`
	LastDay  int64  // as models.Day writes it; 0 without an account
	Device   string // see Device
}

func (sessionRow) TableName() string { return "sessions" }

// Visitor is who a session identifier belongs to.
type Visitor struct {
	Customer  string        // owner of everything kept; never shown, never in a URL
	ExpiresAt time.Time     // when all that is kept ends and, without an account, the session with it
	SignedIn  bool          // has an account; the session then ends on its own
	Until     time.Time     // when the session of an account ends; zero without one
	Since     time.Time     // when that session began, with a link or a passkey; zero without one
	Basket    int           // pieces in the basket
	Wishes    []models.Wish // latest first
	Unnoted   bool          // signed in, and not yet noted as used today: see UseSession
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
	return sessionID, Visitor{Customer: customer.ID, ExpiresAt: fromMicros(customer.Expires)}, nil
}

// FindVisit returns who a session belongs to; models.ErrNotFound for one that is unknown or over.
func (s *Store) FindVisit(ctx context.Context, sessionID string) (Visitor, error) {
	visitor, err := s.findVisit(ctx, sessionID)
	if err != nil {
		return Visitor{}, fmt.Errorf("store: find visit: %w", err)
	}
	return visitor, nil
}

// selectVisit finds the visitor of a session. Its arguments are now and the session's digest.
const selectVisit = `
	SELECT s.customer, c.expires_at, s.expires_at, s.created_at, s.last_day, a.customer IS NOT NULL,
		(SELECT coalesce(sum(b.quantity), 0) FROM basket_items b JOIN variants v ON v.sku = b.sku
			WHERE b.customer = c.id AND b.expires_at > $1),
		` + wishesAfter + `$1)
	FROM sessions s JOIN customers c ON c.id = s.customer LEFT JOIN accounts a ON a.customer = s.customer
	WHERE s.digest BETWEEN $2 AND $2 AND s.expires_at > $1 AND c.expires_at > $1`

func (s *Store) findVisit(ctx context.Context, sessionID string) (v Visitor, err error) {
	rows, err := engine.Query(ctx, s.read, selectVisit, s.now().UnixMicro(), digest(sessionID))
	if err != nil {
		return Visitor{}, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	if !rows.Next() {
		return Visitor{}, cmp.Or(rows.Err(), models.ErrNotFound)
	}
	var (
		expires, ends, began, lastDay int64
		wishes                        string
	)
	if err := rows.Scan(&v.Customer, &expires, &ends, &began, &lastDay, &v.SignedIn, &v.Basket, &wishes); err != nil {
		return Visitor{}, err
	}
	v.ExpiresAt = fromMicros(expires)
	if v.Wishes, err = parseWishes(wishes, v.ExpiresAt); err != nil {
		return Visitor{}, err
	}
	if v.SignedIn {
		v.Unnoted, v.Until, v.Since = lastDay < s.today(), fromMicros(ends), fromMicros(began)
	}
	return v, nil
}

// KeepVisit moves the end of a session, and of what is kept with it, to a later time; never
// to an earlier one, and an account's it leaves alone. Other sessions end on their own: each
// device's cookie is renewed when it is used. models.ErrNotFound for a session that is unknown
// or over.
func (s *Store) KeepVisit(ctx context.Context, sessionID string, until time.Time) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		var rows []sessionRow
		err := tx.Raw("SELECT * FROM sessions WHERE digest = ? AND expires_at > ?", digest(sessionID), s.now().UnixMicro()).Scan(&rows).Error
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
	_, err := first[customerRow](tx.Clauses(clause.Locking{Strength: clause.LockingStrengthUpdate}).
		Where("id = ? AND expires_at > ?", customer, s.now().UnixMicro()))
	return err
}

// alive fails with models.ErrNotFound for a customer who is unknown or over.
func (s *Store) alive(db *gorm.DB, customer string) error {
	_, err := first[customerRow](db.Where("id = ? AND expires_at > ?", customer, s.now().UnixMicro()))
	return err
}

func digest(sessionID string) []byte {
	sum := sha256.Sum256([]byte(sessionID))
	return sum[:]
}

// Device is a word for what a session runs on, chosen by its owner. Nothing is derived from
// what the browser says of itself.
type Device string

// Devices returns the words there are to choose from.
func Devices() []Device { return []Device{"phone", "tablet", "computer", "other"} }

// Session is one browser that is known, as its owner may see it.
type Session struct {
	ID        string // names the session among its owner's; opens nothing
	Device    Device // "" where its owner chose none
	Since     time.Time
	LastDay   time.Time // day it was last used, as models.Day writes it; zero without an account
	ExpiresAt time.Time
	This      bool // it is the one that asks
}

// Sessions returns a customer's sessions, the latest first. thisID is the identifier of the
// one that asks, "" for none of them. models.ErrNotFound for a customer who is unknown or over.
func (s *Store) Sessions(ctx context.Context, customer, thisID string) ([]Session, error) {
	var rows []sessionRow
	now := s.now().UnixMicro()
	err := s.read.WithContext(ctx).Raw(`
		SELECT s.* FROM customers c LEFT JOIN sessions s ON s.customer = c.id AND s.expires_at > ?
		WHERE c.id = coalesce(?, '') AND c.expires_at > ? ORDER BY s.created_at DESC, s.digest`, now, customer, now).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: list sessions: %w", err)
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("store: list sessions: %w", models.ErrNotFound)
	}
	this := digest(thisID)
	var sessions []Session
	for _, row := range rows {
		if row.Digest == nil { // all are over
			continue
		}
		session := Session{
			ID: nameOf(row.Digest), Device: Device(row.Device), Since: fromMicros(row.Created), ExpiresAt: fromMicros(row.Expires),
			This: bytes.Equal(row.Digest, this),
		}
		if row.LastDay > 0 {
			session.LastDay = fromMicros(row.LastDay)
		}
		sessions = append(sessions, session)
	}
	return sessions, nil
}

func (s *Store) sessionRows(db *gorm.DB, customer string) ([]sessionRow, error) {
	var rows []sessionRow
	err := db.Raw("SELECT * FROM sessions WHERE customer = ? AND expires_at > ? ORDER BY created_at DESC, digest", customer, s.now().UnixMicro()).Scan(&rows).Error
	return rows, err
}

// SessionName names the session of an identifier as [Store.Sessions] does.
func SessionName(sessionID string) string { return nameOf(digest(sessionID)) }

// nameOf derives a session's name from its digest, which is itself told to nobody.
func nameOf(sessionDigest []byte) string {
	sum := sha256.Sum256(append([]byte("device "), sessionDigest...))
	return hex.EncodeToString(sum[:8])
}

// UseSession notes that a signed-in session is used: it and its account are kept on from then,
// each for its own time; kept is when the account ends, until when the session does.
// models.ErrNotFound for a session without an account, or that is unknown or over.
func (s *Store) UseSession(ctx context.Context, sessionID string) (kept, until time.Time, err error) {
	err = s.transact(ctx, func(tx *gorm.DB) error {
		row, err := first[sessionRow](tx.Raw(`
			SELECT s.* FROM sessions s JOIN accounts a ON a.customer = s.customer
			WHERE s.digest = ? AND s.expires_at > ?`, digest(sessionID), s.now().UnixMicro()))
		if err != nil {
			return err
		}
		if err := s.lockCustomer(tx, row.Customer); err != nil {
			return err
		}
		kept = s.accountUntil()
		until, err = s.prolongAccount(tx, row.Customer, row)
		return err
	})
	if err != nil {
		return time.Time{}, time.Time{}, fmt.Errorf("store: note use of session: %w", err)
	}
	return kept, until, nil
}

// NameDevice keeps what a customer calls the device of one of their sessions; "" for nothing.
// models.ErrNotFound for a word that is none, or a session that is not theirs or over.
func (s *Store) NameDevice(ctx context.Context, customer, session string, device Device) error {
	if device != "" && !slices.Contains(Devices(), device) {
		return fmt.Errorf("store: name device: %w", models.ErrNotFound)
	}
	return s.onSession(ctx, "name device", customer, session, func(tx *gorm.DB, row sessionRow) error {
		return tx.Exec("UPDATE sessions SET device = ? WHERE digest = ?", string(device), row.Digest).Error
	})
}

// SignOut ends one session of a customer, named as by [Store.Sessions]. models.ErrNotFound
// for one that is not theirs or over.
func (s *Store) SignOut(ctx context.Context, customer, session string) error {
	return s.onSession(ctx, "sign out", customer, session, func(tx *gorm.DB, row sessionRow) error {
		return tx.Exec("DELETE FROM sessions WHERE digest = ?", row.Digest).Error
	})
}

// onSession runs a change of one session of a customer.
func (s *Store) onSession(ctx context.Context, act, customer, session string, change func(tx *gorm.DB, row sessionRow) error) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		rows, err := s.sessionRows(tx, customer)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if nameOf(row.Digest) == session {
				return change(tx, row)
			}
		}
		return models.ErrNotFound
	})
	if err != nil {
		return fmt.Errorf("store: %s: %w", act, err)
	}
	return nil
}

// SignOutEverywhere ends all sessions of a customer and all links that would sign in to the
// account, whoever asked for them; and with them the warning that a used link was tried
// elsewhere: it has been heeded.
func (s *Store) SignOutEverywhere(ctx context.Context, customer string) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil && !errors.Is(err, models.ErrNotFound) {
			return err
		}
		err := tx.Exec("UPDATE accounts SET replayed_at = NULL, signed_out_at = ? WHERE customer = ?", s.now().UnixMicro(), customer).Error
		if err != nil {
			return err
		}
		return tx.Exec("DELETE FROM sessions WHERE customer = ?", customer).Error
	})
	if err != nil {
		return fmt.Errorf("store: sign out everywhere: %w", err)
	}
	return nil
}
