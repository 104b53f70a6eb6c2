package importer_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/pelletier/go-toml/v2"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/importer"
	"ebenmass/models/layout"
	"ebenmass/models/store"
	"ebenmass/seed"
)

// layoutFiles are two articles in TOML with the tables they name entries of.
func layoutFiles() fstest.MapFS {
	return fstest.MapFS{
		"makers.toml":  file("[[makers]]\nkey = \"werk\"\nname = \"Werk GmbH\"\naddress = \"Weg 1, 10115 Berlin\"\nemail = \"post@werk.example\"\n"),
		"colours.toml": file("[[colours]]\nkey = \"moss\"\nde = \"Moos\"\nen = \"Moss\"\nhex = \"#5d6b3e\"\nfamily = \"green\"\n"),
		"fibres.toml":  file("[[fibres]]\nkey = \"hemp\"\nde = \"Hanf\"\nen = \"Hemp\"\nmaterial = \"hemp\"\n"),
		"care.toml":    file("[[care]]\nkey = \"air\"\nde = \"Auslüften\"\nen = \"Air it\"\n"),
		"women/moss-dress.toml": file(`id = "W-1"
maker = "werk"
added = 2026-03-01

sizing = "women"
type = "dress"
cut = "regular"
stretch = "none"
sleeve = "long"
free = ["hip"]
fibres = [ { percent = 60, fibre = "hemp" }, { percent = 40, fibre = "cotton" } ]
animal_parts = ["horn"]
care = ["air", "wash-40"]
colours = ["moss", "navy"]

[name]
de = "Mooskleid"
en = "Moss dress"
[description]
de = "Ein Kleid."
en = "A dress."
[warnings]
de = "Vorsicht."
en = "Careful."
[style]
collar = "v"
[price]
vat_percent = 19
history = [
  { since = 2026-03-01, cents = 8990 },
  { since = 2026-10-01, cents = 9990 },
  { since = 2026-11-20, cents = 7990 },
]
[chart]
sample = "M"
system = "letters"
sizes = ["S", "M", "L"]
bust  = [96, 104, 112.5]
waist = [80, 88, 97]
hip   = [104, 111, 118]
length = [100, 101, 102]
[stock]
moss = [1, 2, 3]
navy = [4, 5, 6]
`),
		"men/tee.toml": file(`id = "M-1"
maker = "werk"
added = 2026-03-01
sizing = "men"
type = "t-shirt"
cut = "regular"
stretch = "high"
sleeve = "short"
fibres = [ { percent = 100, fibre = "cotton" } ]
care = ["wash-40"]
colours = ["navy"]
name = { de = "Hemdchen", en = "Tee" }
description = { de = "Jersey.", en = "Jersey." }
price.history = [ { since = 2026-03-01, cents = 2990 } ]
style = { collar = "crew" }
chart.sizes = ["S", "M"]
chart.bust = [96, 104]
stock.navy = [3, 4]
`),
	}
}

func localDate(year, month, day int) toml.LocalDate {
	return toml.LocalDate{Year: year, Month: month, Day: day}
}

// with are the files with one of them changed; a text to take out that is "" is put in front.
func with(files fstest.MapFS, name, old, text string) fstest.MapFS {
	changed := maps.Clone(files)
	before := string(files[name].Data)
	if old == "" {
		changed[name] = file(text + before)
		return changed
	}
	if !strings.Contains(before, old) {
		panic(name + " has no " + old)
	}
	changed[name] = file(strings.Replace(before, old, text, 1))
	return changed
}

