// Package store keeps what the shop knows: the catalogue's truth, visits, baskets, and,
// behind a vault, what customers consented to have kept about their bodies.
//
// Measurements leave it only in exchange for a consent.Permit, and each access is written
// to a journal that the customer can read, before the datum is handed out. It runs on
// SQLite (with or without a C compiler) and on PostgreSQL with the same code. All methods
// may be called from many goroutines. Times are kept in UTC to the microsecond.
package store
