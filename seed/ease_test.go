package seed

import (
	"testing"

	"ebenmass/models/fit"
)

// Charts are graded with the ease that the advisor takes for right. Were the two tables
// to part, people in the middle of a size would be told another.
func TestGirthsAreDrawnForTheEaseTheAdvisorExpects(t *testing.T) {
	for _, typ := range fit.Types {
		for _, cut := range cuts {
			for _, stretch := range stretches {
				target := targetEase(&document{Type: typ, Cut: cut, Stretch: stretch, Leg: fit.LegFull})
				for _, zone := range []fit.Measure{fit.Bust, fit.Waist, fit.Hip} {
					if zone == fit.Bust && !isTop(typ) {
						continue
					}
					if want := fit.Target(typ, cut, stretch, fit.LegFull, zone); target[zone] != want {
						t.Errorf("%s %s, stretch %s, %s: %v cm, the advisor expects %v", cut, typ, stretch, zone, target[zone], want)
					}
				}
			}
		}
	}
}
