// Package outer draws blazers, jackets and coats, in front and behind.
package outer

import "ebenmass/seed/pictures/trim"

// Garment is an outer garment on the table.
type Garment struct{ *trim.Garment }

// Of makes one of what is to be drawn.
func Of(g *trim.Garment) *Garment { return &Garment{Garment: g} }
