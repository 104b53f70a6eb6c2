package studio

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/svg"
)

func TestDraw_BackWithinPage(t *testing.T) {
	t.Parallel()
	products := catalogue(t)
	if testing.Short() {
		products = oneOfEachType(t)
	}
	for _, p := range products {
		drawing, err := Draw(&p, p.Colours[0], cloth.Back)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, bad := range []string{"NaN", "Inf", "%!"} {
			if strings.Contains(drawing, bad) {
				t.Errorf("%s holds %s", p.Slug, bad)
			}
		}
		b := shadowBounds(t, drawing)
		if b.Min.X < 0 || b.Min.Y < 0 || b.Max.X > svg.PictureWidth || b.Max.Y > svg.PictureHeight {
			t.Errorf("%s reaches from %v to %v, beyond the page", p.Slug, b.Min, b.Max)
		}
		if b.Width() < svg.PictureWidth/3 || b.Height() < svg.PictureHeight/3 {
			t.Errorf("%s is only %.0f × %.0f pixels large", p.Slug, b.Width(), b.Height())
		}
	}
}

var (
	firstShadow = regexp.MustCompile(`<g filter="url\(#t\d+\)"[^>]*>(.*?)</g>`)
	coordinate  = regexp.MustCompile(`[ML](-?[\d.]+) (-?[\d.]+)`)
)

// shadowBounds is the extent of the pieces that throw a shadow on the table, in pixels.
func shadowBounds(t *testing.T, drawing string) svg.Box {
	t.Helper()
	shadow := firstShadow.FindStringSubmatch(drawing)
	if shadow == nil {
		t.Fatal("the drawing throws no shadow")
	}
	var l svg.Line
	for _, c := range coordinate.FindAllStringSubmatch(shadow[1], -1) {
		x, errX := strconv.ParseFloat(c[1], 64)
		y, errY := strconv.ParseFloat(c[2], 64)
		if errX != nil || errY != nil {
			t.Fatalf("coordinate %q", c[0])
		}
		l = append(l, svg.Pt(x, y))
	}
	return l.Bounds()
}

// Folds fall anew on every picture, so that no back is its front with parts erased.
func TestDraw_BackOwnFolds(t *testing.T) {
	t.Parallel()
	for _, p := range oneOfEachType(t) {
		fronts, backs, shared := lines(t, &p, cloth.Front), lines(t, &p, cloth.Back), 0
		for l := range backs {
			if fronts[l] {
				shared++
			}
		}
		if shared*10 > len(backs) {
			t.Errorf("%s: %d of %d lines of the back are lines of the front", p.Slug, shared, len(backs))
		}
	}
}

// lines are the data of a picture's lines of cloth; the marks of a weave are shorter.
func lines(t *testing.T, p *models.Product, v cloth.View) map[string]bool {
	t.Helper()
	drawing, err := Draw(p, p.Colours[0], v)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for part := range strings.SplitSeq(drawing, ` d="M`) {
		if data, _, _ := strings.Cut(part, `"`); len(data) >= 80 {
			all[data] = true
		}
	}
	return all
}

func TestDraw_BackWithoutButtons(t *testing.T) {
	t.Parallel()
	buttoned := []fit.Type{fit.Polo, fit.Shirt, fit.Blouse, fit.Blazer, fit.Coat}
	const button = `<radialGradient id="k`
	for _, p := range oneOfEachType(t) {
		if !slices.Contains(buttoned, p.Type) {
			continue
		}
		drawing, err := Draw(&p, p.Colours[0], cloth.Back)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(drawing, button); n > 0 {
			t.Errorf("%s has %d buttons on its back", p.Slug, n)
		}
	}
}
