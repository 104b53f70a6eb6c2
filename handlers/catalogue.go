package handlers

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/store"
)

// catalogueSource is where the catalogue's truth is, with a log of what changes.
type catalogueSource interface {
	LoadCatalogue(ctx context.Context) ([]models.Product, error)
	LoadArticles(ctx context.Context, slugs []string) ([]models.Product, error)
	CatalogueMark(ctx context.Context) (store.CatalogueMark, error)
	CatalogueChanges(ctx context.Context, since store.CatalogueMark) (changed []string, now store.CatalogueMark, err error)
}

// Catalogue holds the snapshot of the catalogue that answers requests. Refresh swaps it;
// whoever has the old one goes on with it.
type Catalogue struct {
	source  catalogueSource
	now     func() time.Time
	loading sync.Mutex          // one load at a time, so that an older one never comes last
	seen    store.CatalogueMark // up to where changes are taken over
	seenAt  time.Time
	current atomic.Pointer[catalogue.Snapshot]
}

// NewCatalogue reads the catalogue for the first time.
func NewCatalogue(ctx context.Context, source catalogueSource, now func() time.Time) (*Catalogue, error) {
	c := &Catalogue{source: source, now: now}
	return c, c.Load(ctx)
}

// Load reads the whole catalogue anew.
func (c *Catalogue) Load(ctx context.Context) error {
	c.loading.Lock()
	defer c.loading.Unlock()
	return c.load(ctx)
}

// load swaps the snapshot. The mark is taken before: what changes while it loads is taken over by
// the next Refresh.
func (c *Catalogue) load(ctx context.Context) error {
	at := c.now()
	mark, err := c.source.CatalogueMark(ctx)
	if err != nil {
		return fmt.Errorf("load the catalogue: %w", err)
	}
	products, err := c.source.LoadCatalogue(ctx)
	if err != nil {
		return fmt.Errorf("load the catalogue: %w", err)
	}
	c.current.Store(catalogue.New(products, c.now()).Replacing(c.current.Load()))
	c.seen, c.seenAt = mark, at
	return nil
}

// manyChanges is from how many articles on the whole catalogue is read rather than each of them.
const manyChanges = 2000

// Refresh takes over what has changed since, by whatever hand: another instance of the shop, a
// program, a person at the database.
func (c *Catalogue) Refresh(ctx context.Context) error {
	c.loading.Lock()
	defer c.loading.Unlock()
	at := c.now()
	if at.Sub(c.seenAt) > store.ChangesKept/2 {
		return c.load(ctx)
	}
	changed, mark, err := c.source.CatalogueChanges(ctx, c.seen)
	if err != nil {
		return fmt.Errorf("look for changes of the catalogue: %w", err)
	}
	switch {
	case len(changed) == 0:
	case len(changed) > manyChanges || slices.Contains(changed, store.EveryArticle):
		return c.load(ctx)
	default:
		if err := c.update(ctx, changed); err != nil {
			return err
		}
	}
	c.seen, c.seenAt = mark, at
	return nil
}

// update takes over some articles as they are now.
func (c *Catalogue) update(ctx context.Context, slugs []string) error {
	products, err := c.source.LoadArticles(ctx, slugs)
	if err != nil {
		return fmt.Errorf("take over changes of the catalogue: %w", err)
	}
	changes := make([]catalogue.Change, 0, len(slugs))
	for i := range products {
		changes = append(changes, catalogue.Change{Slug: products[i].Slug, Product: &products[i]})
	}
	for _, slug := range slugs {
		if !slices.ContainsFunc(products, func(p models.Product) bool { return p.Slug == slug }) {
			changes = append(changes, catalogue.Change{Slug: slug})
		}
	}
	c.current.Store(c.current.Load().Update(changes, c.now()))
	return nil
}

// Tick takes over what time changes: prices that begin, and days.
func (c *Catalogue) Tick() {
	c.loading.Lock()
	defer c.loading.Unlock()
	c.current.Store(c.current.Load().At(c.now()))
}

// Snapshot returns the catalogue as last taken over.
func (c *Catalogue) Snapshot() *catalogue.Snapshot { return c.current.Load() }
