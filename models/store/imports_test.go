package store

import (
	"errors"
	"maps"
	"slices"
	"testing"

	"ebenmass/models"
)

// importing is an import of articles, each under its slug as key, with all stock counted.
func importing(s shop, articles ...ImportArticle) Import {
	return Import{Source: "werk", Now: s.clock.Now(), Each: func(yield func(ImportArticle) error) error {
		for _, a := range articles {
			if err := yield(a); err != nil {
				return err
			}
		}
		return nil
	}}
}

// toImport is an article with the stock of its variants and, where the shop has it, what it was
// built upon.
func toImport(t *testing.T, s shop, p models.Product, stock int) ImportArticle {
	t.Helper()
	a := ImportArticle{Key: "key of " + p.Slug, Product: p, Counted: map[string]int{}}
	a.Product.Variants = slices.Clone(p.Variants)
	for i := range a.Product.Variants {
		v := &a.Product.Variants[i]
		v.Stock = stock
		a.Counted[VariantKey(v.Colour, v.Size)] = stock
	}
	_, digest, err := s.ImportedProduct(t.Context(), p.Slug)
	switch {
	case err == nil:
		a.Before = digest
	case !errors.Is(err, models.ErrNotFound):
		t.Fatal(err)
	}
	return a
}

func (s shop) mustImport(t *testing.T, in Import) ImportResult {
	t.Helper()
	result, err := s.ApplyImport(t.Context(), in)
	must(t, err)
	return result
}

func (s shop) stockOf(t *testing.T, sku string) int {
	t.Helper()
	v, _, err := s.Variant(t.Context(), sku)
	must(t, err)
	return v.Stock
}

func TestApplyImport_Idempotent(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		articles := func() (all []ImportArticle) {
			for _, p := range products() {
				all = append(all, toImport(t, s, p, 5))
			}
			return all
		}
		if got := s.mustImport(t, importing(s, articles()...)); got != (ImportResult{Added: 2}) {
			t.Errorf("first: %+v", got)
		}
		before, err := s.CatalogueVersion(t.Context())
		must(t, err)
		if got := s.mustImport(t, importing(s, articles()...)); got != (ImportResult{Unchanged: 2}) {
			t.Errorf("again: %+v", got)
		}
		if after, err := s.CatalogueVersion(t.Context()); err != nil || after != before {
			t.Errorf("the catalogue's version went from %d to %d, %v", before, after, err)
		}
		imported, err := s.HasImported(t.Context())
		must(t, err)
		if !imported {
			t.Error("nothing counts as imported")
		}
	})
}

func TestApplyImport_StockMovesByTheDifference(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		p := shirt()
		sku := p.Variants[0].SKU
		s.mustImport(t, importing(s, toImport(t, s, p, 10)))
		must(t, s.write.Exec("UPDATE variants SET stock = stock - 3 WHERE sku = ?", sku).Error) // sold here
		for _, step := range []struct{ says, want int }{{10, 7}, {12, 9}, {4, 1}, {0, 0}, {2, 2}} {
			s.mustImport(t, importing(s, toImport(t, s, p, step.says)))
			if got := s.stockOf(t, sku); got != step.want {
				t.Errorf("the source says %d: %d pieces, not %d", step.says, got, step.want)
			}
		}
		a := toImport(t, s, p, 99)
		a.Counted = nil // a source without stock
		if s.mustImport(t, importing(s, a)); s.stockOf(t, sku) != 2 {
			t.Errorf("without a number: %d pieces", s.stockOf(t, sku))
		}
		if s.mustImport(t, importing(s, toImport(t, s, p, 3))); s.stockOf(t, sku) != 3 {
			t.Errorf("with a number again: %d pieces", s.stockOf(t, sku))
		}
	})
}

func TestApplyImport_EndsAndReturns(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		p := shirt()
		s.mustImport(t, importing(s, toImport(t, s, p, 4)))
		end := importing(s)
		end.End = []string{p.Slug}
		if got := s.mustImport(t, end); got != (ImportResult{Ended: 1}) {
			t.Errorf("%+v", got)
		}
		sold, err := s.LoadCatalogue(t.Context())
		must(t, err)
		ended, err := s.EndedProduct(t.Context(), p.Slug)
		if err != nil || len(sold) != 0 || ended.Name != p.Name || s.stockOf(t, p.Variants[0].SKU) != 0 {
			t.Errorf("%d sold, ended %v, %v", len(sold), ended.Name, err)
		}
		if _, err := s.ApplyImport(t.Context(), end); !errors.Is(err, models.ErrChanged) {
			t.Errorf("ended twice: %v", err)
		}
		index, err := s.Imported(t.Context(), "werk")
		must(t, err)
		if !maps.Equal(index.Slugs, map[string]string{"key of " + p.Slug: p.Slug}) || !index.Ended["key of "+p.Slug] || !index.Taken[p.Slug] {
			t.Errorf("%+v", index)
		}
		if got := s.mustImport(t, importing(s, toImport(t, s, p, 6))); got != (ImportResult{Returned: 1}) {
			t.Errorf("%+v", got)
		}
		if sold, err := s.LoadCatalogue(t.Context()); err != nil || len(sold) != 1 || s.stockOf(t, p.Variants[0].SKU) != 6 {
			t.Errorf("%d sold, %v", len(sold), err)
		}
		if _, err := s.EndedProduct(t.Context(), p.Slug); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("still ended: %v", err)
		}
	})
}

