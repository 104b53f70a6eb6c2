package body

import (
	"ebenmass/models"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// Dropped is how far a relaxed cut's shoulder seam hangs over.
func (g *Garment) Dropped() float64 {
	return svg.Choose(g.Cut == "relaxed", 2.4, 0)
}

// EndArmholes draws both armhole seams, or the edge of a sleeveless top's armholes.
func (g *Garment) EndArmholes(t Torso) {
	for _, l := range []svg.Line{t.Armhole, t.Armhole.Mirrored().Reversed()} {
		if g.Sleeve != models.SleeveNone {
			g.Seam(l)
			continue
		}
		g.Stitch(l.Offset(-0.7))
	}
}

// Sleeveless narrows the shoulder and cuts the armhole in.
func (t Torso) Sleeveless() Torso {
	t.Tip = t.Neck.To(t.Tip, 0.72)
	t.Shoulder = svg.Bezier(t.Neck, t.Neck.To(t.Tip, 0.3), t.Neck.To(t.Tip, 0.7).Add(svg.Pt(0, -0.2)), t.Tip)
	in := min(t.Tip.X, t.Underarm.X-4.5)
	t.Armhole = svg.Bezier(t.Tip, svg.Pt(in-0.7, t.Underarm.Y*0.5), svg.Pt(in+0.1, t.Underarm.Y-1.2), t.Underarm)
	return t
}

// BackArmholes draws the slivers of the inner back that show at a sleeveless armhole; seen
// from behind, the back hides the front there.
func (g *Garment) BackArmholes(t Torso) {
	if g.View == cloth.Back {
		return
	}
	b := svg.Bezier(t.Tip.Add(svg.Pt(0.1, 0.1)), svg.Pt(t.Tip.X+0.9, t.Underarm.Y*0.5), svg.Pt(t.Tip.X+1.7, t.Underarm.Y-1.4), t.Underarm.Add(svg.Pt(-0.1, 0.2)))
	sliver := svg.Join(b, t.Armhole.Reversed())
	for _, l := range []svg.Line{sliver, sliver.Mirrored()} {
		g.Lay(cloth.Piece{Outline: l, Tone: -0.13, Flat: true, Edges: []cloth.Edge{{Along: l, Width: 0.8, Strength: 0.4}}})
	}
}
