package engine

import (
	"context"
	"errors"
	"fmt"
)

// minFree is how many bytes must be left on the disk: what SQLite's write-ahead log takes
// until it is written back, 1,000 pages.
const minFree = 1000 * 4096

// Errors of Probe.
var (
	errNoRoom   = errors.New("the disk is full")
	errReadOnly = errors.New("the database takes no writes")
)

// Probe asks the database for what serving needs: that it can be read, and that there is room to
// write. It writes nothing and waits for no writer: pages are read while one is at work, and who
// writes then waits for a turn as ever.
func (db *DB) Probe(ctx context.Context) error {
	if !db.SQLite {
		var readOnly string
		if err := db.Read.WithContext(ctx).Raw("SELECT current_setting('transaction_read_only')").Scan(&readOnly).Error; err != nil {
			return err
		}
		if readOnly == "on" {
			return errReadOnly
		}
		return nil
	}
	if free, known := db.free(db.dir); known && free < minFree {
		return fmt.Errorf("%w: %d bytes are left", errNoRoom, free)
	}
	var tables int
	return db.Read.WithContext(ctx).Raw("SELECT count(*) FROM sqlite_schema").Scan(&tables).Error
}
