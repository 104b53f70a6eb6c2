// Package chart draws the few charts of the pages as SVG: points or curves over two axes,
// and horizontal bars with intervals. Nothing is told by colour alone: series differ in the
// shape of their marks and in the dashes of their lines. Words and numbers come in finished,
// in the page's language, and beside every chart stands a table with the same numbers.
//
// A chart is 340 units wide, close to CSS pixels on a phone.
package chart

import (
	"math"
	"strconv"
)

const (
	width  = 340.0
	margin = 8.0
)

// Tick is a labelled place on an axis.
type Tick struct {
	At    float64
	Label string
}

// num writes a coordinate with at most one decimal.
func num(f float64) string { return strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64) }

// Ticks divides low to high into at most most steps of a round width (1, 2 or 5 times a
// power of ten) and takes the range out to whole steps.
func Ticks(low, high float64, most int, label func(float64) string) []Tick {
	if high <= low {
		high = low + 1
	}
	raw := (high - low) / float64(most)
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	step := 10 * power
	for _, round := range []float64{1, 2, 5} {
		if round*power >= raw*(1-1e-9) {
			step = round * power
			break
		}
	}
	first, last := math.Floor(low/step+1e-9), math.Ceil(high/step-1e-9)
	ticks := make([]Tick, 0, int(last-first)+1)
	for i := first; i <= last; i++ {
		at := i * step
		ticks = append(ticks, Tick{At: at, Label: label(at)})
	}
	return ticks
}
