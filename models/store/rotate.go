package store

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"ebenmass/models"
	"ebenmass/models/store/engine"
	"ebenmass/models/store/vault"

	"github.com/gofrs/flock"
	"gorm.io/gorm"
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

const (
	rotationLock = "ebenmass.rotation.lock"
	// rotationBusy is how long a rotation waits for the shop's writer, in milliseconds.
	rotationBusy = 30_000
)

var (
	// ErrRotating: another process rotates the keys of this folder.
	ErrRotating = errors.New("the keys are being rotated already")
	// ErrKeysGiven: keys of the settings are not the shop's to change.
	ErrKeysGiven = errors.New("the keys are given in the settings; only those in a key file can be rotated")
)

// Rotation says what a rotation did.
type Rotation struct {
	Keys    int  // customers' keys wrapped anew
	Resumed bool // an earlier rotation had been interrupted
	Emptied bool // SQLite's write-ahead logs hold none of the old ones any more
}

// RotateKeys gives the shop a new master key, while it may be running. First the new key
// stands beside the old one in the key file and wraps whatever is wrapped from then on; then
// all customers' keys are wrapped anew; last the old key is removed. An instance that shares the
// folder follows by itself; one with a copy of the old key file answers ErrKeysReplaced until it
// has the new one. Interrupted anywhere it loses nothing, and is finished by
// calling it again. Errors: ErrRotating, ErrKeysGiven, ErrNoDatabase.
func RotateKeys(ctx context.Context, settings Settings) (Rotation, error) {
	return rotate(ctx, settings, func(string) {})
}

// rotation is one rotation under way.
type rotation struct {
	settings Settings
	db       *gorm.DB
	sqlite   bool
	reached  func(step string) // tests stop it here
	keys     *vault.Rotation   // nil before its first step
	done     Rotation
}

func rotate(ctx context.Context, settings Settings, reached func(string)) (Rotation, error) {
	if settings.Keys != "" {
		return Rotation{}, ErrKeysGiven
	}
	lock := flock.New(filepath.Join(settings.DataDir, rotationLock), flock.SetPermissions(0o600))
	switch locked, err := lock.TryLock(); {
	case errors.Is(err, fs.ErrNotExist):
		return Rotation{}, fmt.Errorf("%w in the data folder %s", ErrNoDatabase, settings.DataDir)
	case err != nil:
		return Rotation{}, engine.NotWritable("the data folder "+settings.DataDir, err)
	case !locked:
		return Rotation{}, ErrRotating
	}
	defer lock.Unlock()
	r := &rotation{settings: settings, reached: reached}
	if err := r.open(ctx); err != nil {
		return Rotation{}, err
	}
	err := r.run(ctx)
	if err = errors.Join(err, engine.ClosePool(r.db)); err != nil {
		return r.done, fmt.Errorf("store: rotate keys: %w", err)
	}
	return r.done, nil
}

// open opens the database beside the shop: without the folder's lock.
func (r *rotation) open(ctx context.Context) error {
	postgres, err := r.settings.postgres()
	if err != nil {
		return err
	}
	r.sqlite = !postgres
	if r.db, err = engine.OpenBeside(ctx, r.settings.database(), rotationBusy); err != nil {
		return fmt.Errorf("store: rotate keys: %w", err)
	}
	return nil
}

func (r *rotation) run(ctx context.Context) error {
	for _, step := range []struct {
		name string
		do   func(context.Context) error
	}{
		{"new key added", r.addKey},
		{"key check sealed anew", r.sealCheck},
		{"keys wrapped anew", r.wrapAll},
		{"old key removed", r.removeOld},
		{"logs emptied", r.emptyLogs},
	} {
		if err := step.do(ctx); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		r.reached(step.name)
	}
	return nil
}

// addKey puts a new key beside the one in use, unless an earlier rotation did already.
func (r *rotation) addKey(context.Context) (err error) {
	if r.keys, err = vault.Rotate(r.settings.keys()); err != nil {
		return err
	}
	r.done.Resumed = r.keys.Resumed
	return nil
}

