package catalogue

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ebenmass/models"
)

// facet is one thing to filter by. The category parameter is three of them: departments,
// garment groups and offers are alternatives among themselves and conditions on each other.
type facet uint8

const (
	facetDepartment facet = iota
	facetGroup
	facetOffer
	facetSize
	facetColour
	facetMaterial
	numFacets
)

// param is the facet's query parameter.
func (f facet) param() string {
	return [numFacets]string{"category", "category", "category", "size", "colour", "material"}[f]
}

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

// ids returns a value's number as a list, empty for a value the dimension does not have.
func (d dimension) ids(value string) []uint16 {
	id, ok := d.id[value]
	if !ok {
		return nil
	}
	return []uint16{id}
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
	return [numFacets]dimension{
		facetDepartment: newDimension([]string{CategoryWomen, CategoryMen}),
		facetGroup:      newDimension(Groups()),
		facetOffer:      newDimension([]string{CategoryNew, CategorySale}),
		facetSize:       newDimension(sizeLabels(products)),
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

// sizeLabels lists the labels of all charts: letters, then numbers, then length and waist,
// each from small to large.
func sizeLabels(products []*models.Product) []string {
	keys := make(map[string]string)
	for _, p := range products {
		for _, s := range p.Chart.Sizes {
			keys[s.Label] = sizeOrder(p.Chart.System, s.Label)
		}
	}
	return slices.SortedFunc(maps.Keys(keys), func(a, b string) int {
		return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(a, b))
	})
}

// sizeOrder makes a label comparable as text.
func sizeOrder(system models.SizeSystem, label string) string {
	switch system {
	case models.SizeLetters:
		return fmt.Sprintf("0 %02d", slices.Index(letterSizes, label)+1)
	case models.SizeNumeric:
		return fmt.Sprintf("1 %3s", label)
	default:
		waist, length, _ := strings.Cut(label, "/")
		return fmt.Sprintf("2 %3s %3s", length, waist)
	}
}
