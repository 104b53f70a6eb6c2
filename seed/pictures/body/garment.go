// Package body draws the large pieces that every kind of garment is made of: torsos, sleeves,
// skirts, their hems, yokes and the way they hang, in front and behind.
package body

import (
	"hash/fnv"
	"math/rand/v2"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/sewing"
	"ebenmass/seed/pictures/svg"
)

// Garment is a garment with its measures and what the catalogue says about it.
type Garment struct {
	*sewing.Garment
	cloth.Words
	Size   Size
	Sizing fit.Sizing
	Cut    fit.Cut
	Sleeve models.Sleeve
	Part   models.Detail        // what the close-up shows
	Focus  svg.Point            // what the detail shows where no part is noted
	Parts  map[string]svg.Point // where parts worth a close-up lie
}

// backNoise is added to a product's noise for its back, so that drape and yarn differ from
// the front's. It is a multiple of seven, because the table's warmth is the noise modulo seven.
const backNoise = 7 * 613

// beside is how many pixels a picture that is turned, or filled with cloth, is drawn beside
// the page.
const beside = 900

// New puts a product made of a cloth on an empty sheet. scale is in pixels per centimetre;
// origin is where the garment's point (0, 0) lies, in pixels.
func New(p *models.Product, c cloth.Cloth, v cloth.View, scale float64, origin svg.Point) *Garment {
	seed := fnv.New64a()
	seed.Write([]byte(p.Slug))
	noise, stream := int(seed.Sum64()%9973), uint64(1)
	if v == cloth.Back { // other folds and yarn, on the same table
		noise, stream = noise+backNoise, 2
	}
	return &Garment{
		Garment: &sewing.Garment{Garment: &cloth.Garment{
			Sheet:  svg.Sheet{Scale: scale, Origin: origin, Beyond: svg.Choose(v == cloth.Detail || v == cloth.Fabric, beside, 0.0)},
			Cloth:  c,
			View:   v,
			Kind:   p.Type,
			Noise:  noise,
			Random: rand.New(rand.NewPCG(seed.Sum64(), stream)),
		}},
		Words: cloth.WordsOf(p), Size: sizeOf(p), Sizing: p.Sizing, Cut: p.Cut, Sleeve: p.Sleeve, Part: p.Detail(),
	}
}

// Note remembers where a part worth a close-up lies; the last of its kind counts.
func (g *Garment) Note(part string, at svg.Point) {
	if g.Parts == nil {
		g.Parts = map[string]svg.Point{}
	}
	g.Parts[part] = at
}
