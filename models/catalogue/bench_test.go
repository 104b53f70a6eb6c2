package catalogue

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"ebenmass/models"
)

func BenchmarkFilter(b *testing.B) {
	for name, q := range map[string]Query{
		"everything": {},
		"facets":     {Category: "men", Kind: []string{"shirts"}, Size: []string{"M"}, Colour: []string{"green"}},
		"search":     {Text: "leinenhemd grün"},
		"typo":       {Text: "hmed"},
	} {
		b.Run(name, func(b *testing.B) {
			s := New(manyProducts(1000), today)
			for b.Loop() {
				s.Filter(q, models.German, nil)
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(manyProducts(1000), today)
	}
}

// large is a catalogue of many articles, each with a size chart and a stock of its own.
func large(n int) []models.Product {
	list := manyProducts(n)
	for i := range list {
		p := &list[i]
		p.Added = p.Added.AddDate(0, 0, -i%900)
		p.Prices[0].Cents += models.Cents(i % 97 * 100)
		p.Variants = slices.Clone(p.Variants)
		for j := range p.Variants {
			p.Variants[j].SKU = fmt.Sprintf("%s-%d", p.Slug, j)
			p.Variants[j].Stock = (i + j) % 7
		}
	}
	return list
}

func BenchmarkLarge(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s := New(large(n), today)
			b.Run("sale", func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					p := *s.rows[i%n].product
					p.Variants = slices.Clone(p.Variants)
					p.Variants[0].Stock = 1 - min(1, p.Variants[0].Stock)
					s = s.Update([]Change{{Slug: p.Slug, Product: &p}}, today)
				}
			})
			for name, q := range map[string]Query{
				"everything": {},
				"facets":     {Category: "men", Kind: []string{"shirts"}, Size: []string{"M"}, Colour: []string{"green"}},
				"price":      {Sort: SortPrice, PriceMax: 80_00},
				"search":     {Text: "leinenhemd grün"},
				"typo":       {Text: "hmed"},
			} {
				b.Run(name, func(b *testing.B) {
					for b.Loop() {
						s.Filter(q, models.German, nil)
					}
				})
			}
			b.Run("similar", func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					p := s.rows[i%n].product
					s.Related(p.Slug, 4)
					for range s.Combinations(p, p.Colours[0]) {
						break
					}
				}
			})
		})
	}
}

func BenchmarkLargeNew(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				New(large(n), today)
			}
		})
	}
}
