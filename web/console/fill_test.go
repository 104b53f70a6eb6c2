package console_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/web/console"
	"ebenmass/web/settings"
)

// sampleCatalogue is the folder of articles that comes with the source.
const sampleCatalogue = "../../seed/sample"

func openShop(t *testing.T) *store.Store {
	t.Helper()
	shop, err := store.Open(t.Context(), store.Settings{DataDir: t.TempDir()})
	must(t, err)
	t.Cleanup(func() { must(t, shop.Close()) })
	return shop
}

// fillFrom fills a shop without drawing.
func fillFrom(t *testing.T, shop *store.Store, catalogue string, out io.Writer) {
	t.Helper()
	draw, err := console.FillFrom(t.Context(), shop, settings.Settings{Data: t.TempDir(), Catalogue: catalogue}, time.Now, out, io.Discard)
	must(t, err)
	if draw != nil {
		t.Error("it draws without a browser")
	}
}

func TestFillFrom_Sample(t *testing.T) {
	t.Parallel()
	shop := openShop(t)
	var out bytes.Buffer
	fillFrom(t, shop, sampleCatalogue, &out)
	if got := out.String(); got != "articles: 6 added, 0 changed, 0 ended, 0 skipped, 0 failed\n" {
		t.Errorf("said %q", got)
	}
	all, err := shop.LoadCatalogue(t.Context())
	must(t, err)
	bases := map[fit.Basis]int{}
	for i := range all {
		bases[all[i].Chart.Basis]++
		article := all[i].Article()
		must(t, article.Check())
	}
	if len(all) != 6 || bases[fit.BasisBodyChart] != 1 || all[4].Chart.System != models.SizeJeans {
		t.Errorf("%d articles, bases %v, jeans of system %s", len(all), bases, all[4].Chart.System)
	}
	imported, err := shop.HasImported(t.Context())
	if err != nil || !imported {
		t.Errorf("the demo's past would be made up for it: %v, %v", imported, err)
	}
}

func TestFillFrom_FilledShop(t *testing.T) {
	t.Parallel()
	shop := openShop(t)
	fillFrom(t, shop, sampleCatalogue, io.Discard)
	version, err := shop.CatalogueVersion(t.Context())
	must(t, err)
	var out bytes.Buffer
	fillFrom(t, shop, importFolder(t), &out)
	after, err := shop.CatalogueVersion(t.Context())
	must(t, err)
	if strings.Count(out.String(), "\n") != 1 || !strings.Contains(out.String(), "has articles already") || after != version {
		t.Errorf("said %q, version %d to %d", out.String(), version, after)
	}
}

func TestFillFrom_OpenQuestions(t *testing.T) {
	t.Parallel()
	dir, shop := importFolder(t), openShop(t)
	must(t, os.Remove(filepath.Join(dir, "mapping.toml")))
	_, err := console.FillFrom(t.Context(), shop, settings.Settings{Data: t.TempDir(), Catalogue: dir}, time.Now, io.Discard, io.Discard)
	empty, emptyErr := shop.CatalogueEmpty(t.Context())
	if !errors.Is(err, console.ErrNotImported) || !empty || emptyErr != nil {
		t.Errorf("%v, empty %v, %v", err, empty, emptyErr)
	}
}
