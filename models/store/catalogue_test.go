package store

import (
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
)

func products() []models.Product {
	skirt := shirt()
	skirt.Slug, skirt.Type, skirt.Free = "zora-skirt", fit.Skirt, nil
	skirt.Variants = []models.Variant{{SKU: "zora-skirt-sage-m", Colour: "sage", Size: "M", Stock: 1}}
	return []models.Product{skirt, shirt()}
}

func TestLoadCatalogue_RoundTrip(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		empty, err := s.CatalogueEmpty(t.Context())
		must(t, err)
		if !empty {
			t.Error("a new catalogue is not empty")
		}
		must(t, s.SaveCatalogue(t.Context(), products()))
		s = s.reopen(t)
		got, err := s.LoadCatalogue(t.Context())
		must(t, err)
		if want := products(); !reflect.DeepEqual(got, want) {
			t.Errorf("loaded\n%+v\nwant\n%+v", got, want)
		}
		empty, err = s.CatalogueEmpty(t.Context())
		must(t, err)
		if empty {
			t.Error("empty after saving")
		}
	})
}

func TestSaveCatalogue_Atomic(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		twin := shirt()
		twin.Slug = "twin" // but with the same SKUs
		for name, products := range map[string][]models.Product{
			"same slug": {shirt(), shirt()},
			"same SKU":  {shirt(), twin},
		} {
			if err := s.SaveCatalogue(t.Context(), products); !errors.Is(err, ErrDuplicate) {
				t.Errorf("%s: error %v, want %v", name, err, ErrDuplicate)
			}
		}
		if n := s.rows(t, "products"); n != 0 {
			t.Errorf("%d products stayed", n)
		}
		broken := shirt()
		broken.Variants[0].Stock = -1
		if err := s.SaveCatalogue(t.Context(), []models.Product{broken}); err == nil || errors.Is(err, ErrDuplicate) {
			t.Errorf("negative stock: error %v", err)
		}
	})
}

func TestVariant_Stock(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		_, err := s.rawDB(t).Exec("UPDATE variants SET stock = 2 WHERE sku = 'arne-linen-shirt-sage-m'")
		must(t, err)
		v, slug, err := s.Variant(t.Context(), "arne-linen-shirt-sage-m")
		must(t, err)
		if want := (models.Variant{SKU: "arne-linen-shirt-sage-m", Colour: "sage", Size: "M", Stock: 2}); v != want || slug != "arne-linen-shirt" {
			t.Errorf("got %+v of %s", v, slug)
		}
		if _, _, err := s.Variant(t.Context(), "' OR 1=1 --"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("unknown SKU: error %v", err)
		}
	})
}

func TestCatalogueChanges_NamesArticles(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		mark, err := s.CatalogueMark(t.Context())
		must(t, err)
		must(t, s.SaveCatalogue(t.Context(), products()))
		changed := func(what string, want ...string) {
			t.Helper()
			var got []string
			got, mark, err = s.CatalogueChanges(t.Context(), mark)
			must(t, err)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %q changed, want %q", what, got, want)
			}
		}
		changed("saved", "arne-linen-shirt", "zora-skirt")
		changed("nothing")
		for _, test := range []struct {
			change string
			want   []string
		}{
			{"UPDATE variants SET stock = stock + 1 WHERE sku = 'arne-linen-shirt-sage-m'", []string{"arne-linen-shirt"}},
			{"UPDATE variants SET stock = stock + 1 WHERE sku = 'arne-linen-shirt-sage-m'", []string{"arne-linen-shirt"}},
			{"UPDATE prices SET cents = cents + 100", []string{"arne-linen-shirt", "zora-skirt"}},
			{"INSERT INTO prices (product, since, cents) VALUES ('arne-linen-shirt', 1, 100)", []string{"arne-linen-shirt"}},
			{"DELETE FROM prices WHERE since = 1", []string{"arne-linen-shirt"}},
			{"UPDATE products SET position = position + 1", []string{"arne-linen-shirt", "zora-skirt"}},
			{"DELETE FROM variants WHERE sku = 'zora-skirt-sage-m'", []string{"zora-skirt"}},
			{"DELETE FROM products WHERE slug = 'zora-skirt'", []string{"zora-skirt"}},
			{"INSERT INTO releases (number, released_at, epsilon, occasion) VALUES (1, 1, 1, 'seed')", []string{EveryArticle}},
		} {
			_, err := s.rawDB(t).Exec(test.change)
			must(t, err)
			changed(test.change, test.want...)
		}
		_, _, err = s.StartVisit(t.Context(), opening.Add(day))
		must(t, err)
		changed("a visit")
	})
}

