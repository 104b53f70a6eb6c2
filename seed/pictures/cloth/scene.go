package cloth

import (
	"fmt"
	"math"

	"ebenmass/seed/pictures/svg"
)

// unevenness is a slow double wave along a line that vanishes at both ends.
func unevenness(l svg.Line, height, phase, wave float64) func(float64) float64 {
	length := l.Length()
	return func(t float64) float64 {
		s := t * length * 2 * math.Pi / wave
		return height * math.Sin(math.Pi*t) * (math.Sin(s+phase) + 0.5*math.Sin(2.3*s+2*phase)) / 1.5
	}
}

// Document wraps what was drawn: ground first, then the pieces.
func (g *Garment) Document(ground func() string) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">`,
		svg.PictureWidth, svg.PictureHeight, svg.PictureWidth, svg.PictureHeight) + ground() + g.Body.String() + `</svg>`
}

// Table is the warm paper the garment lies on, with its two shadows: close and dark where
// cloth touches, wide and soft from the light above left.
func (g *Garment) Table() string {
	drawn := g.Body.String()
	g.Body.Reset()
	warmth := 0.012 + 0.006*float64(g.Noise%7)/6
	near, far := svg.Lab(0.925, 0.002, warmth), svg.Lab(0.845, 0.003, warmth+0.004)
	g.Write(`<radialGradient id="table" cx="0.36" cy="0.26" r="0.95"><stop offset="0" stop-color="%s"/><stop offset="0.55" stop-color="%s"/><stop offset="1" stop-color="%s"/></radialGradient><rect width="100%%" height="100%%" fill="url(#table)"/>`,
		near, near.Mix(far, 0.35), far)
	dark := svg.Lab(0.3, 0.012, 0.03)
	for _, s := range []struct {
		sigma, opacity float64
		by             svg.Point
	}{{38, 0.30, svg.Pt(20, 42)}, {9, 0.34, svg.Pt(5, 11)}, {2.5, 0.25, svg.Pt(1, 3)}} {
		id := g.ID("t")
		g.Write(`<filter id="%s" filterUnits="userSpaceOnUse" x="-60" y="-60" width="%d" height="%d"><feGaussianBlur stdDeviation="%s"/></filter><g filter="url(#%s)" opacity="%s" transform="translate(%s %s)" fill="%s">`,
			id, svg.PictureWidth+120, svg.PictureHeight+120, svg.Num(s.sigma), id, svg.Num(s.opacity), svg.Num(s.by.X), svg.Num(s.by.Y), dark)
		for _, l := range g.Silhouette {
			g.Write(`<path d="%s"/>`, g.Closed(l))
		}
		g.Write(`</g>`)
	}
	ground := g.Body.String()
	g.Body.Reset()
	g.Body.WriteString(drawn)
	return ground
}
