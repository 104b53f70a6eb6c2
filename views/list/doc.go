// Package list shows articles side by side: home, lists with their filters, the wish list, and the
// cards that other pages show.
package list
