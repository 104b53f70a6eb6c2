package cloth

import (
	"fmt"
	"math"
	"math/rand/v2"

	"ebenmass/seed/pictures/svg"
)

// hairs scatters short curved fibres over a tile: the nap of flannel and felted wool. Those
// that cross its edge are drawn on both sides, so that no seam shows.
func (t *tile) hairs(c Cloth, n int, length, w, opacity float64, r *rand.Rand) {
	for range n {
		x, y := r.Float64()*t.width, r.Float64()*t.height
		sin, cos := math.Sincos(r.Float64() * math.Pi)
		l := length * (0.5 + r.Float64())
		bow := l * 0.35 * spread(r)
		colour := svg.Choose(r.Float64() < 0.55, c.Base.Gleam(), c.Base.Shadow())
		for _, dx := range []float64{0, t.width, -t.width} {
			for _, dy := range []float64{0, t.height, -t.height} {
				if x+dx < -2*l || x+dx > t.width+2*l || y+dy < -2*l || y+dy > t.height+2*l {
					continue
				}
				t.line(fmt.Sprintf("M%s %sq%s %s %s %s", svg.Num(x+dx), svg.Num(y+dy), svg.Num(cos*l/2-sin*bow), svg.Num(sin*l/2+cos*bow), svg.Num(cos*l), svg.Num(sin*l)), w, colour, opacity)
			}
		}
	}
}

// closeFlannel is a twill whose threads half vanish under a brushed nap.
func closeFlannel(c Cloth, u float64, r *rand.Rand) *tile {
	t := closeTwill(c, u, r)
	t.hairs(c, 150, u*1.5, u*0.12, 0.3*c.Relief, r)
	return t
}

// closeWool is fulled until the weave is gone: fibres lie in all directions.
func closeWool(c Cloth, u float64, r *rand.Rand) *tile {
	t := &tile{width: u * 22, height: u * 22}
	t.hairs(c, 620, u*1.3, u*0.13, 0.24*c.Relief, r)
	return t
}

// closeCrepe is pebbled: short twisted threads in no visible order.
func closeCrepe(c Cloth, u float64, r *rand.Rand) *tile {
	const n = 14
	t := &tile{width: n * u, height: n * u}
	for i := range n {
		for j := range n {
			x, y := (float64(i)+0.5+0.3*spread(r))*u, (float64(j)+0.5+0.3*spread(r))*u
			if r.Float64() < 0.5 {
				t.line(fmt.Sprintf("M%s %sl%s %s", svg.Num(x), svg.Num(y), svg.Num(u*0.5), svg.Num(u*0.3*spread(r))), u*0.6, c.Base.Shadow(), 0.2*c.Relief)
			}
			t.line(fmt.Sprintf("M%s %sl%s %s", svg.Num(x), svg.Num(y-u*0.2), svg.Num(u*0.35*spread(r)), svg.Num(u*0.35)), u*0.42, c.Base.Gleam(), (0.22+0.1*spread(r))*c.Relief)
		}
	}
	return t
}

// closeSatin shows long floats only: fine upright lines that throw the light back.
func closeSatin(c Cloth, u float64, r *rand.Rand) *tile {
	const n = 24
	t := &tile{width: n * u * 0.7, height: u}
	for i := range n {
		x := (float64(i) + 0.5) * u * 0.7
		t.line(fmt.Sprintf("M%s 0V%s", svg.Num(x), svg.Num(t.height)), u*0.34, svg.Choose(i%2 == 0, c.Base.Gleam(), c.Base.Shadow()), (0.05+0.07*r.Float64())*c.Relief)
	}
	return t
}

// closeWales are the round cut ribs of corduroy with their pile.
func closeWales(c Cloth, u float64, r *rand.Rand) *tile {
	const n = 3
	t := &tile{width: n * u, height: 4 * u}
	for i := range n {
		x := float64(i) * u
		const strips = 12
		for k := range strips {
			across := (float64(k) + 0.5) / strips // 0 at the left groove, 1 at the right
			lit := math.Cos((across - 0.36) * math.Pi * 1.25)
			strip := square(x+u*float64(k)/strips, 0, u/strips+0.3, t.height)
			if lit > 0 {
				t.shape(strip, c.Base.Gleam(), 0.24*lit*lit*c.Relief)
			} else {
				t.shape(strip, c.Base.Shadow(), 0.3*c.Relief)
			}
			if k == 0 || k == strips-1 {
				t.shape(strip, c.Base.Shadow(), 0.6*c.Relief)
			}
		}
		for range 90 { // tufts
			dx, y := r.Float64(), r.Float64()*t.height
			t.line(fmt.Sprintf("M%s %sq%s %s %s %s", svg.Num(x+u*(0.1+0.8*dx)), svg.Num(y), svg.Num(u*0.05*spread(r)), svg.Num(u*0.08), svg.Num((dx-0.5)*u*0.12), svg.Num(u*0.18)), u*0.045,
				svg.Choose(r.Float64() < 0.5, c.Base.Gleam(), c.Base.Shadow()), 0.36*c.Relief)
		}
	}
	return t
}
