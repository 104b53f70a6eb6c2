package seed

import (
	"fmt"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/layout"
)

// Bodies returns the body that each size of a product's chart is made for, in the order of the
// chart, in cm: the body chart that one shop hangs up for all its articles, without the ease
// and the deviations of this one. The error names what is no label of the demo catalogue's
// grids.
func Bodies(p *models.Product) ([][fit.NumZones]float64, error) {
	d := &layout.Document{Sizing: p.Sizing, Block: p.Block}
	d.Chart.System = p.Chart.System
	for _, s := range p.Chart.Sizes {
		d.Chart.Sizes = append(d.Chart.Sizes, s.Label)
	}
	found, err := places(d)
	if err != nil {
		return nil, fmt.Errorf("seed: the chart of %s: %w", p.Slug, err)
	}
	bodies := make([][fit.NumZones]float64, len(found))
	for i := range found {
		bodies[i] = found[i].body
	}
	return bodies, nil
}
