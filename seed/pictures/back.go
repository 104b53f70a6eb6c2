package main

import "ebenmass/models/fit"

// backs maps every garment type to what draws it lying on its front.
var backs = map[fit.Type]func(*garment){
	fit.TShirt:     (*garment).tshirtBack,
	fit.Polo:       (*garment).poloBack,
	fit.Shirt:      (*garment).shirtBack,
	fit.Blouse:     (*garment).blouseBack,
	fit.Knit:       (*garment).knitBack,
	fit.Sweatshirt: (*garment).sweatshirtBack,
	fit.Blazer:     (*garment).blazerBack,
	fit.Jacket:     (*garment).jacketBack,
	fit.Coat:       (*garment).coatBack,
	fit.Dress:      (*garment).dressBack,
	fit.Skirt:      (*garment).skirtBack,
	fit.Trousers:   (*garment).trousersBack,
	fit.Jeans:      (*garment).jeansBack,
}

// backNoise is added to a product's noise for its back, so that drape and yarn differ from
// the front's. It is a multiple of seven, because the table's warmth is the noise modulo seven.
const backNoise = 7 * 613

// backBody lays the whole back below a neckline.
func (g *garment) backBody(t torso, neckline line, lift float64, folds []fold) (body line) {
	body = g.outline(t, neckline)
	g.lay(piece{outline: body, across: t.across(), folds: folds, lift: lift, edges: t.bodyEdges()})
	return body
}

// collaredNeck is the neckline of a back on which a collar or a band is sewn.
func (t torso) collaredNeck() line {
	return bezier(t.neck.mirror(), pt{-t.neck.x * 0.6, 1.1}, pt{t.neck.x * 0.6, 1.1}, t.neck)
}

// mirrorPair is a line of the right half with its counterpart on the left, both in the
// direction of the first.
func mirrorPair(l line) []line { return []line{l, l.mirrored()} }
