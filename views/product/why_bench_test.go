package product

import (
	"io"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// BenchmarkWhy renders the panel of a recommended size; its advice is there already.
func BenchmarkWhy(b *testing.B) {
	p := productFixture(models.German)
	p.Advice = adviceFixture(p.Product, peopleFixture()[fit.Recommended])
	for b.Loop() {
		if err := why(p, p.words()).Render(b.Context(), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
