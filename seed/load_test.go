package seed

import (
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// fixture copies the test catalogue, so that a test can break it.
func fixture(t *testing.T) fstest.MapFS {
	t.Helper()
	source := os.DirFS("testdata/catalogue")
	files := fstest.MapFS{}
	err := fs.WalkDir(source, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(source, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// fieldErrors returns every mistake that load found.
func fieldErrors(t *testing.T, files fs.FS) []*FieldError {
	t.Helper()
	products, err := load(files)
	if err == nil {
		return nil
	}
	if products != nil {
		t.Error("products in spite of an error")
	}
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		t.Fatalf("not a joined error: %v", err)
	}
	var found []*FieldError
	for _, e := range joined.Unwrap() {
		field, ok := e.(*FieldError)
		if !ok {
			t.Fatalf("%v is a %T", e, e)
		}
		found = append(found, field)
	}
	return found
}

func TestLoad_Product(t *testing.T) {
	t.Parallel()
	products, err := load(fixture(t))
	if err != nil {
		t.Fatal(err)
	}
	day := models.Midnight
	row := func(label string, rank int, shoulder, bust, waist, hip, sleeve, length float64) models.ChartSize {
		return models.ChartSize{Label: label, Waist: rank, Measures: map[models.Dim]float64{
			models.DimShoulder: shoulder, models.DimBust: bust, models.DimWaist: waist,
			models.DimHip: hip, models.DimSleeve: sleeve, models.DimLength: length,
		}}
	}
	want := models.Product{
		Slug: "plain-shirt", ID: "EM-00001",
		Sizing: fit.Men, Type: fit.Shirt, Cut: fit.CutRegular, Stretch: fit.StretchNone, Sleeve: models.SleeveLong,
		Plain:       true,
		Name:        models.Text{DE: "Hemd", EN: "Shirt"},
		Description: models.Text{DE: "Ein Hemd.", EN: "A shirt."},
		Care:        []models.Text{{DE: "Waschen bei 40 °C", EN: "Wash at 40 °C"}},
		Material:    "linen",
		Fibres: []models.Fibre{
			{Percent: 60, Name: models.Text{DE: "Leinen", EN: "Linen"}},
			{Percent: 40, Name: models.Text{DE: "Baumwolle", EN: "Cotton"}},
		},
		Warnings: models.Text{DE: "Vorsicht.", EN: "Careful."},
		Maker:    models.Maker{Key: "weaver", Name: "Weaver & Co.", Address: "Loom Lane 1, 12345 Town, Land", Email: "post@weaver.example"},
		Added:    day(2026, time.March, 9),
		Style:    models.Style{"collar": "band"},
		Colours: []models.Colour{
			{Key: "white", Name: models.Text{DE: "Weiß", EN: "White"}, Hex: "#f4f2ec", Family: "white"},
			{Key: "sage", Name: models.Text{DE: "Salbei", EN: "Sage"}, Hex: "#9aab91", Family: "green"},
			{Key: "ink", Name: models.Text{DE: "Tinte", EN: "Ink"}, Hex: "#262c40", Family: "blue"},
		},
		Chart: models.Chart{
			System: models.SizeLetters,
			Dims:   []models.Dim{models.DimShoulder, models.DimBust, models.DimWaist, models.DimHip, models.DimSleeve, models.DimLength},
			Sizes: []models.ChartSize{
				row("S", 0, 44.5, 102, 97, 104, 63, 75),
				row("M", 1, 46, 110, 105, 110, 64, 77),
				row("L", 2, 47.5, 118, 113, 116, 65, 79),
			},
		},
		Prices: []models.PricePoint{
			{Since: day(2026, time.March, 9), Cents: 8990},
			{Since: day(2026, time.June, 1), Cents: 7990},
		},
		VATPercent: 19,
		Variants: []models.Variant{
			{SKU: "plain-shirt-white-s", Colour: "white", Size: "S", Stock: 1},
			{SKU: "plain-shirt-white-m", Colour: "white", Size: "M", Stock: 2},
			{SKU: "plain-shirt-white-l", Colour: "white", Size: "L", Stock: 3},
			{SKU: "plain-shirt-sage-s", Colour: "sage", Size: "S", Stock: 0},
			{SKU: "plain-shirt-sage-m", Colour: "sage", Size: "M", Stock: 0},
			{SKU: "plain-shirt-sage-l", Colour: "sage", Size: "L", Stock: 4},
			{SKU: "plain-shirt-ink-s", Colour: "ink", Size: "S", Stock: 5},
			{SKU: "plain-shirt-ink-m", Colour: "ink", Size: "M", Stock: 6},
			{SKU: "plain-shirt-ink-l", Colour: "ink", Size: "L", Stock: 7},
		},
	}
	if !reflect.DeepEqual(products[0], want) {
		t.Errorf("got  %+v\nwant %+v", products[0], want)
	}
}

func TestLoad_NewestFirst(t *testing.T) {
	t.Parallel()
	products, err := load(fixture(t))
	if err != nil {
		t.Fatal(err)
	}
	var slugs []string
	for _, p := range products {
		slugs = append(slugs, p.Slug)
	}
	if got, want := strings.Join(slugs, " "), "plain-shirt flared-skirt straight-jeans"; got != want {
		t.Errorf("order %q, want %q", got, want)
	}
}

func TestLoad_JeansRank(t *testing.T) {
	t.Parallel()
	products, err := load(fixture(t))
	if err != nil {
		t.Fatal(err)
	}
	want := []models.ChartSize{{Label: "W28/L30"}, {Label: "W29/L30", Waist: 1}, {Label: "W28/L32", Length: 1}, {Label: "W29/L32", Waist: 1, Length: 1}}
	for i, got := range products[2].Chart.Sizes {
		if got.Label != want[i].Label || got.Waist != want[i].Waist || got.Length != want[i].Length {
			t.Errorf("size %d is %s at (%d, %d), want %+v", i, got.Label, got.Waist, got.Length, want[i])
		}
	}
}

// A short and a long size have the girths of the size they are made after, and another leg.
func TestLoad_LengthsOfNumbers(t *testing.T) {
	t.Parallel()
	files := fixture(t)
	name := "women/flared-skirt.toml"
	breakFile(t, files, name, `["36", "38"]`, `["18", "19", "36", "38", "72", "76"]`)
	breakFile(t, files, name, "[  70,   74]", "[70, 74, 70, 74, 70, 74]")
	breakFile(t, files, name, "[ 126,  129]", "[126, 129, 126, 129, 126, 129]")
	breakFile(t, files, name, "[  60, 60.5]", "[55, 55.5, 60, 60.5, 65, 65.5]")
	for _, colour := range []string{"white", "sage ", "ink  "} {
		breakFile(t, files, name, colour+" = [1, 1]", colour+" = [1, 1, 1, 1, 1, 1]")
	}
	products, err := load(files)
	if err != nil {
		t.Fatal(err)
	}
	p := &products[1]
	bodies, err := Bodies(p)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range p.Chart.Sizes {
		want := models.ChartSize{Waist: i % 2, Length: i / 2}
		if s.Waist != want.Waist || s.Length != want.Length {
			t.Errorf("%s is at (%d, %d), want (%d, %d)", s.Label, s.Waist, s.Length, want.Waist, want.Length)
		}
		regular := [...]float64{84, 88}[want.Waist]
		if leg := 73 + 5*float64(want.Length); bodies[i][fit.Inseam] != leg || bodies[i][fit.Bust] != regular {
			t.Errorf("%s is made for a bust of %g and a leg of %g, want %g and %g", s.Label, bodies[i][fit.Bust], bodies[i][fit.Inseam], regular, leg)
		}
	}
}

// The same labels in another block are made for other hips and the same rest.
func TestBodies_Blocks(t *testing.T) {
	t.Parallel()
	products, err := load(fixture(t))
	if err != nil {
		t.Fatal(err)
	}
	for i, hips := range map[int]map[models.Block][2]float64{
		1: {models.BlockRegular: {91, 94}, models.BlockFullHip: {96, 98.5}, models.BlockCurvy: {97, 100}},
		2: {models.BlockRegular: {92.5, 94.5}, models.BlockCurvy: {98.5, 100.5}},
	} {
		p := products[i]
		for block, want := range hips {
			p.Block = block
			bodies, err := Bodies(&p)
			if err != nil {
				t.Fatal(err)
			}
			if got := [2]float64{bodies[0][fit.Hip], bodies[1][fit.Hip]}; got != want {
				t.Errorf("%s in block %q has hips of %v, want %v", p.Slug, block, got, want)
			}
		}
	}
}

func TestLoad_EveryMistake(t *testing.T) {
	t.Parallel()
	files := fixture(t)
	breakFile(t, files, "men/plain-shirt.toml", "cents = 8990", "cents = 0")
	breakFile(t, files, "men/plain-shirt.toml", `de = "Hemd"`, `de = ""`)
	breakFile(t, files, "women/flared-skirt.toml", "percent = 100", "percent = 99")
	breakFile(t, files, "makers.toml", "post@weaver.example", "nobody")
	want := []string{
		`seed: makers.toml: weaver.email: "nobody" is no e-mail address`,
		"seed: men/plain-shirt.toml: plain-shirt: name.de: is missing",
		"seed: men/plain-shirt.toml: plain-shirt: price.history: 0 cents since 2026-03-09",
		"seed: women/flared-skirt.toml: flared-skirt: fibres: sum to 99 percent, not 100",
	}
	_, err := load(files)
	if err == nil || err.Error() != strings.Join(want, "\n") {
		t.Errorf("got  %v\nwant %s", err, strings.Join(want, "\n"))
	}
}

// breakFile replaces text in a file, which must hold it.
func breakFile(t *testing.T, files fstest.MapFS, name, old, new string) {
	t.Helper()
	text := string(files[name].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	files[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
}

// embeddedFiles opens the embedded catalogue.
func embeddedFiles(t *testing.T) fs.FS {
	t.Helper()
	files, err := fs.Sub(embedded, "catalogue")
	if err != nil {
		t.Fatal(err)
	}
	return files
}
