package seed

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/layout"
)

// place is where a size stands on the axes of its chart, and the body it is made for.
type place struct {
	waist, length int // ranks from 0
	body          body
}

var jeansLabel = regexp.MustCompile(`^W([0-9]{2})/L([0-9]{2})$`)

// places reads the labels of a chart. Letters and numbers must be a stretch of the
// grid's sizes without gaps, smallest first, women's numbers in one or more lengths, each with
// the same sizes; jeans labels every waist in every length, by length, then waist.
func places(d *layout.Document) ([]place, error) {
	if len(d.Chart.Sizes) == 0 {
		return nil, fmt.Errorf("is empty")
	}
	if d.Chart.System == models.SizeJeans {
		return jeansPlaces(d)
	}
	grid := oneAxisGrid(d.Sizing, d.Chart.System)
	regular, _ := madeAfter(d, d.Chart.Sizes[0])
	first := slices.IndexFunc(grid, func(s gridSize) bool { return s.label == regular })
	if first < 0 {
		return nil, fmt.Errorf("%q is none of the %s %s sizes", d.Chart.Sizes[0], d.Sizing, d.Chart.System)
	}
	perLength := countLength(d)
	if len(d.Chart.Sizes)%perLength != 0 {
		return nil, fmt.Errorf("the last length lacks sizes")
	}
	found := make([]place, len(d.Chart.Sizes))
	shortest := 0
	for i, label := range d.Chart.Sizes {
		w, n := i%perLength, i/perLength
		regular, length := madeAfter(d, label)
		if i == 0 {
			shortest = length
		}
		if first+w >= len(grid) || grid[first+w].label != regular || length != shortest+n {
			return nil, fmt.Errorf("%q is not the next of the %s %s sizes", label, d.Sizing, d.Chart.System)
		}
		found[i] = place{waist: w, length: n, body: grid[first+w].forBlock(d.Block)}
		found[i].body[fit.Inseam] += lengthStep * float64(length)
	}
	return found, nil
}

// madeAfter returns the grid's label that a label has the girths of, and whether it is shorter
// (−1) or longer (1) than that.
func madeAfter(d *layout.Document, label string) (regular string, length int) {
	if d.Sizing != fit.Women || d.Chart.System != models.SizeNumeric {
		return label, 0
	}
	regular, named := models.RegularNumber(label)
	return regular, map[models.NumberLength]int{models.NumberShort: -1, models.NumberLong: 1}[named]
}

// countLength counts the sizes of a chart's first length.
func countLength(d *layout.Document) int {
	_, first := madeAfter(d, d.Chart.Sizes[0])
	for i, label := range d.Chart.Sizes {
		if _, length := madeAfter(d, label); length != first {
			return i
		}
	}
	return len(d.Chart.Sizes)
}

func jeansPlaces(d *layout.Document) ([]place, error) {
	type inches struct{ waist, length int }
	labels := make([]inches, len(d.Chart.Sizes))
	perLength := 0 // sizes in the first length
	for i, label := range d.Chart.Sizes {
		parts := jeansLabel.FindStringSubmatch(label)
		if parts == nil {
			return nil, fmt.Errorf("%q is no label such as W32/L34", label)
		}
		labels[i].waist, _ = strconv.Atoi(parts[1]) // two digits
		labels[i].length, _ = strconv.Atoi(parts[2])
		if labels[i].length == labels[0].length {
			perLength++
		}
	}
	found := make([]place, len(labels))
	for i, l := range labels {
		w, n := i%perLength, i/perLength
		switch {
		case l.waist != labels[w].waist || l.length != labels[i-w].length:
			return nil, fmt.Errorf("%q: not every waist in every length, by length, then waist", d.Chart.Sizes[i])
		case w > 0 && l.waist <= labels[i-1].waist, w == 0 && n > 0 && l.length <= labels[i-1].length:
			return nil, fmt.Errorf("%q: not in rising order", d.Chart.Sizes[i])
		}
		found[i] = place{waist: w, length: n, body: jeansBody(d, l.waist, l.length)}
	}
	if len(labels)%perLength != 0 {
		return nil, fmt.Errorf("the last length lacks waists")
	}
	return found, nil
}
