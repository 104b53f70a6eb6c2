package studio

import (
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/seed/pictures/svg"
)

// closeup is what a detail picture shows: a place on the garment, how near, and how the
// garment lies turned towards the viewer.
type closeup struct {
	at    svg.Point // middle of the page, cm
	scale float64   // pixels per cm
	turn  float64   // degrees clockwise
}

// closeup aims at the part that the article's detail shows, as the article has it.
func (g *garment) closeup() closeup {
	side := g.Lapped()
	at := func(part string, by svg.Point) svg.Point {
		p, ok := g.Parts[part]
		if !ok {
			return g.Focus
		}
		return p.Add(by)
	}
	switch g.Kind {
	case fit.TShirt:
		switch {
		case g.Part == models.DetailPlacket:
			return closeup{svg.Pt(0.6, 14), 84, 6}
		case g.Part == models.DetailPocket:
			return closeup{at("pocket", svg.Pt(3.4, 4.6)), 84, -7}
		case g.Is("collar", "v"):
			return closeup{svg.Pt(0.5, 12.4), 78, -4}
		case g.Is("collar", "boat"):
			return closeup{svg.Pt(5, 6.6), 108, -9}
		case g.Sleeve == "none":
			return closeup{svg.Pt(3.4, 10), 76, -6}
		}
		return closeup{svg.Pt(g.side()*3.4, 7.6), 98, -5 * g.side()}
	case fit.Polo:
		return closeup{svg.Pt(1.4, 10.4), 76, 6}
	case fit.Shirt:
		switch {
		case g.Part == models.DetailCuff:
			return closeup{at("cuff", svg.Pt(0.2, -1.4)), 122, 8}
		case g.Part == models.DetailPocket:
			return closeup{at("pocket", svg.Pt(6.2, 4.8)), 82, -6}
		case g.Says("button-down"):
			return closeup{svg.Pt(3.6, 8.6), 100, -8}
		case g.Is("collar", "band"):
			return closeup{svg.Pt(1, 9.4), 80, 5}
		}
		return closeup{svg.Pt(g.side()*1.6, 8.2), 82, -6 * g.side()}
	case fit.Blouse:
		switch {
		case g.Part == models.DetailBow:
			return closeup{svg.Pt(0.4, 8.6), 72, -5}
		case g.Part == models.DetailNeckline:
			return closeup{svg.Pt(1.6, 13), 82, -6}
		}
		return closeup{svg.Pt(1.8, 8.4), 84, 6}
	case fit.Knit:
		switch {
		case g.Part == models.DetailCollar:
			return closeup{svg.Pt(1.2, 1.6), 86, -6}
		case g.Part == models.DetailPlacket && g.Is("collar", "shawl"):
			return closeup{at("closing", svg.Pt(1.2, -2)), 70, 6}
		case g.Part == models.DetailPlacket:
			return closeup{at("closing", svg.Pt(1.6, 6.4)), 84, -6}
		case g.Cloth.Weave == "cable":
			return closeup{at("hem", svg.Pt(3.4, -3.4)), 70, -6}
		case g.Is("collar", "v"):
			return closeup{svg.Pt(0.8, 12.4), 76, 5}
		case g.Sizing == fit.Men:
			return closeup{at("hem", svg.Pt(-4, -1.6)), 92, 6}
		}
		return closeup{svg.Pt(3, 7.6), 78, -6}
	case fit.Sweatshirt:
		switch {
		case g.Part == models.DetailZip:
			return closeup{svg.Pt(0.6, 14.6), 80, 5}
		case g.Part == models.DetailHood:
			return closeup{svg.Pt(1, 11.4), 72, -6}
		}
		return closeup{svg.Pt(1, 9.4), 78, 5}
	case fit.Blazer:
		switch {
		case g.Part == models.DetailPlacket:
			return closeup{at("closing", svg.Pt(-2, -9)), 66, -5}
		case g.Part == models.DetailPocket:
			return closeup{at("pocket", svg.Pt(2, 3)), 74, -6}
		}
		return closeup{svg.Pt(10.4, 13.6), 74, -7}
	case fit.Jacket:
		switch {
		case g.Part == models.DetailPocket:
			return closeup{at("flap", svg.Pt(5, 4.6)), 78, -6}
		case g.Part == models.DetailZip:
			return closeup{svg.Pt(1, 12), 72, 6}
		}
		return closeup{svg.Pt(1.6, 10), 72, -6}
	case fit.Coat:
		switch {
		case g.Part == models.DetailBelt:
			return closeup{at("knot", svg.Pt(0.6, 2.6)), 74, -7}
		case g.Part == models.DetailCollar:
			return closeup{svg.Pt(2, 9), 76, 6}
		}
		return closeup{svg.Pt(9.4, 13.4), 70, -6}
	case fit.Dress:
		switch {
		case g.Part == models.DetailBelt:
			return closeup{at("knot", svg.Pt(1, 1.6)), 76, -6}
		case g.Part == models.DetailCollar:
			return closeup{svg.Pt(1.6, 9), 80, -5}
		case g.Is("collar", "boat"):
			return closeup{svg.Pt(4.6, 6.4), 110, -9}
		}
		return closeup{svg.Pt(3.4, 8), 100, -8}
	case fit.Jumpsuit:
		switch {
		case g.Part == models.DetailBelt:
			return closeup{at("knot", svg.Pt(1, 1.6)), 78, 6}
		case g.Part == models.DetailZip:
			return closeup{svg.Pt(1.2, 11), 74, 6}
		}
		return closeup{svg.Pt(3.4, 9), 90, -8}
	case fit.Skirt:
		switch {
		case g.Part == models.DetailPleats:
			return closeup{svg.Pt(-3, 8), 78, 6}
		case g.Part == models.DetailPlacket:
			return closeup{svg.Pt(4.4, 9), 72, 6}
		case g.Is("skirt", "pencil"):
			return closeup{svg.Pt(-7, 7.4), 82, -6}
		}
		return closeup{svg.Pt(5.4, 7), 78, -6}
	case fit.Jeans:
		return closeup{svg.Pt(-side*9.6, 7.4), 82, 7 * side}
	case fit.Shorts:
		if g.Part == models.DetailPocket {
			return closeup{svg.Pt(side*9.2, 7.8), 80, -6 * side}
		}
	}
	switch {
	case g.Is("belt", "tie"):
		return closeup{svg.Pt(0.8, 8.4), 84, 6}
	case g.Is("belt", "loops"):
		return closeup{svg.Pt(-side*5.4, 7.2), 80, 6 * side}
	case g.Says("side zip"):
		return closeup{svg.Pt(12.4, 8.4), 82, -6}
	}
	return closeup{svg.Pt(side*4.4, 7), 82, -6 * side}
}

// side is left or right, as the article has it.
func (g *garment) side() float64 { return svg.Choose(g.Noise%2 == 0, 1.0, -1) }