func TestArticles_Layout(t *testing.T) {
	t.Parallel()
	r := build(t, layoutFiles(), "")
	if len(r.built) != 2 || len(r.findings) != 0 || r.staged.Source() != "toml" {
		t.Fatalf("%v of %s:\n%s", r.outcomes, r.staged.Source(), r.lines())
	}
	got := r.built["moss-dress"]
	row := func(label string, rank int, bust, waist, hip, length float64) models.ChartSize {
		return models.ChartSize{Label: label, Waist: rank, Measures: map[models.Dim]float64{models.DimBust: bust, models.DimWaist: waist, models.DimHip: hip, models.DimLength: length}}
	}
	moss := models.Colour{Key: "moss", Name: models.Text{DE: "Moos", EN: "Moss"}, Hex: "#5d6b3e", Family: "green"}
	want := models.Product{
		ID: "W-1", Sizing: fit.Women, Type: fit.Dress, Cut: fit.CutRegular, Stretch: fit.StretchNone, Sleeve: models.SleeveLong, Free: []fit.Measure{fit.Hip},
		Name: models.Text{DE: "Mooskleid", EN: "Moss dress"}, Description: models.Text{DE: "Ein Kleid.", EN: "A dress."},
		Care:     []models.Text{{DE: "Auslüften", EN: "Air it"}, tables().Care["wash-40"]},
		Material: "hemp", Fibres: []models.Fibre{{Percent: 60, Name: models.Text{DE: "Hanf", EN: "Hemp"}}, {Percent: 40, Name: tables().Fibres["cotton"].Name}},
		AnimalParts: []models.AnimalPart{models.PartHorn}, Warnings: models.Text{DE: "Vorsicht.", EN: "Careful."},
		Maker: models.Maker{Key: "werk", Name: "Werk GmbH", Address: "Weg 1, 10115 Berlin", Email: "post@werk.example"},
		Added: layout.Day(localDate(2026, 3, 1)), Style: models.Style{"collar": "v"}, Colours: []models.Colour{moss, tables().Colours["navy"]},
		Chart: models.Chart{
			System: models.SizeLetters, Sample: "M", Dims: []models.Dim{models.DimBust, models.DimWaist, models.DimHip, models.DimLength},
			Sizes: []models.ChartSize{row("S", 0, 96, 80, 104, 100), row("M", 1, 104, 88, 111, 101), row("L", 2, 112.5, 97, 118, 102)},
		},
		Prices: []models.PricePoint{
			{Since: layout.Day(localDate(2026, 3, 1)), Cents: 8990}, {Since: layout.Day(localDate(2026, 10, 1)), Cents: 9990}, {Since: layout.Day(localDate(2026, 11, 20)), Cents: 7990},
		},
		VATPercent: 19,
	}
	for _, colour := range []string{"moss", "navy"} {
		for i, size := range []string{"S", "M", "L"} {
			n := 1 + i
			if colour == "navy" {
				n += 3
			}
			want.Variants = append(want.Variants, models.Variant{Colour: colour, Size: size, Stock: n})
		}
	}
	p := got.Product
	p.Added = p.Added.UTC()
	for i := range p.Prices {
		p.Prices[i].Since = p.Prices[i].Since.UTC()
	}
	if !reflect.DeepEqual(p, want) {
		t.Errorf("got\n%+v, want\n%+v", p, want)
	}
	if got.Stock[[2]string{"navy", "L"}] != 6 || len(got.Stock) != 6 {
		t.Errorf("stock %v", got.Stock)
	}
}

// shopWith are the articles of a shop by slug.
func shopWith(t *testing.T, shop *store.Store) map[string]models.Product {
	t.Helper()
	all, err := shop.LoadCatalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	bySlug := map[string]models.Product{}
	for _, p := range all {
		p.Added = p.Added.UTC()
		for i := range p.Prices {
			p.Prices[i].Since = p.Prices[i].Since.UTC()
		}
		bySlug[p.Slug] = p
	}
	return bySlug
}

// words are the words of the demo's catalogue that articles of any format may name.
func words(t *testing.T) *importer.Tables {
	t.Helper()
	w, err := seed.SharedWords()
	if err != nil {
		t.Fatal(err)
	}
	all := &importer.Tables{Colours: w.Colours, Care: w.Care, Fibres: map[string]importer.Fibre{}}
	for key, name := range w.Fibres {
		all.Fibres[key] = importer.Fibre{Name: name, Material: w.Materials[key]}
	}
	return all
}

