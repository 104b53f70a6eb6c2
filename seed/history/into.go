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
	LoadCatalogue(ctx context.Context) ([]models.Product, error)
	// SaveHistory stores a history as made up, unless the shop has begun meanwhile.
	SaveHistory(ctx context.Context, h models.History) (saved bool, err error)
	Release(ctx context.Context, occasion models.Occasion) error
}

// Into gives a shop that has not begun yet its made-up past, and releases what it
// tells, as every release does.
func Into(ctx context.Context, store Store) error {
	begun, err := store.HasBegun(ctx)
	if err != nil || begun {
		return err
	}
	products, err := store.LoadCatalogue(ctx)
	if err != nil {
		return err
	}
	saved, err := store.SaveHistory(ctx, Generate(products))
	if err != nil || !saved {
		return err
	}
	if err := store.Release(ctx, models.OnSeed); err != nil {
		return fmt.Errorf("history: %w", err)
	}
	return nil
}
