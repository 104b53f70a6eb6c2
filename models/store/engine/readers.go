package engine

import (
	"context"
	"database/sql"
	"time"
)

// ReadLimit is how long one query or transaction of the reading pool may last. A reader
// keeps SQLite from emptying its write-ahead log of what was erased; with this bound it
// always gets there. No page comes near it.
const ReadLimit = 5 * time.Second

// Readers is a reading pool whose queries end after a while, whoever started them.
// It stands between GORM and database/sql.
type Readers struct {
	*sql.DB
	Limit time.Duration
}

// QueryContext implements gorm.ConnPool.
func (b *Readers) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return b.DB.QueryContext(b.bound(ctx), query, args...)
}

// QueryRowContext implements gorm.ConnPool.
func (b *Readers) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	return b.DB.QueryRowContext(b.bound(ctx), query, args...)
}

// ExecContext implements gorm.ConnPool.
func (b *Readers) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return b.DB.ExecContext(b.bound(ctx), query, args...)
}

// BeginTx implements gorm.TxBeginner. A transaction that outlasts the limit is rolled back.
func (b *Readers) BeginTx(ctx context.Context, options *sql.TxOptions) (*sql.Tx, error) {
	return b.DB.BeginTx(b.bound(ctx), options)
}

// GetDBConn implements gorm.GetDBConnector.
func (b *Readers) GetDBConn() (*sql.DB, error) { return b.DB, nil }

// bound ends a context after the limit. Rows are read after the query returned, so it cannot
// be cancelled sooner; a request's context ends with the request and frees it then.
func (b *Readers) bound(ctx context.Context) context.Context {
	if end, ok := ctx.Deadline(); ok && time.Until(end) <= b.Limit {
		return ctx
	}
	ctx, cancel := context.WithCancelCause(ctx)
	stop := time.AfterFunc(b.Limit, func() { cancel(context.DeadlineExceeded) })
	context.AfterFunc(ctx, func() { stop.Stop() })
	return ctx
}
