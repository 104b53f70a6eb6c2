package seed

import (
	"maps"
	"slices"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/layout"
)

var (
	cuts       = []fit.Cut{fit.CutSlim, fit.CutRegular, fit.CutRelaxed}
	stretches  = []fit.Stretch{fit.StretchNone, fit.StretchSome, fit.StretchHigh}
	legs       = []fit.Leg{fit.LegFull, fit.LegAnkle, fit.LegCropped}
	sleeves    = []models.Sleeve{models.SleeveNone, models.SleeveShort, models.SleeveThreeQuarter, models.SleeveLong}
	blocks     = []models.Block{models.BlockRegular, models.BlockFullHip, models.BlockCurvy}
	freeZones  = []string{fit.Bust.String(), fit.Waist.String(), fit.Hip.String()}
	styleWords = map[string][]string{
		"collar":  {"crew", "v", "shirt", "band", "polo", "turtle", "lapel", "shawl", "hood", "boat", "bow", "none"},
		"placket": {"full", "half", "hidden", "double", "zip", "none"},
		"pocket":  {"none", "patch", "patch2", "welt", "flap", "cargo"},
		"hem":     {"straight", "curved", "rib", "vent"},
		"cuff":    {"rib", "shirt", "turned", "none"},
		"print":   {"plain", "stripe", "check", "dots", "melange", "rib", "cable", "denim", "twill", "herringbone", "corduroy"},
		"skirt":   {"a-line", "pencil", "pleated", "wrap", "straight"},
		"belt":    {"none", "tie", "loops"},
		"pleats":  {"none", "front", "many"},
		"leg":     {"straight", "tapered", "wide", "slim", "flared", "cropped"},
	}
)

// isTop reports whether a garment hangs from the shoulders.
func isTop(t fit.Type) bool {
	return t != fit.Skirt && !isTrousers(t)
}

// isTrousers reports whether a garment with legs hangs from the waist.
func isTrousers(t fit.Type) bool {
	return t == fit.Trousers || t == fit.Jeans || t == fit.Shorts
}

// hasLegs reports whether a garment has legs that are compared with the wearer's.
func hasLegs(t fit.Type) bool {
	return t == fit.Trousers || t == fit.Jeans || t == fit.Jumpsuit
}

// checkKind reports garment types, cuts, lengths and style words that do not exist, or
// not on this type of garment.
func checkKind(d *layout.Document, r *report) {
	oneOf("type", d.Type, fit.Types[:], r)
	oneOf("cut", d.Cut, cuts, r)
	oneOf("stretch", d.Stretch, stretches, r)
	if isTop(d.Type) {
		oneOf("sleeve", d.Sleeve, sleeves, r)
	} else if d.Sleeve != "" {
		r.add("sleeve", "%q on a %s", d.Sleeve, d.Type)
	}
	if hasLegs(d.Type) {
		oneOf("leg", d.Leg, legs, r)
	} else if d.Leg != fit.LegNone {
		r.add("leg", "%q on a %s", d.Leg, d.Type)
	}
	for _, zone := range d.Free {
		oneOf("free", zone, freeZones, r)
	}
	oneOf("block", d.Block, blocks, r)
	switch {
	case d.Block == models.BlockRegular:
	case d.Sizing != fit.Women:
		r.add("block", "%q for %s: only women's grids have blocks", d.Block, d.Sizing)
	case d.Plain:
		r.add("block", "%q: a plain article follows the grid as it stands", d.Block)
	case d.Block == models.BlockFullHip && d.Chart.System == models.SizeJeans:
		r.add("block", "%q: jeans labels tell no bust that it could be graded by", d.Block)
	}
	if d.Plain && len(d.Free) > 0 {
		r.add("plain", "an article with free zones is not plain")
	}
	checkStyle(d, r)
}

// checkStyle reports what the picture generator cannot draw.
func checkStyle(d *layout.Document, r *report) {
	if len(d.Style) == 0 {
		r.add("style", "is empty")
	}
	for _, key := range slices.Sorted(maps.Keys(d.Style)) {
		words, known := styleWords[key]
		if !known {
			r.add("style."+key, "no such field")
			continue
		}
		oneOf("style."+key, d.Style[key], words, r)
	}
}

// oneOf reports a value that is not in the list.
func oneOf[T ~string](field string, value T, list []T, r *report) {
	if !slices.Contains(list, value) {
		r.add(field, "%q is none of %q", value, list)
	}
}
