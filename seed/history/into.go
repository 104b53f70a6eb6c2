package history

import (
	"context"
	"fmt"

	"ebenmass/models"
)

// Store is the part of the shop's store that takes a history.
type Store interface {
	// HasBegun reports whether anything was ordered, told, made up or released yet.
	HasBegun(ctx context.Context) (bool, error)
	// HasImported reports whether any article came out of files: the history is of others.
	HasImported(ctx context.Context) (bool, error)
	LoadArticles(ctx context.Context, slugs []string) ([]models.Product, error)
	// SaveHistory stores a history as made up, unless the shop has begun meanwhile.
	SaveHistory(ctx context.Context, h models.History) (saved bool, err error)
	Release(ctx context.Context, occasion models.Occasion) error
}

// Into gives a shop that has not begun yet its made-up past, and releases what it
// tells, as every release does. A shop of other articles has none, and is not read for it.
func Into(ctx context.Context, store Store) error {
	begun, err := store.HasBegun(ctx)
	if err != nil || begun {
		return err
	}
	slugs := make([]string, len(truths))
	for i, t := range truths {
		slugs[i] = t.product
	}
	products, err := store.LoadArticles(ctx, slugs)
	if err != nil {
		return err
	}
	made := Generate(products)
	if len(made.Sold) == 0 {
		return nil
	}
	imported, err := store.HasImported(ctx)
	if err != nil || imported {
		return err
	}
	saved, err := store.SaveHistory(ctx, made)
	if err != nil || !saved {
		return err
	}
	if err := store.Release(ctx, models.OnSeed); err != nil {
		return fmt.Errorf("history: %w", err)
	}
	return nil
}
