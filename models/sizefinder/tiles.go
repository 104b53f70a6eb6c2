package sizefinder

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

// Tiles lists the sizes to pick a usual size from: a row for each way of labelling, numbers
// first, letters last. Numbers of short and long legs are left out, and of two axes the width is named
// alone; all of them can be typed.
func Tiles(shop *reference.Shop, sizing fit.Sizing, garment fit.Garment) (rows [][]string) {
	for _, labels := range shop.Labels(sizing, garment) {
		var row []string
		for _, label := range labels {
			width, _, _ := strings.Cut(label, "/")
			if _, length := models.RegularNumber(width); length != models.NumberRegular {
				continue
			}
			if !slices.Contains(row, width) {
				row = append(row, width)
			}
		}
		slices.SortStableFunc(row, func(a, b string) int { return cmp.Compare(number(a), number(b)) })
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b []string) int {
		return cmp.Compare(place(a[0]), place(b[0]))
	})
	return rows
}

// place orders ways of labelling: numbers, jeans, letters.
func place(label string) int {
	switch {
	case number(label) == 0:
		return 2
	case label[0] == 'W':
		return 1
	}
	return 0
}

// number is a label's number, W30's too; 0 for letters, which stay in the order of the charts.
func number(label string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(label, "W"))
	if err != nil {
		return 0
	}
	return n
}
