package body

import (
	"ebenmass/models"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// SleeveWidth is the width of a hanging sleeve, from how wide the body is.
func (g *Garment) SleeveWidth(roomier float64) SleeveCut {
	w := min(max(g.Size.Bust*0.117, 11), 14.5) * roomier
	return SleeveCut{upper: w, Cuff: w*0.42 + 4.6}
}

// ShirtSleeves draws woven sleeves: long with a cuff, or short with a turned hem.
func (g *Garment) ShirtSleeves(t Torso, cut SleeveCut) {
	if g.Sleeve == models.SleeveShort {
		g.ShortSleeves(t, SleeveHem)
		return
	}
	height := svg.Choose(g.Is("cuff", "turned"), 8.5, cuffHeight)
	for _, side := range []float64{1, -1} {
		cut.Length, cut.Lean = g.Size.Sleeve-height, 8.5+g.Between(-1, 1.5)
		s := LongSleeve(t, cut)
		if side < 0 {
			s = s.Mirrored()
		}
		g.LaySleeve(s, g.SleeveFolds(s, 1, true))
		width := cut.Cuff * svg.Choose(cut.Puff > 0, 0.82, 0.95)
		if g.Is("cuff", "turned") {
			width = cut.Cuff * 1.1
		}
		g.Cuff(s, width, height)
	}
}

// cuffHeight is the height of a shirt cuff in cm.
const cuffHeight = 6.4

// Cuff draws a buttoned or turned-back cuff at a sleeve's end.
func (g *Garment) Cuff(s Sleeve, width, height float64) {
	upper, lower := s.band(width, width*0.97, height)
	g.Note("cuff", upper.At(0.5).To(lower.At(0.5), 0.5))
	if g.View == cloth.Back && !g.Is("cuff", "turned") {
		g.cuffTucks(s, upper)
	}
	g.Lay(cloth.Piece{Outline: svg.Join(upper, lower.Reversed()), Grain: -s.lean, Tone: 0.008, Lift: 0.16, Flat: true,
		Across: LeftToRight(upper.At(0), upper.At(1)), Edges: []cloth.Edge{{Along: lower, Width: 0.6, Strength: 0.4}, {Along: upper, Width: 0.4, Strength: 0.2}}})
	g.Stitch(upper.Moved(s.axis.Times(0.4)))
	if g.Is("cuff", "turned") {
		return
	}
	g.Stitch(lower.Moved(s.axis.Times(-0.5)))
	if g.View == cloth.Back { // cuffs button in front
		return
	}
	rows := []float64{0.5}
	if g.Says("two-button cuffs") {
		rows = []float64{0.3, 0.7}
	}
	for _, at := range rows {
		g.Button(upper.At(0.22).To(lower.At(0.22), at), 1.0, g.ButtonColour())
	}
}

// cuffTucks draws the two small pleats that a cuff, laid over them, holds at a sleeve's end.
func (g *Garment) cuffTucks(s Sleeve, upper svg.Line) {
	var folds []cloth.Fold
	for _, at := range []float64{0.36, 0.52} {
		foot := upper.At(at)
		head := foot.Along(s.axis, -g.Between(6, 8.5))
		folds = append(folds, cloth.Fold{Spine: svg.Path(head, head.To(foot, 0.5), foot.Along(s.axis, 0.4), foot.Along(s.axis, 3)), Width: 0.8, Depth: 0.9, Crisp: true})
	}
	g.PaintFolds(upper.Bounds().Grown(9).Outline(), folds, g.Cloth)
}
