// Package fit advises on sizes. It is pure: plain numbers in, plain numbers out, no
// database, no HTTP, no clock, no randomness; it can be used in someone else's shop.
package fit
