package seed

import (
	"math"
	"slices"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/layout"
)

// reachesHip is the length in cm of the smallest size from which a top reaches the hip
// and its chart names the hip; what is shorter is cropped.
const reachesHip = 54

// believable bounds each garment measure in cm, whatever its type.
var believable = map[models.Dim][2]float64{
	models.DimShoulder: {32, 62},
	models.DimBust:     {70, 170},
	models.DimWaist:    {55, 170},
	models.DimHip:      {75, 220},
	models.DimSleeve:   {8, 72},
	models.DimInseam:   {55, 95},
	models.DimLength:   {38, 165},
}

// shortInseam bounds the inside leg of shorts, in cm.
var shortInseam = [2]float64{8, 32}

// sleeveLengths bounds sleeves by design, in cm from the shoulder seam.
var sleeveLengths = map[models.Sleeve][2]float64{
	models.SleeveShort:        {8, 32},
	models.SleeveThreeQuarter: {36, 50},
	models.SleeveLong:         {53, 72},
}

// rise bounds the side length less the inside leg of trousers, wholeRise the length from the
// shoulder less the inside leg of a jumpsuit, in cm.
var rise, wholeRise = [2]float64{18, 40}, [2]float64{58, 85}

// checkChart reports a chart that no pattern maker would sign, and returns where its sizes
// stand.
func checkChart(d *layout.Document, r *report) []place {
	oneOf("chart.system", d.Chart.System, []models.SizeSystem{models.SizeLetters, models.SizeNumeric, models.SizeJeans}, r)
	if (d.Chart.System == models.SizeJeans) != (d.Type == fit.Jeans) {
		r.add("chart.system", "%q for %s", d.Chart.System, d.Type)
	}
	sizes, err := places(d)
	if err != nil {
		r.add("chart.sizes", "%v", err)
		return nil
	}
	if d.Chart.Sample != "" && !slices.Contains(d.Chart.Sizes, d.Chart.Sample) {
		r.add("chart.sample", "%q is none of the sizes", d.Chart.Sample)
	}
	checkDims(d, r)
	for _, dim := range models.Dims {
		row := d.Chart.Row(dim)
		if row == nil {
			continue
		}
		field := "chart." + string(dim)
		if len(row) != len(sizes) {
			r.add(field, "%d numbers for %d sizes", len(row), len(sizes))
			continue
		}
		checkNumbers(field, row, bounds(d, dim), d.Chart.Sizes, r)
		checkGrading(d, dim, row, sizes, r)
		checkEase(d, dim, row, sizes, r)
	}
	checkRise(d, r)
	return sizes
}

// checkRise reports legs that would hang too near to or too far from what holds them.
func checkRise(d *layout.Document, r *report) {
	if len(d.Chart.Length) != len(d.Chart.Inseam) {
		return
	}
	bounds, from := rise, "waistband"
	if d.Type == fit.Jumpsuit {
		bounds, from = wholeRise, "shoulder"
	}
	for i, inseam := range d.Chart.Inseam {
		if h := d.Chart.Length[i] - inseam; h < bounds[0] || h > bounds[1] {
			r.add("chart.length", "%s: %.1f cm from the inside leg to the %s", d.Chart.Sizes[i], h, from)
		}
	}
}

// checkDims reports measures that a type of garment must have or cannot have.
func checkDims(d *layout.Document, r *report) {
	wanted := []models.Dim{models.DimWaist, models.DimHip, models.DimLength}
	if hasLegs(d.Type) || isTrousers(d.Type) {
		wanted = append(wanted, models.DimInseam)
	}
	if isTop(d.Type) {
		wanted = append(wanted, models.DimShoulder, models.DimBust)
		if d.Sleeve != models.SleeveNone {
			wanted = append(wanted, models.DimSleeve)
		}
		if d.Type != fit.Dress && d.Type != fit.Jumpsuit && len(d.Chart.Length) > 0 && d.Chart.Length[0] < reachesHip {
			wanted = slices.DeleteFunc(wanted, func(dim models.Dim) bool { return dim == models.DimHip })
		}
	}
	for _, dim := range models.Dims {
		has, must := d.Chart.Row(dim) != nil, slices.Contains(wanted, dim)
		switch {
		case must && !has:
			r.add("chart."+string(dim), "is missing: a %s has it", d.Type)
		case has && !must:
			r.add("chart."+string(dim), "is not a measure of this %s", d.Type)
		}
	}
}

// bounds returns the range of a measure on this garment.
func bounds(d *layout.Document, dim models.Dim) [2]float64 {
	if dim == models.DimSleeve {
		if b, ok := sleeveLengths[d.Sleeve]; ok {
			return b
		}
	}
	if dim == models.DimInseam && d.Type == fit.Shorts {
		return shortInseam
	}
	return believable[dim]
}

// checkNumbers reports numbers out of range or finer than a tape reads.
func checkNumbers(field string, row []float64, bounds [2]float64, labels []string, r *report) {
	for i, v := range row {
		if !(v >= bounds[0] && v <= bounds[1]) { // NaN is outside too
			r.add(field, "%s: %v cm is not between %v and %v", labels[i], v, bounds[0], bounds[1])
		}
		if math.Abs(v*10-math.Round(v*10)) > 1e-6 {
			r.add(field, "%s: %v has more than one decimal", labels[i], v)
		}
	}
}

// checkGrading reports measures that do not grow with the size: girths strictly along the
// girth axis, the inside leg strictly along the length axis, nothing ever shrinks.
func checkGrading(d *layout.Document, dim models.Dim, row []float64, sizes []place, r *report) {
	girth := dim == models.DimBust || dim == models.DimWaist || dim == models.DimHip
	for i, a := range sizes {
		for j, b := range sizes {
			wider := b.waist == a.waist+1 && b.length == a.length
			longer := b.length == a.length+1 && b.waist == a.waist
			strictly := wider && girth || longer && dim == models.DimInseam
			if (wider || longer) && (row[j] < row[i] || strictly && row[j] == row[i]) {
				r.add("chart."+string(dim), "%s has %v cm after %v in %s", d.Chart.Sizes[j], row[j], row[i], d.Chart.Sizes[i])
			}
		}
	}
}
