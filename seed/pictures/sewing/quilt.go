package sewing

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// QuiltSeam draws one seam: shade above, the full wadding's light below, puckers along it.
func (g *Garment) QuiltSeam(l, outline svg.Line) {
	c := g.Cloth
	around := l
	if g.Near() { // so near, the edge of the blur would show
		around = svg.Join(l.Moved(svg.Pt(0, -4)), l.Moved(svg.Pt(0, 5)))
	}
	g.Blurred(0.7, around, func() {
		g.Stroke(l.Moved(svg.Pt(0, -0.9)), 1.9, c.Base.Shadow(), 0.36*c.Base.Depth())
		g.Stroke(l.Moved(svg.Pt(0, 2)), 1.8, c.Base.Gleam(), 0.22)
	})
	g.Stroke(l, 0.12, c.Base.Shadow(), 0.7)
	g.Stroke(l.Moved(svg.Pt(0, 0.14)), 0.1, c.Base.Gleam(), 0.4)
	if g.Near() {
		g.Stitch(l)
	}
	var puckers []cloth.Fold
	for at := 0.01; at < 1; at += g.Between(1.6, 3.8) / l.Length() {
		p, up := l.At(at), g.Between(1.2, 3)
		puckers = append(puckers,
			cloth.Fold{Spine: svg.Path(p.Add(svg.Pt(g.Between(-0.5, 0.5), -up)), p.Add(svg.Pt(0, 0.2))), Width: 0.7, Depth: 0.8},
			cloth.Fold{Spine: svg.Path(p, p.Add(svg.Pt(g.Between(-0.5, 0.5), up*0.7))), Width: 0.6, Depth: 0.6})
	}
	g.PaintFolds(outline, puckers, c)
}
