// Package product shows an article and how it fits: its page with the advice, its size chart, the
// fields that tell of a body, and sizes computed on the visitor's own device.
package product
