package drawn

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"

	"ebenmass/models/fit"
)

// frozenCharts is a copy of the demo catalogue's charts of November 2026, 73 articles. It is
// never written again: a later state of the catalogue gets a file of its own.
//
//go:embed charts_2026_11.json
var frozenCharts []byte

// chart is an article in the file, one row per size.
type chart struct {
	Slug    string      `json:"slug"`
	Sizing  fit.Sizing  `json:"sizing"`
	System  string      `json:"system"`
	Type    fit.Type    `json:"type"`
	Cut     fit.Cut     `json:"cut"`
	Stretch fit.Stretch `json:"stretch"`
	Leg     fit.Leg     `json:"leg,omitempty"`
	Free    []string    `json:"free,omitempty"` // zones
	Sizes   []chartRow  `json:"sizes"`
}

// chartRow is one size. Garment and body are in the order bust, waist, hip, inseam, arm, in cm;
// 0 where the garment has no such zone and where the body's is not said.
type chartRow struct {
	Label   string                `json:"label"`
	Rank    [2]int                `json:"rank"` // on the girth and on the length axis
	Garment [fit.NumZones]float64 `json:"garment"`
	Body    [fit.NumZones]float64 `json:"body"` // whom the size is made for
}

// Frozen returns charts that stay as they are, whatever the shop sells: figures on them compare
// one state of the model with another.
func Frozen() ([]Article, error) {
	decoder := json.NewDecoder(bytes.NewReader(frozenCharts))
	decoder.DisallowUnknownFields()
	var charts []chart
	if err := decoder.Decode(&charts); err != nil {
		return nil, fmt.Errorf("drawn: frozen charts: %w", err)
	}
	articles := make([]Article, len(charts))
	for i := range charts {
		var err error
		if articles[i], err = charts[i].article(); err != nil {
			return nil, fmt.Errorf("drawn: frozen charts: %s: %w", charts[i].Slug, err)
		}
	}
	return articles, nil
}

// article leaves the department of the fit out: when these charts were frozen, full legs ended
// 1 cm above the floor for everybody, and the bodies are of that time.
func (c *chart) article() (Article, error) {
	a := Article{
		Name: c.Slug, Sizing: c.Sizing, System: c.System,
		Fit: fit.Article{Type: c.Type, Cut: c.Cut, Stretch: c.Stretch, Leg: c.Leg},
	}
	for _, name := range c.Free {
		zone, err := fit.MeasureNamed(name)
		if err != nil {
			return a, err
		}
		a.Fit.Free[zone] = true
	}
	for _, row := range c.Sizes {
		a.Fit.Sizes = append(a.Fit.Sizes, fit.Size{Label: row.Label, Waist: row.Rank[0], Length: row.Rank[1], Garment: row.Garment})
		a.Bodies = append(a.Bodies, row.Body)
	}
	return a, nil
}
