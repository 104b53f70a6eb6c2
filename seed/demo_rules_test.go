package seed

import (
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/layout"
)

// keptShirt is a product that keeps to the rules.
func keptShirt() *layout.Document {
	return &layout.Document{
		ID: "EM-00001", Sizing: fit.Men, Type: fit.Shirt, Cut: fit.CutRegular, Stretch: fit.StretchNone, Sleeve: models.SleeveLong,
		Colours: []string{"white", "sage", "ink"}, Style: models.Style{"collar": "band"},
		Chart: layout.Chart{System: models.SizeLetters, Sizes: []string{"S", "M"}, Bust: []float64{102, 110}},
	}
}

func TestDemoRules(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*layout.Document)
		want   string // field: text, or its beginning; "" for nothing
	}{
		"kept":             {func(*layout.Document) {}, ""},
		"id":               {func(d *layout.Document) { d.ID = "X-1" }, "id: \"X-1\" is no identifier"},
		"two colours":      {func(d *layout.Document) { d.Colours = d.Colours[:2] }, "colours: 2 of at least 3"},
		"no style":         {func(d *layout.Document) { d.Style = nil }, "style: is empty"},
		"style not known":  {func(d *layout.Document) { d.Style["collar"] = "ruff" }, "style.collar: \"ruff\" is none of"},
		"too wide":         {func(d *layout.Document) { d.Chart.Bust = []float64{102, 125} }, "chart.bust: M: 27.0 cm more than the body"},
		"other labels":     {func(d *layout.Document) { d.Chart.Sizes, d.Chart.Bust = []string{"one", "two"}, []float64{1, 2} }, ""},
		"other system":     {func(d *layout.Document) { d.Chart.System = "runes" }, ""},
		"a number short":   {func(d *layout.Document) { d.Chart.Bust = d.Chart.Bust[:1] }, ""},
		"no sizes":         {func(d *layout.Document) { d.Chart = layout.Chart{} }, ""},
		"no jeans label":   {func(d *layout.Document) { d.Chart.System = models.SizeJeans }, ""},
		"type not known":   {func(d *layout.Document) { d.Type = "toga" }, "chart.bust: S: "},
		"other department": {func(d *layout.Document) { d.Sizing = "children" }, ""},
	} {
		d := keptShirt()
		c.change(d)
		var got []string
		for _, note := range DemoRules(d) {
			got = append(got, note.Field+": "+note.Text)
		}
		if c.want == "" && len(got) != 0 || c.want != "" && (len(got) == 0 || !strings.HasPrefix(got[0], c.want)) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
