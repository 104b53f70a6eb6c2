package figure

import (
	"math"
	"testing"

	"ebenmass/models/fit"

	"pgregory.net/rapid"
)

func TestOverlay_GapProportionalToEase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := drawBody(t)
		ease := rapid.Float64Range(-15, 40).Draw(t, "ease")
		zone := rapid.SampledFrom([]fit.Measure{fit.Bust, fit.Waist, fit.Hip}).Draw(t, "zone")
		bar := func(ease float64) (width float64) {
			g := Garment{Type: fit.Shirt, Bust: body.Bust + ease, Waist: body.Waist + ease, Hip: body.Hip + ease}
			o := newOverlay(OverlayProps{Body: body, Garment: g, Gaps: []Gap{{Zone: zone}}})
			c := o.gaps[0].bars[0]
			return c.end().x - c.from.x
		}
		if got, want := bar(ease), ease*bar(10)/10; math.Abs(got-want) > 1e-6 {
			t.Fatalf("ease %.1f draws a gap of %.3f cm, want %.3f", ease, got, want)
		}
	})
}

func TestGarment_ThroughItsMeasures(t *testing.T) {
	body := Typical(fit.Men)
	for _, kind := range fit.Types {
		t.Run(string(kind), func(t *testing.T) {
			g := Garment{Type: kind, Bust: 112, Waist: 104, Hip: 110, Length: 76, Inseam: 82}
			o := newOverlay(OverlayProps{Body: body, Garment: g})
			zones := map[fit.Measure]float64{fit.Waist: g.Waist, fit.Hip: g.Hip}
			if o.upper || kind == fit.Dress || kind == fit.Coat {
				zones[fit.Bust] = g.Bust
			}
			for z, girth := range zones {
				edge := point{o.a.width(z, girth), o.a.level(z)}
				if !passes(o.cloth, edge) {
					t.Errorf("no panel has its edge at the %s, %.1f cm from the middle", z, edge.x)
				}
			}
		})
	}
}

// passes tells whether a panel's edge goes through a point.
func passes(c *cloth, p point) bool {
	for _, panel := range c.panels {
		from := panel.from
		for _, s := range panel.segs {
			for i := range 41 {
				if s.at(from, float64(i)/40).distance(p) < 0.15 {
					return true
				}
			}
			from = s.to
		}
	}
	return false
}

func TestOverlay_WithinViewBox(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := newOverlay(OverlayProps{Body: drawBody(t), Garment: drawGarment(t), Gaps: allGaps()})
		inside := func(what string, p point, low float64) {
			at := o.spot(p)
			x, y := at.x, at.y
			if !(x >= 0 && x <= o.width && y >= 0) || y > o.height && p.y >= low {
				t.Fatalf("%s at %.1f, %.1f leaves %s", what, x, y, o.viewBox())
			}
		}
		legs := math.Inf(-1) // faded legs run on below the edge
		if o.fadeTop > 0 {
			legs = o.a.crotch
		}
		for p := range o.person.outline.points() {
			inside("outline", p, legs)
		}
		for _, c := range []*curve{o.person.head, o.person.over, o.person.behind} {
			if c == nil {
				continue
			}
			for p := range c.points() {
				inside("head", p, legs)
			}
		}
		for p := range o.cloth.points() {
			inside("cloth", p, math.Inf(-1))
		}
		for _, c := range append(o.cloth.seams, o.cloth.back...) {
			for p := range c.points() {
				inside("seam", p, math.Inf(-1))
			}
		}
	})
}

func TestOverlay_LabelsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := newOverlay(OverlayProps{Body: drawBody(t), Garment: drawGarment(t), Gaps: allGaps()})
		for i, l := range o.labels {
			left, right := l.box()
			if left < 0 || right > o.width || l.y-labelBlock/2 < 0 || l.y+labelBlock/2 > o.height {
				t.Fatalf("label %q at %.1f–%.1f, %.1f leaves %s", l.name, left, right, l.y, o.viewBox())
			}
			for _, m := range o.labels[:i] {
				otherLeft, otherRight := m.box()
				if math.Abs(l.y-m.y) < labelBlock-1e-6 && left < otherRight && otherLeft < right {
					t.Fatalf("labels %q and %q overlap", l.name, m.name)
				}
			}
		}
	})
}

// box is the label's extent from left to right.
func (l label) box() (left, right float64) {
	wide := max(TextWidth(l.name), TextWidth(l.value))
	return l.x, l.x + wide
}

func TestOverlay_TypicalFiguresShareScale(t *testing.T) {
	shirt := Garment{Type: fit.Shirt, Bust: 110, Waist: 104, Hip: 110, Length: 74}
	short := newOverlay(OverlayProps{Body: Body{Sizing: fit.Men, Height: 165}, Garment: shirt})
	tall := newOverlay(OverlayProps{Body: Body{Sizing: fit.Men, Height: 185}, Garment: shirt})
	if short.scale != tall.scale {
		t.Errorf("scales differ: %.2f and %.2f units per cm", short.scale, tall.scale)
	}
	if short.height >= tall.height {
		t.Errorf("the taller figure is no taller: %.0f and %.0f", short.height, tall.height)
	}
}
