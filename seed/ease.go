package seed

import (
	"ebenmass/models/fit"
	"ebenmass/models/layout"
)

// targetEase returns the ease in cm that charts are graded with in each zone. It is what
// the advisor takes for right, so that people in the middle of a size are told that size.
func targetEase(d *layout.Document) (target body) {
	for z := range fit.Measure(fit.NumZones) {
		target[z] = fit.Target(d.Sizing, d.Type, d.Cut, d.Stretch, d.Leg, z)
	}
	return target
}
