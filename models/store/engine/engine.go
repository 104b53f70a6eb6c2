// Package engine opens the shop's database: on SQLite the data folder with its lock, its pools
// and the keyring's file, on PostgreSQL a pool. It brings the schema to this version.
package engine

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	"github.com/pressly/goose/v3"
	"gorm.io/gorm"
)

// Errors of Open. Each comes in one clear line that names the folder or the database.
var (
	// ErrInUse: another process holds the data folder.
	ErrInUse = errors.New("in use by another running shop")
	// ErrNewerSchema: a newer version of the shop has migrated the database.
	ErrNewerSchema = errors.New("written by a newer version of the shop")
	// ErrNotWritable: the data folder or the database in it cannot be written.
	ErrNotWritable = errors.New("not writable")
	// ErrDatabaseURL: the database setting is neither empty nor a postgres:// URL.
	ErrDatabaseURL = errors.New("the database setting must be empty or a postgres:// URL")
	// ErrUnreachable: the database server does not answer or does not let us in.
	ErrUnreachable = errors.New("not reachable")
	// ErrKeys: the key file is damaged, readable by others, or of another database; or the
	// keyring is missing.
	ErrKeys = errors.New("unusable keys")
	// ErrNoDatabase: there is no database in the data folder.
	ErrNoDatabase = errors.New("there is no database")
)

// Place is where a database is.
type Place struct {
	Dir         string           // the data folder
	URL         string           // of PostgreSQL; "" for SQLite in Dir
	OnStatement StatementCounter // nil outside tests
	OnUpgrade   func(Upgrade)    // is told before an older database is migrated; nil for nobody
}

// DB is an open database.
type DB struct {
	Write  *gorm.DB // SQLite: one connection, so writers queue here and never fail on a lock
	Read   *gorm.DB // SQLite: cannot write; PostgreSQL: the same pool
	SQLite bool
	dir    string // the data folder
	free   func(dir string) (bytes uint64, known bool)
	lock   *flock.Flock // holds the data folder; nil on PostgreSQL
}

// Open opens a database, creating and migrating it as needed. keyed are the tables whose rows
// name a key of the keyring. With an error too, the database must be closed and unlocked.
func Open(ctx context.Context, place Place, keyed []string) (*DB, error) {
	db := &DB{SQLite: place.URL == "", dir: place.Dir, free: freeSpace}
	return db, db.open(ctx, place, keyed)
}

func (db *DB) open(ctx context.Context, place Place, keyed []string) (err error) {
	if err := makeFolder(place.Dir); err != nil {
		return err
	}
	if db.SQLite {
		if db.lock, err = lockFolder(place.Dir); err != nil {
			return err
		}
		if db.Write, db.Read, err = openSQLite(place.Dir, keyed, place.OnStatement); err != nil {
			return err
		}
	} else {
		if db.Write, err = openPostgres(ctx, place.URL, place.OnStatement); err != nil {
			return err
		}
		db.Read = db.Write
	}
	pool, err := db.Write.DB()
	if err != nil {
		return fmt.Errorf("store: open: %w", err)
	}
	return migrate(ctx, pool, place)
}

// name is how messages call the database: without a password.
func (p Place) name() string {
	if p.URL == "" {
		return "the database in the data folder " + p.Dir
	}
	return "the PostgreSQL database"
}

// Close closes the pools, readers first so that SQLite can fold its log away.
func (db *DB) Close() error {
	pools := []*gorm.DB{db.Write}
	if db.SQLite {
		pools = []*gorm.DB{db.Read, db.Write}
	}
	var errs []error
	for _, pool := range pools {
		if pool != nil {
			errs = append(errs, ClosePool(pool))
		}
	}
	return errors.Join(errs...)
}

// Unlock lets go of the data folder.
func (db *DB) Unlock() error {
	if db.lock == nil {
		return nil
	}
	return db.lock.Unlock()
}

// ClosePool closes one pool.
func ClosePool(pool *gorm.DB) error {
	db, err := pool.DB()
	if err != nil {
		return err
	}
	return db.Close()
}

// OpenBeside opens a database for a process that works on it beside a running shop: without
// the folder's lock, waiting for the shop's writer for at most busyMillis. ErrNoDatabase where
// there is none.
func OpenBeside(ctx context.Context, place Place, busyMillis int) (*gorm.DB, error) {
	if place.URL != "" {
		return openPostgres(ctx, place.URL, nil)
	}
	dir, err := filepath.Abs(place.Dir)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{DatabaseFile, KeyringFile} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return nil, fmt.Errorf("%w in the data folder %s", ErrNoDatabase, place.Dir)
		}
	}
	db, err := openPool(fileName(filepath.Join(dir, DatabaseFile), writeParams()), fileName(filepath.Join(dir, KeyringFile), nil), 1, 0, nil)
	if err != nil {
		return nil, err
	}
	if err := db.Exec(fmt.Sprintf("PRAGMA busy_timeout = %d", busyMillis)).Error; err != nil {
		return nil, errors.Join(err, ClosePool(db))
	}
	return db, nil
}

// Migrations are the versions of an engine's schema.
func Migrations(db *sql.DB, sqlite bool) (*goose.Provider, error) { return migrator(db, sqlite) }

// TruncateLog removes every copy of what was deleted from SQLite's write-ahead logs and reports
// whether it could: a reader holds it up. Nobody writes while it waits for readers, for at most so
// long.
func TruncateLog(ctx context.Context, db *gorm.DB, wait time.Duration) bool {
	truncated := false
	err := db.WithContext(ctx).Connection(func(db *gorm.DB) error {
		var before int
		if err := db.Raw("PRAGMA busy_timeout").Scan(&before).Error; err != nil {
			return err
		}
		if err := db.Exec(fmt.Sprintf("PRAGMA busy_timeout = %d", wait.Milliseconds())).Error; err != nil {
			return err
		}
		var result struct{ Busy int }
		err := db.Raw("PRAGMA wal_checkpoint(TRUNCATE)").Scan(&result).Error
		truncated = err == nil && result.Busy == 0
		return errors.Join(err, db.WithContext(context.WithoutCancel(ctx)).Exec(fmt.Sprintf("PRAGMA busy_timeout = %d", before)).Error)
	})
	return err == nil && truncated
}

// OpenFile opens a SQLite file that stands alone, without a keyring, for reading.
func OpenFile(path string) (*sql.DB, error) {
	return sql.Open(sqliteDriver, fileName(path, map[string][]string{"mode": {"ro"}}))
}
