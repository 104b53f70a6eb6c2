// Package product shows what there is to buy and how it fits: home, listing, product page with
// its advice, size chart, and the fields that tell of a body.
package product
