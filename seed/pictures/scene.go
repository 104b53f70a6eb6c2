package main

import (
	"fmt"
	"math"
)

// unevenness is a slow double wave along a line that vanishes at both ends.
func unevenness(l line, height, phase, wave float64) func(float64) float64 {
	length := l.length()
	return func(t float64) float64 {
		s := t * length * 2 * math.Pi / wave
		return height * math.Sin(math.Pi*t) * (math.Sin(s+phase) + 0.5*math.Sin(2.3*s+2*phase)) / 1.5
	}
}

// document wraps what was drawn: ground first, then the pieces.
func (g *garment) document(ground func() string) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">`,
		pictureWidth, pictureHeight, pictureWidth, pictureHeight) + ground() + g.body.String() + `</svg>`
}

// table is the warm paper the garment lies on, with its two shadows: close and dark where
// cloth touches, wide and soft from the light above left.
func (g *garment) table() string {
	drawn := g.body.String()
	g.body.Reset()
	warmth := 0.012 + 0.006*float64(g.noise%7)/6
	near, far := tint{0.925, 0.002, warmth}, tint{0.845, 0.003, warmth + 0.004}
	g.write(`<radialGradient id="table" cx="0.36" cy="0.26" r="0.95"><stop offset="0" stop-color="%s"/><stop offset="0.55" stop-color="%s"/><stop offset="1" stop-color="%s"/></radialGradient><rect width="100%%" height="100%%" fill="url(#table)"/>`,
		near, near.mix(far, 0.35), far)
	dark := tint{0.3, 0.012, 0.03}
	for _, s := range []struct {
		sigma, opacity float64
		by             pt
	}{{38, 0.30, pt{20, 42}}, {9, 0.34, pt{5, 11}}, {2.5, 0.25, pt{1, 3}}} {
		id := g.id("t")
		g.write(`<filter id="%s" filterUnits="userSpaceOnUse" x="-60" y="-60" width="%d" height="%d"><feGaussianBlur stdDeviation="%s"/></filter><g filter="url(#%s)" opacity="%s" transform="translate(%s %s)" fill="%s">`,
			id, pictureWidth+120, pictureHeight+120, num(s.sigma), id, num(s.opacity), num(s.by.x), num(s.by.y), dark)
		for _, l := range g.silhouette {
			g.write(`<path d="%s"/>`, g.closed(l))
		}
		g.write(`</g>`)
	}
	ground := g.body.String()
	g.body.Reset()
	g.body.WriteString(drawn)
	return ground
}
