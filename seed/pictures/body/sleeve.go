package body

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// Sleeve is one drafted sleeve of the right side.
type Sleeve struct {
	Outer svg.Line  // shoulder tip to hem
	Inner svg.Line  // underarm to hem
	hem   svg.Line  // from the outer end to the inner
	under svg.Line  // a point that lies beneath the body, so that no gap shows at the armhole
	axis  svg.Point // unit vector down the sleeve
	lean  float64
}

// SleeveCut is how a sleeve is cut and laid.
type SleeveCut struct {
	Length float64 // from the shoulder tip
	Lean   float64 // degrees it points outward
	upper  float64 // visible width at the upper arm
	Cuff   float64 // visible width at the end
	Puff   float64 // extra width above a gathered cuff
}

// shortSleeve drafts a sleeve that ends above the elbow and stands off the body.
func shortSleeve(t Torso, c SleeveCut) Sleeve {
	d := svg.Direction(c.Lean)
	across := svg.Pt(-d.Y, d.X) // inward and down
	end := t.Tip.Along(d, c.Length)
	in := end.Along(across, c.Cuff)
	s := Sleeve{axis: d, lean: c.Lean, under: svg.Path(svg.Pt(t.Tip.X-4, t.Underarm.Y-3), svg.Pt(t.Tip.X-4, t.Tip.Y+3))}
	s.Outer = svg.Bezier(t.Tip, t.Tip.Along(d, c.Length*0.35).Add(svg.Pt(0.8, -0.5)), t.Tip.Along(d, c.Length*0.7).Add(svg.Pt(0.9, -0.2)), end)
	s.Inner = svg.Bezier(t.Underarm.Add(svg.Pt(-3, -2)), t.Underarm.Add(svg.Pt(0.2, 0.1)), t.Underarm.To(in, 0.5).Add(svg.Pt(-0.1, -0.3)), in)
	s.hem = svg.Bezier(end, end.Along(across, c.Cuff*0.33).Along(d, 0.45), end.Along(across, c.Cuff*0.67).Along(d, 0.45), in)
	return s
}

// LongSleeve drafts a sleeve that hangs beside the body.
func LongSleeve(t Torso, c SleeveCut) Sleeve {
	d := svg.Direction(c.Lean)
	across := svg.Pt(-d.Y, d.X)
	top := t.Underarm.Add(svg.Pt(c.upper/2-1.9, 0)) // middle of the sleeve at the underarm's height
	down := c.Length - t.Tip.Distance(top)*0.96
	width := func(share float64) float64 {
		straight := c.upper + (c.Cuff-c.upper)*share
		return straight + c.Puff*bump(share)
	}
	edge := func(share, sign float64) svg.Point {
		return top.Along(d, down*share).Along(across, sign*width(share)/2)
	}
	s := Sleeve{axis: d, lean: c.Lean, under: svg.Path(svg.Pt(t.Tip.X-4, t.Underarm.Y-3), svg.Pt(t.Tip.X-4, t.Tip.Y+3))}
	cap := t.Tip.Add(svg.Pt((edge(0, -1).X-t.Tip.X)*0.5, (t.Underarm.Y-t.Tip.Y)*0.38))
	s.Outer = svg.Spline(t.Tip, cap, edge(0.06, -1).Add(svg.Pt(-0.2, 0)), edge(0.3, -1), edge(0.55, -1).Add(svg.Pt(0.2, 0)), edge(0.8, -1), edge(1, -1))
	s.Inner = svg.Spline(t.Underarm.Add(svg.Pt(-4, -3)), edge(0.06, 1).Add(svg.Pt(0.3, 0)), edge(0.35, 1).Add(svg.Pt(-0.2, 0)), edge(0.7, 1), edge(1, 1))
	s.hem = svg.Bezier(edge(1, -1), edge(1, -1).To(edge(1, 1), 0.33).Along(d, 0.35), edge(1, -1).To(edge(1, 1), 0.67).Along(d, 0.35), edge(1, 1))
	return s
}

