package catalogue

import (
	"cmp"
	"encoding/binary"
	"hash/maphash"
	"math"
	"slices"
	"sync"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

// core is what articles are: all that neither stock nor prices change. Snapshots share it.
type core struct {
	bySlug    map[string]int
	skus      skuIndex
	dims      [numFacets]dimension
	fixed     [numFacets][]*roaring.Bitmap // articles by value, of facets that stock and price leave alone
	all       *roaring.Bitmap
	cells     []cell
	cellOf    map[cell]int
	cellsBy   [numFacets][][]int    // cells by value of a variant's facet
	byType    map[kind][]int32      // newest first
	nameRank  map[models.Lang][]int // place of each product in a list by name
	cuts      []*fit.Article        // what the advisor needs to know of articles; equal ones are one
	cutOf     []int32               // by article
	fresh     *roaring.Bitmap       // came with the latest arrivals
	familyHex map[string]string     // swatch by colour family
	index     *index
	reference *reference.Shop // what people tell of their sizes is read against it
}

// kind is a type of garment of a department.
type kind struct {
	sizing fit.Sizing
	kind   fit.Type
}

// cell is a variant as ids: of its size, or of its waist and length, and of its colour family.
// noValue stands for what it does not have.
type cell struct{ size, waist, length, colour uint16 }

// noValue is the id of a value that is not there.
const noValue = ^uint16(0)

// twoAxes reports whether a variant has a waist and a length instead of a size.
func (c *cell) twoAxes() bool { return c.size == noValue }

// value is the id that a variant has of a facet.
func (c *cell) value(f facet) uint16 {
	switch f {
	case facetSize:
		return c.size
	case facetWaist:
		return c.waist
	case facetLength:
		return c.length
	case facetColour:
		return c.colour
	}
	return noValue
}

func sortNewest(products []*models.Product) {
	slices.SortFunc(products, func(a, b *models.Product) int {
		return cmp.Or(b.Added.Compare(a.Added), cmp.Compare(a.Slug, b.Slug))
	})
}

// newCore indexes products, which come newest first.
func newCore(products []*models.Product) *core {
	c := &core{
		bySlug: make(map[string]int, len(products)), all: roaring.New(), fresh: roaring.New(),
		cellOf: map[cell]int{}, byType: map[kind][]int32{}, familyHex: map[string]string{},
	}
	c.all.AddRange(0, uint64(len(products)))
	for i, p := range products {
		c.bySlug[p.Slug] = i
		c.byType[kind{p.Sizing, p.Type}] = append(c.byType[kind{p.Sizing, p.Type}], int32(i))
		for _, colour := range p.Colours {
			if _, known := c.familyHex[colour.Family]; !known {
				c.familyHex[colour.Family] = colour.Hex
			}
		}
	}
	c.dims = dimensionsOf(products)
	var together sync.WaitGroup
	together.Go(func() { c.nameRank = rankNames(products) })
	together.Go(func() { c.index = newIndex(products) })
	c.skus = newSKUIndex(products)
	c.cuts, c.cutOf = cutsOf(products)
	c.fix(products)
	references := make([]reference.Article, len(products))
	for i, p := range products {
		references[i] = reference.Article{Name: p.Slug, Department: p.Sizing, System: string(p.Chart.System), Fit: *c.cuts[c.cutOf[i]]}
	}
	c.reference = reference.NewShop(references)
	together.Wait()
	return c
}

// fix notes which articles have which values of facets that do not change, and which cells there are.
func (c *core) fix(products []*models.Product) {
	for f := range numFacets {
		if f == facetReduced || f.ofVariants() && f != facetColour {
			continue
		}
		c.fixed[f] = emptySets(len(c.dims[f].values))
	}
	for f := facetSize; f < numFacets; f++ {
		c.cellsBy[f] = make([][]int, len(c.dims[f].values))
	}
	mark := func(f facet, value string, i int) {
		if id, ok := c.dims[f].id[value]; ok {
			c.fixed[f][id].Add(uint32(i))
		}
	}
	since := time.Time{}
	if len(products) > 0 {
		since = freshSince(products[0])
	}
	for i, p := range products {
		for _, department := range departments(p) {
			mark(facetDepartment, department, i)
		}
		mark(facetGroup, GroupOf(p.Type), i)
		mark(facetMaterial, p.Material, i)
		if p.Added.After(since) {
			c.fresh.Add(uint32(i))
		}
		for _, v := range p.Variants {
			at := c.cellFor(p, &v)
			if _, known := c.cellOf[at]; !known {
				id := len(c.cells)
				c.cellOf[at], c.cells = id, append(c.cells, at)
				for f := facetSize; f < numFacets; f++ {
					if value := at.value(f); value != noValue {
						c.cellsBy[f][value] = append(c.cellsBy[f][value], id)
					}
				}
			}
			if at.colour != noValue {
				c.fixed[facetColour][at.colour].Add(uint32(i))
			}
		}
	}
	c.fixed[facetNew] = []*roaring.Bitmap{c.fresh}
	for f := range numFacets {
		for _, set := range c.fixed[f] {
			set.RunOptimize()
		}
	}
}

func emptySets(n int) []*roaring.Bitmap {
	sets := make([]*roaring.Bitmap, n)
	for i := range sets {
		sets[i] = roaring.New()
	}
	return sets
}

// cellFor is where a variant counts.
func (c *core) cellFor(p *models.Product, v *models.Variant) cell {
	colour, _ := p.Colour(v.Colour)
	at := cell{noValue, noValue, noValue, c.id(facetColour, colour.Family)}
	if waist, length, ok := axesOf(p.Chart.System, v.Size); ok {
		at.waist, at.length = c.id(facetWaist, waist), c.id(facetLength, length)
	} else {
		at.size = c.id(facetSize, v.Size)
	}
	return at
}

func (c *core) id(f facet, value string) uint16 {
	if id, ok := c.dims[f].id[value]; ok {
		return id
	}
	return noValue
}

// design is all that a product's cut is made of, with its chart by where that is in memory: charts that
// are read together share it.
type design struct {
	sizing    fit.Sizing
	garment   fit.Type
	cut       fit.Cut
	stretch   fit.Stretch
	leg       fit.Leg
	sleeve    models.Sleeve
	free      [fit.NumMeasures]bool
	basis     fit.Basis
	offset    fit.Offset
	tolerance fit.Tolerance
	chart     *models.ChartSize
	sizes     int
}

func designOf(p *models.Product) design {
	d := design{
		sizing: p.Sizing, garment: p.Type, cut: p.Cut, stretch: p.Stretch, leg: p.Leg, sleeve: p.Sleeve,
		basis: p.Chart.Basis, offset: p.Released.Offset, tolerance: p.Released.Tolerance, sizes: len(p.Chart.Sizes),
	}
	for _, zone := range p.Free {
		d.free[zone] = true
	}
	if d.sizes > 0 {
		d.chart = &p.Chart.Sizes[0]
	}
	return d
}

// cutsOf is what the advisor needs to know of products, and which of that each has; what is equal is
// kept once, so that what a body makes of it is worked out once too.
func cutsOf(products []*models.Product) (cuts []*fit.Article, cutOf []int32) {
	cutOf = make([]int32, len(products))
	designs, keys := map[design]int32{}, map[string]int32{}
	for i, p := range products {
		d := designOf(p)
		at, known := designs[d]
		if !known {
			a := p.Article()
			key := articleKey(&a)
			if at, known = keys[key]; !known {
				at = int32(len(cuts))
				cuts, keys[key] = append(cuts, &a), at
			}
			designs[d] = at
		}
		cutOf[i] = at
	}
	return cuts, cutOf
}

// articleKey is the same for articles that are advised on alike.
func articleKey(a *fit.Article) string {
	key := make([]byte, 0, 64+len(a.Sizes)*64)
	text := func(s string) { key = append(binary.AppendUvarint(key, uint64(len(s))), s...) }
	number := func(x float64) { key = binary.LittleEndian.AppendUint64(key, math.Float64bits(x)) }
	for _, s := range [...]string{string(a.Sizing), string(a.Type), string(a.Cut), string(a.Stretch), string(a.Leg), string(a.Basis)} {
		text(s)
	}
	for _, free := range a.Free {
		if free {
			key = append(key, 1)
		} else {
			key = append(key, 0)
		}
	}
	for _, x := range [...]float64{a.Offset.Value, a.Offset.SD, float64(a.Offset.N), a.Tolerance.Value, a.Tolerance.SD} {
		number(x)
	}
	for i := range a.Sizes {
		s := &a.Sizes[i]
		text(s.Label)
		key = binary.AppendVarint(binary.AppendVarint(key, int64(s.Waist)), int64(s.Length))
		for _, cm := range s.Garment {
			number(cm)
		}
	}
	return string(key)
}

// place is where a variant stands.
type place struct {
	hash             uint64
	product, variant int32
}

// skuIndex finds variants by SKU. It holds hashes: millions of strings are not kept twice.
type skuIndex struct {
	seed   maphash.Seed
	sorted []place
}

func newSKUIndex(products []*models.Product) skuIndex {
	n := 0
	for _, p := range products {
		n += len(p.Variants)
	}
	ix := skuIndex{seed: maphash.MakeSeed(), sorted: make([]place, 0, n)}
	for i, p := range products {
		for j := range p.Variants {
			ix.sorted = append(ix.sorted, place{maphash.String(ix.seed, p.Variants[j].SKU), int32(i), int32(j)})
		}
	}
	slices.SortFunc(ix.sorted, func(a, b place) int { return cmp.Compare(a.hash, b.hash) })
	return ix
}

// places are where the variant of a SKU may stand: who asks compares.
func (ix *skuIndex) places(sku string) []place {
	hash := maphash.String(ix.seed, sku)
	from, _ := slices.BinarySearchFunc(ix.sorted, hash, func(p place, hash uint64) int { return cmp.Compare(p.hash, hash) })
	until := from
	for until < len(ix.sorted) && ix.sorted[until].hash == hash {
		until++
	}
	return ix.sorted[from:until]
}
