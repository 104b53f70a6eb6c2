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
func Query(ctx context.Context, db *gorm.DB, statement string, args ...any) (*sql.Rows, error) {
	rows, err := db.Statement.ConnPool.QueryContext(ctx, statement, args...)
	db.Logger.Trace(ctx, time.Time{}, nil, err)
	return rows, err
}
