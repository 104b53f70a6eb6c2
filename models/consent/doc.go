// Package consent decides what may be done with whose data. It is pure: the registry of
// purposes, the ledger of a customer's decisions, and [Decide], which turns both into a
// [Permit] for exactly one purpose. No database, no clock, no HTTP.
//
// Purposes are types, so that the compiler refuses what the law refuses: a function that
// asks for measurements takes a Permit[P] with P a [BodyReader], and Mail is none.
package consent
