package store

import (
	"context"
	"ebenmass/models/store/engine"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrExists: a backup does not overwrite a file.
var ErrExists = errors.New("exists already")

// ErrNoDatabase: there is no database to copy in the data folder.
var ErrNoDatabase = engine.ErrNoDatabase

// ErrNotSQLite: a PostgreSQL database is copied with its own tools.
var ErrNotSQLite = errors.New("PostgreSQL has its own tool: pg_dump --exclude-table-data=customer_keys --exclude-table-data=addresses")

// Backup writes a consistent copy of the main database to a new file, for its owner only,
// while a shop may be running. It holds no key: what was sealed can be read only as long as
// its key is in the keyring. Errors: ErrExists, ErrNoDatabase, ErrNotSQLite.
func Backup(ctx context.Context, settings Settings, path string) error {
	postgres, err := settings.postgres()
	if err != nil {
		return err
	}
	if postgres {
		return ErrNotSQLite
	}
	source, err := filepath.Abs(filepath.Join(settings.DataDir, engine.DatabaseFile))
	if err != nil {
		return fmt.Errorf("store: backup: %w", err)
	}
	if _, err := os.Stat(source); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w in the data folder %s", ErrNoDatabase, settings.DataDir)
	}
	// SQLite fills an empty file, but would make a new one for everybody to read.
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s %w; a backup overwrites nothing", path, ErrExists)
	case err != nil:
		return engine.NotWritable(path, err)
	}
	if err := errors.Join(file.Close(), engine.Copy(ctx, source, path)); err != nil {
		return errors.Join(fmt.Errorf("store: backup: %w", err), os.Remove(path))
	}
	return nil
}
