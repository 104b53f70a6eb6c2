package engine

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"gorm.io/gorm"
)

func TestUnavailable_Table(t *testing.T) {
	t.Parallel()
	server := func(code string) error { return &pgconn.PgError{Severity: "FATAL", Code: code, Message: "x"} }
	for _, test := range []struct {
		err  error
		want bool
	}{
		{nil, false},
		{errors.New("something else"), false},
		{gorm.ErrDuplicatedKey, false},
		{gorm.ErrRecordNotFound, false},
		{context.Canceled, false},
		{fmt.Errorf("read: %w", context.Canceled), false},
		{context.DeadlineExceeded, true},
		{fmt.Errorf("read: %w", context.DeadlineExceeded), true},
		{driver.ErrBadConn, true},
		{sql.ErrConnDone, true},
		{sql.ErrTxDone, false},
		{io.ErrUnexpectedEOF, true},
		{&net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}, true},
		{&net.OpError{Op: "read", Err: os.NewSyscallError("read", syscall.ECONNRESET)}, true},
		{&net.OpError{Op: "write", Err: os.NewSyscallError("write", syscall.EPIPE)}, true},
		{server("57P01"), true}, // shut down by an administrator
		{server("57P02"), true}, // crashed
		{server("57P03"), true}, // starting up
		{server("57014"), true}, // a statement took too long
		{server("53100"), true}, // disk full
		{server("53200"), true}, // out of memory
		{server("53300"), true}, // too many connections
		{server("08006"), true}, // connection failure
		{server("58030"), true}, // input and output
		{server("55P03"), true}, // lock not available
		{server("40001"), true}, // serialization
		{server("40P01"), true}, // deadlock
		{server("25006"), true}, // a standby
		{fmt.Errorf("store: change: %w", server("57P01")), true},
		{server("23505"), false}, // duplicate
		{server("23503"), false}, // foreign key
		{server("42P01"), false}, // no such table
		{server("22021"), false}, // not in the encoding
		{server("28P01"), false}, // wrong password
		{server(""), false},
	} {
		if got := Unavailable(test.err); got != test.want {
			t.Errorf("%v: %v, want %v", test.err, got, test.want)
		}
	}
}

func openFolder(t *testing.T) (*DB, string) {
	t.Helper()
	dir := t.TempDir()
	db, err := Open(t.Context(), Place{Dir: dir}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = errors.Join(db.Close(), db.Unlock()) })
	return db, dir
}

// holdLock has another process's connection hold the lock of writers.
func holdLock(t *testing.T, dir string) (release func()) {
	t.Helper()
	other, err := sql.Open(sqliteDriver, fileName(filepath.Join(dir, DatabaseFile), nil))
	if err != nil {
		t.Fatal(err)
	}
	other.SetMaxOpenConns(1)
	if _, err := other.Exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	release = func() { _ = other.Close() }
	t.Cleanup(release)
	return release
}

func TestUnavailable_SQLite(t *testing.T) {
	t.Parallel()
	db, dir := openFolder(t)
	exec := func(statement string) error { return db.Write.WithContext(t.Context()).Exec(statement).Error }
	if err := exec("CREATE TABLE full_of (content TEXT UNIQUE)"); err != nil {
		t.Fatal(err)
	}
	release := holdLock(t, dir)
	if err := exec("INSERT INTO full_of VALUES ('a')"); err == nil || !Unavailable(err) {
		t.Errorf("a foreign lock: %v", err)
	}
	release()
	if err := exec("INSERT INTO full_of VALUES ('a')"); err != nil {
		t.Errorf("without the lock: %v", err)
	}
	if err := exec("INSERT INTO full_of VALUES ('a')"); err == nil || Unavailable(err) {
		t.Errorf("a duplicate: %v", err)
	}
	if err := exec("INSERT INTO nowhere VALUES ('a')"); err == nil || Unavailable(err) {
		t.Errorf("no such table: %v", err)
	}
	if err := exec("PRAGMA max_page_count = 1"); err != nil { // SQLite's own way to be full
		t.Fatal(err)
	}
	if err := exec("INSERT INTO full_of VALUES ('" + strings.Repeat("x", 1<<20) + "')"); err == nil || !Unavailable(err) {
		t.Errorf("full: %v", err)
	}
	if err := db.Read.WithContext(t.Context()).Exec("INSERT INTO full_of VALUES ('b')").Error; err == nil || !Unavailable(err) {
		t.Errorf("read only: %v", err)
	}
	late, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	<-late.Done()
	if err := db.Read.WithContext(late).Exec("SELECT 1").Error; err == nil || !Unavailable(err) {
		t.Errorf("too late: %v", err)
	}
}

func TestProbe_SQLite(t *testing.T) {
	t.Parallel()
	db, dir := openFolder(t)
	if err := db.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	release := holdLock(t, dir)
	if err := db.Probe(t.Context()); err != nil {
		t.Errorf("another process holds the lock, which keeps no page from being read: %v", err)
	}
	release()
	for free, ready := range map[uint64]bool{0: false, 4096: false, minFree - 1: false, minFree: true, 1 << 40: true} {
		db.free = func(string) (uint64, bool) { return free, true }
		if err := db.Probe(t.Context()); (err == nil) != ready || err != nil && !errors.Is(err, errNoRoom) {
			t.Errorf("with %d bytes left: %v", free, err)
		}
	}
	db.free = func(string) (uint64, bool) { return 0, false }
	if err := db.Probe(t.Context()); err != nil {
		t.Errorf("where the system does not say what is left: %v", err)
	}
}

func TestFreeSpace_Known(t *testing.T) {
	t.Parallel()
	if free, known := freeSpace(t.TempDir()); known && free == 0 {
		t.Error("no space in a folder that is written to")
	}
	if _, known := freeSpace(filepath.Join(t.TempDir(), "missing")); known {
		t.Error("the space of a missing folder is known")
	}
}
