// Package buy shows an order on its way: basket, checkout, order, feedback, return and
// withdrawal, and writes the letters that confirm them.
package buy
