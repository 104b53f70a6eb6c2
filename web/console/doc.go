// Package console is the edge towards the operator: one function for each thing the program
// does besides serving the shop. Each writes what it has to say to its out and returns an
// error of one clear line where it could not do it.
package console