// TestImport_LayoutOfTheDemo imports the demo's own catalogue and compares it with what the seed
// builds of it, with the tables of the folder and with those of the shop alone.
func TestImport_LayoutOfTheDemo(t *testing.T) {
	t.Parallel()
	seeded := openShop(t)
	if err := seed.Into(t.Context(), seeded); err != nil {
		t.Fatal(err)
	}
	want := shopWith(t, seeded)
	shop := openShop(t)
	now := time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)
	run := func(tables *importer.Tables, format importer.Format, dry bool) importer.Summary {
		t.Helper()
		staged, err := importer.Read(t.Context(), os.DirFS("../../seed/catalogue"), "", importer.Options{
			Format: format, Tables: tables, Now: now, DemoRules: seed.DemoRules, Report: func(f importer.Finding) { t.Errorf("finding %v", f) },
		})
		if err != nil {
			t.Fatal(err)
		}
		defer staged.Close()
		sum, err := staged.Import(t.Context(), importer.Work{Shop: shop, Now: now, DryRun: dry})
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	if sum := run(nil, importer.FormatTOML, true); sum.Added != len(want) || sum.Written || len(shopWith(t, shop)) != 0 {
		t.Errorf("dry: %+v", sum)
	}
	if sum := run(nil, importer.FormatTOML, false); sum.Added != len(want) || sum.Failed+sum.Skipped != 0 {
		t.Fatalf("%+v", sum)
	}
	version, _ := shop.CatalogueVersion(t.Context())
	got := shopWith(t, shop)
	for slug, p := range want {
		if !reflect.DeepEqual(got[slug], p) {
			t.Errorf("%s is\n%+v, of the seed\n%+v", slug, got[slug], p)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d articles, of the seed %d", len(got), len(want))
	}
	if sum := run(words(t), importer.FormatAuto, false); sum.Unchanged != len(want) || sum.Added+sum.Changed+sum.Ended != 0 {
		t.Errorf("again: %+v", sum)
	}
	if after, _ := shop.CatalogueVersion(t.Context()); after != version {
		t.Errorf("again: version %d, was %d", after, version)
	}
}

func TestArticles_LayoutNames(t *testing.T) {
	t.Parallel()
	own := layoutFiles()
	tee := own["men/tee.toml"]
	both := maps.Clone(own)
	both["women/tee.toml"] = file(strings.Replace(strings.Replace(string(tee.Data), "\"men\"", "\"women\"", 1), "M-1", "M-2", 1))
	if r := build(t, both, ""); r.outcomes["tee"] != importer.Failed || r.outcomes["moss-dress"] != importer.Built || !r.has("duplicate_article", "tee", "men/tee.toml:1") {
		t.Errorf("one name twice: %v\n%s", r.outcomes, r.lines())
	}
	if r := build(t, with(own, "men/tee.toml", "M-1", "W-1"), ""); !r.has("duplicate_id", "tee", "men/tee.toml:1") || r.outcomes["tee"] != importer.Failed {
		t.Errorf("one identifier twice:\n%s", r.lines())
	}
	for _, name := range []string{"men/.toml", "men/*dress.toml"} {
		files := maps.Clone(own)
		files[name] = tee
		if r := build(t, files, ""); !r.has("no_key", "", name+":1") {
			t.Errorf("%q:\n%s", name, r.lines())
		}
	}
	folder := maps.Clone(own)
	folder["men/trap.toml/x"] = tee
	if r := build(t, folder, ""); !r.has("not_a_file", "trap", "men/trap.toml:1") || r.outcomes["trap"] != importer.Failed {
		t.Errorf("a folder: %v\n%s", r.outcomes, r.lines())
	}
}

// TestRead_LayoutLinks reads a folder with links that lead outside and to nothing.
func TestRead_LayoutLinks(t *testing.T) {
	t.Parallel()
	dir, outside := t.TempDir(), t.TempDir()
	secret := filepath.Join(outside, "secret.toml")
	if err := os.WriteFile(secret, layoutFiles()["men/tee.toml"].Data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "men"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"out.toml": secret, "up.toml": "../../secret.toml", "loop.toml": "loop.toml", "absent.toml": "nothing"} {
		if err := os.Symlink(to, filepath.Join(dir, "men", name)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	r := build(t, root.FS(), "")
	if len(r.built) != 0 || len(r.outcomes) != 4 {
		t.Errorf("%v\n%s", r.outcomes, r.lines())
	}
	for _, name := range []string{"out", "up", "loop", "absent"} {
		if !r.has("not_a_file", name, "men/"+name+".toml:1") {
			t.Errorf("%s:\n%s", name, r.lines())
		}
	}
}

// TestImport_LayoutPrices imports an article again after its history went on: the shop's own history
// stays, and what differs holds from now on.
func TestImport_LayoutPrices(t *testing.T) {
	t.Parallel()
	shop := openShop(t)
	if sum, findings := imported(t, shop, layoutFiles(), "", nil); sum.Added != 2 {
		t.Fatalf("%+v %v", sum, findings)
	}
	later := day.Add(48 * time.Hour)
	at := func(w *importer.Work) { w.Now = later }
	changed := with(layoutFiles(), "women/moss-dress.toml", "2026-11-20, cents = 7990 },", "2026-11-20, cents = 7990 },\n  { since = 2026-11-25, cents = 6990 },")
	if sum, findings := imported(t, shop, changed, "", at); sum.Changed != 1 || sum.Unchanged != 1 {
		t.Fatalf("%+v %v", sum, findings)
	}
	var got []string
	for _, p := range shopWith(t, shop)["moss-dress"].Prices {
		got = append(got, fmt.Sprint(p.Since.Format(time.DateOnly), " ", p.Cents))
	}
	if want := []string{"2026-02-28 8990", "2026-09-30 9990", "2026-11-19 7990", "2026-12-02 6990"}; !slices.Equal(got, want) {
		t.Errorf("prices %q, want %q", got, want)
	}
	// Steps that are taken out of the file, or moved, leave the history as it was.
	fewer := with(changed, "women/moss-dress.toml", "  { since = 2026-03-01, cents = 8990 },\n", "")
	if sum, findings := imported(t, shop, fewer, "", at); sum.Unchanged != 2 {
		t.Errorf("%+v %v", sum, findings)
	}
}

func TestImport_LayoutPartial(t *testing.T) {
	t.Parallel()
	shop := openShop(t)
	imported(t, shop, layoutFiles(), "", nil)
	files := with(layoutFiles(), "men/tee.toml", "sizing = ", "sizing == ")
	files["men/second.toml"] = file(strings.Replace(string(layoutFiles()["men/tee.toml"].Data), "M-1", "M-2", 1))
	sum, findings := imported(t, shop, files, "", nil)
	if sum.Written || sum.Failed != 1 || len(shopWith(t, shop)) != 2 {
		t.Errorf("%+v %v", sum, findings)
	}
	sum, findings = imported(t, shop, files, "", func(w *importer.Work) { w.Partial, w.EndMissing = true, importer.EndAll })
	if !sum.Written || sum.Added != 1 || sum.Failed != 1 || sum.Ended != 0 || len(shopWith(t, shop)) != 3 {
		t.Errorf("partial: %+v %v, %d articles", sum, findings, len(shopWith(t, shop)))
	}
}

func TestArticles_LayoutDemoRules(t *testing.T) {
	t.Parallel()
	files := with(with(layoutFiles(), "men/tee.toml", "[96, 104]", "[112, 120]"), "men/tee.toml", "style = { collar = \"crew\" }\n", "chart.system = \"letters\"\n")
	r := &result{built: map[string]importer.Article{}}
	staged, err := importer.Read(t.Context(), files, "", importer.Options{Tables: tables(), Now: day, DemoRules: seed.DemoRules, Report: func(f importer.Finding) { r.findings = append(r.findings, f) }})
	if err != nil {
		t.Fatal(err)
	}
	defer staged.Close()
	sum, err := staged.Import(context.Background(), importer.Work{Shop: openShop(t), Now: day})
	if err != nil || sum.Added != 2 {
		t.Errorf("%+v, %v", sum, err)
	}
	for _, want := range []string{
		"men/tee.toml:1: warn demo_rule tee id: ", "men/tee.toml:11: warn demo_rule tee colours: 1 of at least 3",
		"men/tee.toml:1: warn demo_rule tee style: is empty", "men/tee.toml:17: warn demo_rule tee chart.bust: S: ",
	} {
		if !strings.Contains(r.lines(), want) {
			t.Errorf("no %q in\n%s", want, r.lines())
		}
	}
}
