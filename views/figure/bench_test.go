package figure

import (
	"io"
	"testing"
)

func BenchmarkOverlay(b *testing.B) {
	drawing := shirtOverlay("overlay")
	for b.Loop() {
		if err := drawing.Render(b.Context(), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
