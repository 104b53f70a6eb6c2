package engine

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"slices"

	"github.com/jackc/pgx/v5/pgconn"
)

// Primary result codes of SQLite that pass: nothing is wrong with what was asked.
var sqlitePassing = []int{
	5,  // BUSY: another process holds the lock
	6,  // LOCKED
	8,  // READONLY: the disk was remounted so
	9,  // INTERRUPT: the time was up
	10, // IOERR
	13, // FULL: no room on the disk
	14, // CANTOPEN
	15, // PROTOCOL: the lock of the write-ahead log
}

// SQLSTATE classes and codes of PostgreSQL that pass.
var (
	postgresPassingClasses = []string{
		"08", // connection exception
		"53", // insufficient resources: disk, memory, connections
		"57", // operator intervention: shutdown, starting up, cancelled
		"58", // system error: input and output
	}
	postgresPassing = []string{
		"25006", // read only: a standby
		"40001", // serialization failure
		"40P01", // deadlock
		"55P03", // lock not available
	}
)

// Unavailable reports whether an error is a database's that cannot serve now and may later: it
// is locked by others, full, restarting, out of reach, or too slow for the time there was.
func Unavailable(err error) bool {
	if err == nil || errors.Is(err, context.Canceled) { // the client is gone
		return false
	}
	for _, passing := range []error{context.DeadlineExceeded, driver.ErrBadConn, sql.ErrConnDone, io.ErrUnexpectedEOF} {
		if errors.Is(err, passing) {
			return true
		}
	}
	if code, ok := sqliteCode(err); ok {
		return slices.Contains(sqlitePassing, code&0xff)
	}
	if server, ok := errors.AsType[*pgconn.PgError](err); ok {
		return len(server.Code) == 5 && (slices.Contains(postgresPassingClasses, server.Code[:2]) || slices.Contains(postgresPassing, server.Code))
	}
	if _, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return true
	}
	if _, ok := errors.AsType[*net.OpError](err); ok {
		return true
	}
	return pgconn.SafeToRetry(err)
}

// codedError is an error of the pure-Go SQLite, with its extended result code.
type codedError interface {
	error
	Code() int
}
