package engine

import (
	"context"
	"database/sql"
	"time"

	"gorm.io/gorm"
)

// Query asks a statement as it is written, for pages that everybody who told something opens: what
// GORM does with structs and lists costs more there than the database does. Its arguments are
// "$1", "$2" …, which every driver reads, and appear in this order. It counts like any other
// statement.
//
// SQLite plans a statement with "column = $1" anew each time something is bound, in case that is 0
// or 1, which takes three times as long as to run it. One that a connection keeps prepared is
// planned once where it compares as below; statements through GORM that pages ask often do too.
//
//	column = coalesce($1, '')
//	column BETWEEN $1 AND $1 -- of bytes
func Query(ctx context.Context, db *gorm.DB, statement string, args ...any) (*sql.Rows, error) {
	rows, err := db.Statement.ConnPool.QueryContext(ctx, statement, args...)
	db.Logger.Trace(ctx, time.Time{}, nil, err)
	return rows, err
}
