package fabric

import "ebenmass/seed/pictures/sewing"

// Garment is one whose cloth alone is drawn.
type Garment struct{ *sewing.Garment }

// Of takes the cloth of a garment.
func Of(g *sewing.Garment) *Garment { return &Garment{Garment: g} }
