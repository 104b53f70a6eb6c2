// Package trim draws the smaller pieces that several kinds of garment share: collars and
// necklines, plackets, pockets, hoods, belts, waistbands, vents, in front and behind.
package trim

import "ebenmass/seed/pictures/body"

// Garment is a garment that small pieces are put on.
type Garment struct{ *body.Garment }
