package handlers

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"ebenmass/models"
	"ebenmass/models/catalogue"
)

// catalogueSource is where the catalogue's truth is.
type catalogueSource interface {
	LoadCatalogue(ctx context.Context) ([]models.Product, error)
}

// Catalogue holds the snapshot of the catalogue that answers requests. Load swaps it;
// whoever has the old one goes on with it.
type Catalogue struct {
	source  catalogueSource
	now     func() time.Time
	current atomic.Pointer[catalogue.Snapshot]
}

// NewCatalogue reads the catalogue for the first time.
func NewCatalogue(ctx context.Context, source catalogueSource, now func() time.Time) (*Catalogue, error) {
	c := &Catalogue{source: source, now: now}
	return c, c.Load(ctx)
}

// Load takes stock and prices as they are now.
func (c *Catalogue) Load(ctx context.Context) error {
	products, err := c.source.LoadCatalogue(ctx)
	if err != nil {
		return fmt.Errorf("load the catalogue: %w", err)
	}
	c.current.Store(catalogue.New(products, c.now()))
	return nil
}

// Snapshot returns the catalogue as last loaded.
func (c *Catalogue) Snapshot() *catalogue.Snapshot { return c.current.Load() }
