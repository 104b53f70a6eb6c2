package studio

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/seed"
	"ebenmass/seed/pictures/cloth"
)

func catalogue(t *testing.T) []models.Product {
	t.Helper()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	return products
}

func TestConstructions_EveryType(t *testing.T) {
	t.Parallel()
	for _, kind := range fit.Types {
		if constructions[kind].front == nil {
			t.Errorf("%s cannot be drawn", kind)
		}
		if constructions[kind].back == nil {
			t.Errorf("%s cannot be drawn from behind", kind)
		}
	}
}

// oneOfEachType is the catalogue's first product of every type.
func oneOfEachType(t *testing.T) []models.Product {
	t.Helper()
	seen := map[fit.Type]bool{}
	return slices.DeleteFunc(catalogue(t), func(p models.Product) bool {
		known := seen[p.Type]
		seen[p.Type] = true
		return known
	})
}

func TestDraw_Deterministic(t *testing.T) {
	t.Parallel()
	p := catalogue(t)[0]
	for _, v := range []cloth.View{cloth.Front, cloth.Back} {
		first, err := Draw(&p, p.Colours[0], v)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Draw(&p, p.Colours[0], v)
		if err != nil {
			t.Fatal(err)
		}
		if first != again {
			t.Errorf("two drawings of one article's %s differ", v)
		}
	}
}

func TestDraw_ValidNumbers(t *testing.T) {
	t.Parallel()
	for _, p := range oneOfEachType(t) {
		for _, v := range []cloth.View{cloth.Front, cloth.Detail, cloth.Fabric} {
			svg, err := Draw(&p, p.Colours[0], v)
			if err != nil {
				t.Fatal(err)
			}
			for _, bad := range []string{"NaN", "Inf", "%!"} {
				if strings.Contains(svg, bad) {
					t.Errorf("%s %s holds %s", p.Slug, v, bad)
				}
			}
		}
	}
}

func TestDraw_UnreadableColour(t *testing.T) {
	t.Parallel()
	p := catalogue(t)[0]
	for _, hex := range []string{"", "red", "#12345", "#12345g"} {
		if _, err := Draw(&p, models.Colour{Key: "x", Hex: hex}, cloth.Front); err == nil {
			t.Errorf("colour %q was drawn", hex)
		}
	}
}

func TestDraw_FabricPerArticle(t *testing.T) {
	t.Parallel()
	p := catalogue(t)[0]
	twin := p
	twin.Slug = p.Slug + "-twin"
	first, err := Draw(&p, p.Colours[0], cloth.Fabric)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Draw(&twin, twin.Colours[0], cloth.Fabric)
	if err != nil {
		t.Fatal(err)
	}
	if first == second {
		t.Error("two articles of one cloth and colour have the same fabric picture")
	}
}

// wellFormed reads a drawing as XML to its end.
func wellFormed(drawing string) error {
	in := xml.NewDecoder(strings.NewReader(drawing))
	for {
		if _, err := in.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// An article out of other people's files has the measures and words it has: what cannot be drawn is
// an error, and no word of it stands in a drawing.
func TestDraw_AnyArticle(t *testing.T) {
	t.Parallel()
	all := catalogue(t)
	const hostile = `</svg><script>alert(1)</script>"&`
	words := rapid.SampledFrom([]string{"", "none", "crew", "v", "shirt", "stripe", "rib", "straight", "pencil", "wide", "tie", "hood", "zip", hostile})
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(all).Draw(t, "like")
		p.Type = rapid.SampledFrom(fit.Types[:]).Draw(t, "type")
		p.Slug, p.Name, p.Description = hostile, models.Text{DE: hostile, EN: hostile}, models.Text{EN: words.Draw(t, "story")}
		p.Sleeve = rapid.SampledFrom([]models.Sleeve{"", models.SleeveNone, models.SleeveShort, models.SleeveThreeQuarter, models.SleeveLong}).Draw(t, "sleeve")
		p.Style = models.Style{}
		for _, key := range []string{"collar", "hem", "print", "closing", "skirt", "belt", "pocket", hostile} {
			if word := words.Draw(t, key); word != "" {
				p.Style[key] = word
			}
		}
		size := models.ChartSize{Label: "M", Measures: map[models.Dim]float64{}}
		for _, d := range models.Dims {
			if rapid.IntRange(0, 9).Draw(t, "has") > 1 {
				size.Measures[d] = rapid.Float64Range(-10, 300).Draw(t, string(d))
			}
		}
		p.Chart = models.Chart{Sizes: []models.ChartSize{size}}
		view := rapid.SampledFrom([]cloth.View{cloth.Front, cloth.Back, cloth.Detail}).Draw(t, "view")
		drawing, err := Draw(&p, models.Colour{Key: hostile, Hex: "#8a9a7b"}, view)
		if err != nil {
			if _, ok := errors.AsType[*CannotDraw](err); !ok || drawing != "" {
				t.Fatalf("%v, and a drawing of %d bytes", err, len(drawing))
			}
			return
		}
		if err := wellFormed(drawing); err != nil || strings.Contains(drawing, "alert") || len(drawing) > 20<<20 {
			t.Fatalf("a drawing of %d bytes: %v", len(drawing), err)
		}
	})
}

func TestDraw_WhatIsLacking(t *testing.T) {
	t.Parallel()
	like := func(kind fit.Type) models.Product {
		at := slices.IndexFunc(catalogue(t), func(p models.Product) bool { return p.Type == kind })
		p := catalogue(t)[at]
		p.Chart.Sizes = []models.ChartSize{{Label: "M", Measures: map[models.Dim]float64{
			models.DimBust: 104, models.DimWaist: 82, models.DimHip: 106, models.DimLength: 70, models.DimSleeve: 60, models.DimInseam: 80,
		}}}
		p.Chart.Sample = ""
		return p
	}
	for name, c := range map[string]struct {
		kind   fit.Type
		change func(*models.Product)
		lack   string // "" where it is drawn
	}{
		"all there":        {fit.Shirt, func(*models.Product) {}, ""},
		"a body chart":     {fit.Shirt, func(p *models.Product) { p.Chart.Basis = fit.BasisBodyChart }, "bodies"},
		"no sizes":         {fit.Shirt, func(p *models.Product) { p.Chart.Sizes = nil }, "no sizes"},
		"no bust":          {fit.Shirt, func(p *models.Product) { delete(p.Chart.Sizes[0].Measures, models.DimBust) }, "bust"},
		"a shirt's waist":  {fit.Shirt, func(p *models.Product) { delete(p.Chart.Sizes[0].Measures, models.DimWaist) }, ""},
		"a skirt's length": {fit.Skirt, func(p *models.Product) { delete(p.Chart.Sizes[0].Measures, models.DimLength) }, "length"},
		"trousers' length": {fit.Trousers, func(p *models.Product) { delete(p.Chart.Sizes[0].Measures, models.DimLength) }, ""},
		"millimetres":      {fit.Shirt, func(p *models.Product) { p.Chart.Sizes[0].Measures[models.DimBust] = 1040 }, "1040"},
	} {
		p := like(c.kind)
		c.change(&p)
		_, err := Draw(&p, p.Colours[0], cloth.Front)
		if c.lack == "" && err != nil || c.lack != "" && (err == nil || !strings.Contains(err.Error(), c.lack)) {
			t.Errorf("%s: %v, want %q", name, err, c.lack)
		}
	}
}
