package figure

import (
	"math"
	"slices"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"

	"pgregory.net/rapid"
)

func flatLabels() []FlatLabel {
	var labels []FlatLabel
	for _, d := range models.Dims {
		labels = append(labels, FlatLabel{Dim: d, Text: string(d)})
	}
	return labels
}

// flatDims are the measures each type of garment has a place for, sleeves aside.
func flatDims(kind fit.Type) []models.Dim {
	switch kind {
	case fit.Skirt:
		return []models.Dim{models.DimWaist, models.DimHip, models.DimLength}
	case fit.Trousers, fit.Jeans, fit.Shorts:
		return []models.Dim{models.DimWaist, models.DimHip, models.DimInseam, models.DimLength}
	case fit.Jumpsuit:
		return []models.Dim{models.DimShoulder, models.DimBust, models.DimWaist, models.DimHip, models.DimInseam, models.DimLength}
	}
	return []models.Dim{models.DimShoulder, models.DimBust, models.DimWaist, models.DimHip, models.DimLength}
}

func TestFlat_EveryMeasure(t *testing.T) {
	for _, kind := range fit.Types {
		for _, sleeve := range [...]models.Sleeve{models.SleeveNone, models.SleeveShort, models.SleeveLong} {
			f := newFlat(FlatProps{Garment: Garment{Type: kind, Sleeve: sleeve}, Labels: flatLabels()})
			want := flatDims(kind)
			if sleeve != models.SleeveNone && slices.Contains(want, models.DimShoulder) {
				want = append(want, models.DimSleeve)
			}
			var got []models.Dim
			for _, d := range f.dims {
				got = append(got, models.Dim(d.text))
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s with sleeve %s has %v, want %v", kind, sleeve, got, want)
			}
		}
	}
}

func TestFlat_LinesAsLongAsMeasures(t *testing.T) {
	top := Garment{Type: fit.Shirt, Sleeve: models.SleeveLong, Bust: 110, Waist: 104, Hip: 112, Shoulder: 46, SleeveLength: 62, Length: 76}
	legs := Garment{Type: fit.Jeans, Waist: 84, Hip: 104, Inseam: 79, Length: 105}
	skirt := Garment{Type: fit.Skirt, Waist: 72, Hip: 100, Length: 62}
	shorts := Garment{Type: fit.Shorts, Waist: 84, Hip: 108, Inseam: 20, Length: 47}
	whole := Garment{Type: fit.Jumpsuit, Bust: 102, Waist: 92, Hip: 108, Shoulder: 40, Inseam: 72, Length: 138}
	tests := []struct {
		garment Garment
		dim     models.Dim
		cm      float64 // girths show half of themselves
	}{
		{top, models.DimBust, 55}, {top, models.DimWaist, 52}, {top, models.DimHip, 56},
		{top, models.DimShoulder, 46}, {top, models.DimSleeve, 62}, {top, models.DimLength, 76},
		{legs, models.DimWaist, 42}, {legs, models.DimHip, 52}, {legs, models.DimInseam, 79}, {legs, models.DimLength, 105},
		{skirt, models.DimWaist, 36}, {skirt, models.DimHip, 50}, {skirt, models.DimLength, 62},
		{shorts, models.DimWaist, 42}, {shorts, models.DimHip, 54}, {shorts, models.DimInseam, 20}, {shorts, models.DimLength, 47},
		{whole, models.DimBust, 51}, {whole, models.DimWaist, 46}, {whole, models.DimHip, 54}, {whole, models.DimShoulder, 40}, {whole, models.DimInseam, 72}, {whole, models.DimLength, 138},
	}
	for _, tt := range tests {
		f := newFlat(FlatProps{Garment: tt.garment, Labels: []FlatLabel{{Dim: tt.dim}}})
		line := f.dims[0].line[0]
		if got := line.from.distance(line.end()); math.Abs(got-tt.cm) > 0.05*tt.cm {
			t.Errorf("%s %s: the line is %.1f cm long, want about %.1f", tt.garment.Type, tt.dim, got, tt.cm)
		}
	}
}

func TestFlat_NumbersApart(t *testing.T) {
	numbersApart(t, Garment{Type: fit.Jumpsuit, Sleeve: models.SleeveNone, Length: 54.5, Inseam: 20}) // bust and hip nearly touch
	rapid.Check(t, func(t *rapid.T) {
		g := drawGarment(t)
		if g.Length > 0 {
			g.Length = max(g.Length, 46) // shorter than any top
		}
		numbersApart(t, g)
	})
}

// numbersApart checks that the numbers of a drawing cover neither each other nor its edge.
func numbersApart(t interface{ Fatalf(string, ...any) }, g Garment) {
	f := newFlat(FlatProps{Garment: g, Labels: flatLabels()})
	for i, d := range f.dims {
		x, y := f.x(d.disc.x), f.y(d.disc.y)
		if x < flatRadius || x > f.width-flatRadius || y < flatRadius || y > f.height-flatRadius {
			t.Fatalf("number %s at %.0f, %.0f leaves %s", d.text, x, y, f.viewBox())
		}
		for _, other := range f.dims[:i] {
			if apart := f.scale * d.disc.distance(other.disc); apart < 2*flatRadius {
				t.Fatalf("numbers %s and %s are %.1f units apart", d.text, other.text, apart)
			}
		}
	}
	for p := range f.cloth.points() {
		if x, y := f.x(p.x), f.y(p.y); !(x >= 0 && x <= f.width && y >= 0 && y <= f.height) {
			t.Fatalf("cloth at %.0f, %.0f leaves %s", x, y, f.viewBox())
		}
	}
}

func TestFlat_ShorterGarments(t *testing.T) {
	tall := func(length float64) float64 {
		f := newFlat(FlatProps{Garment: Garment{Type: fit.Blouse, Sleeve: models.SleeveLong, Bust: 100, Length: length}})
		return f.height
	}
	if cropped, long := tall(50), tall(70); cropped >= long {
		t.Errorf("cropped %.0f, long %.0f units", cropped, long)
	}
}

func TestFlat_ListInOrderOfLabels(t *testing.T) {
	html := render(t, Flat(FlatProps{ID: "flat", Title: "Rock", Desc: "Drei Maße", Garment: Garment{Type: fit.Skirt}, Labels: []FlatLabel{
		{Dim: models.DimWaist, Text: "Taille"}, {Dim: models.DimSleeve, Text: "Ärmel"}, {Dim: models.DimLength, Text: "Länge"},
	}}))
	for _, want := range []string{">1</b> Taille", ">2</b> Länge", `<title id="flat-title">Rock`, `<desc id="flat-desc">Drei Maße`} {
		if !strings.Contains(html, want) {
			t.Errorf("the sketch lacks %q", want)
		}
	}
	if strings.Contains(html, "Ärmel") {
		t.Error("a skirt has no sleeve to number")
	}
}
