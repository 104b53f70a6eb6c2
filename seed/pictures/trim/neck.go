package trim

import (
	"math"

	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// Opening is a round or pointed neck hole, both lines from the left neck point to the right.
type Opening struct {
	Front svg.Line // front neckline
	Back  svg.Line // back neckline, seen through the hole
}

// RoundNeck drafts a crew, scoop or boat neck: depth in front, dip at the back.
func RoundNeck(half, depth, dip float64) Opening {
	l, r := svg.Pt(-half, 0), svg.Pt(half, 0)
	return Opening{
		Front: svg.Join(
			svg.Bezier(l, svg.Pt(-half*0.93, depth*0.62), svg.Pt(-half*0.56, depth), svg.Pt(0, depth)),
			svg.Bezier(svg.Pt(0, depth), svg.Pt(half*0.56, depth), svg.Pt(half*0.93, depth*0.62), r)[1:]),
		Back: svg.Bezier(l, svg.Pt(-half*0.7, dip*1.25), svg.Pt(half*0.7, dip*1.25), r),
	}
}

// VNeck drafts a pointed neck, its sides a little hollow as knits lie.
func VNeck(half, depth, dip float64) Opening {
	l, r := svg.Pt(-half, 0), svg.Pt(half, 0)
	return Opening{
		Front: svg.Join(
			svg.Bezier(l, svg.Pt(-half*0.92, depth*0.3), svg.Pt(-half*0.45, depth*0.72), svg.Pt(0, depth)),
			svg.Bezier(svg.Pt(0, depth), svg.Pt(half*0.45, depth*0.72), svg.Pt(half*0.92, depth*0.3), r)[1:]),
		Back: svg.Bezier(l, svg.Pt(-half*0.7, dip*1.25), svg.Pt(half*0.7, dip*1.25), r),
	}
}

// Half is half the width of the neck hole.
func (o Opening) Half() float64 { return o.Front[len(o.Front)-1].X }

// Inside draws what is seen through the neck hole: the inner back in shade, and the label.
func (g *Garment) Inside(o Opening) {
	top := o.Back
	hole := svg.Join(top, o.Front.OffsetBy(func(t float64) float64 { return -1.4 * math.Sin(math.Pi*t) }).Reversed())
	g.Lay(cloth.Piece{Outline: hole, Tone: -0.13, Edges: []cloth.Edge{
		{Along: o.Front, Width: 3.4, Strength: 0.75}, {Along: o.Front.Part(0.75, 1), Width: 3, Strength: 0.4}, {Along: top, Width: 1.2, Strength: 0.3},
	}})
}

// Ring is the knitted band around a neck hole: its corners stand up at the shoulders.
type Ring struct {
	Opening
	width float64
	Inner svg.Line // upper edge of the front, from left to right
	top   svg.Line // upper edge of the back
}

// Banded puts a band of a width in cm around the opening.
func (o Opening) Banded(width float64) Ring {
	l, r := o.Front[0], o.Front[len(o.Front)-1]
	ql, qr := l.Add(svg.Pt(width*0.6, -width*0.36)), r.Add(svg.Pt(-width*0.6, -width*0.36))
	near := o.Front.Offset(width)
	points := []svg.Point{ql}
	for _, t := range []float64{0.14, 0.22, 0.3, 0.37, 0.44, 0.5, 0.56, 0.63, 0.7, 0.78, 0.86} {
		points = append(points, near.At(t))
	}
	dip := o.Back[len(o.Back)/2].Y - width*0.62
	return Ring{
		Opening: o, width: width,
		Inner: svg.Spline(append(points, qr)...),
		top:   svg.Bezier(ql, svg.Pt(ql.X*0.6, dip+(dip-ql.Y)*0.3), svg.Pt(qr.X*0.6, dip+(dip-qr.Y)*0.3), qr),
	}
}

// BackBand draws the back of the band as seen through the hole, and the label below it.
func (g *Garment) BackBand(r Ring) {
	seam := r.Back.Moved(svg.Pt(0, r.width*0.38))
	g.Lay(cloth.Piece{Outline: svg.Join(r.top, seam.Reversed()), Tone: -0.08, Flat: true, Plain: true, Edges: []cloth.Edge{{Along: seam, Width: 0.5, Strength: 0.4}}})
	g.RibLines(seam, seam.Offset(r.width), 0.3)
	g.Stroke(seam.Moved(svg.Pt(0, 0.12)), 0.1, g.Cloth.Base.Shadow(), 0.5)
	g.Label(svg.Pt(0, r.Back[len(r.Back)/2].Y+r.width*0.38+1.15), 3.1, 1.5)
}

// FrontBand draws the front of the band on top of the body.
func (g *Garment) FrontBand(r Ring) {
	g.Lay(cloth.Piece{Outline: svg.Join(r.Front, r.Inner.Reversed()), Tone: 0.005, Flat: true, Plain: true, Lift: 0.14, Edges: []cloth.Edge{
		{Along: r.Inner, Width: 0.45, Strength: 0.36}, {Along: r.Front, Width: 0.35, Strength: 0.28},
	}})
	g.RibLines(r.Front, r.Front.Offset(r.width), 0.24)
	g.Seam(r.Front)
	g.Stitch(r.Front.Offset(-0.45).Part(0.02, 0.98))
}
