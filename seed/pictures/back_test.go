package main

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
)

func TestEveryBackIsDrawnWithinThePage(t *testing.T) {
	t.Parallel()
	for _, p := range catalogue(t) {
		svg, err := draw(&p, p.Colours[0], back)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, bad := range []string{"NaN", "Inf", "%!"} {
			if strings.Contains(svg, bad) {
				t.Errorf("%s holds %s", p.Slug, bad)
			}
		}
		b := shadowBounds(t, svg)
		if b.min.x < 0 || b.min.y < 0 || b.max.x > pictureWidth || b.max.y > pictureHeight {
			t.Errorf("%s reaches from %v to %v, beyond the page", p.Slug, b.min, b.max)
		}
		if b.width() < pictureWidth/3 || b.height() < pictureHeight/3 {
			t.Errorf("%s is only %.0f × %.0f pixels large", p.Slug, b.width(), b.height())
		}
	}
}

var (
	firstShadow = regexp.MustCompile(`<g filter="url\(#t\d+\)"[^>]*>(.*?)</g>`)
	coordinate  = regexp.MustCompile(`[ML](-?[\d.]+) (-?[\d.]+)`)
)

// shadowBounds is the extent of the pieces that throw a shadow on the table, in pixels.
func shadowBounds(t *testing.T, svg string) box {
	t.Helper()
	shadow := firstShadow.FindStringSubmatch(svg)
	if shadow == nil {
		t.Fatal("the drawing throws no shadow")
	}
	var l line
	for _, c := range coordinate.FindAllStringSubmatch(shadow[1], -1) {
		x, errX := strconv.ParseFloat(c[1], 64)
		y, errY := strconv.ParseFloat(c[2], 64)
		if errX != nil || errY != nil {
			t.Fatalf("coordinate %q", c[0])
		}
		l = append(l, pt{x, y})
	}
	return l.bounds()
}

// Folds fall anew on every picture, so that no back is its front with parts erased.
func TestBackHasItsOwnOutlineAndFolds(t *testing.T) {
	t.Parallel()
	for _, p := range oneOfEachType(t) {
		lines := func(v view) []string {
			svg, err := draw(&p, p.Colours[0], v)
			if err != nil {
				t.Fatal(err)
			}
			return drawnLine.FindAllString(svg, -1)
		}
		fronts, backs, shared := lines(front), lines(back), 0
		for _, l := range backs {
			if slices.Contains(fronts, l) {
				shared++
			}
		}
		if shared*10 > len(backs) {
			t.Errorf("%s: %d of %d lines of the back are lines of the front", p.Slug, shared, len(backs))
		}
	}
}

// drawnLine is the data of a line of cloth; the marks of a weave are shorter.
var drawnLine = regexp.MustCompile(`d="M[^"]{80,}"`)

func TestTopsHaveNoButtonsOnTheBack(t *testing.T) {
	t.Parallel()
	buttoned := []fit.Type{fit.Polo, fit.Shirt, fit.Blouse, fit.Blazer, fit.Coat}
	const button = `<radialGradient id="k`
	for _, p := range oneOfEachType(t) {
		if !slices.Contains(buttoned, p.Type) {
			continue
		}
		svg, err := draw(&p, p.Colours[0], back)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(svg, button); n > 0 {
			t.Errorf("%s has %d buttons on its back", p.Slug, n)
		}
	}
}

func TestBackLooksTheWayTheTextSays(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		slug string
		part func(*garment) bool
	}{
		"tail longer than the front":   {"arne-linen-shirt", func(g *garment) bool { return g.tail() > 0 }},
		"no tail below a straight hem": {"matti-short-sleeved-shirt", func(g *garment) bool { return g.tail() == 0 }},
		"darts instead of a pleat":     {"julius-poplin-shirt", func(g *garment) bool { return len(g.underYoke(g.shirtTorso(), yokeDepth)) == 0 }},
		"pleat below the yoke":         {"hannes-oxford-shirt", func(g *garment) bool { return len(g.underYoke(g.shirtTorso(), yokeDepth)) > 0 }},
		"pressed trousers keep a crease": {"edda-wool-trousers", func(g *garment) bool {
			return slices.ContainsFunc(g.seatFolds(g.newLegs(), 1, g.pressed()), func(f fold) bool { return f.crisp })
		}},
		"band stands higher than in front": {"kai-straight-jeans", func(g *garment) bool { return g.newWaistband(20, 21, 4).dip < 0 }},
	}
	products := catalogue(t)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			i := slices.IndexFunc(products, func(p models.Product) bool { return p.Slug == test.slug })
			if i < 0 {
				t.Fatalf("no product %s", test.slug)
			}
			p := &products[i]
			g := &garment{view: back, words: wordsOf(p), kind: p.Type, sizing: p.Sizing, size: sizeOf(p), random: rand.New(rand.NewPCG(1, 2))}
			if !test.part(g) {
				t.Error("the back is drawn otherwise")
			}
		})
	}
}
