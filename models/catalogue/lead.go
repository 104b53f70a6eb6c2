package catalogue

import (
	"slices"

	"ebenmass/models"
)

// neighbours weighs how near an earlier article of a list stands to the next one, in grids of two,
// three and four columns: beside it, or above.
var neighbours = [...]int{6, 4, 4, 3}

// Bounds in CIE lightness beyond which colours of different families look alike in small.
const (
	paleAbove = 80
	deepBelow = 25
)

// LeadColours picks the colour that each article of a result is shown in: one of the families
// asked for, in a size asked for where there is one.
func (r Result) LeadColours() []models.Colour {
	return leadColours(r.Products, func(p *models.Product, v models.Variant) bool {
		colour, _ := p.Colour(v.Colour)
		if len(r.Families) > 0 && !slices.Contains(r.Families, colour.Family) {
			return false
		}
		return r.Query.sizeAsked(p.Chart.System, v.Size)
	}, r.Families)
}

// LeadColours picks the colour that each article of a list is shown in.
func LeadColours(products []*models.Product) []models.Colour {
	return leadColours(products, func(*models.Product, models.Variant) bool { return true }, nil)
}

// leadColours takes of each article the colour, of those wanted and in stock, that differs most
// from those of the articles beside and above it, so that a list does not read as one garment
// repeated; of those that differ alike the first. It depends on the list alone.
func leadColours(products []*models.Product, wanted func(*models.Product, models.Variant) bool, families []string) []models.Colour {
	shown := make([]models.Colour, 0, len(products))
	for _, p := range products {
		shown = append(shown, differing(shown, leadCandidates(p, wanted, families)))
	}
	return shown
}

// leadCandidates are the colours an article may be shown in, never none: those wanted and in
// stock, else those of the families, else those in stock, else all.
func leadCandidates(p *models.Product, wanted func(*models.Product, models.Variant) bool, families []string) []models.Colour {
	with := func(met func(models.Variant) bool) []models.Colour {
		var colours []models.Colour
		for _, c := range p.Colours {
			if slices.ContainsFunc(p.Variants, func(v models.Variant) bool { return v.Colour == c.Key && met(v) }) {
				colours = append(colours, c)
			}
		}
		return colours
	}
	inStock := func(v models.Variant) bool { return v.Stock > 0 }
	for _, met := range []func(models.Variant) bool{
		func(v models.Variant) bool { return inStock(v) && wanted(p, v) },
		func(v models.Variant) bool {
			c, _ := p.Colour(v.Colour)
			return slices.Contains(families, c.Family)
		},
		inStock,
	} {
		if colours := with(met); len(colours) > 0 {
			return colours
		}
	}
	return p.Colours
}

// differing is the candidate that differs most from the colours shown last.
func differing(shown, candidates []models.Colour) models.Colour {
	best, least := models.Colour{}, 0
	for i, c := range candidates {
		cost := i
		for d, weight := range neighbours {
			if d >= len(shown) {
				break
			}
			switch before := shown[len(shown)-1-d]; {
			case before.Family == c.Family:
				cost += weight
			case alikeInTone(before, c):
				cost += weight / 2
			}
		}
		if i == 0 || cost < least {
			best, least = c, cost
		}
	}
	return best
}

// alikeInTone reports whether two colours are both pale or both deep.
func alikeInTone(a, b models.Colour) bool {
	x, known := lightnessOf(a.Hex)
	y, too := lightnessOf(b.Hex)
	return known && too && (x > paleAbove && y > paleAbove || x < deepBelow && y < deepBelow)
}

// sizeAsked reports whether a size is among those asked for, if any are.
func (q Query) sizeAsked(system models.SizeSystem, label string) bool {
	if len(q.Size)+len(q.Waist)+len(q.Length) == 0 {
		return true
	}
	waist, length, ok := axesOf(system, label)
	if !ok {
		return slices.Contains(q.Size, label)
	}
	return (len(q.Waist) == 0 || slices.Contains(q.Waist, waist)) && (len(q.Length) == 0 || slices.Contains(q.Length, length))
}
