package models

// Cents is an amount in euro cents, VAT included. Prices are never floats.
type Cents int64

// Times returns the amount for n pieces.
func (c Cents) Times(n int) Cents { return c * Cents(n) }
