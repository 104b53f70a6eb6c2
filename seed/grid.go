package seed

import (
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/layout"
)

// body holds the girths and lengths of the person in the middle of a size, in cm:
// bust, waist, hip, inside leg down to the floor, arm from shoulder point
// to wrist bone.
type body [fit.NumZones]float64

// gridSize is a size label and the body it is made for.
type gridSize struct {
	label   string
	body    body
	fullHip float64 // hip of models.BlockFullHip, women only
}

// The body grids that all charts are graded from. The girths of letters follow the
// bands of EN 13402-3 (bust and chest) and common European charts (waist, hip).
//
// The hips of women's grids are those that charts of shops have: 97.5 cm at a bust of 94.
// Women measured have more, 101.7 cm in ANSUR II (the regression of hip on bust of its
// logarithms) and about 2.5 cm more than that in Spain. fullHip is what stands between the
// two, 101.9·(bust/94.3)^0.64 + 1.25 cm, and never less than the grid. A share of the women's
// articles is graded for it.
//
// Inside legs are taken to the floor. Women's are the survey's mean (78.1 cm). Men's are the
// survey's at 176.5 and 178 cm, the heights of German sizes 48 and 50: on average its men
// are 175.6 cm tall and have 84.5 cm.
var (
	womenLetters = []gridSize{
		//          bust waist    hip inseam  arm
		{"XS", body{80, 65, 85, 77, 57.5}, 93},
		{"S", body{86, 70, 91, 78, 58}, 97.5},
		{"M", body{94, 78, 97.5, 78, 58.5}, 103},
		{"L", body{102.5, 88, 104, 78, 59.5}, 108.5},
		{"XL", body{113, 99, 112.5, 78, 60}, 115.5},
		{"XXL", body{125, 111, 123, 78, 60.5}, 123},
		{"3XL", body{137, 124.5, 134, 78, 61}, 134},
	}
	womenNumeric = []gridSize{
		{"32", body{76, 61, 84, 77, 57.5}, 90},
		{"34", body{80, 65, 88, 77, 57.5}, 93},
		{"36", body{84, 68, 91, 78, 58}, 96},
		{"38", body{88, 72, 94, 78, 58.5}, 98.5},
		{"40", body{92, 76, 97, 78, 58.5}, 101.5},
		{"42", body{96, 80, 100, 78, 59}, 104.5},
		{"44", body{100, 85, 103, 78, 59.5}, 107},
		{"46", body{104.5, 90, 106.5, 78, 60}, 110},
		{"48", body{110, 96, 111, 78, 60.5}, 113.5},
		{"50", body{116, 102, 116, 78, 61}, 117.5},
		{"52", body{122, 108, 121, 78, 61}, 121.5},
		{"54", body{128, 114, 126, 78, 61}, 126},
	}
	menLetters = []gridSize{
		{"XS", body{82, 70, 88, 85, 61}, 0},
		{"S", body{90, 78, 94, 85, 62}, 0},
		{"M", body{98, 86, 100, 86, 63}, 0},
		{"L", body{106, 94, 106, 86, 64}, 0},
		{"XL", body{114, 103, 112, 86, 65}, 0},
		{"XXL", body{122, 112, 118, 86, 65.5}, 0},
		{"3XL", body{130, 121, 124, 86, 66}, 0},
	}
	menNumeric = []gridSize{ // half the chest
		{"44", body{88, 76, 92, 85, 61.5}, 0},
		{"46", body{92, 80, 95, 85, 62}, 0},
		{"48", body{96, 84, 98, 85, 62.5}, 0},
		{"50", body{100, 88, 101, 86, 63.5}, 0},
		{"52", body{104, 92, 104, 86, 64}, 0},
		{"54", body{108, 97, 107, 86, 64.5}, 0},
		{"56", body{112, 102, 110, 86, 65}, 0},
		{"58", body{116, 107, 113, 86, 65.5}, 0},
		{"60", body{120, 112, 116, 86, 66}, 0},
	}
)

// curvyHip is how much more hip than the grid's the curvy block has at the same waist, in cm:
// what ASTM D5585 gives its curvy figure more than its straight one (5.7 to 6.7 cm between
// waist and hip).
const curvyHip = 6

// lengthStep is by how much the inside leg of short and long sizes differs from that of the
// size they are made after, in cm: 8 cm of height (160, 168, 176), as German sizes have it, are
// 4.8 cm of inside leg in the survey.
const lengthStep = 5

// forBlock returns the body of a size in the block that a chart is graded for.
func (s gridSize) forBlock(b models.Block) body {
	switch b {
	case models.BlockFullHip:
		s.body[fit.Hip] = s.fullHip
	case models.BlockCurvy:
		s.body[fit.Hip] += curvyHip
	}
	return s.body
}

// cmPerInch turns jeans labels into cm.
const cmPerInch = 2.54

// oneAxisGrid returns the grid of a sizing's letters or numbers, nil for any other system.
func oneAxisGrid(sizing fit.Sizing, system models.SizeSystem) []gridSize {
	switch {
	case sizing == fit.Women && system == models.SizeLetters:
		return womenLetters
	case sizing == fit.Women && system == models.SizeNumeric:
		return womenNumeric
	case sizing == fit.Men && system == models.SizeLetters:
		return menLetters
	case sizing == fit.Men && system == models.SizeNumeric:
		return menNumeric
	default:
		return nil
	}
}

// jeansBody returns the body that a jeans label in inches is made for. W is the body's
// waist; the hip grows by 2 cm an inch. L is the inside leg of the jeans, which the advisor
// takes for right on a longer one.
func jeansBody(d *layout.Document, waist, length int) body {
	hip := 86.5 + 2*float64(waist-25)
	if d.Sizing == fit.Men {
		hip = 89.5 + 2*float64(waist-29)
	}
	if d.Block == models.BlockCurvy {
		hip += curvyHip
	}
	full := fit.Target(d.Sizing, fit.Jeans, fit.CutRegular, fit.StretchNone, fit.LegFull, fit.Inseam)
	return body{fit.Waist: cmPerInch * float64(waist), fit.Hip: hip, fit.Inseam: cmPerInch*float64(length) - full}
}
