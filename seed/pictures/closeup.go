package main

import (
	"ebenmass/models"
	"ebenmass/models/fit"
)

// closeup aims at the part that the article's detail shows, as the article has it.
func (g *garment) closeup() closeup {
	side := g.lapped()
	at := func(part string, by pt) pt {
		p, ok := g.parts[part]
		if !ok {
			return g.focus
		}
		return p.add(by)
	}
	switch g.kind {
	case fit.TShirt:
		switch {
		case g.part == models.DetailPlacket:
			return closeup{pt{0.6, 14}, 84, 6}
		case g.part == models.DetailPocket:
			return closeup{at("pocket", pt{3.4, 4.6}), 84, -7}
		case g.is("collar", "v"):
			return closeup{pt{0.5, 12.4}, 78, -4}
		case g.is("collar", "boat"):
			return closeup{pt{5, 6.6}, 108, -9}
		case g.sleeve == "none":
			return closeup{pt{3.4, 10}, 76, -6}
		}
		return closeup{pt{g.side() * 3.4, 7.6}, 98, -5 * g.side()}
	case fit.Polo:
		return closeup{pt{1.4, 10.4}, 76, 6}
	case fit.Shirt:
		switch {
		case g.part == models.DetailCuff:
			return closeup{at("cuff", pt{0.2, -1.4}), 122, 8}
		case g.part == models.DetailPocket:
			return closeup{at("pocket", pt{6.2, 4.8}), 82, -6}
		case g.says("button-down"):
			return closeup{pt{3.6, 8.6}, 100, -8}
		case g.is("collar", "band"):
			return closeup{pt{1, 9.4}, 80, 5}
		}
		return closeup{pt{g.side() * 1.6, 8.2}, 82, -6 * g.side()}
	case fit.Blouse:
		switch {
		case g.part == models.DetailBow:
			return closeup{pt{0.4, 8.6}, 72, -5}
		case g.part == models.DetailNeckline:
			return closeup{pt{1.6, 13}, 82, -6}
		}
		return closeup{pt{1.8, 8.4}, 84, 6}
	case fit.Knit:
		switch {
		case g.part == models.DetailCollar:
			return closeup{pt{1.2, 1.6}, 86, -6}
		case g.part == models.DetailPlacket && g.is("collar", "shawl"):
			return closeup{at("closing", pt{1.2, -2}), 70, 6}
		case g.part == models.DetailPlacket:
			return closeup{at("closing", pt{1.6, 6.4}), 84, -6}
		case g.cloth.weave == "cable":
			return closeup{at("hem", pt{3.4, -3.4}), 70, -6}
		case g.is("collar", "v"):
			return closeup{pt{0.8, 12.4}, 76, 5}
		case g.sizing == fit.Men:
			return closeup{at("hem", pt{-4, -1.6}), 92, 6}
		}
		return closeup{pt{3, 7.6}, 78, -6}
	case fit.Sweatshirt:
		switch {
		case g.part == models.DetailZip:
			return closeup{pt{0.6, 14.6}, 80, 5}
		case g.part == models.DetailHood:
			return closeup{pt{1, 11.4}, 72, -6}
		}
		return closeup{pt{1, 9.4}, 78, 5}
	case fit.Blazer:
		switch {
		case g.part == models.DetailPlacket:
			return closeup{at("closing", pt{-2, -9}), 66, -5}
		case g.part == models.DetailPocket:
			return closeup{at("pocket", pt{2, 3}), 74, -6}
		}
		return closeup{pt{10.4, 13.6}, 74, -7}
	case fit.Jacket:
		switch {
		case g.part == models.DetailPocket:
			return closeup{at("flap", pt{5, 4.6}), 78, -6}
		case g.part == models.DetailZip:
			return closeup{pt{1, 12}, 72, 6}
		}
		return closeup{pt{1.6, 10}, 72, -6}
	case fit.Coat:
		switch {
		case g.part == models.DetailBelt:
			return closeup{at("knot", pt{0.6, 2.6}), 74, -7}
		case g.part == models.DetailCollar:
			return closeup{pt{2, 9}, 76, 6}
		}
		return closeup{pt{9.4, 13.4}, 70, -6}
	case fit.Dress:
		switch {
		case g.part == models.DetailBelt:
			return closeup{at("knot", pt{1, 1.6}), 76, -6}
		case g.part == models.DetailCollar:
			return closeup{pt{1.6, 9}, 80, -5}
		case g.is("collar", "boat"):
			return closeup{pt{4.6, 6.4}, 110, -9}
		}
		return closeup{pt{3.4, 8}, 100, -8}
	case fit.Skirt:
		switch {
		case g.part == models.DetailPleats:
			return closeup{pt{-3, 8}, 78, 6}
		case g.part == models.DetailPlacket:
			return closeup{pt{4.4, 9}, 72, 6}
		case g.is("skirt", "pencil"):
			return closeup{pt{-7, 7.4}, 82, -6}
		}
		return closeup{pt{5.4, 7}, 78, -6}
	case fit.Jeans:
		return closeup{pt{-side * 9.6, 7.4}, 82, 7 * side}
	}
	switch {
	case g.is("belt", "tie"):
		return closeup{pt{0.8, 8.4}, 84, 6}
	case g.is("belt", "loops"):
		return closeup{pt{-side * 5.4, 7.2}, 80, 6 * side}
	case g.says("side zip"):
		return closeup{pt{12.4, 8.4}, 82, -6}
	}
	return closeup{pt{side * 4.4, 7}, 82, -6 * side}
}

// side is left or right, as the article has it.
func (g *garment) side() float64 { return choose(g.noise%2 == 0, 1.0, -1) }
