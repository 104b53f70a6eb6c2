// Package feed writes the shop's articles as product data that search engines and marketplaces
// read: RSS 2.0 with Google's namespace, or the same as a table. One item is one colour in one
// size.
package feed
