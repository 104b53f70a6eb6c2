package seed

import (
	"math"
	"slices"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/layout"
)

// zoneOf says which zone of the body a garment measure is compared with.
var zoneOf = map[models.Dim]fit.Measure{
	models.DimBust:   fit.Bust,
	models.DimWaist:  fit.Waist,
	models.DimHip:    fit.Hip,
	models.DimInseam: fit.Inseam,
	models.DimSleeve: fit.Arm,
}

// deviation is how far an article may leave its target ease, in cm below and above, and
// still be what it says it is.
var deviation = [fit.NumZones][2]float64{
	fit.Bust:   {4, 6},
	fit.Waist:  {5, 8},
	fit.Hip:    {5, 6},
	fit.Inseam: {4, 4},
	fit.Arm:    {4, 4},
}

// freeDeviation is how much wider than its target a zone may be that the cut leaves free.
const freeDeviation = 60

// plainDeviation is the rounding to the tenth that an article without deviation has.
const plainDeviation = 0.051

// ribDeviation is how much narrower than its target a ribbed hem may be and still be compared
// with the hip: what is narrower is meant to give, and the zone is free.
const ribDeviation = 2

// checkEase reports sizes whose garment measure does not suit the body they are made for.
func checkEase(d *layout.Document, dim models.Dim, row []float64, sizes []place, r *report) {
	zone, compared := zoneOf[dim]
	if !compared || dim == models.DimSleeve && d.Sleeve != models.SleeveLong || dim == models.DimInseam && !hasLegs(d.Type) {
		return
	}
	target := targetEase(d)[zone]
	low, high := target-deviation[zone][0], target+deviation[zone][1]
	free := slices.Contains(d.Free, zone.String())
	if free {
		high = target + freeDeviation
	}
	for i, s := range sizes {
		ease := row[i] - s.body[zone]
		if ease < low || ease > high {
			r.add("chart."+string(dim), "%s: %.1f cm more than the body, not between %v and %v", d.Chart.Sizes[i], ease, low, high)
		}
		if zone == fit.Hip && d.Style["hem"] == "rib" && !free && ease < target-ribDeviation-plainDeviation {
			r.add("free", "%s: the ribbed hem is %.1f cm narrower than the cut and the hip not free", d.Chart.Sizes[i], target-ease)
		}
		if d.Plain && math.Abs(ease-target) > plainDeviation {
			r.add("chart."+string(dim), "%s: %.1f cm more than the body, a plain article has %v", d.Chart.Sizes[i], ease, target)
		}
	}
}
