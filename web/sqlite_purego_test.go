//go:build !cgo

package web_test

// sqliteDriver is the driver that the shop itself runs on: see sqlite_cgo_test.go.
const sqliteDriver = "sqlite"
