package engine

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
)

// Copy copies a SQLite database, given by its absolute path, in one read transaction, without what is deleted but still there.
func Copy(ctx context.Context, source, target string) error {
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
