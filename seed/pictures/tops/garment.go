// Package tops draws T-shirts, polo shirts, shirts, blouses, knitwear and sweatshirts, in front and behind.
package tops

import "ebenmass/seed/pictures/trim"

// Garment is a top on the table.
type Garment struct{ *trim.Garment }

// Of makes one of what is to be drawn.
func Of(g *trim.Garment) *Garment { return &Garment{Garment: g} }