// rotationBatch is how many customers' keys are wrapped anew in one transaction.
const rotationBatch = 100

// wrapAll wraps every customer's key with the new master key, until a pass finds none left.
func (r *rotation) wrapAll(ctx context.Context) error {
	for {
		wrapped, err := r.pass(ctx)
		if err != nil || wrapped == 0 {
			return err
		}
	}
}

// pass goes through all keys once, in small batches, so that the shop hardly waits.
func (r *rotation) pass(ctx context.Context) (wrapped int, err error) {
	last := ""
	for {
		var rows []customerKeyRow
		anew := 0
		err := r.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
			if err := tx.Raw("SELECT * FROM customer_keys WHERE id > ? ORDER BY id LIMIT ?", last, rotationBatch).Scan(&rows).Error; err != nil {
				return err
			}
			for _, row := range rows {
				n, err := r.wrap(tx, row)
				if err != nil {
					return err
				}
				anew += n
			}
			return nil
		})
		if err != nil || len(rows) == 0 {
			return wrapped, err
		}
		last = rows[len(rows)-1].ID
		wrapped += anew
		r.done.Keys += anew
		if anew > 0 {
			r.reached("batch")
		}
	}
}

// wrap wraps one key anew, if it is not already. n is 1 where it did.
func (r *rotation) wrap(tx *gorm.DB, row customerKeyRow) (n int, err error) {
	if r.keys.IsFresh(row.Customer, row.Wrapped) {
		return 0, nil
	}
	wrapped, err := r.keys.Wrap(row.Customer, row.Wrapped)
	if err != nil {
		return 0, err
	}
	return 1, tx.Exec("UPDATE customer_keys SET wrapped = ? WHERE id = ?", wrapped, row.ID).Error
}

// rotationAdvisory is the lock on PostgreSQL that makes the removal of the old key wait
// for those who are just wrapping with it. SQLite's one writer does the same.
const rotationAdvisory = 0x656d_6b79

// sealCheck lets the new key alone prove that it belongs to the database. From then on an instance
// that has only the old one wraps nothing more.
func (r *rotation) sealCheck(ctx context.Context) error {
	sealed, err := r.keys.NewCheck()
	if err != nil {
		return err
	}
	return r.db.WithContext(ctx).Exec("UPDATE vault SET sealed = ? WHERE id = 1", sealed).Error
}

// removeOld takes the old key away once nothing is wrapped with it. Whoever wraps does so
// while writing to the keyring, and looks at the key file then: so while nobody else writes,
// what is not wrapped with it now never will be.
func (r *rotation) removeOld(ctx context.Context) error {
	for {
		left := 0
		err := r.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
			if !r.sqlite {
				if err := tx.Exec("SELECT pg_advisory_xact_lock(?)", rotationAdvisory).Error; err != nil {
					return err
				}
			}
			var rows []customerKeyRow
			if err := tx.Raw("SELECT * FROM customer_keys").Scan(&rows).Error; err != nil {
				return err
			}
			for _, row := range rows {
				if !r.keys.IsFresh(row.Customer, row.Wrapped) {
					left++
				}
			}
			if left > 0 {
				return nil
			}
			return r.keys.Finish()
		})
		if err != nil || left == 0 {
			return err
		}
		if err := r.wrapAll(ctx); err != nil {
			return err
		}
	}
}

// emptyLogs takes what the old key wrapped out of SQLite's write-ahead logs. A shop's readers
// are bounded in time; where it does not get there the shop does it with its next erasure.
func (r *rotation) emptyLogs(ctx context.Context) error {
	if !r.sqlite {
		return nil
	}
	deadline := time.Now().Add(2 * engine.ReadLimit)
	for time.Now().Before(deadline) {
		if engine.TruncateLog(ctx, r.db) {
			r.done.Emptied = true
			return nil
		}
	}
	return nil
}
