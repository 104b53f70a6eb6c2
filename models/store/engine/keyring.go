package engine

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gorm.io/gorm"
)

// keyringTables are the tables of the keyring as they are on SQLite; on PostgreSQL a
// migration makes them.
const keyringTables = `
CREATE TABLE IF NOT EXISTS keyring.customer_keys (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    customer   TEXT    NOT NULL CHECK (customer <> ''),
    kind       TEXT    NOT NULL CHECK (kind <> ''),
    wrapped    BLOB    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS keyring.customer_keys_customer ON customer_keys (customer);
CREATE TABLE IF NOT EXISTS keyring.addresses (
    lookup   BLOB NOT NULL CHECK (length(lookup) = 32),
    kind     TEXT NOT NULL CHECK (kind <> ''),
    customer TEXT NOT NULL CHECK (customer <> ''),
    PRIMARY KEY (lookup, kind)
) STRICT;
CREATE INDEX IF NOT EXISTS keyring.addresses_customer ON addresses (customer);
CREATE TABLE IF NOT EXISTS keyring.erasures (
    id         TEXT    NOT NULL PRIMARY KEY CHECK (id <> ''),
    customer   TEXT    NOT NULL,
    scope      TEXT    NOT NULL CHECK (scope <> ''),
    keys       TEXT    NOT NULL CHECK (json_valid(keys)),
    entries    TEXT    NOT NULL CHECK (json_valid(entries)),
    deleted    TEXT    NOT NULL CHECK (json_valid(deleted)),
    started_at INTEGER NOT NULL
) STRICT;`

// withKeyring is a SQLite driver that attaches the keyring to every connection it opens.
// Attached once to a pool, it would be there for one connection only.
type withKeyring struct {
	driver  driver.Driver
	dsn     string
	keyring string // data source name of the keyring
}

// Driver implements driver.Connector.
func (w withKeyring) Driver() driver.Driver { return w.driver }

// Connect implements driver.Connector.
func (w withKeyring) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := w.driver.Open(w.dsn)
	if err != nil {
		return nil, err
	}
	execer, ok := conn.(driver.ExecerContext)
	if !ok {
		return nil, errors.Join(errors.New("the SQLite driver runs no statements"), conn.Close())
	}
	if _, err := execer.ExecContext(ctx, "ATTACH DATABASE ? AS keyring", []driver.NamedValue{{Ordinal: 1, Value: w.keyring}}); err != nil {
		return nil, errors.Join(fmt.Errorf("attach the keyring: %w", err), conn.Close())
	}
	return conn, nil
}

// driverNamed returns a registered driver.
func driverNamed(name string) (driver.Driver, error) {
	db, err := sql.Open(name, "")
	if err != nil {
		return nil, err
	}
	return db.Driver(), db.Close()
}

// openKeyring makes the keyring's tables. The write-ahead log and its deletion of bytes are
// as in the main database; its commits are synchronous, so that a destroyed key stays so.
func openKeyring(write *gorm.DB) error {
	statements := append([]string{"PRAGMA keyring.journal_mode = WAL"}, strings.Split(strings.TrimSuffix(keyringTables, ";"), ";")...)
	for _, statement := range statements {
		if err := write.Exec(statement).Error; err != nil {
			return fmt.Errorf("store: open keyring: %w", err)
		}
	}
	return nil
}

// checkKeyring refuses a folder whose keyring is lost while data are sealed with it. Any file
// of its name, even an empty one, says that they may be given up. keyed are the tables whose rows
// name a key.
func checkKeyring(dir string, keyed []string) error {
	lost := func(name string) bool {
		_, err := os.Stat(filepath.Join(dir, name))
		return errors.Is(err, fs.ErrNotExist)
	}
	if lost(DatabaseFile) || !lost(KeyringFile) {
		return nil
	}
	db, err := sql.Open(sqliteDriver, fileName(filepath.Join(dir, DatabaseFile), writeParams()))
	if err != nil {
		return fmt.Errorf("store: open keyring: %w", err)
	}
	defer db.Close()
	for _, table := range keyed {
		var n int
		// A database from before the keyring has no key_id, and none of later tables.
		if err := db.QueryRow("SELECT count(key_id) FROM " + table).Scan(&n); err == nil && n > 0 {
			return fmt.Errorf("the keyring %s: %w: it is missing, and data of %d customers are sealed with it; put it back, or put an empty file in its place to have them erased",
				filepath.Join(dir, KeyringFile), ErrKeys, n)
		}
	}
	return nil
}
