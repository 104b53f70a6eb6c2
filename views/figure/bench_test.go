package figure

import (
	"io"
	"testing"
)

func BenchmarkOverlay(b *testing.B) {
	for b.Loop() {
		if err := shirtOverlay("overlay").Render(b.Context(), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
