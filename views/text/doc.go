// Package text holds every word the shop says, in German and English side by side. The
// words stand in TOML files, one per subject; code asks for them by key. A key is the
// dotted path of its table: [product.basket] holds "product.basket".
package text
