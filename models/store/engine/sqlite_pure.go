//go:build !cgo

package engine

import (
	"errors"
	"fmt"
	"net/url"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// sqliteDriver is the pure-Go driver.
const sqliteDriver = "sqlite"

func writeParams() url.Values {
	return url.Values{
		"_pragma": {
			fmt.Sprintf("busy_timeout(%d)", BusyMillis),
			"journal_mode(WAL)", "synchronous(NORMAL)", "foreign_keys(1)", "secure_delete(1)",
		},
		"_txlock": {"immediate"},
	}
}

func readParams() url.Values {
	return url.Values{
		"mode":    {"ro"},
		"_pragma": {fmt.Sprintf("busy_timeout(%d)", BusyMillis), "query_only(1)"},
	}
}

// copyParams are for a file that is edited once and by nobody else: what is deleted is
// overwritten, and the journal stays in memory.
func copyParams() url.Values {
	return url.Values{"_pragma": {"journal_mode(MEMORY)", "foreign_keys(1)", "secure_delete(1)"}, "_txlock": {"immediate"}}
}

// sqliteCode is the result code of an error of SQLite.
func sqliteCode(err error) (code int, ok bool) {
	coded, ok := errors.AsType[codedError](err)
	if !ok {
		return 0, false
	}
	return coded.Code(), true
}
