package catalogue

import (
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
