package cloth

import (
	"math/rand/v2"

	"ebenmass/models/fit"
	"ebenmass/seed/pictures/svg"
)

// View is which picture of a product is drawn.
type View string

// The views.
const (
	Front  View = "front"
	Back   View = "back"
	Detail View = "detail" // the front, nearer: collar, waistband or cuff
	Fabric View = "fabric" // the cloth alone
)

// Garment is one product in one colour on the table, as far as its cloth goes.
type Garment struct {
	svg.Sheet
	Cloth      Cloth
	View       View
	Kind       fit.Type
	Noise      int               // seed of every noise texture
	Random     *rand.Rand        // small irregularities, the same for every colour of a product
	Silhouette []svg.Line        // every piece's outline: what casts the shadow on the table and must fit the page
	repeats    map[string]string // patterns of a close-up that are written already, by weave
}

// Between returns a random number in a range, the same each time the product is drawn.
func (g *Garment) Between(low, high float64) float64 {
	return low + (high-low)*g.Random.Float64()
}

// Laid makes an outline a little uneven, as a hand leaves it: waves of some cm, millimetres high.
func (g *Garment) Laid(l svg.Line, height float64) svg.Line {
	phase, wave := g.Between(0, 6.28), g.Between(15, 24)
	return l.OffsetBy(unevenness(l, height, phase, wave))
}
