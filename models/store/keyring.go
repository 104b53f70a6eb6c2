package store

import (
	"context"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/store/engine"
	"ebenmass/models/store/rotation"
	"ebenmass/models/store/vault"

	"gorm.io/gorm"
)

type customerKeyRow struct {
	ID       string `gorm:"primaryKey"`
	Customer string
	Kind     string
	Wrapped  []byte
	Created  int64 `gorm:"column:created_at"`
}

func (customerKeyRow) TableName() string { return "customer_keys" }

type addressRow struct {
	Lookup   []byte `gorm:"primaryKey"`
	Kind     string `gorm:"primaryKey"`
	Customer string
}

func (addressRow) TableName() string { return "addresses" }

type vaultRow struct {
	ID     int `gorm:"primaryKey"`
	Sealed []byte
}

func (vaultRow) TableName() string { return "vault" }

// keyKind says what a customer's key seals. Each has a key of its own, so that it can go alone.
type keyKind string

// Kinds of keys.
const (
	keyProfile    keyKind = "profile"    // the measurements
	keyAccount    keyKind = "account"    // an account's address and passkeys, or the address of a link
	keyMail       keyKind = "mail"       // the newsletter's address
	keyOutbox     keyKind = "outbox"     // one letter
	keyLetter     keyKind = "letter"     // one letter on its way to the mail server
	keyOrder      keyKind = "order"      // the address and the access key of one order
	keyWithdrawal keyKind = "withdrawal" // one declaration of withdrawal
	keyFeedback   keyKind = "feedback"   // what was told of one line of an order
)

// NewKeys returns the content of a new key file: what several instances of one shop share
// through [Settings].Keys.
func NewKeys() ([]byte, error) { return vault.NewKeys() }

// PublicKey reads the key that a shop's receipts are checked with, without opening its
// database: it may be running. models.ErrNotFound where the settings lead to no keys.
func PublicKey(settings Settings) (ed25519.PublicKey, error) {
	if settings.Keys == "" {
		if _, err := os.Stat(filepath.Join(settings.DataDir, engine.KeyFile)); errors.Is(err, fs.ErrNotExist) {
			return nil, models.ErrNotFound
		}
	}
	k, err := settings.keys().Read(false)
	if err != nil {
		return nil, err
	}
	return k.Signing.Public().(ed25519.PublicKey), nil
}

// RotateKeys gives the shop a new master key, while it may be running: see [rotation.Run]. An
// instance that shares the folder follows by itself; one with a copy of the old key file answers
// ErrKeysReplaced until it has the new one.
func RotateKeys(ctx context.Context, settings Settings) (rotation.Done, error) {
	if _, err := settings.postgres(); err != nil {
		return rotation.Done{}, err
	}
	return rotation.Run(ctx, rotation.Shop{Keys: settings.keys(), Database: settings.database()})
}

// orphanAge is how old a key must be to be destroyed because nothing names it: one just made
// is named a moment later.
const orphanAge = 10 * time.Minute

// newKey makes a customer a key, as newKeys does.
func (s *Store) newKey(ctx context.Context, customer string, kind keyKind) (id string, b vault.Box, err error) {
	keys, err := s.newKeys(ctx, customer, kind)
	if err != nil {
		return "", vault.Box{}, err
	}
	return keys[0].id, keys[0].box, nil
}

// newKeys makes a customer a key of each kind and writes them to the keyring at once, outside
// any transaction: what they seal is stored afterwards, so a crash leaves a key without values,
// never values without their key. It must not be called within transact.
func (s *Store) newKeys(ctx context.Context, customer string, kinds ...keyKind) (keys []sealingKey, err error) {
	err = s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.mayWrap(tx); err != nil {
			return err
		}
		for _, kind := range kinds {
			box, wrapped, err := s.vault.NewBox(customer)
			if err != nil {
				return err
			}
			row := customerKeyRow{ID: rand.Text(), Customer: customer, Kind: string(kind), Wrapped: wrapped, Created: s.now().UnixMicro()}
			if err := tx.Create(&row).Error; err != nil {
				return err
			}
			keys = append(keys, sealingKey{row.ID, box})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("write key: %w", err)
	}
	return keys, nil
}

// ErrKeysReplaced: another instance's keys were rotated, and this one has the old ones.
var ErrKeysReplaced = errors.New("the keys were rotated: this instance needs the new key file")

// mayWrap lets a rotation wait until the transaction ends, and fails with ErrKeysReplaced where this
// instance does not know the new master key: what it wrapped nobody could open. The lock comes
// first: whoever has it later than the rotation had reads the check that the rotation wrote before.
func (s *Store) mayWrap(tx *gorm.DB) error {
	if s.sqlite {
		return nil
	}
	if err := tx.Exec("SELECT pg_advisory_xact_lock_shared(?)", vault.WrapLock).Error; err != nil {
		return err
	}
	var checks []vaultRow
	if err := tx.Raw("SELECT * FROM vault").Scan(&checks).Error; err != nil {
		return err
	}
	return s.opensChecks(checks)
}

// keysCurrent fails with ErrKeysReplaced where this instance does not know the database's keys.
func (s *Store) keysCurrent(ctx context.Context) error {
	var checks []vaultRow
	if err := s.read.WithContext(ctx).Raw("SELECT * FROM vault").Scan(&checks).Error; err != nil {
		return err
	}
	return s.opensChecks(checks)
}

func (s *Store) opensChecks(checks []vaultRow) error {
	for _, check := range checks {
		if !s.vault.Opens(check.Sealed) {
			return ErrKeysReplaced
		}
	}
	return nil
}

