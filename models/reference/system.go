package reference

import (
	"math"
	"strconv"

	"ebenmass/models/fit"
)

// System is a way of labelling sizes outside of this shop: what a label says of the body it is
// made for. A label is weak evidence: makers spread around the middle of its band.
type System struct {
	Key     string
	Sizing  fit.Sizing
	Garment fit.Garment // "" for tops and dresses
	Zone    fit.Measure // what the bands measure
	SD      float64     // declared spread of makers, cm
	Bands   []Band      // smallest first
}

// Band is the body a label is made for, in cm.
type Band struct {
	Label     string
	Low, High float64
}

// cmPerInch turns inches into cm.
const cmPerInch = 2.54

// Systems are those in use, each with its source. Systems of which sources disagree are left
// out: a label read wrongly is worse than one not read.
var Systems = []System{
	// EN 13402-3:2004, bust and chest girth by letter.
	{"en-letters-women", fit.Women, "", fit.Bust, 4, bands([]string{"XS", "S", "M", "L", "XL", "XXL", "3XL"}, 74, 82, 90, 98, 107, 119, 131, 143)},
	{"en-letters-men", fit.Men, "", fit.Bust, 4, bands([]string{"XS", "S", "M", "L", "XL", "XXL", "3XL"}, 78, 86, 94, 102, 110, 118, 129, 141)},
	// German women's numbers: bust = 2·(size + 6) at 168 cm; short sizes are halved, long doubled.
	{"de-women", fit.Women, "", fit.Bust, 4, rule(32, 56, 2, func(n float64) float64 { return 2 * (n + 6) })},
	{"de-women-short", fit.Women, "", fit.Bust, 4, rule(16, 27, 1, func(n float64) float64 { return 2 * (2*n + 6) })},
	{"de-women-long", fit.Women, "", fit.Bust, 4, rule(64, 108, 4, func(n float64) float64 { return 2 * (n/2 + 6) })},
	// German men's numbers: half the chest.
	{"de-men", fit.Men, "", fit.Bust, 3, rule(42, 66, 2, func(n float64) float64 { return 2 * n })},
	// French women's numbers are the German ones + 2, Italian + 6, British − 26 (dpa, 2011).
	{"fr-women", fit.Women, "", fit.Bust, 5, rule(34, 58, 2, func(n float64) float64 { return 2 * (n - 2 + 6) })},
	{"it-women", fit.Women, "", fit.Bust, 5, rule(38, 62, 2, func(n float64) float64 { return 2 * (n - 6 + 6) })},
	{"uk-women", fit.Women, "", fit.Bust, 6, rule(6, 30, 2, func(n float64) float64 { return 2 * (n + 26 + 6) })},
	// ASTM D5585-11e1, bust girth of US misses' sizes, in inches.
	{"us-women-astm", fit.Women, "", fit.Bust, 6, points(
		[]string{"00", "0", "2", "4", "6", "8", "10", "12", "14", "16", "18", "20"},
		31.125, 31.75, 33, 34.125, 35.25, 36.25, 37.25, 38.75, 40.375, 42.125, 44, 46)},
	// ASTM D6240: men's jackets are labelled by the chest in inches.
	{"us-men-suit", fit.Men, "", fit.Bust, 3, rule(34, 60, 2, func(n float64) float64 { return n * cmPerInch })},
	// A supplier's published chests to fit, in inches: 34–37, 38–41, 42–45 …
	{"us-men-letters", fit.Men, "", fit.Bust, 5, bands([]string{"S", "M", "L", "XL", "XXL", "3XL"},
		33.5*cmPerInch, 37.5*cmPerInch, 41.5*cmPerInch, 45.5*cmPerInch, 49.5*cmPerInch, 53.5*cmPerInch, 57.5*cmPerInch)},
	// Italian men's jackets carry the German number.
	{"it-men-suit", fit.Men, "", fit.Bust, 4, rule(44, 62, 2, func(n float64) float64 { return 2 * n })},
	// Shirts by collar in cm: letters S 37/38, M 39/40, L 41/42, XL 43/44, with their chests.
	{"collar", fit.Men, fit.Top, fit.Bust, 5, rule(37, 46, 1, func(n float64) float64 { return 86 + 4*(n-36.5) })},
	// GB/T 1335: height/bust and a letter of the figure; the bust is what counts here.
	{"cn-women", fit.Women, "", fit.Bust, 3, bands([]string{"155/80A", "160/84A", "165/88A", "170/92A"}, 78, 82, 86, 90, 94)},
	{"cn-men", fit.Men, "", fit.Bust, 3, bands([]string{"165/84A", "170/88A", "175/92A", "175/96A", "180/100A"}, 82, 86, 90, 94, 98, 102)},
	// JIS L 4005 and L 4004.
	{"jp-women", fit.Women, "", fit.Bust, 3, bands([]string{"5", "7", "9", "11", "13", "15"}, 75.5, 78.5, 81.5, 84.5, 87.5, 90.5, 93.5)},
	{"jp-men-letters", fit.Men, "", fit.Bust, 3, bands([]string{"S", "M", "L"}, 80, 88, 96, 104)},
	// Jeans by waist in inches; makers' waists run 2 to 8 cm larger.
	{"jeans-w", fit.Women, fit.Bottom, fit.Waist, 5, jeansBands(23, 40)},
	{"jeans-w", fit.Men, fit.Bottom, fit.Waist, 5, jeansBands(27, 46)},
}

