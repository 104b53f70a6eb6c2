// Package cloth draws what a garment is made of, on the table: weave, print, light and folds,
// and the threads themselves where a picture shows them near.
package cloth
