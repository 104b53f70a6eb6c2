package engine

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// OpenToInspect opens a database for reading alone, beside a running shop or without one, and
// leaves no file behind. Where the keyring is missing it is empty. ErrNoDatabase where there is
// no database.
func OpenToInspect(ctx context.Context, place Place) (*gorm.DB, error) {
	if place.URL != "" {
		return openPostgres(ctx, place.URL, nil)
	}
	dir, err := filepath.Abs(place.Dir)
	if err != nil {
		return nil, err
	}
	database, keyring := filepath.Join(dir, DatabaseFile), filepath.Join(dir, KeyringFile)
	if _, err := os.Stat(database); err != nil {
		return nil, fmt.Errorf("%w in the data folder %s", ErrNoDatabase, place.Dir)
	}
	ring := fileName(keyring, inspectParams(keyring))
	if _, err := os.Stat(keyring); errors.Is(err, fs.ErrNotExist) {
		ring = "file::memory:?mode=memory"
	}
	params := inspectParams(database)
	for name, values := range readParams() {
		params[name] = values
	}
	return openPool(fileName(database, params), ring, 1, 0, nil)
}

// inspectParams has SQLite read a file and make none beside it. Without a write-ahead log nobody
// has the file open, and it can be taken as it is.
func inspectParams(path string) url.Values {
	params := url.Values{"mode": {"ro"}}
	if _, err := os.Stat(path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		params.Set("immutable", "1")
	}
	return params
}

// KnownVersions are the numbers of this program's migrations, which are the same on each engine.
func KnownVersions() ([]int64, error) {
	files, err := fs.ReadDir(migrations, "migrations/sqlite")
	if err != nil {
		return nil, err
	}
	var versions []int64
	for _, file := range files {
		digits, _, _ := strings.Cut(file.Name(), "_")
		n, err := strconv.ParseInt(digits, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("migration %s: %w", file.Name(), err)
		}
		versions = append(versions, n)
	}
	return versions, nil
}

// FreeSpace is how many bytes the disk of a folder has left for us; known is false where the
// system does not say.
func FreeSpace(dir string) (bytes uint64, known bool) { return freeSpace(dir) }

// MinFree is how many bytes must be left on the disk for the shop to serve.
const MinFree = minFree
