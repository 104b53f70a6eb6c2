package body

import (
	"ebenmass/models/fit"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// Torso holds the points and lines of a top's body, right half (x > 0); the left mirrors it.
type Torso struct {
	Neck     svg.Point // where neckline and shoulder seam meet
	Tip      svg.Point // end of the shoulder
	Underarm svg.Point // where sleeve and side seam meet
	HemSide  svg.Point // side seam at the hem
	Shoulder svg.Line  // neck to tip
	Armhole  svg.Line  // tip to underarm
	Side     svg.Line  // underarm to hemSide
	Hem      svg.Line  // hemSide to the hem's middle
}

// Cutting is how a type's torso differs from the plain block.
type Cutting struct {
	NeckHalf float64 // half the neck width
	Slope    float64 // cm the shoulder falls
	Depth    float64 // underarm below the neck point
	Drop     float64 // cm the shoulder seam hangs over the shoulder
	Flare    float64 // cm each side widens towards the hem beyond the chart
	Curve    float64 // cm the hem's middle hangs below its sides
	Length   float64 // from the neck point; 0: the chart's
	Sunk     float64 // share of the flat width that shows, the rest curves away; 0: 0.88
}

// NewTorso drafts the body from the measures.
func (g *Garment) NewTorso(c Cutting) Torso {
	half := svg.Choose(c.Sunk == 0, 0.88, c.Sunk) / 4
	length := svg.Choose(c.Length == 0, g.Size.Length, c.Length)
	women := g.Sizing == fit.Women
	t := Torso{Neck: svg.Pt(c.NeckHalf, 0)}
	t.Tip = svg.Pt(g.Size.shoulder/2*0.97+c.Drop, c.Slope+c.Drop*0.45)
	t.Underarm = svg.Pt(max(g.Size.Bust*half, t.Tip.X+0.6), c.Depth)
	waistY := min(svg.Choose(women, 39.0, 44), length-6)
	waist := svg.Pt(min(g.Size.Waist*half, t.Underarm.X+2), waistY)
	end := max(g.Size.Hip*half, waist.X) + c.Flare
	if g.Size.Hip == 0 || length < waistY+12 {
		end = waist.X + c.Flare
	}
	t.HemSide = svg.Pt(end, length-c.Curve)
	t.Shoulder = svg.Bezier(t.Neck, t.Neck.To(t.Tip, 0.3).Add(svg.Pt(0, -0.15)), t.Neck.To(t.Tip, 0.7).Add(svg.Pt(0, -0.45)), t.Tip)
	inset := t.Tip.X - svg.Choose(c.Drop > 0, 0.2, 1.1)
	t.Armhole = svg.Bezier(t.Tip, svg.Pt(inset, t.Tip.Y+(c.Depth-t.Tip.Y)*0.45), svg.Pt(inset+0.1, c.Depth-2.5), t.Underarm)
	if length < waistY+12 {
		t.Side = svg.Spline(t.Underarm, t.Underarm.To(t.HemSide, 0.5).Add(svg.Pt(-0.15, 0)), t.HemSide)
	} else {
		t.Side = svg.Spline(t.Underarm, svg.Pt((t.Underarm.X*0.4+waist.X*0.6), (c.Depth+waistY)/2), waist, waist.To(t.HemSide, 0.55).Add(svg.Pt((t.HemSide.X-waist.X)*0.18, 0)), t.HemSide)
	}
	t.Hem = svg.Bezier(t.HemSide, t.HemSide.Add(svg.Pt(-t.HemSide.X*0.35, c.Curve*0.55)), svg.Pt(t.HemSide.X*0.4, length), svg.Pt(0, length))
	return t
}

// Outline is the closed body with a neckline that runs from the left neck point to the right.
func (g *Garment) Outline(t Torso, neckline svg.Line) svg.Line {
	right := svg.Join(t.Shoulder, t.Armhole, g.Laid(t.Side, 0.16), g.Laid(t.Hem, 0.1))
	left := svg.Join(t.Shoulder, t.Armhole, g.Laid(t.Side, 0.16), g.Laid(t.Hem, 0.1)).Mirrored().Reversed()
	return svg.Join(neckline, right, left)
}

// FullHem is the hem from the right side to the left.
func (t Torso) FullHem() svg.Line { return svg.Join(t.Hem, t.Hem.Mirrored().Reversed()) }

// BodyEdges are the sides and the hem, where the body curves away from the light.
func (t Torso) BodyEdges() []cloth.Edge {
	return []cloth.Edge{
		{Along: t.Side, Width: 2.6, Strength: 0.42}, {Along: t.Side.Mirrored(), Width: 1.8, Strength: 0.3},
		{Along: t.FullHem(), Width: 0.9, Strength: 0.34},
		{Along: t.Armhole, Width: 1.1, Strength: 0.3}, {Along: t.Armhole.Mirrored(), Width: 1.1, Strength: 0.26},
	}
}

// Foot is the height of the hem in the middle.
func (t Torso) Foot() float64 { return t.Hem[len(t.Hem)-1].Y }

// Across is the body's cross line for its soft rounding.
func (t Torso) Across() svg.Line {
	return svg.Path(t.Underarm.Mirror(), t.Underarm)
}

// BodyFolds are what a torso shows lying down: pulls from the underarm towards the middle,
// long soft hangs, and short waves that rise from the hem.
func (g *Garment) BodyFolds(t Torso, strength float64) []cloth.Fold {
	if g.View == cloth.Back {
		return g.BackFolds(t, strength)
	}
	var folds []cloth.Fold
	for _, side := range []float64{-1, 1} {
		at := func(p svg.Point) svg.Point { return svg.Pt(p.X*side, p.Y) }
		arm := t.Underarm
		for i := range 2 {
			k := float64(i)
			from := svg.Pt(arm.X-0.3-1.6*k, arm.Y-2.5+2.5*k)
			reach, fall := g.Between(5, 10)+2*k, g.Between(6, 12)+6*k
			bow := g.Between(-1.2, 1.4)
			l := svg.Spline(at(from), at(from.Add(svg.Pt(-reach*0.5, fall*0.45-bow))), at(from.Add(svg.Pt(-reach, fall))))
			folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(l, side), Width: g.Between(1.4, 2.6), Depth: strength * g.Between(0.35, 0.8)})
		}
		hang := g.Between(0.35, 0.6) * arm.X
		top := svg.Pt(hang, arm.Y+g.Between(2, 8))
		bottom := svg.Pt(hang+g.Between(-1, 3), t.HemSide.Y-g.Between(4, 9))
		if bottom.Y-top.Y > 14 {
			l := svg.Spline(at(top), at(top.To(bottom, 0.4).Add(svg.Pt(g.Between(-1, 1), 0))), at(bottom))
			folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(l, side), Width: g.Between(1.8, 2.8), Depth: strength * g.Between(0.35, 0.6)})
		}
		for range 3 {
			x := g.Between(0.15, 0.92) * t.HemSide.X
			rise := g.Between(6, 15)
			foot := svg.Pt(x, t.HemSide.Y+0.6)
			l := svg.Spline(at(foot.Add(svg.Pt(g.Between(-2, 1), -rise))), at(foot.Add(svg.Pt(g.Between(-0.8, 0.5), -rise*0.5))), at(foot.Add(svg.Pt(0, 2))))
			folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(l, side), Width: g.Between(1.0, 1.9), Depth: strength * g.Between(0.35, 0.65)})
		}
	}
	return folds
}
