package store

import (
	"errors"
	"log/slog"
	"net/url"
	"time"
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
	// ErrKeys: the key file is damaged, readable by others, or of another database.
	ErrKeys = errors.New("unusable keys")
)

// ErrDuplicate: a product, SKU or price of the catalogue exists already.
var ErrDuplicate = errors.New("exists already")

// Settings say where the data are.
type Settings struct {
	DataDir  string           // database and key file; created with mode 0700
	Database string           // empty: SQLite in DataDir; or a postgres:// URL
	Keys     string           // content of a key file, used instead of the one in DataDir; optional
	Now      func() time.Time // nil: time.Now
	Log      *slog.Logger     // nil: silent. It is never told a personal datum.
}

// postgres reports whether the settings name a PostgreSQL database.
func (s Settings) postgres() (bool, error) {
	if s.Database == "" {
		return false, nil
	}
	u, err := url.Parse(s.Database)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" || u.Host == "" {
		return false, ErrDatabaseURL // without the text: it may hold a password
	}
	return true, nil
}
