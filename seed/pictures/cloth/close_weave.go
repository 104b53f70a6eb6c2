package cloth

import (
	"fmt"
	"math/rand/v2"

	"ebenmass/seed/pictures/svg"
)

// closeTiles draws each weave's repeat near enough to count threads. Unlike tiles, a repeat
// holds many threads, each a little thicker, thinner, lighter or darker than its neighbour.
// Marks stay transparent, so that a print below them shows.
var closeTiles = map[string]func(c Cloth, u float64, r *rand.Rand) *tile{
	"jersey":      closeKnit,
	"fine-knit":   closeKnit,
	"chunky":      closeKnit,
	"sweat":       closeKnit,
	"cable":       closePurl,
	"pique":       closePique,
	"poplin":      closePlain,
	"linen":       closePlain,
	"canvas":      closeBasket,
	"oxford":      closeBasket,
	"proofed":     closePlain,
	"quilted":     closePlain,
	"crepe":       closeCrepe,
	"satin":       closeSatin,
	"denim":       closeDenim,
	"twill":       closeTwill,
	"worsted":     closeTwill,
	"flannel":     closeFlannel,
	"herringbone": closeHerringbone,
	"wool":        closeWool,
	"corduroy":    closeWales,
	"rib":         closeRibs,
}

// spread is a random number between -1 and 1.
func spread(r *rand.Rand) float64 { return 2*r.Float64() - 1 }

// each returns n random numbers between -1 and 1: the character of n threads.
func each(n int, r *rand.Rand) []float64 {
	v := make([]float64, n)
	for i := range v {
		v[i] = spread(r)
	}
	return v
}

// thread draws one visible stretch of yarn between two points of a tile: its own dye, light
// on the side of the lamp (upper left) and shade on the other.
func (t *tile) thread(c Cloth, a, b svg.Point, w, tone float64) {
	d := func(by svg.Point) string {
		p, q := a.Add(by), b.Add(by)
		return fmt.Sprintf("M%s %sL%s %s", svg.Num(p.X), svg.Num(p.Y), svg.Num(q.X), svg.Num(q.Y))
	}
	side := svg.Pt(0, 1)
	if b.Y-a.Y > b.X-a.X {
		side = svg.Pt(1, 0)
	}
	k := c.Relief
	if tone > 0 {
		t.line(d(svg.Point{}), w, c.Base.Gleam(), 0.2*tone*k)
	} else {
		t.line(d(svg.Point{}), w, c.Base.Shadow(), -0.26*tone*k)
	}
	t.line(d(side.Times(w*0.38)), w*0.28, c.Base.Shadow(), 0.3*k)
	t.line(d(side.Times(-w*0.16)), w*0.34, c.Base.Gleam(), 0.27*k)
}

// gap is the dark hole between four threads.
func (t *tile) gap(c Cloth, at svg.Point, r, opacity float64) {
	t.shape(circle(at.X, at.Y, r), c.Base.Shadow(), opacity*c.Relief)
}

// closePlain is one thread over, one under, as in linen, poplin and voile.
func closePlain(c Cloth, u float64, r *rand.Rand) *tile {
	const n = 16
	t := &tile{width: n * u, height: n * u}
	warp, weft := each(n, r), each(n, r)
	strength := 0.25 + 0.5*c.Slub // more would repeat as a check; slubs come with the light
	for i := range n {
		for j := range n {
			x, y := (float64(i)+0.5)*u, (float64(j)+0.5)*u
			t.gap(c, svg.Pt(x-u/2, y-u/2), u*0.2, 0.4)
			if (i+j)%2 == 0 {
				t.thread(c, svg.Pt(x, y-u*0.42), svg.Pt(x, y+u*0.42), u*(0.72+0.5*c.Slub*warp[i]), strength*warp[i])
			} else {
				t.thread(c, svg.Pt(x-u*0.42, y), svg.Pt(x+u*0.42, y), u*(0.72+0.5*c.Slub*weft[j]), strength*weft[j])
			}
		}
	}
	return t
}

