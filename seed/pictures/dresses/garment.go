// Package dresses draws dresses, in front and behind.
package dresses

import "ebenmass/seed/pictures/trim"

// Garment is a dress on the table.
type Garment struct{ *trim.Garment }

// Of makes one of what is to be drawn.
func Of(g *trim.Garment) *Garment { return &Garment{Garment: g} }
