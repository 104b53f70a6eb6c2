package catalogue

import (
	"maps"
	"reflect"
	"slices"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"ebenmass/models"
)

// versions count changes, so that what was made from a snapshot can be told from what would be
// made now.
type versions struct {
	epoch uint64 // articles themselves, and time
	lists uint64 // which variants have pieces, and prices
	cards uint64 // which colours have pieces, and prices
}

// Version says from what something was made. Two that are equal made the same.
type Version struct{ epoch, shared, own uint64 }

// ArticleVersion is the version of an article's own page: its stock to the piece, and of others
// what their cards show. Of an unknown slug it is that of lists.
func (s *Snapshot) ArticleVersion(slug string) Version {
	i, ok := s.bySlug[slug]
	if !ok {
		return s.ListsVersion()
	}
	return Version{s.versions.epoch, s.versions.cards, s.rows[i].version}
}

// ListsVersion is the version of lists, their filters and their counts.
func (s *Snapshot) ListsVersion() Version {
	return Version{s.versions.epoch, s.versions.lists, 0}
}

// BaseVersion is the version of what tells nothing of stock and prices.
func (s *Snapshot) BaseVersion() Version { return Version{epoch: s.versions.epoch} }

// Change is what an article has become.
type Change struct {
	Slug    string
	Product *models.Product // nil: the shop sells it no more
}

// Update is the snapshot after changes. Where they are of stock and prices only it costs as much
// as the articles that change; where articles themselves change, come or go, the index is made
// anew. The snapshot itself stays as it is; where nothing differs it is what is returned.
func (s *Snapshot) Update(changes []Change, now time.Time) *Snapshot {
	var differ []Change
	whole := false
	for _, c := range changes {
		i, known := s.bySlug[c.Slug]
		switch {
		case !known && c.Product == nil:
			continue
		case !known || c.Product == nil || !sameArticle(s.rows[i].product, c.Product):
			whole = true
		case reflect.DeepEqual(s.rows[i].product, c.Product):
			continue
		}
		differ = append(differ, c)
	}
	if len(differ) == 0 {
		return s
	}
	if whole {
		return s.rebuilt(differ, now)
	}
	next := s.copied(now)
	next.reprice(s.now)
	for _, c := range differ {
		i := s.bySlug[c.Slug]
		next.replace(i, offered(s.rows[i].product, c.Product))
	}
	return next
}

// offered is an article with the stock and the prices of its other state. All else is shared: the
// shop must not grow with every sale.
func offered(p, as *models.Product) *models.Product {
	merged := *p
	merged.Variants = slices.Clone(p.Variants)
	for i := range merged.Variants {
		merged.Variants[i].Stock = as.Variants[i].Stock
	}
	if !slices.Equal(p.Prices, as.Prices) {
		merged.Prices = as.Prices
	}
	return &merged
}

// At is the snapshot at a later moment: with the prices in force then.
func (s *Snapshot) At(now time.Time) *Snapshot {
	next := s.copied(now)
	next.versions.epoch++
	next.reprice(s.now)
	return next
}

// reprice takes over the prices that came into force since a moment.
func (s *Snapshot) reprice(since time.Time) {
	if s.upcoming.IsZero() || s.upcoming.After(s.now) {
		return
	}
	s.upcoming = time.Time{}
	for i, r := range s.rows {
		if slices.ContainsFunc(r.product.Prices, func(p models.PricePoint) bool { return p.Since.After(since) && !p.Since.After(s.now) }) {
			s.replace(i, r.product)
		}
		s.expect(r.product)
	}
}

// expect notes when an article's next price comes into force.
func (s *Snapshot) expect(p *models.Product) {
	for _, price := range p.Prices {
		if price.Since.After(s.now) && (s.upcoming.IsZero() || price.Since.Before(s.upcoming)) {
			s.upcoming = price.Since
		}
	}
}

// copied is a snapshot whose rows can be replaced. Sets are copied where they change.
func (s *Snapshot) copied(now time.Time) *Snapshot {
	next := *s
	next.now, next.rows, next.prices = now, slices.Clone(s.rows), slices.Clone(s.prices)
	return &next
}

// replace puts an article with other stock or prices into a row.
func (s *Snapshot) replace(i int, p *models.Product) {
	before := s.rows[i]
	after := &row{product: p, version: before.version + 1}
	after.reduction, after.reduced = p.Reduction(s.now)
	price := p.Price(s.now)
	if before.reduced != after.reduced {
		s.reduced = s.reduced.Clone()
		if after.reduced {
			s.reduced.Add(uint32(i))
		} else {
			s.reduced.Remove(uint32(i))
		}
	}
	s.stock = s.stock.changed(s.core, uint32(i), before.product, p)
	switch {
	case price != s.prices[i] || after.reduction != before.reduction || p.Changed(s.now) != before.product.Changed(s.now) || !maps.Equal(coloursInStock(before.product), coloursInStock(p)):
		s.versions.cards++
		s.versions.lists++
	case !sameInStock(before.product, p):
		s.versions.lists++
	}
	s.rows[i], s.prices[i] = after, price
	s.expect(p)
}

// rebuilt is a snapshot of the same articles but for those that differ.
func (s *Snapshot) rebuilt(changes []Change, now time.Time) *Snapshot {
	changed := make(map[string]bool, len(changes))
	products := make([]*models.Product, 0, len(s.rows)+len(changes))
	for _, c := range changes {
		changed[c.Slug] = true
		if c.Product != nil {
			products = append(products, c.Product)
		}
	}
	for _, r := range s.rows {
		if !changed[r.product.Slug] {
			products = append(products, r.product)
		}
	}
	return build(products, now).after(s)
}

// after makes a snapshot the successor of another: nothing made from the other is valid for it.
func (s *Snapshot) after(before *Snapshot) *Snapshot {
	s.versions = before.versions
	s.versions.epoch++
	return s
}

// Replacing makes a freshly built snapshot the successor of the one in use.
func (s *Snapshot) Replacing(before *Snapshot) *Snapshot {
	if before == nil {
		return s
	}
	return s.after(before)
}

// sameArticle reports whether two states of an article differ in stock and prices at most.
func sameArticle(a, b *models.Product) bool {
	if len(a.Variants) != len(b.Variants) {
		return false
	}
	for i := range a.Variants {
		v, w := a.Variants[i], b.Variants[i]
		v.Stock, w.Stock = 0, 0
		if v != w {
			return false
		}
	}
	x, y := *a, *b
	x.Variants, x.Prices, y.Variants, y.Prices = nil, nil, nil, nil
	return reflect.DeepEqual(&x, &y)
}

func coloursInStock(p *models.Product) map[string]bool {
	colours := make(map[string]bool, len(p.Colours))
	for _, v := range p.Variants {
		if v.Stock > 0 {
			colours[v.Colour] = true
		}
	}
	return colours
}

func sameInStock(a, b *models.Product) bool {
	return slices.EqualFunc(a.Variants, b.Variants, func(v, w models.Variant) bool { return (v.Stock > 0) == (w.Stock > 0) })
}

// setOr is the union of sets.
func setOr(sets []*roaring.Bitmap) *roaring.Bitmap {
	switch len(sets) {
	case 0:
		return roaring.New()
	case 1:
		return sets[0]
	}
	return roaring.FastOr(sets...)
}
