package cloth

import (
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/seed/pictures/svg"
)

// Cloth is what a piece is cut from.
type Cloth struct {
	Base   svg.Tint
	Sewing svg.Tint // thread of seams and stitches
	ink    svg.Tint // second colour of a print
	Weave  string
	Print  string

	Thread float64 // cm between threads or stitches
	Slub   float64 // unevenness of the yarn
	warp   float64 // share of the unevenness that runs along the warp, 0 to 1
	Run    float64 // how long a thick place is, in widths
	Relief float64 // strength of the weave pattern
	drape  float64 // depth of the soft hang: 0.4 stiff to 1.1 flowing
	Wave   float64 // cm from crest to crest of it
	Lustre float64 // how strongly it throws light back
}

// weaves are the cloths that can be drawn.
var weaves = map[string]Cloth{
	"jersey":      {Thread: 0.11, Slub: 0.05, warp: 0.8, Run: 9, Relief: 0.5, drape: 0.85, Wave: 13, Lustre: 0.8},
	"pique":       {Thread: 0.16, Slub: 0.06, warp: 0.5, Run: 6, Relief: 0.9, drape: 0.7, Wave: 14, Lustre: 0.8},
	"sweat":       {Thread: 0.13, Slub: 0.1, warp: 0.6, Run: 5, Relief: 0.35, drape: 0.8, Wave: 15, Lustre: 0.7},
	"poplin":      {Thread: 0.05, Slub: 0.07, warp: 0.5, Run: 22, Relief: 0.3, drape: 0.9, Wave: 11, Lustre: 1.05},
	"oxford":      {Thread: 0.09, Slub: 0.12, warp: 0.5, Run: 8, Relief: 0.8, drape: 0.85, Wave: 12, Lustre: 0.9},
	"linen":       {Thread: 0.08, Slub: 0.38, warp: 0.5, Run: 26, Relief: 0.5, drape: 1, Wave: 11, Lustre: 0.85},
	"flannel":     {Thread: 0.09, Slub: 0.18, warp: 0.5, Run: 4, Relief: 0.3, drape: 0.8, Wave: 13, Lustre: 0.6},
	"crepe":       {Thread: 0.05, Slub: 0.05, warp: 0.5, Run: 10, Relief: 0.2, drape: 1, Wave: 11, Lustre: 1.1},
	"satin":       {Thread: 0.04, Slub: 0.04, warp: 0.8, Run: 30, Relief: 0.1, drape: 1.1, Wave: 11, Lustre: 1.6},
	"denim":       {Thread: 0.085, Slub: 0.24, warp: 0.8, Run: 18, Relief: 0.9, drape: 0.7, Wave: 14, Lustre: 0.8},
	"twill":       {Thread: 0.075, Slub: 0.1, warp: 0.6, Run: 10, Relief: 0.8, drape: 0.75, Wave: 14, Lustre: 0.85},
	"canvas":      {Thread: 0.1, Slub: 0.16, warp: 0.5, Run: 10, Relief: 0.8, drape: 0.65, Wave: 15, Lustre: 0.75},
	"worsted":     {Thread: 0.06, Slub: 0.08, warp: 0.6, Run: 8, Relief: 0.6, drape: 0.7, Wave: 15, Lustre: 0.9},
	"herringbone": {Thread: 0.34, Slub: 0.14, warp: 0.5, Run: 5, Relief: 1, drape: 0.6, Wave: 16, Lustre: 0.65},
	"wool":        {Thread: 0.12, Slub: 0.1, warp: 0.5, Run: 5, Relief: 0.2, drape: 0.6, Wave: 17, Lustre: 0.6},
	"corduroy":    {Thread: 0.26, Slub: 0.08, warp: 0.9, Run: 8, Relief: 1, drape: 0.6, Wave: 15, Lustre: 0.9},
	"fine-knit":   {Thread: 0.17, Slub: 0.12, warp: 0.7, Run: 5, Relief: 0.7, drape: 0.85, Wave: 13, Lustre: 0.65},
	"chunky":      {Thread: 0.5, Slub: 0.16, warp: 0.5, Run: 4, Relief: 1, drape: 0.65, Wave: 16, Lustre: 0.65},
	"rib":         {Thread: 0.42, Slub: 0.1, warp: 0.7, Run: 5, Relief: 1, drape: 0.75, Wave: 14, Lustre: 0.65},
	"cable":       {Thread: 0.3, Slub: 0.12, warp: 0.6, Run: 4, Relief: 1, drape: 0.6, Wave: 16, Lustre: 0.65},
	"quilted":     {Thread: 0.05, Slub: 0.03, warp: 0.5, Run: 12, Relief: 0.1, drape: 0.5, Wave: 12, Lustre: 1.3},
	"proofed":     {Thread: 0.05, Slub: 0.05, warp: 0.5, Run: 14, Relief: 0.2, drape: 0.8, Wave: 13, Lustre: 1.1},
}

