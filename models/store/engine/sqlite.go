package engine

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"time"

	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
)

// BusyMillis is how long SQLite waits for a lock. Writers never meet one, since they share
// one connection; emptying the log waits so long for readers to finish.
const BusyMillis = 2000

// openSQLite opens the writing and the reading pool of the database in a folder.
func openSQLite(dir string, keyed []string, counter StatementCounter) (write, read *gorm.DB, err error) {
	if dir, err = filepath.Abs(dir); err != nil {
		return nil, nil, fmt.Errorf("store: open: %w", err)
	}
	if err := checkKeyring(dir, keyed); err != nil {
		return nil, nil, err
	}
	path, err := touch(dir, DatabaseFile)
	if err != nil {
		return nil, nil, err
	}
	keyring, err := touch(dir, KeyringFile)
	if err != nil {
		return nil, nil, err
	}
	write, err = openPool(fileName(path, writeParams()), fileName(keyring, nil), 1, 0, counter)
	if err != nil {
		return nil, nil, err
	}
	if err := openKeyring(write); err != nil {
		return write, nil, err
	}
	readOnly := url.Values{"mode": {"ro"}}
	read, err = openPool(fileName(path, readParams()), fileName(keyring, readOnly), max(4, runtime.NumCPU()), ReadLimit, counter)
	if err != nil {
		return write, nil, err
	}
	return write, read, nil
}

// fileName is a data source name: of an absolute path, as every path here is.
func fileName(path string, params url.Values) string {
	return "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + "?" + params.Encode()
}

// openPool opens a pool whose connections all get their pragmas from the data source name:
// executed once on a pool, they would hold for one connection only.
//
// Readers are bounded in time, writers are not: nothing may end in the middle of an erasure.
func openPool(dsn, keyring string, connections int, limit time.Duration, counter StatementCounter) (*gorm.DB, error) {
	driver, err := driverNamed(sqliteDriver)
	if err != nil {
		return nil, fmt.Errorf("store: open: %w", err)
	}
	db := sql.OpenDB(withKeyring{driver, dsn, keyring})
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	var conn gorm.ConnPool = db
	if limit > 0 {
		conn = &Readers{db, limit}
	}
	pool, err := gorm.Open(sqlite.New(sqlite.Config{DriverName: sqliteDriver, Conn: conn}), gormConfig(counter))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("store: open: %w", err), db.Close())
	}
	return pool, nil
}

// Extended result codes of SQLite for a broken PRIMARY KEY and a broken UNIQUE.
const (
	sqliteConstraintPrimaryKey = 1555
	sqliteConstraintUnique     = 2067
)

// IsDuplicate recognises a duplicate key on every driver. GORM translates the errors of
// mattn's SQLite and of PostgreSQL, not those of the pure-Go SQLite, which tells its code.
func IsDuplicate(err error) bool {
	if errors.Is(err, gorm.ErrDuplicatedKey) {
		return true
	}
	coded, ok := errors.AsType[codedError](err)
	return ok && (coded.Code() == sqliteConstraintPrimaryKey || coded.Code() == sqliteConstraintUnique)
}
