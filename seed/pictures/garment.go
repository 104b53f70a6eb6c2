package main

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// view is which picture of a product is drawn.
type view string

const (
	front  view = "front"
	back   view = "back"
	detail view = "detail" // the front, nearer: collar, waistband or cuff
	fabric view = "fabric" // the cloth alone
)

// garment is one product in one colour on the table.
type garment struct {
	sheet
	cloth cloth
	size  size
	view  view
	words
	kind       fit.Type
	sizing     fit.Sizing
	cut        fit.Cut
	sleeve     models.Sleeve
	part       models.Detail     // what the close-up shows
	noise      int               // seed of every noise texture
	random     *rand.Rand        // small irregularities, the same for every colour of a product
	silhouette []line            // every piece's outline: what casts the shadow on the table and must fit the page
	focus      pt                // what the detail shows where no part is noted
	parts      map[string]pt     // where parts worth a close-up lie
	repeats    map[string]string // patterns of a close-up that are written already, by weave
}

// draw returns the SVG source of one picture.
func draw(p *models.Product, colour models.Colour, v view) (string, error) {
	construct, ok := choose(v == back, backs, constructions)[p.Type]
	if !ok {
		return "", fmt.Errorf("no drawing for type %q", p.Type)
	}
	c, err := clothOf(p, colour)
	if err != nil {
		return "", fmt.Errorf("product %s: %w", p.Slug, err)
	}
	seed := fnv.New64a()
	seed.Write([]byte(p.Slug))
	noise, stream := int(seed.Sum64()%9973), uint64(1)
	if v == back { // other folds and yarn, on the same table
		noise, stream = noise+backNoise, 2
	}
	start := func(scale float64, origin pt) *garment {
		return &garment{
			sheet: sheet{scale: scale, origin: origin, beyond: choose(v == detail || v == fabric, 900.0, 0)}, cloth: c, size: sizeOf(p), view: v, words: wordsOf(p),
			kind: p.Type, part: p.Detail(), sizing: p.Sizing, cut: p.Cut, sleeve: p.Sleeve,
			noise:  noise,
			random: rand.New(rand.NewPCG(seed.Sum64(), stream)),
		}
	}
	if v == fabric {
		g := start(fabricScale, visible.centre())
		g.drawFabric()
		return g.document(g.fabricLight), nil
	}
	trial := start(1, pt{}) // the first drawing only shows how large it gets
	trial.blind = true
	construct(trial)
	scale, origin := trial.frame(v)
	g := start(scale, origin)
	construct(g)
	if v == detail {
		return g.turned(trial.closeup().turn), nil
	}
	return g.document(g.table), nil
}

// constructions maps every garment type to what draws it lying on its back.
var constructions = map[fit.Type]func(*garment){
	fit.TShirt:     (*garment).tshirt,
	fit.Polo:       (*garment).polo,
	fit.Shirt:      (*garment).shirt,
	fit.Blouse:     (*garment).blouse,
	fit.Knit:       (*garment).knit,
	fit.Sweatshirt: (*garment).sweatshirt,
	fit.Blazer:     (*garment).blazer,
	fit.Jacket:     (*garment).jacket,
	fit.Coat:       (*garment).coat,
	fit.Dress:      (*garment).dress,
	fit.Skirt:      (*garment).skirt,
	fit.Trousers:   (*garment).trousers,
	fit.Jeans:      (*garment).jeans,
}

// Room for a garment on the page in pixels, and the largest scale, at which a short
// garment still looks short.
const (
	roomWidth    = 1190
	roomHeight   = 1420
	largestScale = 16.5
)

// frame decides how large a garment is shown and where.
func (g *garment) frame(v view) (scale float64, origin pt) {
	b := g.silhouette[0].bounds()
	for _, l := range g.silhouette {
		b = b.union(l.bounds())
	}
	if v == detail {
		c := g.closeup()
		return c.scale, visible.centre().along(c.at, -c.scale)
	}
	scale = min(roomWidth/b.width(), roomHeight/b.height(), largestScale)
	return scale, visible.centre().add(pt{0, -8}).along(b.centre(), -scale)
}

// between returns a random number in a range, the same each time the product is drawn.
func (g *garment) between(low, high float64) float64 {
	return low + (high-low)*g.random.Float64()
}

// laid makes an outline a little uneven, as a hand leaves it: waves of some cm, millimetres high.
func (g *garment) laid(l line, height float64) line {
	phase, wave := g.between(0, 6.28), g.between(15, 24)
	return l.offsetBy(unevenness(l, height, phase, wave))
}
