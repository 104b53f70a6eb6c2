package store

import "testing"

func TestCatalogueVersionGrowsWithEveryChangeAndWithNothingElse(t *testing.T) {
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
