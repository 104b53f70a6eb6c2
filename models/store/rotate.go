package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
	"github.com/tink-crypto/tink-go/v2/tink"
	"gorm.io/gorm"
)

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