// openKey returns a customer's key; models.ErrNotFound for one that was destroyed or is
// another's.
func (s *Store) openKey(db *gorm.DB, customer, id string) (vault.Box, error) {
	var rows []customerKeyRow
	if err := db.Raw("SELECT * FROM customer_keys WHERE id = ? AND customer = ?", id, customer).Scan(&rows).Error; err != nil {
		return vault.Box{}, fmt.Errorf("read key: %w", err)
	}
	if len(rows) == 0 {
		return vault.Box{}, models.ErrNotFound
	}
	return s.vault.OpenBox(customer, rows[0].Wrapped)
}

// destroyKeys makes unreadable, wherever a copy of it lies, what the keys sealed. A key that
// is gone already is no error.
func (s *Store) destroyKeys(ctx context.Context, ids ...string) error {
	if len(ids) == 0 {
		return nil
	}
	if err := s.write.WithContext(ctx).Exec("DELETE FROM customer_keys WHERE id IN ?", ids).Error; err != nil {
		return fmt.Errorf("destroy keys: %w", err)
	}
	return nil
}

// sealingKey is a fresh key and its identifier.
type sealingKey struct {
	id  string
	box vault.Box
}

// withKey runs fn in a transaction that stores what a fresh key seals, and destroys the keys
// that fn says are replaced. models.ErrNotFound for a customer who is unknown or over. The
// key is made before and the others destroyed after, so that whenever the shop stops there is
// something that its key opens: the old or the new.
func (s *Store) withKey(ctx context.Context, customer string, kind keyKind, fn func(tx *gorm.DB, key sealingKey) (replaced []string, err error)) error {
	return s.withKeyIn(ctx, s.transact, customer, kind, fn)
}

// withKeyIn is withKey in a transaction of the caller's choice.
func (s *Store) withKeyIn(ctx context.Context, transact transactor, customer string, kind keyKind, fn func(tx *gorm.DB, key sealingKey) (replaced []string, err error)) error {
	return s.withKeysIn(ctx, transact, customer, []keyKind{kind}, func(tx *gorm.DB, keys []sealingKey) ([]string, error) { return fn(tx, keys[0]) })
}

// withKeysIn is withKeyIn with a key of each kind.
func (s *Store) withKeysIn(ctx context.Context, transact transactor, customer string, kinds []keyKind, fn func(tx *gorm.DB, keys []sealingKey) (replaced []string, err error)) error {
	keys, err := s.newKeys(ctx, customer, kinds...)
	if err != nil {
		return err
	}
	var replaced []string
	err = transact(ctx, func(tx *gorm.DB) (err error) {
		if err = s.lockCustomer(tx, customer); err != nil {
			return err
		}
		replaced, err = fn(tx, keys)
		return err
	})
	if err != nil {
		replaced = identifiers(keys)
	}
	return errors.Join(err, s.destroyKeys(ctx, replaced...))
}

// identifiers are those of some keys.
func identifiers(keys []sealingKey) []string {
	ids := make([]string, len(keys))
	for i, k := range keys {
		ids[i] = k.id
	}
	return ids
}

// lookup is under which an e-mail address is found without being readable: its HMAC-SHA-256
// with a key that lies outside the database. Case and the space around it do not count.
func (s *Store) lookup(address string) []byte {
	mac := hmac.New(sha256.New, s.keys.Lookup)
	mac.Write([]byte(strings.ToLower(strings.TrimSpace(address))))
	return mac.Sum(nil)
}

// drop deletes rows of a table, with the keys that seal them, and counts the rows.
func (t personalTable) drop(tx *gorm.DB, condition string, args ...any) (n int, err error) {
	if t.key != "" {
		err := tx.Exec("DELETE FROM customer_keys WHERE id IN (SELECT key_id FROM "+t.name+" WHERE "+condition+")", args...).Error
		if err != nil {
			return 0, err
		}
	}
	dropped := tx.Exec("DELETE FROM "+t.name+" WHERE "+condition, args...)
	return int(dropped.RowsAffected), dropped.Error
}

// sealedRow is a row with what opens it: its key as the keyring has it wrapped.
type sealedRow[R any] struct {
	Row     R `gorm:"embedded"`
	Wrapped []byte
}

// sealedRows reads what of a table is a customer's and not over, each row with its key, in one
// statement. A row whose key was destroyed a moment ago is left out. from is the table, or a
// query in parentheses, order an ORDER BY of its columns as t. models.ErrNotFound for a
// customer who is unknown or over.
func sealedRows[R any](s *Store, db *gorm.DB, customer, from, order string) ([]sealedRow[R], error) {
	var rows []sealedRow[R]
	now := s.now().UnixMicro()
	err := db.Raw(`
		SELECT t.*, k.wrapped FROM customers c
		LEFT JOIN `+from+` t ON t.customer = c.id AND t.expires_at > ?
		LEFT JOIN customer_keys k ON k.id = t.key_id AND k.customer = c.id
		WHERE c.id = coalesce(?, '') AND c.expires_at > ? ORDER BY `+order, now, customer, now).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, models.ErrNotFound
	}
	return slices.DeleteFunc(rows, func(r sealedRow[R]) bool { return r.Wrapped == nil }), nil
}

// openWith opens one value with a customer's key. name is under which it was sealed.
func (s *Store) openWith(customer string, wrapped []byte, name string, sealed []byte) (string, error) {
	box, err := s.vault.OpenBox(customer, wrapped)
	if err != nil {
		return "", err
	}
	return box.Open(name, sealed)
}
