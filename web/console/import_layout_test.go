package console_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/seed"
	"ebenmass/web/console"
	"ebenmass/web/settings"
)

// demoCatalogue is the folder that the demo's articles are built of.
const demoCatalogue = "../../seed/catalogue"

// copyOfTheDemo is a copy of it that a test can change.
func copyOfTheDemo(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "catalogue")
	must(t, os.CopyFS(dir, os.DirFS(demoCatalogue)))
	return dir
}

// edit replaces text in a file.
func edit(t *testing.T, path, old, text string) {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	if !strings.Contains(string(data), old) {
		t.Fatalf("%s has no %q", path, old)
	}
	must(t, os.WriteFile(path, []byte(strings.Replace(string(data), old, text, 1)), 0o600))
}

func TestFillFrom_Layout(t *testing.T) {
	t.Parallel()
	products, err := seed.Products()
	must(t, err)
	shop := openShop(t)
	var out bytes.Buffer
	fillFrom(t, shop, demoCatalogue, &out)
	if want := fmt.Sprintf("articles: %d added, 0 changed, 0 ended, 0 skipped, 0 failed\n", len(products)); out.String() != want {
		t.Errorf("said %q, want %q", out.String(), want)
	}
	all, err := shop.LoadCatalogue(t.Context())
	must(t, err)
	bySlug := map[string]models.Product{}
	for _, p := range all {
		bySlug[p.Slug] = p
	}
	for _, want := range products {
		got := bySlug[want.Slug]
		got.Added, want.Added = got.Added.UTC(), want.Added.UTC()
		for i := range got.Prices {
			got.Prices[i].Since = got.Prices[i].Since.UTC()
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s is\n%+v, of the seed\n%+v", want.Slug, got, want)
		}
	}
}

func TestImport_Layout(t *testing.T) {
	t.Parallel()
	dir, data := copyOfTheDemo(t), t.TempDir()
	broken := filepath.Join(dir, "women", "alma-linen-dress.toml")
	edit(t, broken, "cut     =", "cut     ==")
	s := settings.Settings{File: dir, Data: data, Importing: settings.Importing{Format: "toml"}}
	at := filepath.ToSlash(filepath.Join("women", "alma-linen-dress.toml"))
	for _, step := range []struct {
		name   string
		change func(*settings.Importing)
		fails  bool
		want   string
	}{
		{"broken", nil, true, "0 added, 0 changed, 0 ended, 0 skipped, 1 failed"},
		{"partial", func(i *settings.Importing) { i.Partial = true }, true, "91 added, 0 changed, 0 ended, 0 skipped, 1 failed"},
		{"mended, dry", func(i *settings.Importing) { edit(t, broken, "cut     ==", "cut     ="); i.DryRun = true }, false, "1 added, 0 changed"},
		{"mended", func(i *settings.Importing) { i.Format = "auto" }, false, "1 added, 0 changed"},
		{"again", nil, false, "0 added, 0 changed, 0 ended, 0 skipped, 0 failed"},
		{"missing, ended", func(i *settings.Importing) { must(t, os.Remove(broken)); i.EndMissing = "yes" }, false, "0 added, 0 changed, 1 ended"},
	} {
		s := s
		if step.change != nil {
			step.change(&s.Importing)
		}
		out, err := runImport(t, s)
		if errors.Is(err, console.ErrNotImported) != step.fails || !step.fails && err != nil || !strings.Contains(out, step.want) {
			t.Errorf("%s: %v, said %s", step.name, err, out)
		}
		if step.fails && !strings.Contains(out, at+":8: error toml alma-linen-dress -: ") {
			t.Errorf("%s: said %s", step.name, out)
		}
	}
}

// TestImport_LayoutFile imports one product, with its maker in a mapping that lies beside it.
func TestImport_LayoutFile(t *testing.T) {
	t.Parallel()
	dir := copyOfTheDemo(t)
	folder := filepath.Join(dir, "women")
	s := settings.Settings{File: filepath.Join(folder, "alma-linen-dress.toml"), Data: t.TempDir()}
	s.Importing.WriteMapping = filepath.Join(folder, "answers.toml")
	out, err := runImport(t, s)
	if !errors.Is(err, console.ErrNotImported) || !strings.Contains(out, "answers.toml has 3 open questions") || !strings.Contains(out, "alma-linen-dress.toml:3: ask no_maker alma-linen-dress makers.jasnoszew.address") {
		t.Errorf("%v, said %s", err, out)
	}
	for _, answer := range []string{"Jasnoszew", "Weg 1, Gdańsk", "post@jasnoszew.example"} {
		edit(t, s.Importing.WriteMapping, `= "?"`, `= "`+answer+`"`)
	}
	s.Importing = settings.Importing{Mapping: s.Importing.WriteMapping}
	if out, err := runImport(t, s); err != nil || !strings.Contains(out, "1 added") {
		t.Errorf("answered: %v, said %s", err, out)
	}
	// The mapping is no product of the folder that it lies in.
	s.File, s.Importing.DryRun = folder, true
	if out, err := runImport(t, s); !errors.Is(err, console.ErrNotImported) || strings.Contains(out, "answers.toml") {
		t.Errorf("the folder: %v, said %s", err, out)
	}
}