func TestApplyImport_PriceHoldsFromNowOn(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		p := shirt()
		s.mustImport(t, importing(s, toImport(t, s, p, 1)))
		s.clock.advance(day)
		before := len(p.Prices)
		p.Prices = []models.PricePoint{{Since: s.clock.Now(), Cents: 4242}}
		if got := s.mustImport(t, importing(s, toImport(t, s, p, 1))); got != (ImportResult{Changed: 1}) {
			t.Errorf("%+v", got)
		}
		got, _, err := s.ImportedProduct(t.Context(), p.Slug)
		must(t, err)
		if last := got.Prices[len(got.Prices)-1]; len(got.Prices) != before+1 || last.Cents != 4242 || !last.Since.Equal(s.clock.Now()) {
			t.Errorf("prices %v", got.Prices)
		}
	})
}

func TestApplyImport_VariantsComeAndGo(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		p := shirt()
		s.mustImport(t, importing(s, toImport(t, s, p, 2)))
		kept := p.Variants[len(p.Variants)-1].SKU
		p.Variants = append([]models.Variant{{Colour: p.Variants[0].Colour, Size: "9½"}}, p.Variants[len(p.Variants)-1])
		p.Variants[1].SKU = "another" // the shop's own stays
		s.mustImport(t, importing(s, toImport(t, s, p, 2)))
		got, _, err := s.ImportedProduct(t.Context(), p.Slug)
		must(t, err)
		if len(got.Variants) != 2 || got.Variants[0].Size != "9½" || got.Variants[0].SKU == "" || got.Variants[1].SKU != kept {
			t.Errorf("variants %+v", got.Variants)
		}
	})
}

func TestApplyImport_TakenSKUs(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		one, two := shirt(), shirt()
		two.Slug = "other-shirt"
		s.mustImport(t, importing(s, toImport(t, s, one, 1), toImport(t, s, two, 1)))
		got, _, err := s.ImportedProduct(t.Context(), two.Slug)
		must(t, err)
		if v := got.Variants[0]; v.SKU != models.SKU(two.Slug, v.Colour, v.Size) {
			t.Errorf("SKU %q", v.SKU)
		}
	})
}

func TestApplyImport_AllOrNothing(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		failed := errors.New("failed")
		in := importing(s)
		in.Each = func(yield func(ImportArticle) error) error {
			if err := yield(toImport(t, s, shirt(), 1)); err != nil {
				return err
			}
			return failed
		}
		if _, err := s.ApplyImport(t.Context(), in); !errors.Is(err, failed) {
			t.Errorf("%v", err)
		}
		rehearsal := importing(s, toImport(t, s, shirt(), 1))
		rehearsal.Rehearse = true
		if got := s.mustImport(t, rehearsal); got != (ImportResult{Added: 1}) {
			t.Errorf("%+v", got)
		}
		stale := toImport(t, s, shirt(), 1)
		stale.Before = "of before"
		must(t, s.SaveCatalogue(t.Context(), products()[:1]))
		if _, err := s.ApplyImport(t.Context(), importing(s, stale)); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("%v", err)
		}
		own := toImport(t, s, products()[0], 1)
		if _, err := s.ApplyImport(t.Context(), importing(s, own)); !errors.Is(err, models.ErrChanged) {
			t.Errorf("an article that no import wrote: %v", err)
		}
		all, err := s.LoadCatalogue(t.Context())
		must(t, err)
		if len(all) != 1 {
			t.Errorf("%d articles", len(all))
		}
	})
}

// secondImport changes, adds and ends an article each, after firstImport.
func secondImport(t *testing.T, s shop) Import {
	t.Helper()
	two := products()
	two[0].Cut = "slim"
	added := shirt()
	added.Slug = "third"
	in := importing(s, toImport(t, s, two[0], 9), toImport(t, s, added, 9))
	in.End = []string{two[1].Slug}
	return in
}

func TestApplyImport_CrashAtEveryStep(t *testing.T) {
	t.Parallel()
	for _, step := range []string{stepImportWritten, stepImportEnded, stepImportDone} {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			first := products()
			s.mustImport(t, importing(s, toImport(t, s, first[0], 5), toImport(t, s, first[1], 5)))
			before, err := s.LoadCatalogue(t.Context())
			must(t, err)
			must(t, s.Close())
			crash(t, s.settings, actImport, step, "")
			s = mustOpen(t, s.settings)
			after, err := s.LoadCatalogue(t.Context())
			must(t, err)
			slugs := func(all []models.Product) (found []string) {
				for _, p := range all {
					found = append(found, p.Slug)
				}
				return found
			}
			want := slugs(before)
			if step == stepImportDone {
				want = []string{first[0].Slug, "third"}
			}
			if !slices.Equal(slugs(after), want) {
				t.Errorf("after the crash the shop has %v, not %v", slugs(after), want)
			}
			if got := s.stockOf(t, first[0].Variants[0].SKU); (got == 5) != (step != stepImportDone) {
				t.Errorf("%d pieces", got)
			}
		})
	}
}
