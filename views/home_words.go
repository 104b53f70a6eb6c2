package views

import (
	"fmt"
	"strings"
)

// neverAsked are the things the home page promises never to ask for: home.never.<name>.
func neverAsked() []string {
	return []string{"weight", "age", "photo", "health", "address", "account"}
}

// tapeTicks draws n ticks of a tape measure, step apart; every fifth is longer, every
// tenth the longest.
func tapeTicks(n, step int) string {
	var path strings.Builder
	for i := range n {
		length := 6
		switch {
		case i%10 == 0:
			length = 16
		case i%5 == 0:
			length = 11
		}
		fmt.Fprintf(&path, "M%d.5 0v%d", i*step, length)
	}
	return path.String()
}
