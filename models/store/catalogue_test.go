package store

import (
	"errors"
	"reflect"
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

func TestCatalogueVersion_GrowsWithChanges(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		version := func() int64 {
			t.Helper()
			n, err := s.CatalogueVersion(t.Context())
			must(t, err)
			return n
		}
		before := version()
		must(t, s.SaveCatalogue(t.Context(), products()))
		for _, change := range []string{
			"UPDATE variants SET stock = stock + 1 WHERE sku = 'arne-linen-shirt-sage-m'",
			"UPDATE prices SET cents = cents + 100",
			"INSERT INTO prices (product, since, cents) VALUES ('arne-linen-shirt', 1, 100)",
			"DELETE FROM prices WHERE since = 1",
			"UPDATE products SET position = position + 1",
			"DELETE FROM variants WHERE sku = 'zora-skirt-sage-m'",
			"DELETE FROM products WHERE slug = 'zora-skirt'",
		} {
			after := version()
			if after <= before {
				t.Errorf("%d after %d: nothing was noticed before %q", after, before, change)
			}
			before = after
			_, err := s.rawDB(t).Exec(change)
			must(t, err)
		}
		if after := version(); after <= before {
			t.Errorf("a removed product was not noticed")
		}
		before = version()
		_, _, err := s.StartVisit(t.Context(), opening.Add(day))
		must(t, err)
		if after := version(); after != before {
			t.Errorf("a visit changed the catalogue's version from %d to %d", before, after)
		}
	})
}
