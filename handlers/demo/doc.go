// Package demo holds what is shown to those who are shown the shop: the tours, the page of a
// shopkeeper, the mirror, and what the claims rest on. Its handlers work as those of the package
// handlers do, whose Shop they share.
package demo
