package store

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"

	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// busyMillis is how long SQLite waits for a lock. Writers never meet one, since they share
// one connection; emptying the log waits so long for readers to finish.
const busyMillis = 2000

// openSQLite opens the writing and the reading pool of the database in a folder.
func openSQLite(dir string) (write, read *gorm.DB, err error) {
	path, err := touchDatabase(dir)
	if err != nil {
		return nil, nil, err
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, nil, fmt.Errorf("store: open: %w", err)
	}
	file := "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + "?"
	write, err = openPool(file+writeParams().Encode(), 1)
	if err != nil {
		return nil, nil, err
	}
	read, err = openPool(file+readParams().Encode(), max(4, runtime.NumCPU()))
	if err != nil {
		return write, nil, err
	}
	return write, read, nil
}

// openPool opens a pool whose connections all get their pragmas from the data source name:
// executed once on a pool, they would hold for one connection only.
func openPool(dsn string, connections int) (*gorm.DB, error) {
	db, err := sql.Open(sqliteDriver, dsn)
	if err != nil {
		return nil, fmt.Errorf("store: open: %w", err)
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	pool, err := gorm.Open(sqlite.New(sqlite.Config{DriverName: sqliteDriver, Conn: db}), gormConfig())
	if err != nil {
		return nil, errors.Join(fmt.Errorf("store: open: %w", err), db.Close())
	}
	return pool, nil
}

// gormConfig keeps GORM's own log silent: it would print the values of queries.
func gormConfig() *gorm.Config {
	return &gorm.Config{Logger: logger.Discard, SkipDefaultTransaction: true, TranslateError: true}
}

// Extended result codes of SQLite for a broken PRIMARY KEY and a broken UNIQUE.
const (
	sqliteConstraintPrimaryKey = 1555
	sqliteConstraintUnique     = 2067
)

// isDuplicate recognises a duplicate key on every driver. GORM translates the errors of
// mattn's SQLite and of PostgreSQL, not those of the pure-Go SQLite, which tells its code.
func isDuplicate(err error) bool {
	if errors.Is(err, gorm.ErrDuplicatedKey) {
		return true
	}
	var coded interface {
		error
		Code() int
	}
	return errors.As(err, &coded) && (coded.Code() == sqliteConstraintPrimaryKey || coded.Code() == sqliteConstraintUnique)
}
