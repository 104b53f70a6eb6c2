//go:build !cgo

package engine

import (
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
