package drawn_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"ebenmass/models/fit"
	"ebenmass/models/lab/drawn"
)

// frozenCharts is a copy of the demo catalogue's charts of November 2026, 73 articles, so that
// figures of the model are compared on charts that stay as they are. It was written by
//
//	EBENMASS_WRITE_CHARTS=charts.json go test ./models/lab/drawn -run WriteCharts
//
// and is never written again: a later state of the catalogue gets a file of its own.
const frozenCharts = "testdata/charts_2026_11.json"

// writeCharts names the environment variable with the file that TestCatalogue_WriteCharts writes.
const writeCharts = "EBENMASS_WRITE_CHARTS"

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

// article leaves the department of the fit out: when these charts were frozen, full legs ended
// 1 cm above the floor for everybody, and the bodies are of that time.
func (c *chart) article() (drawn.Article, error) {
	a := drawn.Article{
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

// frozen returns the articles of the frozen charts.
func frozen(t testing.TB) []drawn.Article {
	t.Helper()
	data, err := os.ReadFile(frozenCharts)
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var charts []chart
	if err := decoder.Decode(&charts); err != nil {
		t.Fatal(err)
	}
	articles := make([]drawn.Article, len(charts))
	for i := range charts {
		if articles[i], err = charts[i].article(); err != nil {
			t.Fatalf("%s: %v", charts[i].Slug, err)
		}
	}
	return articles
}

func TestFrozenCharts(t *testing.T) {
	t.Parallel()
	articles := frozen(t)
	sizes := 0
	for i := range articles {
		sizes += len(articles[i].Fit.Sizes)
	}
	if len(articles) != 73 || sizes != frozenSizes {
		t.Errorf("%d articles with %d sizes", len(articles), sizes)
	}
	if _, err := drawn.Evaluate(t.Context(), articles, drawn.Options{Seed: 1, People: 2, Truth: drawn.Judge}); err != nil {
		t.Error(err)
	}
}

// frozenSizes is how many sizes the frozen articles have together.
const frozenSizes = 678
