package engine

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// UpgradeCopyFile is the database as it was before the last migration, in the data folder. There
// is one: the next takes its place.
const UpgradeCopyFile = "ebenmass.before-upgrade.db"

// firstWithKeyring is the first version of the schema whose keys lie outside the database.
const firstWithKeyring = 3

// Upgrade is a migration that is about to begin.
type Upgrade struct {
	From, To int64  // versions of the schema
	Copy     string // path of the copy that was made before; "" for none
}

// copyForUpgrade copies a SQLite database before it is migrated. It returns "" for one whose
// customers' keys lie in it: a copy would open what is deleted later.
func copyForUpgrade(ctx context.Context, dir string, from int64) (path string, err error) {
	if from < firstWithKeyring {
		return "", nil
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return "", err
	}
	source, fresh := filepath.Join(dir, DatabaseFile), filepath.Join(dir, UpgradeCopyFile+".new")
	path = filepath.Join(dir, UpgradeCopyFile)
	info, err := os.Stat(source)
	if err != nil {
		return "", err
	}
	const mega = 1 << 20
	if free, known := freeSpace(dir); known && free < uint64(info.Size())+minFree {
		return "", fmt.Errorf("no room for a copy before the migration: it takes %d MB, and %d MB are free", info.Size()/mega+1, free/mega)
	}
	if err := os.Remove(fresh); err != nil && !errors.Is(err, fs.ErrNotExist) { // of a start that was interrupted
		return "", err
	}
	file, err := os.OpenFile(fresh, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	if err := errors.Join(file.Close(), Copy(ctx, source, fresh), os.Rename(fresh, path)); err != nil {
		return "", errors.Join(err, os.Remove(fresh))
	}
	folder, err := os.Open(dir)
	if err != nil {
		return "", err
	}
	defer folder.Close()
	_ = folder.Sync() // some systems cannot sync a folder, and need not
	return path, nil
}

// UpgradeCopyAge is how old the copy before the last migration is; ok is false where there is none.
func UpgradeCopyAge(dir string, now time.Time) (age time.Duration, ok bool) {
	info, err := os.Stat(filepath.Join(dir, UpgradeCopyFile))
	if err != nil {
		return 0, false
	}
	return now.Sub(info.ModTime()), true
}

// RemoveUpgradeCopy removes the copy before the last migration, if there is one.
func RemoveUpgradeCopy(dir string) error {
	if err := os.Remove(filepath.Join(dir, UpgradeCopyFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// EditUpgradeCopy changes the copy before the last migration in one transaction; what is deleted
// is overwritten, and no journal of it is written to the disk. Without a copy it does nothing. fn
// asks has whether a table of the copy, which is of an older schema, has a column.
func EditUpgradeCopy(ctx context.Context, dir string, fn func(tx *sql.Tx, has func(table, column string) (bool, error)) error) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, UpgradeCopyFile)
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	db, err := sql.Open(sqliteDriver, fileName(path, copyParams()))
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	has := func(table, column string) (bool, error) {
		var n int
		err := tx.QueryRowContext(ctx, "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?", table, column).Scan(&n)
		return n > 0, err
	}
	if err := fn(tx, has); err != nil {
		return err
	}
	if err := errors.Join(tx.Commit(), db.Close()); err != nil {
		return err
	}
	return os.Chtimes(path, info.ModTime(), info.ModTime()) // its age is that of the copy
}