// bump is 0 at the top, grows to 1 near the end and falls to 0 at the cuff.
func bump(share float64) float64 {
	if share < 0.86 {
		return share / 0.86 * share / 0.86
	}
	return (1 - share) / 0.14
}

// Mirrored lays the sleeve on the left.
func (s Sleeve) Mirrored() Sleeve {
	return Sleeve{Outer: s.Outer.Mirrored(), Inner: s.Inner.Mirrored(), hem: s.hem.Mirrored(), under: s.under.Mirrored(), axis: s.axis.Mirror(), lean: -s.lean}
}

// LaySleeve draws a sleeve; what lies on it (cuff, stitches) follows by the caller.
func (g *Garment) LaySleeve(s Sleeve, folds []cloth.Fold) {
	mid := 0.45
	across := svg.Path(s.Outer.At(mid+0.08), s.Inner.At(mid))
	if s.axis.X < 0 {
		across = svg.Path(s.Inner.At(mid), s.Outer.At(mid+0.08))
	}
	outline := svg.Join(g.Laid(s.Outer, 0.18), s.hem, g.Laid(s.Inner, 0.14).Reversed(), s.under)
	g.Lay(cloth.Piece{
		Outline: outline, Grain: -s.lean, Across: across, Folds: folds,
		Edges: []cloth.Edge{{Along: s.Outer, Width: 1.5, Strength: 0.36}, {Along: s.Inner, Width: 1.8, Strength: 0.46}, {Along: s.hem, Width: 0.7, Strength: 0.4}},
	})
	if g.Cloth.Weave == "quilted" {
		g.quiltSleeve(s, outline)
	}
}

// SleeveFolds are pulls from the underarm, breaks at the elbow and slack above the cuff.
func (g *Garment) SleeveFolds(s Sleeve, strength float64, long bool) []cloth.Fold {
	if g.View == cloth.Back {
		return g.backSleeveFolds(s, strength, long)
	}
	var folds []cloth.Fold
	add := func(from, to svg.Point, bow, width, depth float64) {
		d := to.Sub(from)
		n := svg.Pt(d.Y, -d.X)
		l := svg.Spline(from, from.To(to, 0.5).Along(n, bow), to)
		folds = append(folds, cloth.Fold{Spine: l, Width: width, Depth: depth * strength})
	}
	if !long {
		add(s.Inner.At(0.35), s.Outer.At(0.25), 0.1, 1.5, 0.55)
		add(s.Inner.At(0.55), s.Outer.At(0.6), 0.12, 1.4, 0.4)
		return folds
	}
	add(s.Inner.At(0.1), s.Outer.At(0.16), -0.12, 2.0, 0.6)
	add(s.Inner.At(0.16), s.Outer.At(0.34), -0.08, 2.2, 0.5)
	for i := range 4 {
		at := 0.42 + 0.055*float64(i) + g.Between(-0.012, 0.012)
		if i%2 == 0 {
			add(s.Inner.At(at), s.Outer.At(at+g.Between(0.07, 0.13)).To(s.Inner.At(at), 0.25), 0.1, g.Between(1.1, 1.7), g.Between(0.5, 0.85))
		} else {
			add(s.Outer.At(at+0.06), s.Inner.At(at+g.Between(0.03, 0.06)).To(s.Outer.At(at), 0.35), -0.1, g.Between(0.9, 1.5), g.Between(0.4, 0.65))
		}
	}
	for i := range 3 {
		at := 0.84 + 0.05*float64(i)
		add(s.Outer.At(at).To(s.Inner.At(at), g.Between(0, 0.2)), s.Inner.At(at+0.02).To(s.Outer.At(at), g.Between(0.1, 0.3)), 0.12, g.Between(0.7, 1.2), g.Between(0.3, 0.55))
	}
	long1 := svg.Spline(s.Outer.At(0.3).To(s.Inner.At(0.2), 0.4), s.Outer.At(0.6).To(s.Inner.At(0.55), 0.45), s.Outer.At(0.85).To(s.Inner.At(0.85), 0.55))
	folds = append(folds, cloth.Fold{Spine: long1, Width: 1.5, Depth: 0.3 * strength})
	return folds
}
