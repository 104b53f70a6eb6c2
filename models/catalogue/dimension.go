package catalogue

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ebenmass/models"
)

// facet is one thing to filter by.
type facet uint8

const (
	facetDepartment facet = iota
	facetGroup
	facetNew
	facetReduced
	facetMaterial
	facetSize // the first of those that a variant meets
	facetWaist
	facetLength
	facetColour
	numFacets
)

// param is the facet's query parameter.
func (f facet) param() string {
	return [numFacets]string{"category", "kind", "new", "reduced", "material", "size", "waist", "length", "colour"}[f]
}

// ofVariants reports whether a facet is met by one variant rather than by the article.
func (f facet) ofVariants() bool { return f >= facetSize }

// inMenu lists the facets in the order the filters show them.
var inMenu = [...]facet{facetDepartment, facetGroup, facetNew, facetReduced, facetSize, facetWaist, facetLength, facetColour, facetMaterial}

// colourFamilies in the order menus show them.
var colourFamilies = []string{"white", "beige", "grey", "black", "brown", "red", "orange", "yellow", "green", "blue", "purple", "pink"}

// dimension numbers the values of a facet in the order menus show them.
type dimension struct {
	values []string
	id     map[string]uint16
}

func newDimension(values []string) dimension {
	d := dimension{values: values, id: make(map[string]uint16, len(values))}
	for i, v := range values {
		d.id[v] = uint16(i)
	}
	return d
}

func dimensionsOf(products []*models.Product) [numFacets]dimension {
	materials := make(map[string]bool)
	families := make(map[string]bool)
	for _, p := range products {
		materials[p.Material] = true
		for _, c := range p.Colours {
			families[c.Family] = true
		}
	}
	sizes, waists, lengths := sizeValues(products)
	return [numFacets]dimension{
		facetDepartment: newDimension([]string{CategoryWomen, CategoryMen}),
		facetGroup:      newDimension(Groups()),
		facetNew:        newDimension([]string{"1"}),
		facetReduced:    newDimension([]string{"1"}),
		facetSize:       newDimension(sizes),
		facetWaist:      newDimension(waists),
		facetLength:     newDimension(lengths),
		facetColour:     newDimension(familiesInOrder(families)),
		facetMaterial:   newDimension(slices.Sorted(maps.Keys(materials))),
	}
}

func familiesInOrder(have map[string]bool) []string {
	order := func(f string) int {
		if i := slices.Index(colourFamilies, f); i >= 0 {
			return i
		}
		return len(colourFamilies)
	}
	return slices.SortedFunc(maps.Keys(have), func(a, b string) int {
		return cmp.Or(cmp.Compare(order(a), order(b)), cmp.Compare(a, b))
	})
}

// letterSizes is the order of letter labels; charts may begin and end anywhere in it.
var letterSizes = []string{"XXS", "XS", "S", "M", "L", "XL", "XXL", "2XL", "3XL", "4XL"}

// sizeValues lists what the labels of all charts say: those with one axis, letters before
// numbers, and of the others waists and lengths, each from small to large.
func sizeValues(products []*models.Product) (sizes, waists, lengths []string) {
	one, girth, leg := map[string]string{}, map[string]string{}, map[string]string{}
	for _, p := range products {
		for _, s := range p.Chart.Sizes {
			if waist, length, ok := axesOf(p.Chart.System, s.Label); ok {
				girth[waist], leg[length] = numberOrder(waist), numberOrder(length)
			} else {
				one[s.Label] = sizeOrder(p.Chart.System, s.Label)
			}
		}
	}
	return inOrder(one), inOrder(girth), inOrder(leg)
}

// inOrder lists keys by the text that says their order.
func inOrder(keys map[string]string) []string {
	return slices.SortedFunc(maps.Keys(keys), func(a, b string) int {
		return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(a, b))
	})
}

// sizeOrder makes a label with one axis comparable as text.
func sizeOrder(system models.SizeSystem, label string) string {
	if system == models.SizeLetters {
		return fmt.Sprintf("0 %02d", slices.Index(letterSizes, label)+1)
	}
	return "1 " + numberOrder(label)
}

func numberOrder(label string) string { return fmt.Sprintf("%4s", label) }

// axesOf takes a label such as "W32/L34" apart into "32" and "34"; ok is false where it has
// one axis only.
func axesOf(system models.SizeSystem, label string) (waist, length string, ok bool) {
	waist, length, ok = strings.Cut(label, "/")
	if !ok || system != models.SizeJeans {
		return "", "", false
	}
	return strings.TrimPrefix(waist, "W"), strings.TrimPrefix(length, "L"), true
}
