package figure

import (
	"ebenmass/models"
	"ebenmass/models/fit"

	"pgregory.net/rapid"
)

// Generators of bodies and garments over everything the shop accepts.

func drawMeasure(t *rapid.T, m fit.Measure) float64 {
	low, high := m.Range()
	return rapid.Float64Range(low, high).Draw(t, m.String())
}

func drawBody(t *rapid.T) Body {
	return Body{
		Sizing: rapid.SampledFrom([]fit.Sizing{fit.Women, fit.Men}).Draw(t, "sizing"),
		Height: drawMeasure(t, fit.Height), Bust: drawMeasure(t, fit.Bust), Waist: drawMeasure(t, fit.Waist),
		Hip: drawMeasure(t, fit.Hip), Inseam: drawMeasure(t, fit.Inseam), Arm: drawMeasure(t, fit.Arm),
	}
}

// drawGarment gives a garment that need not fit the body at all, some measures missing.
func drawGarment(t *rapid.T) Garment {
	length := func(name string, low, high float64) float64 {
		if rapid.Bool().Draw(t, "has "+name) {
			return rapid.Float64Range(low, high).Draw(t, name)
		}
		return 0
	}
	sleeves := []models.Sleeve{models.SleeveNone, models.SleeveShort, models.SleeveThreeQuarter, models.SleeveLong}
	word := func(key string, words ...string) string { return rapid.SampledFrom(words).Draw(t, key) }
	return Garment{
		Style: models.Style{
			"collar":  word("collar", "", "band", "boat", "bow", "crew", "hood", "lapel", "polo", "shawl", "shirt", "turtle", "v"),
			"placket": word("placket", "", "double", "full", "half", "hidden", "none", "zip"),
			"hem":     word("hem", "", "curved", "rib", "straight", "vent"),
			"pocket":  word("pocket", "", "cargo", "flap", "none", "patch", "patch2", "welt"),
			"skirt":   word("skirt", "", "a-line", "pencil", "pleated", "straight", "wrap"),
			"leg":     word("leg", "", "cropped", "slim", "straight", "tapered", "wide"),
			"belt":    word("belt", "", "tie"),
		},
		Type:   rapid.SampledFrom(fit.Types[:]).Draw(t, "type"),
		Sleeve: rapid.SampledFrom(sleeves).Draw(t, "sleeve"),
		Bust:   length("garment bust", 70, 170), Waist: length("garment waist", 55, 170), Hip: length("garment hip", 70, 180),
		Length: length("length", 40, 130), SleeveLength: length("sleeve length", 12, 80),
		Inseam: length("garment inseam", 20, 100), Shoulder: length("shoulder", 32, 62),
	}
}

// allGaps marks every zone a garment can have, with the longest words the shop has.
func allGaps() []Gap {
	return []Gap{
		{Zone: fit.Bust, State: fit.InRange, Name: "Brust", Value: "+12,5 cm"},
		{Zone: fit.Waist, State: fit.TooLoose, Name: "Taille", Value: "+19 cm"},
		{Zone: fit.Hip, State: fit.TooTight, Name: "Hüfte", Value: "−10,5 cm"},
		{Zone: fit.Inseam, State: fit.InRange, Name: "Schrittlänge", Value: "−2 cm"},
		{Zone: fit.Arm, State: fit.TooTight, Name: "Ärmel", Value: "−1 cm"},
	}
}
