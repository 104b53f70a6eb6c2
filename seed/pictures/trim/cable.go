package trim

import (
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

// Cables knits plaits up a cable pullover: a broad one in the middle, rope cables beside
// it; those of the back cross at another height.
func (g *Garment) Cables(body svg.Line, t body.Torso) {
	if g.Cloth.Weave != "cable" {
		return
	}
	top, foot := svg.Choose(g.View == cloth.Back, -4.3, -2), t.Foot()+0.5
	g.Clipped(body, func() {
		for _, x := range []float64{0, -7, 7, -13.5, 13.5, -20, 20} {
			width, turn := 3.4, 5.2
			if x == 0 {
				width, turn = 5, 7
			}
			g.Channel(x, width, top, foot)
			g.Rope(x, width, turn, top, foot)
		}
	})
}
