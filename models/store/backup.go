package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
)

// ErrExists: a backup does not overwrite a file.
var ErrExists = errors.New("exists already")

// ErrNoDatabase: there is no database to copy in the data folder.
var ErrNoDatabase = errors.New("there is no database")

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
	source, err := filepath.Abs(filepath.Join(settings.DataDir, databaseFile))
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
		return notWritable(path, err)
	}
	if err := errors.Join(file.Close(), copyDatabase(ctx, source, path)); err != nil {
		return errors.Join(fmt.Errorf("store: backup: %w", err), os.Remove(path))
	}
	return nil
}

// copyDatabase copies in one read transaction, without what is deleted but still there.
func copyDatabase(ctx context.Context, source, target string) error {
	db, err := sql.Open(sqliteDriver, fileName(source, url.Values{"mode": {"ro"}}))
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", target); err != nil {
		return err
	}
	file, err := os.OpenFile(target, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
