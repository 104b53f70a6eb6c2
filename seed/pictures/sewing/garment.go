// Package sewing draws what cloth is sewn with: seams, stitches, buttons, zips, cables and
// quilting, and their near views for close-ups.
package sewing

import "ebenmass/seed/pictures/cloth"

// Garment is a garment that can be sewn.
type Garment struct{ *cloth.Garment }
