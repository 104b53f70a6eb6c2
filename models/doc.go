// Package models holds the shop's nouns: languages, money, products with their
// size charts, basket lines, and the few errors that the rooms above tell
// apart. It knows nothing of HTTP, pages or databases.
package models
