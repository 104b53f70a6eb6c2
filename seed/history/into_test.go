package history

import (
	"context"
	"errors"
	"slices"
	"testing"

	"ebenmass/models"
	"ebenmass/seed"
)

// shelf is a store that remembers what it was told.
type shelf struct {
	begun    bool
	taken    bool // another instance is faster
	imported bool
	others   bool // it has none of the demo's articles
	history  models.History
	occasion []models.Occasion
	err      error
}

func (s *shelf) HasBegun(context.Context) (bool, error) { return s.begun, s.err }

func (s *shelf) HasImported(context.Context) (bool, error) { return s.imported, nil }

func (s *shelf) LoadArticles(_ context.Context, slugs []string) ([]models.Product, error) {
	if s.others {
		return nil, nil
	}
	products, err := seed.Products()
	return slices.DeleteFunc(products, func(p models.Product) bool { return !slices.Contains(slugs, p.Slug) }), err
}

func (s *shelf) SaveHistory(_ context.Context, h models.History) (bool, error) {
	s.history = h
	return !s.taken, nil
}

func (s *shelf) Release(_ context.Context, occasion models.Occasion) error {
	s.occasion = append(s.occasion, occasion)
	return nil
}

func TestInto_EmptyShop(t *testing.T) {
	t.Parallel()
	var s shelf
	if err := Into(t.Context(), &s); err != nil {
		t.Fatal(err)
	}
	if len(s.history.Fitted) == 0 || len(s.occasion) != 1 || s.occasion[0] != models.OnSeed {
		t.Errorf("%d counts, released %v", len(s.history.Fitted), s.occasion)
	}
}

func TestInto_ShopThatBegan(t *testing.T) {
	t.Parallel()
	s := shelf{begun: true}
	if err := Into(t.Context(), &s); err != nil || len(s.history.Sold) > 0 || len(s.occasion) > 0 {
		t.Errorf("%v, %d counts, released %v", err, len(s.history.Sold), s.occasion)
	}
	s = shelf{taken: true}
	if err := Into(t.Context(), &s); err != nil || len(s.occasion) > 0 {
		t.Errorf("%v, released %v what another instance saved", err, s.occasion)
	}
	s = shelf{err: errors.ErrUnsupported}
	if err := Into(t.Context(), &s); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("error %v", err)
	}
}

func TestInto_OtherArticles(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]*shelf{"others": {others: true}, "imported": {imported: true}} {
		if err := Into(t.Context(), s); err != nil || len(s.history.Sold) > 0 || len(s.occasion) > 0 {
			t.Errorf("%s: %v, %d counts, released %v", name, err, len(s.history.Sold), s.occasion)
		}
	}
}
