//go:build cgo

package engine

import (
	"errors"
	"net/url"
	"strconv"

	"github.com/mattn/go-sqlite3"
)

// sqliteDriver is mattn's driver, which the dialector registers. It needs a C compiler.
const sqliteDriver = "sqlite3"

// cachedStatements is how many prepared statements a connection keeps: parsing and planning one takes
// longer than most take to run. What was bound to them is cleared when they are done.
const cachedStatements = "128"

func writeParams() url.Values {
	return url.Values{
		"_stmt_cache_size": {cachedStatements},
		"_journal_mode":    {"WAL"},
		"_synchronous":     {"NORMAL"},
		"_foreign_keys":    {"on"},
		"_busy_timeout":    {strconv.Itoa(BusyMillis)},
		"_secure_delete":   {"on"},
		"_txlock":          {"immediate"},
	}
}

func readParams() url.Values {
	return url.Values{
		"_stmt_cache_size": {cachedStatements},
		"mode":             {"ro"},
		"_query_only":      {"on"},
		"_busy_timeout":    {strconv.Itoa(BusyMillis)},
	}
}

// copyParams are for a file that is edited once and by nobody else: what is deleted is
// overwritten, and the journal stays in memory.
func copyParams() url.Values {
	return url.Values{"_journal_mode": {"MEMORY"}, "_foreign_keys": {"on"}, "_secure_delete": {"on"}, "_txlock": {"immediate"}}
}

// sqliteCode is the result code of an error of SQLite.
func sqliteCode(err error) (code int, ok bool) {
	coded, ok := errors.AsType[sqlite3.Error](err)
	return int(coded.Code), ok
}
