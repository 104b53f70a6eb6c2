//go:build cgo

package web_test

// sqliteDriver is the driver that the shop itself runs on. A second one in the same process does
// not see the first one's locks, and takes its files away.
const sqliteDriver = "sqlite3"
