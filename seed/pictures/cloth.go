package main

import (
	"ebenmass/models"
	"ebenmass/models/fit"
)

// cloth is what a piece is cut from.
type cloth struct {
	base   tint
	sewing tint // thread of seams and stitches
	ink    tint // second colour of a print
	weave  string
	print  string

	thread float64 // cm between threads or stitches
	slub   float64 // unevenness of the yarn
	warp   float64 // share of the unevenness that runs along the warp, 0 to 1
	run    float64 // how long a thick place is, in widths
	relief float64 // strength of the weave pattern
	drape  float64 // depth of the soft hang: 0.4 stiff to 1.1 flowing
	wave   float64 // cm from crest to crest of it
	lustre float64 // how strongly it throws light back
}

// weaves are the cloths that can be drawn.
var weaves = map[string]cloth{
	"jersey":      {thread: 0.11, slub: 0.05, warp: 0.8, run: 9, relief: 0.5, drape: 0.85, wave: 13, lustre: 0.8},
	"pique":       {thread: 0.16, slub: 0.06, warp: 0.5, run: 6, relief: 0.9, drape: 0.7, wave: 14, lustre: 0.8},
	"sweat":       {thread: 0.13, slub: 0.1, warp: 0.6, run: 5, relief: 0.35, drape: 0.8, wave: 15, lustre: 0.7},
	"poplin":      {thread: 0.05, slub: 0.07, warp: 0.5, run: 22, relief: 0.3, drape: 0.9, wave: 11, lustre: 1.05},
	"oxford":      {thread: 0.09, slub: 0.12, warp: 0.5, run: 8, relief: 0.8, drape: 0.85, wave: 12, lustre: 0.9},
	"linen":       {thread: 0.08, slub: 0.38, warp: 0.5, run: 26, relief: 0.5, drape: 1, wave: 11, lustre: 0.85},
	"flannel":     {thread: 0.09, slub: 0.18, warp: 0.5, run: 4, relief: 0.3, drape: 0.8, wave: 13, lustre: 0.6},
	"crepe":       {thread: 0.05, slub: 0.05, warp: 0.5, run: 10, relief: 0.2, drape: 1, wave: 11, lustre: 1.1},
	"satin":       {thread: 0.04, slub: 0.04, warp: 0.8, run: 30, relief: 0.1, drape: 1.1, wave: 11, lustre: 1.6},
	"denim":       {thread: 0.085, slub: 0.24, warp: 0.8, run: 18, relief: 0.9, drape: 0.7, wave: 14, lustre: 0.8},
	"twill":       {thread: 0.075, slub: 0.1, warp: 0.6, run: 10, relief: 0.8, drape: 0.75, wave: 14, lustre: 0.85},
	"canvas":      {thread: 0.1, slub: 0.16, warp: 0.5, run: 10, relief: 0.8, drape: 0.65, wave: 15, lustre: 0.75},
	"worsted":     {thread: 0.06, slub: 0.08, warp: 0.6, run: 8, relief: 0.6, drape: 0.7, wave: 15, lustre: 0.9},
	"herringbone": {thread: 0.34, slub: 0.14, warp: 0.5, run: 5, relief: 1, drape: 0.6, wave: 16, lustre: 0.65},
	"wool":        {thread: 0.12, slub: 0.1, warp: 0.5, run: 5, relief: 0.2, drape: 0.6, wave: 17, lustre: 0.6},
	"corduroy":    {thread: 0.26, slub: 0.08, warp: 0.9, run: 8, relief: 1, drape: 0.6, wave: 15, lustre: 0.9},
	"fine-knit":   {thread: 0.17, slub: 0.12, warp: 0.7, run: 5, relief: 0.7, drape: 0.85, wave: 13, lustre: 0.65},
	"chunky":      {thread: 0.5, slub: 0.16, warp: 0.5, run: 4, relief: 1, drape: 0.65, wave: 16, lustre: 0.65},
	"rib":         {thread: 0.42, slub: 0.1, warp: 0.7, run: 5, relief: 1, drape: 0.75, wave: 14, lustre: 0.65},
	"cable":       {thread: 0.3, slub: 0.12, warp: 0.6, run: 4, relief: 1, drape: 0.6, wave: 16, lustre: 0.65},
	"quilted":     {thread: 0.05, slub: 0.03, warp: 0.5, run: 12, relief: 0.1, drape: 0.5, wave: 12, lustre: 1.3},
	"proofed":     {thread: 0.05, slub: 0.05, warp: 0.5, run: 14, relief: 0.2, drape: 0.8, wave: 13, lustre: 1.1},
}

// mentioned are words of the catalogue's texts that tell a weave, the most telling first.
var mentioned = []struct{ word, weave string }{
	{"quilted", "quilted"}, {"proofed", "proofed"}, {"piqué", "pique"}, {"oxford", "oxford"}, {"poplin", "poplin"},
	{"flannel", "flannel"}, {"sateen", "worsted"}, {"satin", "satin"}, {"silk", "satin"}, {"crêpe", "crepe"},
	{"georgette", "crepe"}, {"hopsack", "canvas"}, {"canvas, 2", "canvas"}, {"moleskin", "twill"}, {"fulled wool", "wool"},
	{"terry", "sweat"}, {"brushed cotton", "sweat"}, {"jersey", "jersey"}, {"wool", "wool"}, {"linen", "linen"},
	{"lyocell", "crepe"}, {"viscose", "crepe"},
}

// clothOf chooses the cloth of a product in one colour.
func clothOf(p *models.Product, colour models.Colour) (cloth, error) {
	dye, err := parseHex(colour.Hex)
	if err != nil {
		return cloth{}, err
	}
	// Cloth is never as white as paper nor as black as a screen: leave room for light and shade.
	dye.l = min(max(dye.l, 0.235), 0.955)
	w := wordsOf(p)
	weave := weaveOf(p.Type, w)
	c := weaves[weave]
	c.weave, c.print, c.base, c.ink = weave, p.Style["print"], dye, inkFor(dye)
	if c.print == "stripe" && !(p.Type == fit.TShirt && w.is("collar", "crew")) {
		c.base, c.ink = tint{0.93, 0, 0.014}, dye // the dye is in the stripes
	}
	switch {
	case w.says("wide-wale"):
		c.thread = 0.42
	case weave == "rib" && (p.Type == fit.TShirt || w.says("fine")):
		c.thread = 0.28
	}
	c.sewing = c.base.lit(choose(c.base.l > 0.6, -0.12, 0.13))
	return c, nil
}

// weaveOf takes the style's own word for the cloth, or the one the text mentions.
func weaveOf(t fit.Type, w words) string {
	word := w.style["print"]
	if _, ok := weaves[word]; ok {
		if word == "twill" && w.says("wool") {
			return "worsted"
		}
		return word
	}
	if t == fit.Knit {
		return choose(w.says("cardigan"), "chunky", "fine-knit")
	}
	for _, m := range mentioned {
		if w.says(m.word) {
			return m.weave
		}
	}
	switch t {
	case fit.TShirt:
		return "jersey"
	case fit.Sweatshirt:
		return "sweat"
	case fit.Shirt, fit.Blouse, fit.Dress:
		return "poplin"
	}
	return "twill"
}

// inkFor is a second colour that goes with a base: light on dark, deep on light.
func inkFor(base tint) tint {
	if base.l > 0.72 {
		return tint{0.42, base.a*0.6 - 0.012, base.b*0.4 - 0.05}
	}
	return tint{0.9, base.a * 0.15, base.b*0.15 + 0.02}
}
