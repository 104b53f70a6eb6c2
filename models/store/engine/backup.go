package engine

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

var (
	// ErrExists: a backup does not overwrite a file.
	ErrExists = errors.New("exists already")
	// ErrNotSQLite: a PostgreSQL database is copied with its own tools.
	ErrNotSQLite = errors.New("PostgreSQL has its own tool: pg_dump --exclude-table-data=customer_keys --exclude-table-data=addresses")
)

// Backup writes a consistent copy of the main database to a new file, for its owner only,
// while a shop may be running. It holds no key: what was sealed can be read only as long as
// its key is in the keyring. Errors: ErrExists, ErrNoDatabase, ErrNotSQLite.
func Backup(ctx context.Context, place Place, path string) error {
	if place.URL != "" {
		return ErrNotSQLite
	}
	source, err := filepath.Abs(filepath.Join(place.Dir, DatabaseFile))
	if err != nil {
		return fmt.Errorf("store: backup: %w", err)
	}
	if _, err := os.Stat(source); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w in the data folder %s", ErrNoDatabase, place.Dir)
	}
	// SQLite fills an empty file, but would make a new one for everybody to read.
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s %w; a backup overwrites nothing", path, ErrExists)
	case err != nil:
		return NotWritable(path, err)
	}
	if err := errors.Join(file.Close(), Copy(ctx, source, path)); err != nil {
		return errors.Join(fmt.Errorf("store: backup: %w", err), os.Remove(path))
	}
	return nil
}
