package seed

import (
	"context"
	"errors"
	"testing"

	"ebenmass/models"
)

// shelf is a store that holds what it is given.
type shelf struct {
	products           []models.Product
	lookError, saveErr error
}

func (s *shelf) CatalogueEmpty(context.Context) (bool, error) {
	return len(s.products) == 0, s.lookError
}

func (s *shelf) SaveCatalogue(_ context.Context, products []models.Product) error {
	if s.saveErr != nil {
		return s.saveErr
	}
	s.products = products
	return nil
}

func TestInto_EmptyStore(t *testing.T) {
	t.Parallel()
	var s shelf
	if err := Into(t.Context(), &s); err != nil {
		t.Fatal(err)
	}
	if got, want := len(s.products), len(catalogue(t)); got != want {
		t.Errorf("%d products, want %d", got, want)
	}
}

func TestInto_FilledStore(t *testing.T) {
	t.Parallel()
	s := shelf{products: []models.Product{{Slug: "own"}}}
	if err := Into(t.Context(), &s); err != nil {
		t.Fatal(err)
	}
	if len(s.products) != 1 || s.products[0].Slug != "own" {
		t.Errorf("the shop's own catalogue became %d products", len(s.products))
	}
}

func TestInto_StoreError(t *testing.T) {
	t.Parallel()
	broken := errors.New("disk full")
	for name, s := range map[string]*shelf{"looking": {lookError: broken}, "saving": {saveErr: broken}} {
		if err := Into(t.Context(), s); !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
