package body

import "ebenmass/seed/pictures/svg"

// HornColour is the colour of tailored buttons.
func (g *Garment) HornColour() svg.Tint {
	if g.Cloth.Base.L > 0.6 {
		return svg.Lab(0.45, 0.02, 0.045)
	}
	return svg.Lab(max(0.2, g.Cloth.Base.L*0.75), 0.014, 0.02)
}

// ButtonColour goes with the cloth: shell on light and bright cloth, tone in tone on dark;
// leather, horn and metal where the text names them.
func (g *Garment) ButtonColour() svg.Tint {
	switch {
	case g.Says("leather buttons", "horn buttons"):
		return svg.Lab(0.36, 0.025, 0.045)
	case g.Says("metal buttons"):
		return svg.Lab(0.62, 0.02, 0.05)
	case g.Cloth.Base.L < 0.4 && !g.Says("mother-of-pearl"):
		return g.Cloth.Base.Lit(0.12)
	}
	return svg.Lab(0.93, 0.002, 0.014)
}
