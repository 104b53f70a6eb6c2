// Package partner holds the advice for programs and for the pages of other shops: the JSON
// interface, for one article or many, of the catalogue or told whole, and the frame. Nothing that
// is sent here is stored, logged or counted, and nobody is recognised.
package partner
