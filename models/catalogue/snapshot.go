// Package catalogue keeps all products in memory at one moment: sorted, indexed, with
// prices in force and search in German and English at once. A snapshot never changes;
// when catalogue or stock change, a new one takes its place.
package catalogue

import (
	"cmp"
	"slices"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

// Snapshot is the catalogue at one moment. It is safe for any number of readers, who must
// not change the products it hands out.
type Snapshot struct {
	now      time.Time
	products []*models.Product // newest first; what entries, index and ranks count by
	entries  []entry
	bySlug   map[string]int
	bySKU    map[string]place
	dims     [numFacets]dimension
	nameRank map[models.Lang][]int // place of each product in a list by name
	index    *index

	reference *reference.Shop // what people tell of their sizes is read against it
}

// place is where a variant stands.
type place struct{ product, variant int }

// entry is what filters and sorting need of one product, worked out once.
type entry struct {
	values    [numFacets][]uint16 // ids in the snapshot's dimensions; none of what variants meet
	variants  []offered
	price     models.Cents
	reduction models.Reduction
	reduced   bool
	fresh     bool
	article   fit.Article
}

// offered is a variant as ids: of its size, or of its waist and length, and of its colour family.
type offered struct {
	values  [numFacets]uint16 // noValue for what it does not have
	inStock bool
}

// noValue is the id of a value that is not there.
const noValue = ^uint16(0)

// twoAxes reports whether a variant has a waist and a length instead of a size.
func (o *offered) twoAxes() bool { return o.values[facetSize] == noValue }

// New takes the products as they stand at a moment: that clock value decides prices,
// reductions and what is new. The products belong to the snapshot from then on.
func New(products []models.Product, now time.Time) *Snapshot {
	s := &Snapshot{
		now:      now,
		products: make([]*models.Product, len(products)),
		bySlug:   make(map[string]int, len(products)),
		bySKU:    make(map[string]place),
	}
	for i := range products {
		s.products[i] = &products[i]
	}
	slices.SortFunc(s.products, func(a, b *models.Product) int {
		return cmp.Or(b.Added.Compare(a.Added), cmp.Compare(a.Slug, b.Slug))
	})
	for i, p := range s.products {
		s.bySlug[p.Slug] = i
		for j, v := range p.Variants {
			s.bySKU[v.SKU] = place{i, j}
		}
	}
	s.dims = dimensionsOf(s.products)
	s.entries = s.buildEntries()
	s.nameRank = rankNames(s.products)
	s.index = newIndex(s.products)
	s.reference = reference.NewShop(s.references())
	return s
}

// references are the articles as labels and garments refer to them.
func (s *Snapshot) references() []reference.Article {
	all := make([]reference.Article, len(s.products))
	for i, p := range s.products {
		all[i] = reference.Article{Name: p.Slug, Department: p.Sizing, System: string(p.Chart.System), Fit: s.entries[i].article}
	}
	return all
}

// Reference is what people tell of their sizes is read against.
func (s *Snapshot) Reference() *reference.Shop { return s.reference }

func (s *Snapshot) buildEntries() []entry {
	entries := make([]entry, len(s.products))
	freshSince := s.freshSince()
	for i, p := range s.products {
		e := &entries[i]
		e.price = p.Price(s.now)
		e.reduction, e.reduced = p.Reduction(s.now)
		e.fresh = p.Added.After(freshSince)
		e.article = p.Article()
		for _, department := range departments(p) {
			e.values[facetDepartment] = append(e.values[facetDepartment], s.dims[facetDepartment].ids(department)...)
		}
		e.values[facetGroup] = s.dims[facetGroup].ids(GroupOf(p.Type))
		e.values[facetMaterial] = s.dims[facetMaterial].ids(p.Material)
		if e.fresh {
			e.values[facetNew] = s.dims[facetNew].ids("1")
		}
		if e.reduced {
			e.values[facetReduced] = s.dims[facetReduced].ids("1")
		}
		e.variants = s.offeredVariants(p)
	}
	return entries
}

func (s *Snapshot) offeredVariants(p *models.Product) []offered {
	variants := make([]offered, 0, len(p.Variants))
	for _, v := range p.Variants {
		colour, _ := p.Colour(v.Colour)
		o := offered{inStock: v.Stock > 0}
		o.values[facetSize], o.values[facetWaist], o.values[facetLength] = noValue, noValue, noValue
		if waist, length, ok := axesOf(p.Chart.System, v.Size); ok {
			o.values[facetWaist], o.values[facetLength] = s.dims[facetWaist].id[waist], s.dims[facetLength].id[length]
		} else {
			o.values[facetSize] = s.dims[facetSize].id[v.Size]
		}
		o.values[facetColour] = s.dims[facetColour].id[colour.Family]
		variants = append(variants, o)
	}
	return variants
}

// Product finds a product by its slug.
func (s *Snapshot) Product(slug string) (*models.Product, bool) {
	i, ok := s.bySlug[slug]
	if !ok {
		return nil, false
	}
	return s.products[i], true
}

// VariantOf finds a variant and its product by SKU. Its stock is that of the snapshot;
// checkout asks the database.
func (s *Snapshot) VariantOf(sku string) (*models.Product, models.Variant, bool) {
	at, ok := s.bySKU[sku]
	if !ok {
		return nil, models.Variant{}, false
	}
	p := s.products[at.product]
	return p, p.Variants[at.variant], true
}

// Products lists all products, newest first.
func (s *Snapshot) Products() []*models.Product { return slices.Clone(s.products) }

// Article returns what the advisor needs to know of a product.
func (s *Snapshot) Article(slug string) (fit.Article, bool) {
	i, ok := s.bySlug[slug]
	if !ok {
		return fit.Article{}, false
	}
	return s.entries[i].article, true
}

// Price returns the price in force, 0 for an unknown slug.
func (s *Snapshot) Price(slug string) models.Cents {
	i, ok := s.bySlug[slug]
	if !ok {
		return 0
	}
	return s.entries[i].price
}

// Reduction returns the announced reduction, if there is one.
func (s *Snapshot) Reduction(slug string) (models.Reduction, bool) {
	i, ok := s.bySlug[slug]
	if !ok {
		return models.Reduction{}, false
	}
	return s.entries[i].reduction, s.entries[i].reduced
}

// departments are those that an article hangs in.
func departments(p *models.Product) []string {
	if p.Unisex {
		return []string{CategoryWomen, CategoryMen}
	}
	return []string{string(p.Sizing)}
}
