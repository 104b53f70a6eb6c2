// Package bottoms draws trousers, jeans and skirts, in front and behind.
package bottoms

import "ebenmass/seed/pictures/trim"

// Garment is a bottom on the table.
type Garment struct{ *trim.Garment }

// Of makes one of what is to be drawn.
func Of(g *trim.Garment) *Garment { return &Garment{Garment: g} }
