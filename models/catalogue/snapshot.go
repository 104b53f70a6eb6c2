// Package catalogue keeps all products in memory at one moment: sorted, indexed, with
// prices in force and search in German and English at once. A snapshot never changes. What
// articles are is indexed once; stock and prices lie over that index as a layer, of which a
// change replaces what belongs to one article: see [Snapshot.Update].
package catalogue

import (
	"slices"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

// Snapshot is the catalogue at one moment. It is safe for any number of readers, who must
// not change the products it hands out.
type Snapshot struct {
	*core
	now      time.Time
	rows     []*row          // newest first, as the core counts
	prices   []models.Cents  // in force
	reduced  *roaring.Bitmap // with an announced reduction
	stock    stockSets
	upcoming time.Time // when the next price comes into force; zero for none known
	versions versions
}

// row is what the layer has of one article.
type row struct {
	product   *models.Product
	reduction models.Reduction
	reduced   bool
	version   uint64 // grows with every change of its stock or price
}

// New takes the products as they stand at a moment: that clock value decides prices,
// reductions and what is new. The products belong to the snapshot from then on.
func New(products []models.Product, now time.Time) *Snapshot {
	pointers := make([]*models.Product, len(products))
	for i := range products {
		pointers[i] = &products[i]
	}
	return build(pointers, now)
}

func build(products []*models.Product, now time.Time) *Snapshot {
	sortNewest(products)
	s := &Snapshot{
		core: newCore(products), now: now,
		rows: make([]*row, len(products)), prices: make([]models.Cents, len(products)), reduced: roaring.New(),
	}
	s.stock = newStockSets(s.core)
	for i, p := range products {
		r := &row{product: p}
		r.reduction, r.reduced = p.Reduction(now)
		if r.reduced {
			s.reduced.Add(uint32(i))
		}
		s.rows[i], s.prices[i] = r, p.Price(now)
		s.stock.add(s.core, uint32(i), p)
		s.expect(p)
	}
	return s
}

// Reference is what people tell of their sizes is read against. It is the same for all
// snapshots of the same articles, whatever their stock and prices.
func (s *Snapshot) Reference() *reference.Shop { return s.reference }

// Len is how many products there are.
func (s *Snapshot) Len() int { return len(s.rows) }

// Product finds a product by its slug.
func (s *Snapshot) Product(slug string) (*models.Product, bool) {
	i, ok := s.bySlug[slug]
	if !ok {
		return nil, false
	}
	return s.rows[i].product, true
}

// VariantOf finds a variant and its product by SKU. Its stock is that of the snapshot;
// checkout asks the database.
func (s *Snapshot) VariantOf(sku string) (*models.Product, models.Variant, bool) {
	for _, at := range s.skus.places(sku) {
		p := s.rows[at.product].product
		if v := p.Variants[at.variant]; v.SKU == sku {
			return p, v, true
		}
	}
	return nil, models.Variant{}, false
}

// Products lists all products, newest first.
func (s *Snapshot) Products() []*models.Product {
	list := make([]*models.Product, len(s.rows))
	for i, r := range s.rows {
		list[i] = r.product
	}
	return list
}

// Newest lists the n newest products.
func (s *Snapshot) Newest(n int) []*models.Product {
	list := make([]*models.Product, 0, n)
	for _, r := range s.rows[:min(n, len(s.rows))] {
		list = append(list, r.product)
	}
	return list
}

// NewestIn lists the n newest products of a department.
func (s *Snapshot) NewestIn(sizing fit.Sizing, n int) []*models.Product {
	return s.newest(n, func(k kind) bool { return k.sizing == sizing })
}

// NewestPerGroup lists the n newest products of each garment group of each department, newest first,
// and how many products are left.
func (s *Snapshot) NewestPerGroup(n int) (list []*models.Product, left int) {
	type shelf struct {
		sizing fit.Sizing
		group  string
	}
	places := map[shelf][]int32{}
	for k, of := range s.byType {
		at := shelf{k.sizing, GroupOf(k.kind)}
		places[at] = append(places[at], of[:min(n, len(of))]...)
	}
	var all []int32
	for _, of := range places {
		slices.Sort(of)
		all = append(all, of[:min(n, len(of))]...)
	}
	slices.Sort(all)
	for _, i := range all {
		list = append(list, s.rows[i].product)
	}
	return list, len(s.rows) - len(list)
}

func (s *Snapshot) newest(n int, met func(kind) bool) []*models.Product {
	var places []int32
	for k, of := range s.byType {
		if met(k) {
			places = append(places, of[:min(n, len(of))]...)
		}
	}
	slices.Sort(places)
	list := make([]*models.Product, 0, n)
	for _, i := range places[:min(n, len(places))] {
		list = append(list, s.rows[i].product)
	}
	return list
}

// GroupCount says how many products a garment group has.
type GroupCount struct {
	Group  string
	Count  int
	Newest *models.Product
}

// GroupCounts lists the garment groups that have products, in the order menus show them.
func (s *Snapshot) GroupCounts() []GroupCount {
	var counts []GroupCount
	for id, group := range s.dims[facetGroup].values {
		set := s.fixed[facetGroup][id]
		if n := int(set.GetCardinality()); n > 0 {
			counts = append(counts, GroupCount{group, n, s.rows[set.Minimum()].product})
		}
	}
	return counts
}

// FamilyHex is the swatch of each colour family's newest colour, by family.
func (s *Snapshot) FamilyHex() map[string]string { return s.familyHex }

// Article returns what the advisor needs to know of a product.
func (s *Snapshot) Article(slug string) (fit.Article, bool) {
	i, ok := s.bySlug[slug]
	if !ok {
		return fit.Article{}, false
	}
	return *s.cuts[s.cutOf[i]], true
}

// SharedArticle is Article without a copy: it must not be changed. Articles that are cut alike share
// one, so that it may be judged once for all of them.
func (s *Snapshot) SharedArticle(slug string) (*fit.Article, bool) {
	i, ok := s.bySlug[slug]
	if !ok {
		return nil, false
	}
	return s.cuts[s.cutOf[i]], true
}

// Price returns the price in force, 0 for an unknown slug.
func (s *Snapshot) Price(slug string) models.Cents {
	i, ok := s.bySlug[slug]
	if !ok {
		return 0
	}
	return s.prices[i]
}

// Reduction returns the announced reduction, if there is one.
func (s *Snapshot) Reduction(slug string) (models.Reduction, bool) {
	i, ok := s.bySlug[slug]
	if !ok {
		return models.Reduction{}, false
	}
	return s.rows[i].reduction, s.rows[i].reduced
}
