package seed

import (
	"ebenmass/models"
	"ebenmass/models/fit"
)

// body holds the girths and lengths of the person in the middle of a size, in cm:
// bust, waist, hip, inside leg down to the floor, arm from shoulder point
// to wrist bone.
type body [fit.NumZones]float64

// gridSize is a size label and the body it is made for.
type gridSize struct {
	label string
	body  body
}

// The body grids that all charts are graded from. The girths of letters follow the
// bands of EN 13402-3 (bust and chest) and common European charts (waist, hip).
var (
	womenLetters = []gridSize{
		//          bust waist    hip inseam  arm
		{"XS", body{80, 65, 85, 77, 57.5}},
		{"S", body{86, 70, 91, 78, 58}},
		{"M", body{94, 78, 97.5, 78, 58.5}},
		{"L", body{102.5, 88, 104, 78, 59.5}},
		{"XL", body{113, 99, 112.5, 78, 60}},
		{"XXL", body{125, 111, 123, 78, 60.5}},
		{"3XL", body{137, 124.5, 134, 78, 61}},
	}
	womenNumeric = []gridSize{
		{"32", body{76, 61, 84, 77, 57.5}},
		{"34", body{80, 65, 88, 77, 57.5}},
		{"36", body{84, 68, 91, 78, 58}},
		{"38", body{88, 72, 94, 78, 58.5}},
		{"40", body{92, 76, 97, 78, 58.5}},
		{"42", body{96, 80, 100, 78, 59}},
		{"44", body{100, 85, 103, 78, 59.5}},
		{"46", body{104.5, 90, 106.5, 78, 60}},
		{"48", body{110, 96, 111, 78, 60.5}},
		{"50", body{116, 102, 116, 78, 61}},
		{"52", body{122, 108, 121, 78, 61}},
	}
	menLetters = []gridSize{
		{"XS", body{82, 70, 88, 81, 61}},
		{"S", body{90, 78, 94, 81, 62}},
		{"M", body{98, 86, 100, 82, 63}},
		{"L", body{106, 94, 106, 82, 64}},
		{"XL", body{114, 103, 112, 82, 65}},
		{"XXL", body{122, 112, 118, 82, 65.5}},
		{"3XL", body{130, 121, 124, 82, 66}},
	}
	menNumeric = []gridSize{ // half the chest
		{"44", body{88, 76, 92, 81, 61.5}},
		{"46", body{92, 80, 95, 81, 62}},
		{"48", body{96, 84, 98, 81, 62.5}},
		{"50", body{100, 88, 101, 82, 63.5}},
		{"52", body{104, 92, 104, 82, 64}},
		{"54", body{108, 97, 107, 82, 64.5}},
		{"56", body{112, 102, 110, 82, 65}},
		{"58", body{116, 107, 113, 82, 65.5}},
		{"60", body{120, 112, 116, 82, 66}},
	}
)

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
// waist; the hip grows by 2 cm an inch. L is the inside leg of the jeans, which end 1 cm
// above where it is measured.
func jeansBody(sizing fit.Sizing, waist, length int) body {
	hip := 86.5 + 2*float64(waist-25)
	if sizing == fit.Men {
		hip = 89.5 + 2*float64(waist-29)
	}
	return body{fit.Waist: cmPerInch * float64(waist), fit.Hip: hip, fit.Inseam: cmPerInch*float64(length) + 1}
}
