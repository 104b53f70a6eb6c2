package catalogue

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"ebenmass/models"
)

// stockSets say which articles have pieces of what. They are never changed once a snapshot has
// them: a change works on a copy of what it changes.
type stockSets struct {
	cells  []*roaring.Bitmap            // articles with pieces, by cell
	values [numFacets][]*roaring.Bitmap // articles with pieces in any colour, by size, waist and length
}

func newStockSets(c *core) stockSets {
	s := stockSets{cells: emptySets(len(c.cells))}
	for f := facetSize; f < facetColour; f++ {
		s.values[f] = emptySets(len(c.dims[f].values))
	}
	return s
}

// add enters an article that has nothing yet.
func (s *stockSets) add(c *core, i uint32, p *models.Product) {
	for _, id := range stocked(c, p) {
		s.cells[id].Add(i)
		for f := facetSize; f < facetColour; f++ {
			if value := c.cells[id].value(f); value != noValue {
				s.values[f][value].Add(i)
			}
		}
	}
}

// stocked lists the cells that an article has pieces of, each once, in order.
func stocked(c *core, p *models.Product) []int {
	var ids []int
	for i := range p.Variants {
		if v := &p.Variants[i]; v.Stock > 0 {
			ids = append(ids, c.cellOf[c.cellFor(p, v)])
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// changed is a copy in which an article has the stock of after instead of that of before. It
// shares what does not differ.
func (s stockSets) changed(c *core, i uint32, before, after *models.Product) stockSets {
	had, has := stocked(c, before), stocked(c, after)
	if slices.Equal(had, has) {
		return s
	}
	s.cells = replaced(s.cells, i, had, has)
	for f := facetSize; f < facetColour; f++ {
		s.values[f] = replaced(s.values[f], i, valuesOf(c, f, had), valuesOf(c, f, has))
	}
	return s
}

// valuesOf are the values of a facet that some cells have, each once, in order.
func valuesOf(c *core, f facet, cells []int) []int {
	var ids []int
	for _, id := range cells {
		if value := c.cells[id].value(f); value != noValue {
			ids = append(ids, int(value))
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// replaced takes an article out of the sets it had and into those it has, copying what changes.
func replaced(sets []*roaring.Bitmap, i uint32, had, has []int) []*roaring.Bitmap {
	if slices.Equal(had, has) {
		return sets
	}
	sets = slices.Clone(sets)
	for _, id := range had {
		if _, kept := slices.BinarySearch(has, id); !kept {
			sets[id] = sets[id].Clone()
			sets[id].Remove(i)
		}
	}
	for _, id := range has {
		if _, kept := slices.BinarySearch(had, id); !kept {
			sets[id] = sets[id].Clone()
			sets[id].Add(i)
		}
	}
	return sets
}
