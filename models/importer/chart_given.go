package importer

import (
	"slices"
	"unicode/utf8"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// GivenSize is one size of a chart that is told in numbers, as a program does.
type GivenSize struct {
	Label  string // as it is answered
	Length int    // rank on the length axis, 0 where there is one axis
	// Measures are in cm, girths all round: of a garment both numbers are the same, of a body the
	// range that the size is made for.
	Measures map[models.Dim][2]float64
}

// GivenChartError says why a chart told in numbers cannot be advised on.
type GivenChartError struct {
	Code string     // as fit.ArticleError has it
	Size int        // from 0; -1 where it is about no size
	Dim  models.Dim // "" where it is about no measure
}

// Error implements error.
func (e *GivenChartError) Error() string { return "importer: the chart: " + e.Code }

// IsLabel reports whether a text can be the label of a size: 1 to 20 characters that are shown.
func IsLabel(label string) bool {
	n := utf8.RuneCountInString(label)
	return n >= 1 && n <= maxLabel && label == oneLine(label)
}

// GivenChart makes the chart of a product whose type, cut, stretch, leg, sleeve and free zones
// are known, by the rules of charts in files. basis says what was measured. Sizes come smallest
// first; with two axes by length, or labelled as jeans are in any order. Errors: a
// *GivenChartError.
func GivenChart(product *models.Product, basis fit.Basis, sizes []GivenSize) (models.Chart, error) {
	if len(sizes) > maxSizes {
		return models.Chart{}, &GivenChartError{fit.CodeTooManySizes, -1, ""}
	}
	t := newChartTable()
	for i, s := range sizes {
		if slices.Contains(t.labels, s.Label) {
			return models.Chart{}, &GivenChartError{fit.CodeDuplicateSize, i, ""}
		}
		t.labels = append(t.labels, s.Label)
		for dim, cm := range s.Measures {
			if t.values[dim] == nil {
				t.values[dim] = map[string]chartValue{}
			}
			t.values[dim][s.Label] = chartValue{low: cm[0], high: cm[1]}
		}
	}
	c := chartBuilder{product: product}
	var first *chartProblem
	for _, order := range givenOrders(product.Sizing, sizes) {
		chart := t.inOrder(order.sizes, order.system)
		if basis == fit.BasisBodyChart {
			t.asBodies(&chart)
		}
		problem := c.check(t, &chart)
		if problem == nil {
			if basis == fit.BasisBodyChart {
				bodiesOnly(&chart)
			}
			return chart, nil
		}
		if first == nil {
			first = problem
		}
	}
	return models.Chart{}, first.given(t)
}

// given is a problem of a chart that has no lines.
func (p *chartProblem) given(t *chartTable) *GivenChartError {
	dim := models.Dim(p.field)
	if p.field == fit.Arm.String() {
		dim = models.DimSleeve
	}
	if p.code == fit.CodeDuplicateSize || p.code == fit.CodeUnknownValue {
		dim = ""
	}
	return &GivenChartError{p.code, slices.Index(t.labels, p.size), dim}
}

// order is one way of reading sizes as places on axes.
type order struct {
	sizes  []ranked
	system models.SizeSystem
}

// givenOrders are the ways in which sizes can be meant, the likeliest first: as labels of jeans
// say, by the lengths they were told with, one after the other, or women's numbers of three
// lengths.
func givenOrders(sizing fit.Sizing, sizes []GivenSize) (orders []order) {
	t, lengths := newChartTable(), false
	for _, s := range sizes {
		label := s.Label
		if jeans, ok := asJeans(label); ok {
			label = jeans
		}
		t.labels = append(t.labels, label)
		lengths = lengths || s.Length != 0
	}
	// as told, with the labels as they were told
	told := func(ranks []ranked) []ranked {
		for i := range ranks {
			if at := slices.Index(t.labels, ranks[i].label); at >= 0 {
				ranks[i].label = sizes[at].Label
			}
		}
		return ranks
	}
	ranks, system := t.axes(false)
	if system == models.SizeJeans {
		return []order{{told(ranks), system}}
	}
	numbers := system == models.SizeNumeric && sizing == fit.Women
	if numbers && lengths {
		byNumber, _ := t.axes(true)
		orders = append(orders, order{told(byNumber), system})
	}
	if lengths {
		return append(orders, order{byLength(sizes), system})
	}
	orders = append(orders, order{told(ranks), system})
	if numbers {
		byNumber, _ := t.axes(true)
		orders = append(orders, order{told(byNumber), system})
	}
	return orders
}

// byLength ranks sizes within the length they were told with.
func byLength(sizes []GivenSize) (ranks []ranked) {
	var lengths []int
	for _, s := range sizes {
		lengths = append(lengths, s.Length)
	}
	lengths = distinct(lengths)
	next := map[int]int{}
	for _, s := range sizes {
		ranks = append(ranks, ranked{s.Label, next[s.Length], slices.Index(lengths, s.Length)})
		next[s.Length]++
	}
	slices.SortStableFunc(ranks, func(a, b ranked) int { return a.length - b.length })
	return ranks
}
