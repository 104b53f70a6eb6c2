package importer_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ebenmass/models/fit"
	"ebenmass/models/importer"
	"ebenmass/models/store"
)

// openShop opens an empty shop.
func openShop(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), store.Settings{DataDir: t.TempDir(), Now: func() time.Time { return day }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// imported imports files into a shop.
func imported(t testing.TB, shop *store.Store, files fs.FS, mapping string, change func(*importer.Work)) (importer.Summary, []importer.Finding) {
	t.Helper()
	m, err := importer.ParseMapping(strings.NewReader(mapping))
	if err != nil {
		t.Fatal(err)
	}
	var findings []importer.Finding
	staged, err := importer.Read(t.Context(), files, "", importer.Options{Mapping: m, Tables: tables(), Now: day, Report: func(f importer.Finding) { findings = append(findings, f) }})
	if err != nil {
		t.Fatal(err)
	}
	defer staged.Close()
	work := importer.Work{Shop: shop, Now: day}
	if change != nil {
		change(&work)
	}
	sum, err := staged.Import(t.Context(), work)
	if err != nil {
		t.Fatal(err)
	}
	return sum, findings
}

func codes(findings []importer.Finding) (all []string) {
	for _, f := range findings {
		all = append(all, f.Code)
	}
	return all
}

func TestImport_AgainChangesNothing(t *testing.T) {
	t.Parallel()
	shop := openShop(t)
	if sum, f := imported(t, shop, ownFiles(), ownMapping, nil); sum.Added != 2 || !sum.Written {
		t.Fatalf("%+v %v", sum, f)
	}
	version, _ := shop.CatalogueVersion(t.Context())
	sum, _ := imported(t, shop, ownFiles(), ownMapping, nil)
	if after, err := shop.CatalogueVersion(t.Context()); sum.Unchanged != 2 || sum.Added+sum.Changed != 0 || err != nil || after != version {
		t.Errorf("%+v, version %d to %d", sum, version, after)
	}
	all, err := shop.LoadCatalogue(t.Context())
	if err != nil || len(all) != 2 || all[0].Slug != "t1" {
		t.Fatalf("%v, %v", all, err)
	}
	for i := range all {
		a := all[i].Article()
		if err := a.Check(); err != nil {
			t.Error(err)
		}
	}
}

func TestImport_WithErrorsWritesNothing(t *testing.T) {
	t.Parallel()
	files, mapping := shopify(t, "products_new.csv")
	shop := openShop(t)
	sum, _ := imported(t, shop, files, mapping, nil)
	if empty, err := shop.CatalogueEmpty(t.Context()); sum.Written || sum.Failed != 1 || sum.Skipped != 2 || !empty || err != nil {
		t.Errorf("%+v, empty %v", sum, empty)
	}
	sum, _ = imported(t, shop, files, mapping, func(w *importer.Work) { w.Partial = true })
	if all, err := shop.LoadCatalogue(t.Context()); sum.Added != 1 || sum.Failed != 1 || len(all) != 1 || err != nil {
		t.Errorf("%+v, %d articles", sum, len(all))
	}
	if got := sum.String(); got != "articles: 1 added, 0 changed, 0 ended, 2 skipped, 1 failed" {
		t.Errorf("%q", got)
	}
}

func TestImport_DryRun(t *testing.T) {
	t.Parallel()
	shop := openShop(t)
	sum, _ := imported(t, shop, ownFiles(), ownMapping, func(w *importer.Work) { w.DryRun = true })
	if empty, err := shop.CatalogueEmpty(t.Context()); sum.Added != 2 || sum.Written || !empty || err != nil {
		t.Errorf("%+v, empty %v", sum, empty)
	}
}

// onlyTee are our own files without the second article.
func onlyTee() fstest.MapFS {
	files := ownFiles()
	lines := strings.SplitAfter(string(files["articles.csv"].Data), "\n")
	files["articles.csv"] = file(strings.Join(lines[:4], ""))
	return files
}

func TestImport_EndMissing(t *testing.T) {
	t.Parallel()
	shop := openShop(t)
	imported(t, shop, ownFiles(), ownMapping, nil)
	if sum, _ := imported(t, shop, onlyTee(), ownMapping, nil); sum.Ended != 0 {
		t.Errorf("unasked: %+v", sum)
	}
	sum, findings := imported(t, shop, onlyTee(), ownMapping, func(w *importer.Work) { w.EndMissing = importer.EndSome })
	if sum.Ended != 0 || sum.Written || !strings.Contains(strings.Join(codes(findings), " "), "many_missing") {
		t.Errorf("half of all: %+v %v", sum, codes(findings))
	}
	if sum, _ := imported(t, shop, onlyTee(), ownMapping, func(w *importer.Work) { w.EndMissing = importer.EndAll }); sum.Ended != 1 {
		t.Errorf("asked: %+v", sum)
	}
	if all, err := shop.LoadCatalogue(t.Context()); err != nil || len(all) != 1 || all[0].Slug != "t1" {
		t.Errorf("%v, %v", all, err)
	}
	if sum, _ := imported(t, shop, ownFiles(), ownMapping, nil); sum.Returned != 1 || sum.Unchanged != 1 {
		t.Errorf("found again: %+v", sum)
	}
	all, err := shop.LoadCatalogue(t.Context())
	if err != nil || len(all) != 2 || all[1].Variants[0].Stock != 3 {
		t.Errorf("%v, %v", all, err)
	}
}

func TestImport_MissingColumnsKeepWhatTheShopHas(t *testing.T) {
	t.Parallel()
	shop := openShop(t)
	imported(t, shop, ownFiles(), ownMapping, nil)
	files := fstest.MapFS{"articles.csv": file("id;type;size;price;name_de;name_en;colour;hex\nT1;t-shirt;S;31,00;Hemdchen;Tee;Marine;#2a3853\nT1;;M;;;;Marine;\nT1;;L;;;;Marine;\n")}
	later := day.Add(time.Hour)
	sum, findings := imported(t, shop, files, ownMapping, func(w *importer.Work) { w.Now = later })
	if sum.Changed != 1 {
		t.Fatalf("%+v %v", sum, findings)
	}
	all, err := shop.LoadCatalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	tee := all[0]
	if tee.Cut != fit.CutRegular || tee.Maker.Key != "werk" || len(tee.Care) != 1 || tee.Description.DE != "Jersey." || len(tee.Chart.Sizes) != 3 ||
		tee.Variants[1].Stock != 6 || tee.Price(day) != 2990 || tee.Price(later) != 3100 {
		t.Errorf("%+v", tee)
	}
}

func TestImport_SlugsClash(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{}
	row := "%s;men;t-shirt;regular;high;short;Hemdchen;Tee;100 cotton;werk;Marine;#2a3853;S;29,90;1\n"
	text := "id;department;type;cut;stretch;sleeve;name_de;name_en;fibres;maker;colour;hex;size;price;stock\n"
	for _, key := range []string{"Tee 1", "tee-1", "../../tee 1", "Ärmel", "日本"} {
		text += fmt.Sprintf(row, key)
	}
	files["articles.csv"] = file(text)
	files["charts.csv"] = file("id;type;kind;size;measure;method;value;unit\n*;t-shirt;garment;S;bust;round;100;cm\n")
	shop := openShop(t)
	sum, findings := imported(t, shop, files, ownMapping, nil)
	if sum.Added != 5 {
		t.Fatalf("%+v %v", sum, findings)
	}
	all, err := shop.LoadCatalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var slugs []string
	for _, p := range all {
		slugs = append(slugs, p.Slug)
	}
	if got := strings.Join(slugs, " "); got != "tee-1 tee-1-2 tee-1-3 aermel hemdchen" {
		t.Errorf("slugs %s", got)
	}
}

func TestImport_BodyChart(t *testing.T) {
	t.Parallel()
	files := onlyTee()
	files["charts.csv"] = file("id;kind;measure;unit;S;M;L\nT1;body;bust;cm;86-94;94-102;102-110\n")
	shop := openShop(t)
	if sum, findings := imported(t, shop, files, ownMapping, nil); sum.Added != 1 {
		t.Fatalf("%+v %v", sum, findings)
	}
	all, err := shop.LoadCatalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p := all[0]
	a := p.Article()
	want := 98 + fit.Target(p.Sizing, p.Type, p.Cut, p.Stretch, p.Leg, fit.Bust)
	if a.Basis != fit.BasisBodyChart || len(p.Chart.Dims) != 0 || p.Chart.Sizes[1].Measures != nil || a.Sizes[1].Garment[fit.Bust] != want {
		t.Errorf("%+v: %v, want %v", p.Chart, a.Sizes[1].Garment, want)
	}
}

func TestImport_Cancelled(t *testing.T) {
	t.Parallel()
	m := importer.NewMapping()
	staged, err := importer.Read(t.Context(), ownFiles(), "", importer.Options{Mapping: m, Tables: tables(), Now: day, Report: func(importer.Finding) {}})
	if err != nil {
		t.Fatal(err)
	}
	defer staged.Close()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := staged.Import(ctx, importer.Work{Shop: openShop(t), Now: day}); err == nil {
		t.Error("no error")
	}
}
