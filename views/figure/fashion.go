package figure

import "ebenmass/models/fit"

// fashion is how a type of top is cut where its chart says nothing. Lengths in cm.
type fashion struct {
	length   float64 // share of the wearer's height, highest shoulder point to hem
	drop     float64 // shoulder seam beyond the shoulder point
	wide     float64 // neckline beside the neck
	deep     float64 // neckline below the highest shoulder point
	vee      bool    // neckline straight to a point, else round
	armpit   float64 // armhole below the armpit
	room     float64 // room about the upper arm, half of it on each side
	cuffRoom float64 // room about the wrist, half of it on each side
	band     float64 // height of a ribbed hem
	tail     float64 // how far a hem rises at the sides
	open     float64 // how far the fronts part at the hem
	flare    float64 // share by which the side leaves the vertical below the hip
	finish   func(*top)
}

var fashions = map[fit.Type]fashion{
	fit.TShirt:     {length: 0.40, drop: 1, wide: 2.2, deep: 8, armpit: 2, room: 2.2, cuffRoom: 1.4, finish: finishTShirt},
	fit.Polo:       {length: 0.41, drop: 1, wide: 1.2, deep: 7, armpit: 2, room: 2, cuffRoom: 1.4, finish: finishPolo},
	fit.Shirt:      {length: 0.43, drop: 1, wide: 1, deep: 6.5, vee: true, armpit: 2.5, room: 2, cuffRoom: 1.5, tail: 6, finish: finishShirt},
	fit.Blouse:     {length: 0.40, drop: 0, wide: 2.5, deep: 15, vee: true, armpit: 2, room: 2, cuffRoom: 1.6, tail: 2, finish: finishBlouse},
	fit.Knit:       {length: 0.39, drop: 2, wide: 2.2, deep: 8, armpit: 3, room: 1.8, cuffRoom: 0.9, band: 6, finish: finishKnit},
	fit.Sweatshirt: {length: 0.40, drop: 3, wide: 2, deep: 8, armpit: 3.5, room: 2.8, cuffRoom: 0.9, band: 6, finish: finishSweatshirt},
	fit.Blazer:     {length: 0.43, drop: 0.5, wide: 1.6, deep: 0, vee: true, armpit: 2.5, room: 2, cuffRoom: 1.9, open: 7, finish: finishBlazer},
	fit.Jacket:     {length: 0.38, drop: 1.5, wide: 1.8, deep: 3, armpit: 3, room: 2.6, cuffRoom: 1.6, band: 5, finish: finishJacket},
	fit.Coat:       {length: 0.60, drop: 1.5, wide: 2, deep: 0, vee: true, armpit: 3.5, room: 3, cuffRoom: 2.4, flare: 0.07, finish: finishCoat},
	fit.Dress:      {length: 0.60, drop: 0, wide: 3.5, deep: 13, armpit: 2, room: 1.6, cuffRoom: 1.3, flare: 0.2, finish: finishDress},
}
