package reference_test

import (
	"slices"
	"strings"
	"testing"

	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

func TestParseLabel_AsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		typed   string
		garment fit.Garment
		sizing  fit.Sizing
		names   []string
		system  string
	}{
		{"M", fit.Top, fit.Women, []string{"M"}, ""},
		{" m ", fit.Top, fit.Women, []string{"M"}, ""},
		{"2XL", fit.Top, fit.Men, []string{"XXL"}, ""},
		{"XXL", fit.Top, fit.Men, []string{"XXL"}, ""},
		{"XXXL", fit.Top, fit.Men, []string{"3XL"}, ""},
		{"3xl", fit.Top, fit.Men, []string{"3XL"}, ""},
		{"1XS", fit.Top, fit.Men, []string{"XS"}, ""},
		{"medium", fit.Top, fit.Women, []string{"M"}, ""},
		{"M/L", fit.Top, fit.Women, []string{"M", "L"}, ""},
		{"S-M", fit.Top, fit.Women, []string{"S", "M"}, ""},
		{"S – M", fit.Top, fit.Women, []string{"S", "M"}, ""},
		{"40/42", fit.Top, fit.Women, []string{"40", "42"}, ""},
		{"40/42", fit.Bottom, fit.Women, []string{"40", "42"}, ""},
		{"Gr. 40", fit.Dresses, fit.Women, []string{"40"}, ""},
		{"Größe 40", fit.Dresses, fit.Women, []string{"40"}, ""},
		{"size 40", fit.Dresses, fit.Women, []string{"40"}, ""},
		{"EU 40", fit.Dresses, fit.Women, []string{"40"}, ""},
		{"40 EU", fit.Dresses, fit.Women, []string{"40"}, ""},
		{"US 8", fit.Dresses, fit.Women, []string{"8"}, "us-women-astm"},
		{"uk12", fit.Dresses, fit.Women, []string{"12"}, "uk-women"},
		{"IT 50", fit.Top, fit.Men, []string{"50"}, "it-men-suit"},
		{"W33", fit.Bottom, fit.Men, []string{"W33"}, ""},
		{"w 33", fit.Bottom, fit.Men, []string{"W33"}, ""},
		{"33/32", fit.Bottom, fit.Men, []string{"W33/L32"}, ""},
		{"W33/L32", fit.Bottom, fit.Men, []string{"W33/L32"}, ""},
		{"w33 l32", fit.Bottom, fit.Men, []string{"W33/L32"}, ""},
		{"33x32", fit.Bottom, fit.Men, []string{"W33/L32"}, ""},
		{"\u200bM\u00ad", fit.Top, fit.Women, []string{"M"}, ""},
		{"Ｍ", fit.Top, fit.Women, []string{"M"}, ""},
	} {
		got, ok := reference.ParseLabel(c.typed, c.garment, c.sizing)
		if !ok || !slices.Equal(got.Names, c.names) || got.System != c.system {
			t.Errorf("%q of a %s: %v %q, %t, want %v %q", c.typed, c.garment, got.Names, got.System, ok, c.names, c.system)
		}
	}
	for _, typed := range []string{"", "  ", ".", strings.Repeat("M", 41)} {
		if got, ok := reference.ParseLabel(typed, fit.Top, fit.Women); ok {
			t.Errorf("%q is read as %v", typed, got.Names)
		}
	}
}

// What was read once is read again as itself, so that what is stored comes back.
func FuzzParseLabel(f *testing.F) {
	for _, typed := range []string{"W33", "33/32", "M/L", "40/42", "2XL", "XXL", "S-M", "Gr. 40", "US 8", "", "W", "/", "٣٣/٣٢"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		for _, garment := range []fit.Garment{fit.Top, fit.Bottom, fit.Dresses} {
			label, ok := reference.ParseLabel(typed, garment, fit.Women)
			if !ok {
				continue
			}
			if n := len(label.Names); n < 1 || n > 2 {
				t.Fatalf("%q has %d names", typed, n)
			}
			for _, name := range label.Names {
				if name == "" {
					t.Fatalf("%q has an empty name", typed)
				}
			}
		}
	})
}

// Bands follow each other without a gap, rising, and mean bodies that there are.
func TestSystems_BandsAdjoin(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, y := range reference.Systems {
		if key := y.Key + string(y.Sizing); seen[key] {
			t.Errorf("%s stands twice", key)
		} else {
			seen[key] = true
		}
		low, high := y.Zone.Range()
		for i, b := range y.Bands {
			if b.Low >= b.High || b.Low < low || b.High > high {
				t.Errorf("%s %s: %g to %g cm", y.Key, b.Label, b.Low, b.High)
			}
			if i > 0 && (b.Low < y.Bands[i-1].High-1e-6 || b.Low > y.Bands[i-1].High+1e-6) {
				t.Errorf("%s: %s ends at %g, %s begins at %g", y.Key, y.Bands[i-1].Label, y.Bands[i-1].High, b.Label, b.Low)
			}
		}
	}
	for _, c := range []struct {
		key, label string
		sizing     fit.Sizing
		cm         float64 // in the middle of the band
	}{
		{"de-women", "40", fit.Women, 92}, {"de-women-short", "20", fit.Women, 92}, {"de-women-long", "80", fit.Women, 92},
		{"de-men", "50", fit.Men, 100}, {"fr-women", "40", fit.Women, 88}, {"it-women", "44", fit.Women, 88}, {"uk-women", "12", fit.Women, 88},
		{"us-men-suit", "38", fit.Men, 96.52}, {"en-letters-women", "M", fit.Women, 94},
	} {
		for _, y := range reference.Systems {
			for _, b := range y.Bands {
				if y.Key == c.key && y.Sizing == c.sizing && b.Label == c.label && (b.Low+b.High)/2-c.cm > 0.01 {
					t.Errorf("%s %s is %g cm, want %g", c.key, c.label, (b.Low+b.High)/2, c.cm)
				}
			}
		}
	}
}
