// Package reference reads what people tell of their sizes against what it refers to: usual
// sizes against the charts of the shop and the size systems of others, garments at home
// against the patterns of their type, articles worn before against their charts. It compiles
// them to the data that models/fit infers a body from. It is pure.
package reference