// TestExport_ChartsOfBothKinds exports charts of garments and of bodies below the one default that the
// mapping has for them.
func TestExport_ChartsOfBothKinds(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	if out, err := runImport(t, settings.Settings{File: sampleCatalogue, Data: data}); err != nil {
		t.Fatalf("%v, said %s", err, out)
	}
	folder := export(t, data, settings.ExportEbenmass)
	mapping, err := os.ReadFile(filepath.Join(folder, "mapping.toml"))
	must(t, err)
	fresh := t.TempDir()
	for _, c := range []struct{ data, want string }{{data, "0 added, 0 changed"}, {fresh, "6 added, 0 changed"}, {fresh, "0 added, 0 changed"}} {
		if out, err := runImport(t, settings.Settings{File: folder, Data: c.data}); err != nil || !strings.Contains(out, c.want) {
			t.Errorf("%v, said %s", err, out)
		}
	}
	want, got := loadAll(t, data), loadAll(t, fresh)
	for i := range want {
		if !reflect.DeepEqual(want[i].Chart, got[i].Chart) {
			t.Errorf("%s has the chart %+v, had %+v", want[i].Slug, got[i].Chart, want[i].Chart)
		}
	}
	if !strings.Contains(string(mapping), "[defaults]\nkind = \"garment\"\n") {
		t.Errorf("the mapping %s", mapping)
	}
}

// TestExport_Layout exports articles that came in with words of their own, and imports them again.
func TestExport_Layout(t *testing.T) {
	t.Parallel()
	dir, data := copyOfTheDemo(t), t.TempDir()
	must(t, os.RemoveAll(filepath.Join(dir, "men")))
	edit(t, filepath.Join(dir, "colours.toml"), "colours = [", "colours = [\n { key = \"peat\", de = \"Torf\", en = \"Peat\", hex = \"#5d6b3e\", family = \"beige\" },")
	edit(t, filepath.Join(dir, "fibres.toml"), "fibres = [", "fibres = [\n { key = \"nettle-cloth\", de = \"Nessel\", en = \"Nettle\", material = \"nettle\" },")
	edit(t, filepath.Join(dir, "care.toml"), "care = [", "care = [\n { key = \"airing\", de = \"Auslüften\", en = \"Air it\" },")
	alma := filepath.Join(dir, "women", "alma-linen-dress.toml")
	edit(t, alma, `"sage"`, `"peat"`)
	edit(t, alma, "\nsage  =", "\npeat  =")
	edit(t, alma, `fibre = "linen"`, `fibre = "nettle-cloth"`)
	edit(t, alma, `"wash-40"`, `"airing"`)
	out, err := runImport(t, settings.Settings{File: dir, Data: data})
	if err != nil {
		t.Fatalf("%v, said %s", err, out)
	}
	want := loadAll(t, data)
	folder := export(t, data, settings.ExportEbenmass)
	unchanged := "articles: 0 added, 0 changed, 0 ended, 0 skipped, 0 failed"
	if out, err := runImport(t, settings.Settings{File: folder, Data: data}); err != nil || !strings.Contains(out, unchanged) {
		t.Errorf("the same shop: %v, said %s", err, out)
	}
	fresh := t.TempDir()
	if out, err := runImport(t, settings.Settings{File: folder, Data: fresh}); err != nil {
		t.Errorf("an empty shop: %v, said %s", err, out)
	}
	got := loadAll(t, fresh)
	for i := range want {
		one, two := want[i], got[i]
		one.Prices, two.Prices = nil, nil // only the present one is exported
		one.Added, two.Added = one.Added.UTC(), two.Added.UTC()
		if !reflect.DeepEqual(one, two) {
			t.Errorf("%s came back as\n%+v, was\n%+v", one.Slug, two, one)
		}
		if one.Slug == "alma-linen-dress" && (one.Colours[1].Family != "beige" || one.Material != "nettle" || one.Care[0].EN != "Air it") {
			t.Errorf("the words are not those of the folder: %+v", one)
		}
	}
	// The catalogue itself finds no change in what was exported, either.
	if out, err := runImport(t, settings.Settings{File: dir, Data: fresh}); err != nil || !strings.Contains(out, unchanged) {
		t.Errorf("the folder again: %v, said %s", err, out)
	}
}