// bands builds adjoining bands from their ends in cm.
func bands(labels []string, ends ...float64) (all []Band) {
	for i, label := range labels {
		all = append(all, Band{label, ends[i], ends[i+1]})
	}
	return all
}

// rule builds bands around what a rule says of each number, each half way to its neighbours.
func rule(from, to, step float64, cm func(float64) float64) (all []Band) {
	for n := from; n <= to; n += step {
		half := (cm(n+step) - cm(n)) / 2
		all = append(all, Band{strconv.Itoa(int(n)), cm(n) - half, cm(n) + half})
	}
	return all
}

// points builds bands half way between points given in inches.
func points(labels []string, inches ...float64) (all []Band) {
	for i, label := range labels {
		below, above := max(0, i-1), min(len(inches)-1, i+1)
		low, high := (inches[below]+inches[i])/2, (inches[above]+inches[i])/2
		if i == 0 {
			low = inches[i] - (high - inches[i])
		}
		if i == len(inches)-1 {
			high = inches[i] + (inches[i] - low)
		}
		all = append(all, Band{label, low * cmPerInch, high * cmPerInch})
	}
	return all
}

func jeansBands(from, to float64) []Band {
	all := rule(from, to, 1, func(n float64) float64 { return n * cmPerInch })
	for i := range all {
		all[i].Label = "W" + all[i].Label
	}
	return all
}

// says reads a label of the system as a statement of a score whose zone weighs pull logits a
// cm: made elsewhere, so that the brand may deviate. Beyond the brand's own deviation makers
// spread by what is left of SD. ok is false for a label the system has not.
func (y *System) says(label string, pull float64, brand int) (s fit.Statement, ok bool) {
	for i, b := range y.Bands {
		if b.Label != label {
			continue
		}
		middle := (b.Low + b.High) / 2
		s.Const = pull * middle
		s.Body[y.Zone] = -pull
		s.Brand[brand] = pull
		low, high := -pull*(b.High-middle), pull*(middle-b.Low)
		if i == len(y.Bands)-1 {
			low = math.Inf(-1)
		}
		if i == 0 {
			high = math.Inf(1)
		}
		spread := pull * math.Sqrt(max(0, y.SD*y.SD-brandSD*brandSD))
		s.Likelihood = fit.Within(low, high, math.Hypot(elsewhereBlur, spread))
		return s, true
	}
	return s, false
}

// brandSD is how far one brand deviates, in cm: what fit knows of each brand anyway.
const brandSD = 3
