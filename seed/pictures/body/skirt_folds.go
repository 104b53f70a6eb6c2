package body

import (
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// skirtFolds run from the waist to the hem: pressed for pleats, soft for flare, few for a pencil skirt.
func (g *Garment) skirtFolds(s SkirtShape, waist svg.Line, phase float64) []cloth.Fold {
	var folds []cloth.Fold
	down := func(from float64, share float64) svg.Line {
		a, b := waist.At(share), s.hemAt(share, phase)
		mid := a.To(b, 0.5)
		mid.X += (s.hip - s.Waist) * 0.35 * (2*share - 1)
		l := svg.Spline(a, mid, b)
		return l.Part(from, 1)
	}
	switch {
	case s.Pleats > 0:
		for i := 1; i < s.Pleats; i++ {
			l := down(0, float64(i)/float64(s.Pleats))
			folds = append(folds, cloth.Fold{Spine: append(svg.Line{l[0].To(l[1], -3)}, append(l, l[len(l)-1].Add(svg.Pt(0, 5)))...), Width: 2 * s.Hem / float64(s.Pleats) * 0.5, Depth: g.Between(0.85, 1.1), Crisp: true})
		}
	case s.Waves > 0:
		n := s.Waves * 2
		for i := range n {
			share := (float64(i) + 0.5 + g.Between(-0.25, 0.25)) / float64(n)
			l := down(svg.Choose(s.Waves > 4, g.Between(0, 0.22), g.Between(0.15, 0.5)), share)
			l = append(l, l[len(l)-1].To(l[len(l)-2], -18))
			folds = append(folds, cloth.Fold{Spine: l, Width: 2 * s.Hem / float64(n) * g.Between(0.4, 0.62), Depth: g.Between(0.55, 0.95)})
		}
	default:
		for range 3 {
			share := g.Between(0.15, 0.85)
			folds = append(folds, cloth.Fold{Spine: down(g.Between(0.3, 0.5), share).Part(0, g.Between(0.6, 0.95)), Width: g.Between(1.8, 3), Depth: g.Between(0.35, 0.55)})
		}
		for _, side := range []float64{-1, 1} { // pulls across the hip
			from := svg.Pt(side*(s.hip-0.5), s.Top+15+g.Between(-2, 2))
			to := from.Add(svg.Pt(-side*g.Between(7, 12), g.Between(-1, 3)))
			folds = append(folds, cloth.Fold{Spine: cloth.TurnFold(svg.Spline(from, from.To(to, 0.5).Add(svg.Pt(0, 0.8)), to), side), Width: 1.4, Depth: 0.4})
		}
	}
	return folds
}