// A change that commits after a later one is not missed: numbers come to light in any order.
func TestCatalogueChanges_LateCommit(t *testing.T) {
	t.Parallel()
	s := onPostgres(t)
	must(t, s.SaveCatalogue(t.Context(), products()))
	mark, err := s.CatalogueMark(t.Context())
	must(t, err)
	_, mark, err = s.CatalogueChanges(t.Context(), mark) // others' transactions may keep what was saved in sight
	must(t, err)
	late, err := s.rawDB(t).BeginTx(t.Context(), nil)
	must(t, err)
	defer late.Rollback()
	_, err = late.Exec("UPDATE variants SET stock = 1 WHERE product = 'zora-skirt'")
	must(t, err)
	_, err = s.rawDB(t).Exec("UPDATE variants SET stock = 1 WHERE product = 'arne-linen-shirt'")
	must(t, err)
	for _, want := range [][]string{{"arne-linen-shirt"}, nil, {"zora-skirt"}, nil} {
		var changed []string
		changed, mark, err = s.CatalogueChanges(t.Context(), mark)
		must(t, err)
		if !slices.Equal(changed, want) {
			t.Errorf("%q changed, want %q", changed, want)
		}
		if want == nil {
			if err := late.Commit(); err != nil && !errors.Is(err, sql.ErrTxDone) {
				t.Fatal(err)
			}
		}
	}
}

func TestTrimCatalogueChanges(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		for range 5 {
			_, err := s.rawDB(t).Exec("UPDATE variants SET stock = stock + 1 WHERE sku = 'arne-linen-shirt-sage-m'")
			must(t, err)
		}
		if !s.sqlite {
			_, err := s.rawDB(t).Exec("UPDATE catalogue_changes SET at = at - interval '2 hours' WHERE product = 'arne-linen-shirt'")
			must(t, err)
		}
		must(t, s.TrimCatalogueChanges(t.Context()))
		var n int
		must(t, s.rawDB(t).QueryRow("SELECT count(*) FROM catalogue_changes WHERE product = 'arne-linen-shirt'").Scan(&n))
		if want := map[bool]int{true: 1, false: 0}[s.sqlite]; n != want { // on SQLite an article is there once
			t.Errorf("%d lines are left, want %d", n, want)
		}
	})
}

func TestLoadArticles_AsLoadCatalogue(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		s.silence()
		must(t, s.SaveCatalogue(t.Context(), products()))
		must(t, s.Release(t.Context(), models.OnSeed))
		all, err := s.LoadCatalogue(t.Context())
		must(t, err)
		for _, want := range all {
			got, err := s.LoadArticles(t.Context(), []string{want.Slug, "unknown"})
			must(t, err)
			if !reflect.DeepEqual(got, []models.Product{want}) {
				t.Errorf("%+v, want %+v", got, want)
			}
		}
	})
}

// The catalogue is read in several chunks, and comes in the order it was saved.
func TestLoadCatalogue_Chunks(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		p, many := products()[0], make([]models.Product, loadChunk+5)
		for i := range many {
			many[i] = p
			many[i].Slug = fmt.Sprintf("shirt-%d", i)
			many[i].Variants = []models.Variant{{SKU: many[i].Slug, Colour: "sage", Size: "M", Stock: i % 9}}
		}
		must(t, s.SaveCatalogue(t.Context(), many))
		all, err := s.LoadCatalogue(t.Context())
		must(t, err)
		if len(all) != len(many) {
			t.Fatalf("%d of %d", len(all), len(many))
		}
		for i, got := range all {
			if got.Slug != many[i].Slug || !reflect.DeepEqual(got.Variants, many[i].Variants) || len(got.Prices) != len(p.Prices) {
				t.Fatalf("%d: %+v", i, got)
			}
		}
	})
}
