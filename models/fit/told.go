package fit

import (
	"math"
	"strconv"
)

// Garments lists what somebody can have a usual size in.
var Garments = [...]Garment{Top, Bottom, Dresses}

// How much of one kind is taken from one person.
const (
	MaxUsual = 4 // usual sizes of one kind of garment: letters and numbers, here and elsewhere
	MaxOwned = 2 // garments at home
)

// FlatZones lists where a garment laid flat can be measured.
var FlatZones = [...]Measure{Bust, Waist, Hip, Inseam}

// flatWidths are the accepted widths in cm of a garment laid flat, both ends included.
var flatWidths = [2]float64{25, 95}

// FlatRange returns the accepted values in cm of a garment laid flat, both ends included:
// widths as measured, not doubled, and the inseam along its seam.
func FlatRange(z Measure) (low, high float64) {
	if z == Inseam {
		return z.Range()
	}
	return flatWidths[0], flatWidths[1]
}

// CheckFlat returns an *InputError where a value in cm lies outside the accepted range of a
// garment laid flat or is not a number.
func CheckFlat(z Measure, cm float64) error {
	if low, high := FlatRange(z); math.IsNaN(cm) || cm < low || cm > high {
		return &InputError{OutOfRange}
	}
	return nil
}

// Numbered names the nth of several of one name: the first keeps the name, the second is
// "name.2" where separator is ".".
func Numbered(name string, n int, separator string) string {
	if n <= 1 {
		return name
	}
	return name + separator + strconv.Itoa(n)
}

// Told reports whether anything was told of a body: a measure, a usual size, a garment.
func (p *Person) Told() bool {
	return p.Given != [NumMeasures]float64{} || len(p.Usual)+len(p.Owned)+len(p.Worn) > 0
}

// Pieces is how many things were told of a body, but for articles worn.
func (p *Person) Pieces() int {
	n := len(p.Usual) + len(p.Owned)
	for _, cm := range p.Given {
		if cm != 0 {
			n++
		}
	}
	return n
}