// mentioned are words of the catalogue's texts that tell a weave, the most telling first.
var mentioned = []struct{ word, weave string }{
	{"quilted", "quilted"}, {"proofed", "proofed"}, {"piqué", "pique"}, {"oxford", "oxford"}, {"poplin", "poplin"},
	{"flannel", "flannel"}, {"sateen", "worsted"}, {"satin", "satin"}, {"silk", "satin"}, {"crêpe", "crepe"},
	{"georgette", "crepe"}, {"hopsack", "canvas"}, {"canvas, 2", "canvas"}, {"moleskin", "twill"}, {"fulled wool", "wool"},
	{"terry", "sweat"}, {"brushed cotton", "sweat"}, {"jersey", "jersey"}, {"wool", "wool"}, {"linen", "linen"},
	{"lyocell", "crepe"}, {"viscose", "crepe"},
}

// Of chooses the cloth of a product in one colour.
func Of(p *models.Product, colour models.Colour) (Cloth, error) {
	dye, err := svg.ParseHex(colour.Hex)
	if err != nil {
		return Cloth{}, err
	}
	// Cloth is never as white as paper nor as black as a screen: leave room for light and shade.
	dye.L = min(max(dye.L, 0.235), 0.955)
	w := WordsOf(p)
	weave := weaveOf(p.Type, w)
	c := weaves[weave]
	c.Weave, c.Print, c.Base, c.ink = weave, p.Style["print"], dye, inkFor(dye)
	if c.Print == "stripe" && !(p.Type == fit.TShirt && w.Is("collar", "crew")) {
		c.Base, c.ink = svg.Lab(0.93, 0, 0.014), dye // the dye is in the stripes
	}
	switch {
	case w.Says("wide-wale"):
		c.Thread = 0.42
	case weave == "rib" && (p.Type == fit.TShirt || w.Says("fine")):
		c.Thread = 0.28
	}
	c.Sewing = c.Base.Lit(svg.Choose(c.Base.L > 0.6, -0.12, 0.13))
	return c, nil
}

// weaveOf takes the style's own word for the cloth, or the one the text mentions.
func weaveOf(t fit.Type, w Words) string {
	word := w.Style["print"]
	if _, ok := weaves[word]; ok {
		if word == "twill" && w.Says("wool") {
			return "worsted"
		}
		return word
	}
	if t == fit.Knit || t == fit.Dress && w.Says("knitted dress") {
		return svg.Choose(w.Says("cardigan"), "chunky", "fine-knit")
	}
	for _, m := range mentioned {
		if w.Says(m.word) {
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
func inkFor(base svg.Tint) svg.Tint {
	if base.L > 0.72 {
		return svg.Lab(0.42, base.A*0.6-0.012, base.B*0.4-0.05)
	}
	return svg.Lab(0.9, base.A*0.15, base.B*0.15+0.02)
}

// Knitted reports whether a cloth is knitted to shape rather than cut.
func (c Cloth) Knitted() bool {
	switch c.Weave {
	case "fine-knit", "chunky", "rib", "cable":
		return true
	}
	return false
}

// LiningOf goes with a cloth: satin, quieter and a little lighter or darker.
func LiningOf(c Cloth) Cloth {
	l := weaves["satin"]
	l.Weave, l.Sewing = "satin", c.Sewing
	l.Base = svg.Lab(0.52+0.25*(c.Base.L-0.5), c.Base.A*0.7-0.008, c.Base.B*0.5+0.008)
	return l
}
