package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// Files of the data folder.
const (
	DatabaseFile = "ebenmass.db"
	KeyringFile  = "ebenmass.keyring.db" // customers' own keys; never in a backup
	KeyFile      = "ebenmass.key"
	lockFile     = "ebenmass.lock"
)

func makeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return NotWritable("the data folder "+dir, err)
	}
	return nil
}

// lockFolder keeps a second process out of the folder for as long as this one lives. The
// lock belongs to the process, so a crash leaves none behind.
func lockFolder(dir string) (*flock.Flock, error) {
	lock := flock.New(filepath.Join(dir, lockFile), flock.SetPermissions(0o600))
	locked, err := lock.TryLock()
	if err != nil {
		return nil, NotWritable("the data folder "+dir, err)
	}
	if !locked {
		return nil, fmt.Errorf("the data folder %s is %w", dir, ErrInUse)
	}
	return lock, nil
}

// touch creates a database file for its owner only, or finds out that an existing one cannot
// be written before SQLite would.
func touch(dir, name string) (path string, err error) {
	path = filepath.Join(dir, name)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return "", NotWritable("the database in the data folder "+dir, err)
	}
	if err := f.Close(); err != nil {
		return "", fmt.Errorf("store: create %s: %w", path, err)
	}
	return path, nil
}

// NotWritable is an ErrNotWritable that says what cannot be written and why, without repeating the path.
func NotWritable(what string, err error) error {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("%s is %w: %v", what, ErrNotWritable, err)
}
