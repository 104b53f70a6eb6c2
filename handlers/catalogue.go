package handlers

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"ebenmass/models"
	"ebenmass/models/catalogue"
)

// catalogueSource is where the catalogue's truth is. Its version grows with every change.
type catalogueSource interface {
	LoadCatalogue(ctx context.Context) ([]models.Product, error)
	CatalogueVersion(ctx context.Context) (int64, error)
}

// Catalogue holds the snapshot of the catalogue that answers requests. Load swaps it;
// whoever has the old one goes on with it.
type Catalogue struct {
	source  catalogueSource
	now     func() time.Time
	loading sync.Mutex // one load at a time, so that an older one never comes last
	version int64      // of the last load
	current atomic.Pointer[catalogue.Snapshot]
}

// NewCatalogue reads the catalogue for the first time.
func NewCatalogue(ctx context.Context, source catalogueSource, now func() time.Time) (*Catalogue, error) {
	c := &Catalogue{source: source, now: now}
	return c, c.Load(ctx)
}

// Load takes stock and prices as they are now.
func (c *Catalogue) Load(ctx context.Context) error {
	c.loading.Lock()
	defer c.loading.Unlock()
	version, err := c.source.CatalogueVersion(ctx)
	if err != nil {
		return fmt.Errorf("load the catalogue: %w", err)
	}
	return c.load(ctx, version)
}

// Refresh loads the catalogue if it has changed since, by whatever hand: another instance
// of the shop, a program, a person at the database.
func (c *Catalogue) Refresh(ctx context.Context) error {
	c.loading.Lock()
	defer c.loading.Unlock()
	version, err := c.source.CatalogueVersion(ctx)
	if err != nil {
		return fmt.Errorf("look for changes of the catalogue: %w", err)
	}
	if version == c.version {
		return nil
	}
	return c.load(ctx, version)
}

// load swaps the snapshot. The version was read before: what changes while it loads is
// loaded again by the next Refresh.
func (c *Catalogue) load(ctx context.Context, version int64) error {
	products, err := c.source.LoadCatalogue(ctx)
	if err != nil {
		return fmt.Errorf("load the catalogue: %w", err)
	}
	c.current.Store(catalogue.New(products, c.now()))
	c.version = version
	return nil
}

// Snapshot returns the catalogue as last loaded.
func (c *Catalogue) Snapshot() *catalogue.Snapshot { return c.current.Load() }
