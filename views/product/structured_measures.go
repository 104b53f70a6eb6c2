package product

import (
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// quantity is one measure of a garment or a body, in cm.
type quantity struct {
	Type  string   `json:"@type"`
	What  string   `json:"valueReference"`
	Unit  string   `json:"unitCode"`
	Value float64  `json:"value,omitempty"`
	Min   *float64 `json:"minValue,omitempty"`
	Max   *float64 `json:"maxValue,omitempty"`
}

// property is a measure that schema.org has no word for.
type property struct {
	Type  string  `json:"@type"`
	Name  string  `json:"name"`
	Unit  string  `json:"unitCode"`
	Value float64 `json:"value"`
}

// centimetre is its code in UN/CEFACT Recommendation 20.
const centimetre = "CMT"

// wearable are the words of schema.org's WearableMeasurementTypeEnumeration.
var wearable = map[models.Dim]string{
	models.DimBust:   "WearableMeasurementChestOrBust",
	models.DimWaist:  "WearableMeasurementWaist",
	models.DimHip:    "WearableMeasurementHips",
	models.DimInseam: "WearableMeasurementInseam",
	models.DimSleeve: "WearableMeasurementSleeve",
	models.DimLength: "WearableMeasurementLength",
}

// ofBody are the words of schema.org's BodyMeasurementTypeEnumeration, by which suggestedMeasurement
// tells bodies. It parts a woman's bust from a man's chest.
func ofBody(sizing fit.Sizing, dim models.Dim) string {
	switch dim {
	case models.DimBust:
		if sizing == fit.Women {
			return "BodyMeasurementBust"
		}
		return "BodyMeasurementChest"
	case models.DimWaist:
		return "BodyMeasurementWaist"
	case models.DimHip:
		return "BodyMeasurementHips"
	case models.DimInseam:
		return "BodyMeasurementInsideLeg"
	case models.DimSleeve:
		return "BodyMeasurementArm"
	}
	return ""
}

// measurements are those of a size: of the garment, or of the bodies it is made for.
func measurements(lang models.Lang, p *models.Product, label string) (garment []quantity, others []property, bodies []quantity) {
	for _, size := range p.Chart.Sizes {
		if size.Label != label {
			continue
		}
		for _, dim := range models.Dims {
			cm, measured := size.Measures[dim]
			body, suggested := size.Body[dim]
			switch what, human := wearable[dim], ofBody(p.Sizing, dim); {
			case measured && what == "":
				others = append(others, property{"PropertyValue", text.Get(lang, "chart.dim."+string(dim)), centimetre, cm})
			case measured:
				garment = append(garment, quantity{Type: "QuantitativeValue", What: what, Unit: centimetre, Value: cm})
			case suggested && human != "":
				bodies = append(bodies, quantity{Type: "QuantitativeValue", What: human, Unit: centimetre, Min: &body[0], Max: &body[1]})
			}
		}
	}
	return garment, others, bodies
}
