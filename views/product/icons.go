package product

import (
	"context"
	"strings"

	"ebenmass/views/parts"
)

// icons are those of parts that are written piece by piece, as markup.
var icons = struct{ up, down, check, cross, arrow, scissors string }{
	drawnIcon("up"), drawnIcon("down"), drawnIcon("check"), drawnIcon("cross"), drawnIcon("arrow"), drawnIcon("scissors"),
}

func drawnIcon(name string) string {
	var drawn strings.Builder
	if err := parts.Icon(name).Render(context.Background(), &drawn); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	return drawn.String()
}
