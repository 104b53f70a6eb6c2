package importer_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/importer"
)

func TestRead_LayoutFormats(t *testing.T) {
	t.Parallel()
	read := func(files fs.FS, name string, format importer.Format) *result {
		t.Helper()
		r := &result{}
		var err error
		r.staged, err = importer.Read(t.Context(), files, name, importer.Options{
			Format: format, Tables: tables(), Now: day, Report: func(f importer.Finding) { r.findings = append(r.findings, f) },
		})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = r.staged.Close() })
		r.outcomes = map[string]importer.Outcome{}
		if err := r.staged.Articles(t.Context(), func(string) (*models.Product, error) { return nil, nil }, func(a importer.Article, o importer.Outcome) error {
			r.outcomes[a.Key] = o
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return r
	}
	for _, format := range []importer.Format{"", importer.FormatAuto, importer.FormatTOML} {
		if r := read(layoutFiles(), "", format); len(r.outcomes) != 2 || len(r.findings) != 0 {
			t.Errorf("%q: %v\n%s", format, r.outcomes, r.lines())
		}
	}
	if r := read(layoutFiles(), "", importer.FormatShopify); len(r.outcomes) != 0 || r.count("unknown_format") != 2 {
		t.Errorf("shopify: %v\n%s", r.outcomes, r.lines())
	}
	if r := read(ownFiles(), "", importer.FormatTOML); len(r.outcomes) != 0 || r.count("unknown_format") != 1 {
		t.Errorf("CSV: %v\n%s", r.outcomes, r.lines())
	}
	// A product alone: its maker is not known, everything else is the shop's.
	for _, name := range []string{"tee.toml", "tee.TOML", "men/tee.toml"} {
		r := read(fstest.MapFS{name: layoutFiles()["men/tee.toml"]}, name, importer.FormatAuto)
		if len(r.outcomes) != 1 || r.outcomes["tee"] != importer.Failed || r.count("no_maker") != 3 || r.staged.Questions() != 3 {
			t.Errorf("%s: %v\n%s", name, r.outcomes, r.lines())
		}
	}
	// Files beside the products: mappings of other names, what is ignored, and what is neither.
	files := layoutFiles()
	files["older.toml"] = file("source = \"x\"\n[colours]\nNavy = \"navy\"\n[articles.tee]\ncut = \"slim\"\n")
	files["mapping.toml"] = file("no mapping at all")
	if r := read(files, "", ""); len(r.outcomes) != 2 || !r.has("not_used", "", "older.toml:1") || len(r.findings) != 1 {
		t.Errorf("%v\n%s", r.outcomes, r.lines())
	}
	files["Cargo.toml"] = file("[package]\nedition = \"2024\"\n")
	if r := read(files, "", ""); len(r.outcomes) != 2 || !r.has("not_used", "", "Cargo.toml:1") || len(r.findings) != 2 {
		t.Errorf("%v\n%s", r.outcomes, r.lines())
	}
	for _, name := range []string{"Cargo.toml", "older.toml"} { // named itself, it is what is to be imported
		if r := read(files, name, ""); len(r.outcomes) != 1 || r.staged.Failed() == 0 {
			t.Errorf("%s alone: %v\n%s", name, r.outcomes, r.lines())
		}
	}
	staged, err := importer.Read(t.Context(), files, "", importer.Options{
		Ignore: []string{"Cargo.toml", "older.toml"}, Tables: tables(), Now: day, Report: func(f importer.Finding) { t.Errorf("ignored: %v", f) },
	})
	if err != nil {
		t.Fatal(err)
	}
	_ = staged.Close()
}

// TestArticles_LayoutMapping answers what products in TOML leave open, and says other than they do.
func TestArticles_LayoutMapping(t *testing.T) {
	t.Parallel()
	files := with(layoutFiles(), "men/tee.toml", "cut = \"regular\"\n", "")
	delete(files, "makers.toml")
	open := build(t, files, "")
	text, err := open.staged.WriteMapping("")
	if err != nil || !strings.Contains(text, "format = \"toml\"\n") || !strings.Contains(text, "[articles.tee]\n") || !strings.Contains(text, "[makers.werk]\n") {
		t.Fatalf("%v\n%s", err, text)
	}
	answers := strings.NewReplacer("address = \"?\"", "address = \"Weg 1\"", "email = \"?\"", "email = \"a@b.example\"", "cut = \"?\"", "cut = \"slim\"", "name = \"?\"", "name = \"Werk\"").Replace(text)
	r := build(t, files, answers)
	if len(r.built) != 2 || r.built["tee"].Product.Cut != fit.CutSlim || r.built["tee"].Product.Maker.Name != "Werk" {
		t.Errorf("%v\n%s", r.outcomes, r.lines())
	}
	r = build(t, layoutFiles(), "source = \"haus\"\n[makers.werk]\naddress = \"Neuer Weg 2\"\n[colours]\nmoss = \"ecru\"\n[articles.moss-dress]\ncut = \"relaxed\"\n[types.t-shirt]\nstretch = \"some\"\n")
	dress, tee := r.built["moss-dress"].Product, r.built["tee"].Product
	if r.staged.Source() != "haus" || dress.Cut != fit.CutRelaxed || tee.Stretch != fit.StretchSome || dress.Colours[0].Key != "ecru" ||
		dress.Maker != (models.Maker{Key: "werk", Name: "Werk GmbH", Address: "Neuer Weg 2", Email: "post@werk.example"}) {
		t.Errorf("%+v, %+v\n%s", dress, tee, r.lines())
	}
	// Charts and stock may come from a file beside the products.
	files = with(layoutFiles(), "men/tee.toml", "chart.bust = [96, 104]\n", "")
	files["charts.csv"] = file("id,kind,measure,method,unit,S,M\ntee,garment,bust,flat,cm,48,52\n")
	if r := build(t, files, ""); r.built["tee"].Product.Chart.Sizes[1].Measures[models.DimBust] != 104 {
		t.Errorf("%v\n%s", r.outcomes, r.lines())
	}
}