// closeBasket is oxford and hopsack: pairs of fine dyed warps over single thick, paler wefts.
func closeBasket(c Cloth, u float64, r *rand.Rand) *tile {
	const n = 8
	t := &tile{width: n * u, height: n * u}
	warp, weft := each(2*n, r), each(n, r)
	for i := range n {
		for j := range n {
			x, y := (float64(i)+0.5)*u, (float64(j)+0.5)*u
			t.gap(c, svg.Pt(x-u/2, y-u/2), u*0.22, 0.5)
			if (i+j)%2 == 0 {
				t.thread(c, svg.Pt(x-u*0.22, y-u*0.46), svg.Pt(x-u*0.22, y+u*0.46), u*0.36, 0.6*warp[2*i])
				t.thread(c, svg.Pt(x+u*0.22, y-u*0.46), svg.Pt(x+u*0.22, y+u*0.46), u*0.36, 0.6*warp[2*i+1])
				continue
			}
			t.line(fmt.Sprintf("M%s %sh%s", svg.Num(x-u*0.36), svg.Num(y), svg.Num(u*0.72)), u*0.66, c.Base.Gleam(), (0.34+0.1*weft[j])*c.Relief)
			t.thread(c, svg.Pt(x-u*0.36, y), svg.Pt(x+u*0.36, y), u*0.7, 0.5*weft[j])
		}
	}
	return t
}

// closeDenim is a three-over-one twill of dyed warp and white weft.
func closeDenim(c Cloth, u float64, r *rand.Rand) *tile {
	white := svg.Lab(0.9, 0, 0.012).Mix(c.Base, 0.25)
	if c.Base.L < 0.3 {
		white = c.Base.Lit(0.2) // overdyed: the weft took the black as well
	}
	return closeDiagonal(c, u, 1, 0.9, r, func(t *tile, x, y float64) {
		t.line(fmt.Sprintf("M%s %sh%s", svg.Num(x-u*0.16), svg.Num(y), svg.Num(u*0.32)), u*0.46, white, 0.75*min(c.Relief, 0.8))
		t.line(fmt.Sprintf("M%s %sh%s", svg.Num(x-u*0.2), svg.Num(y+u*0.3), svg.Num(u*0.4)), u*0.16, c.Base.Shadow(), 0.4)
	})
}

// closeTwill is the diagonal of drill, gabardine and serge.
func closeTwill(c Cloth, u float64, r *rand.Rand) *tile {
	return closeDiagonal(c, u, 2, 0.45, r, func(t *tile, x, y float64) {
		t.line(fmt.Sprintf("M%s %sh%s", svg.Num(x-u*0.3), svg.Num(y), svg.Num(u*0.6)), u*0.5, c.Base.Shadow(), 0.34*c.Relief)
		t.line(fmt.Sprintf("M%s %sh%s", svg.Num(x-u*0.25), svg.Num(y-u*0.08), svg.Num(u*0.5)), u*0.16, c.Base.Gleam(), 0.16*c.Relief)
	})
}

// closeDiagonal is a twill in which every weft crosses over `under` of four warps; weft draws
// where it shows. uneven is how much the warps differ.
func closeDiagonal(c Cloth, u float64, under int, uneven float64, r *rand.Rand, weft func(t *tile, x, y float64)) *tile {
	const n = 12
	v := u * 0.86 // warps are set closer than wefts
	t := &tile{width: n * v, height: n * u}
	warp := each(n, r)
	for i := range n {
		x := (float64(i) + 0.5) * v
		for j := -4; j < n+4; j++ {
			switch phase := (i + j + 8) % 4; {
			case phase < under:
				weft(t, x, (float64(j)+0.5)*u)
			case phase == under:
				y := float64(j) * u
				t.thread(c, svg.Pt(x, y+u*0.2), svg.Pt(x, y+(float64(4-under)-0.2)*u), v*(0.78+0.12*uneven*warp[i]), uneven*warp[i])
			}
		}
	}
	return t
}

// closeHerringbone turns a twill round every eight threads, dark warp over pale weft.
func closeHerringbone(c Cloth, u float64, r *rand.Rand) *tile {
	u *= 0.24 // its thread is the width of a column
	const n = 16
	t := &tile{width: n * u, height: 8 * u}
	warp := each(n, r)
	for i := range n {
		x := (float64(i) + 0.5) * u
		k := i
		if i >= n/2 {
			k = n - 1 - i
		}
		for j := -4; j < 12; j++ {
			if (k+j+8)%4 != 0 {
				continue
			}
			y := float64(j) * u
			t.thread(c, svg.Pt(x, y+u*0.2), svg.Pt(x, y+u*1.8), u*0.84, -0.7+0.4*warp[i])
			t.line(fmt.Sprintf("M%s %sv%s", svg.Num(x), svg.Num(y+u*2.3), svg.Num(u*1.4)), u*0.7, c.Base.Gleam(), 0.22+0.06*warp[i])
		}
	}
	return t
}
