package handlers_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/store"
	"ebenmass/seed"
)

// countedSource counts how often the whole catalogue is read.
type countedSource struct {
	*store.Store
	loads int
}

func (c *countedSource) LoadCatalogue(ctx context.Context) ([]models.Product, error) {
	c.loads++
	return c.Store.LoadCatalogue(ctx)
}

// demoStore is a store with the demo's articles, and a way past it.
func demoStore(t *testing.T) (db *store.Store, change func(statement string)) {
	t.Helper()
	folder := t.TempDir()
	db, err := store.Open(t.Context(), store.Settings{DataDir: folder})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if err := seed.Into(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	return db, func(statement string) {
		t.Helper()
		driver := slices.IndexFunc(sql.Drivers(), func(name string) bool { return strings.HasPrefix(name, "sqlite") }) // as built
		beside, err := sql.Open(sql.Drivers()[driver], "file:"+filepath.Join(folder, "ebenmass.db")+"?_pragma=busy_timeout(5000)&_pragma=foreign_keys(1)&_busy_timeout=5000&_foreign_keys=1")
		if err != nil {
			t.Fatal(err)
		}
		defer beside.Close()
		if _, err := beside.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
}

// Whatever changes, by whatever hand, every instance takes it over, and one that is started then has
// it too. Only what concerns all articles has the catalogue read anew.
func TestCatalogue_EveryInstanceSeesChanges(t *testing.T) {
	t.Parallel()
	db, change := demoStore(t)
	source := &countedSource{Store: db}
	one, err := handlers.NewCatalogue(t.Context(), source, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	other, err := handlers.NewCatalogue(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, statement string
		loads           int
	}{
		{"a sale", "UPDATE variants SET stock = stock - 1 WHERE sku = 'arne-linen-shirt-sage-m'", 0},
		{"sold out", "UPDATE variants SET stock = 0 WHERE product = 'arne-linen-shirt' AND colour = 'sage'", 0},
		{"a price", "INSERT INTO prices (product, since, cents) VALUES ('arne-linen-shirt', 1700000000000000, 100)", 0},
		{"words", `UPDATE products SET definition = replace(definition, 'Leinenhemd Arne', 'Samthemd Arne') WHERE slug = 'arne-linen-shirt'`, 0},
		{"a size less", "DELETE FROM variants WHERE sku = 'arne-linen-shirt-rust-m'", 0},
		{"an article less", "DELETE FROM products WHERE slug = 'arne-linen-shirt'", 0},
		{"a release", "INSERT INTO releases (number, released_at, epsilon, occasion) VALUES (1000, 1, 1, 'seed')", 1},
		{"nothing", "UPDATE variants SET stock = 0 WHERE sku = 'unknown'", 0},
	} {
		before := source.loads
		change(test.statement)
		for _, c := range []*handlers.Catalogue{one, other} {
			if err := c.Refresh(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if loads := source.loads - before; loads != test.loads {
			t.Errorf("%s: the catalogue was read %d times", test.name, loads)
		}
		started, err := handlers.NewCatalogue(t.Context(), db, time.Now)
		if err != nil {
			t.Fatal(err)
		}
		for name, c := range map[string]*handlers.Catalogue{"one": one, "other": other} {
			for _, q := range []catalogue.Query{{}, {Text: "samthemd"}, {Colour: []string{"green"}, Size: []string{"M"}}, {Sort: catalogue.SortPrice}} {
				got, want := c.Snapshot().Filter(q, models.German, nil), started.Snapshot().Filter(q, models.German, nil)
				if !reflect.DeepEqual(got, want) {
					t.Errorf("%s, %s, %+v: %d articles, want %d as after a restart", test.name, name, q, got.Total, want.Total)
				}
			}
		}
	}
}

// Who did not ask for so long that changes may be forgotten reads everything.
func TestCatalogue_RefreshAfterPause(t *testing.T) {
	t.Parallel()
	db, _ := demoStore(t)
	now := time.Now()
	source := &countedSource{Store: db}
	c, err := handlers.NewCatalogue(t.Context(), source, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		pause time.Duration
		loads int
	}{{time.Minute, 1}, {store.ChangesKept, 2}, {time.Minute, 2}} {
		now = now.Add(test.pause)
		if err := c.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		if source.loads != test.loads {
			t.Errorf("after %s: read %d times, want %d", test.pause, source.loads, test.loads)
		}
	}
}
