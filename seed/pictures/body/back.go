package body

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// BackBody lays the whole back below a neckline.
func (g *Garment) BackBody(t Torso, neckline svg.Line, lift float64, folds []cloth.Fold) (body svg.Line) {
	body = g.Outline(t, neckline)
	g.Lay(cloth.Piece{Outline: body, Across: t.Across(), Folds: folds, Lift: lift, Edges: t.BodyEdges()})
	return body
}

// CollaredNeck is the neckline of a back on which a collar or a band is sewn.
func (t Torso) CollaredNeck() svg.Line {
	return svg.Bezier(t.Neck.Mirror(), svg.Pt(-t.Neck.X*0.6, 1.1), svg.Pt(t.Neck.X*0.6, 1.1), t.Neck)
}

// MirrorPair is a line of the right half with its counterpart on the left, both in the
// direction of the first.
func MirrorPair(l svg.Line) []svg.Line { return []svg.Line{l, l.Mirrored()} }
