// Package demo shows what the demonstration rests on: the tour, how the advice works and how
// good it is, the mirror of what others would collect, and the shopkeeper's page.
package demo
