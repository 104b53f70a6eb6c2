package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"
	"gorm.io/gorm"
)

const (
	rotationLock  = "ebenmass.rotation.lock"
	rotationBatch = 100 // customers' keys wrapped anew in one transaction
	// rotationBusy is how long a rotation waits for the shop's writer, in milliseconds.
	rotationBusy = 30_000
	// rotationAdvisory is the lock on PostgreSQL that makes the removal of the old key wait
	// for those who are just wrapping with it. SQLite's one writer does the same.
	rotationAdvisory = 0x656d_6b79
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
// all customers' keys are wrapped anew; last the old key is removed. A shop that shares the
// folder follows by itself. Interrupted anywhere it loses nothing, and is finished by
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
	document keyDocument
	both     tink.AEAD // opens what either key wrapped, wraps with the new one
	fresh    tink.AEAD // the new key alone
	alone    []byte    // the key file without the old key
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
		return Rotation{}, notWritable("the data folder "+settings.DataDir, err)
	case !locked:
		return Rotation{}, ErrRotating
	}
	defer lock.Unlock()
	r := &rotation{settings: settings, reached: reached}
	if err := r.open(ctx); err != nil {
		return Rotation{}, err
	}
	err := r.run(ctx)
	if db, dbErr := r.db.DB(); dbErr == nil {
		err = errors.Join(err, db.Close())
	}
	if err != nil {
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
	if postgres {
		r.db, err = openPostgres(ctx, r.settings.Database)
		return err
	}
	r.sqlite = true
	dir, err := filepath.Abs(r.settings.DataDir)
	if err != nil {
		return fmt.Errorf("store: rotate keys: %w", err)
	}
	for _, name := range []string{databaseFile, keyringFile} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return fmt.Errorf("%w in the data folder %s", ErrNoDatabase, r.settings.DataDir)
		}
	}
	r.db, err = openPool(fileName(filepath.Join(dir, databaseFile), writeParams()), fileName(filepath.Join(dir, keyringFile), nil), 1, 0)
	if err != nil {
		return err
	}
	return r.db.Exec(fmt.Sprintf("PRAGMA busy_timeout = %d", rotationBusy)).Error
}

func (r *rotation) run(ctx context.Context) error {
	for _, step := range []struct {
		name string
		do   func(context.Context) error
	}{
		{"new key added", r.addKey},
		{"keys wrapped anew", r.wrapAll},
		{"key check sealed anew", r.sealCheck},
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
func (r *rotation) addKey(context.Context) error {
	text, err := loadKeys(r.settings, false)
	if err != nil {
		return err
	}
	handle, err := r.document.read(text)
	if err != nil {
		return fmt.Errorf("%s: %w: %v", keysName(r.settings), ErrKeys, err)
	}
	if r.done.Resumed = handle.Len() > 1; !r.done.Resumed {
		if handle, err = withNewKey(handle); err != nil {
			return err
		}
		text, err := r.document.with(handle)
		if err != nil {
			return err
		}
		if err := replaceKeyFile(r.settings.DataDir, text); err != nil {
			return err
		}
	}
	alone, err := withoutOldKeys(handle)
	if err != nil {
		return err
	}
	if r.alone, err = r.document.with(alone); err != nil {
		return err
	}
	if r.both, err = masterOf(handle); err != nil {
		return err
	}
	r.fresh, err = masterOf(alone)
	return err
}

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
			if err := tx.Where("id > ?", last).Order("id").Limit(rotationBatch).Find(&rows).Error; err != nil {
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
	if r.isFresh(row) {
		return 0, nil
	}
	handle, err := keyset.ReadWithAssociatedData(keyset.NewBinaryReader(bytes.NewReader(row.Wrapped)), r.both, []byte(row.Customer))
	if err != nil {
		return 0, fmt.Errorf("unwrap key: %w", err)
	}
	var buffer bytes.Buffer
	if err := handle.WriteWithAssociatedData(keyset.NewBinaryWriter(&buffer), r.both, []byte(row.Customer)); err != nil {
		return 0, fmt.Errorf("wrap key: %w", err)
	}
	return 1, tx.Model(&customerKeyRow{}).Where("id = ?", row.ID).Update("wrapped", buffer.Bytes()).Error
}

func (r *rotation) isFresh(row customerKeyRow) bool {
	_, err := keyset.ReadWithAssociatedData(keyset.NewBinaryReader(bytes.NewReader(row.Wrapped)), r.fresh, []byte(row.Customer))
	return err == nil
}

// sealCheck lets the new key alone prove that it belongs to the database.
func (r *rotation) sealCheck(ctx context.Context) error {
	sealed, err := r.fresh.Encrypt(nil, []byte(sealContext))
	if err != nil {
		return err
	}
	return r.db.WithContext(ctx).Model(&vaultRow{}).Where("id = 1").Update("sealed", sealed).Error
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
			if err := tx.Find(&rows).Error; err != nil {
				return err
			}
			for _, row := range rows {
				if !r.isFresh(row) {
					left++
				}
			}
			if left > 0 {
				return nil
			}
			return replaceKeyFile(r.settings.DataDir, r.alone)
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
	deadline := time.Now().Add(2 * readLimit)
	for time.Now().Before(deadline) {
		var result struct{ Busy int }
		if err := r.db.WithContext(ctx).Raw("PRAGMA wal_checkpoint(TRUNCATE)").Scan(&result).Error; err == nil && result.Busy == 0 {
			r.done.Emptied = true
			return nil
		}
	}
	return nil
}
