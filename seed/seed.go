package seed

import (
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"ebenmass/models"
	"ebenmass/models/layout"
)

//go:embed catalogue
var embedded embed.FS

// Store is the part of the shop's store that takes a catalogue.
type Store interface {
	// CatalogueEmpty reports whether the shop has no product yet.
	CatalogueEmpty(ctx context.Context) (bool, error)
	// SaveCatalogue stores all products, in their order, or none.
	SaveCatalogue(ctx context.Context, products []models.Product) error
}

// Into fills an empty store with the demo catalogue. A store that has products keeps
// them as they are: its stock and prices are newer than the files.
func Into(ctx context.Context, store Store) error {
	empty, err := store.CatalogueEmpty(ctx)
	if err != nil {
		return fmt.Errorf("seed: look for a catalogue: %w", err)
	}
	if !empty {
		return nil
	}
	products, err := Products()
	if err != nil {
		return err
	}
	if err := store.SaveCatalogue(ctx, products); err != nil {
		return fmt.Errorf("seed: save the catalogue: %w", err)
	}
	return nil
}

// Products reads the embedded catalogue, the newest article first. The error joins every
// mistake found, each a *FieldError; then there are no products.
func Products() ([]models.Product, error) {
	files, err := fs.Sub(embedded, "catalogue")
	if err != nil {
		return nil, fmt.Errorf("seed: open the catalogue: %w", err)
	}
	return load(files)
}

// load reads a catalogue folder: the shared tables and one product per file.
func load(files fs.FS) ([]models.Product, error) {
	shared, errs := readTables(files)
	names, err := fs.Glob(files, "*men/*.toml")
	if err != nil {
		return nil, fmt.Errorf("seed: list products: %w", err)
	}
	var products []models.Product
	slugs, ids := map[string]string{}, map[string]string{} // to the file that has them
	for _, name := range names {
		slug := strings.TrimSuffix(path.Base(name), ".toml")
		r := &report{file: name, product: slug}
		d := new(layout.Document)
		if decode(files, name, d, r) {
			sizes := check(d, slug, path.Dir(name), shared, r)
			unique(slugs, "slug", slug, r)
			unique(ids, "id", d.ID, r)
			if len(r.errs) == 0 {
				products = append(products, build(d, slug, sizes, shared))
			}
		}
		errs = append(errs, r.errs...)
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	slices.SortStableFunc(products, func(a, b models.Product) int {
		return cmp.Or(b.Added.Compare(a.Added), cmp.Compare(a.Slug, b.Slug))
	})
	return products, nil
}

// unique reports a value that another file has already.
func unique(seen map[string]string, field, value string, r *report) {
	if other, taken := seen[value]; taken {
		r.add(field, "%q is already that of %s", value, other)
		return
	}
	seen[value] = r.file
}
