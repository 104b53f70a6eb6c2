// Package product shows what there is to buy and how it fits: home, listing, product page with
// its advice, size chart, and the page that asks for measurements and advises on everything.
package product
