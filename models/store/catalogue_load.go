package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"
	"gorm.io/gorm"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// loadChunk is how many articles are read at once. No query comes near engine.ReadLimit, however
// many articles there are: a load must not keep erased data in the write-ahead log.
const loadChunk = 2000

// LoadCatalogue returns all products with their stock, prices and what the last release tells
// of them, in the order they were saved. Articles that ended are not among them. Products share what is
// equal of them and are not to be changed but for fields of their own. What changes meanwhile may be
// there or not: see CatalogueChanges.
func (s *Store) LoadCatalogue(ctx context.Context) ([]models.Product, error) {
	db := s.read.WithContext(ctx)
	released, err := loadReleased(db)
	if err != nil {
		return nil, fmt.Errorf("store: load the last release: %w", err)
	}
	l := newCatalogueLoader(db, released)
	var all []loadedProduct
	for after := ""; ; {
		var rows []productRow
		if err := db.Raw("SELECT * FROM products WHERE slug > ? ORDER BY slug LIMIT ?", after, loadChunk).Scan(&rows).Error; err != nil {
			return nil, fmt.Errorf("store: load catalogue: %w", err)
		}
		if len(rows) == 0 {
			break
		}
		last := rows[len(rows)-1].Slug
		loaded, err := l.load(rows, "product > ? AND product <= ?", after, last)
		if err != nil {
			return nil, fmt.Errorf("store: load catalogue: %w", err)
		}
		all, after = append(all, loaded...), last
	}
	slices.SortStableFunc(all, func(a, b loadedProduct) int { return cmp.Compare(a.position, b.position) })
	products := make([]models.Product, len(all))
	for i, p := range all {
		products[i] = *p.product
	}
	return products, nil
}

// LoadArticles returns the products of some slugs, as LoadCatalogue does. Those that there are not, or
// that ended, are not among them.
func (s *Store) LoadArticles(ctx context.Context, slugs []string) ([]models.Product, error) {
	db := s.read.WithContext(ctx)
	var products []models.Product
	for chunk := range slices.Chunk(slugs, 500) {
		released, err := loadReleasedOf(db, chunk)
		if err != nil {
			return nil, fmt.Errorf("store: load articles: %w", err)
		}
		var rows []productRow
		if err := db.Raw("SELECT * FROM products WHERE slug IN ?", chunk).Scan(&rows).Error; err != nil {
			return nil, fmt.Errorf("store: load articles: %w", err)
		}
		loaded, err := newCatalogueLoader(db, released).load(rows, "product IN ?", chunk)
		if err != nil {
			return nil, fmt.Errorf("store: load articles: %w", err)
		}
		for _, p := range loaded {
			products = append(products, *p.product)
		}
	}
	return products, nil
}

// loadedProduct is a product with its place among all.
type loadedProduct struct {
	position int
	product  *models.Product
}

// catalogueLoader reads rows of products and keeps once what many have in common.
type catalogueLoader struct {
	db       *gorm.DB
	released map[string]models.Released
	charts   shared[models.Chart]
	colours  shared[[]models.Colour]
	care     shared[[]models.Text]
	fibres   shared[[]models.Fibre]
	makers   shared[models.Maker]
	styles   shared[models.Style]
	words    shared[models.Text]
}

func newCatalogueLoader(db *gorm.DB, released map[string]models.Released) *catalogueLoader {
	return &catalogueLoader{db: db, released: released}
}

// shared keeps values by the text they are written in.
type shared[T any] struct {
	mu    sync.Mutex
	known map[string]T
}

// read parses a text, once.
func (s *shared[T]) read(text json.RawMessage, into *T) error {
	if len(text) == 0 {
		return nil
	}
	s.mu.Lock()
	value, ok := s.known[string(text)]
	s.mu.Unlock()
	if !ok {
		if err := json.Unmarshal(text, &value); err != nil {
			return err
		}
		s.keep(string(text), value)
	}
	*into = value
	return nil
}

func (s *shared[T]) keep(text string, value T) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == nil {
		s.known = map[string]T{}
	}
	s.known[text] = value
}

// load makes products of their rows, with the variants and prices that a condition names. Articles
// that ended are left out.
func (l *catalogueLoader) load(rows []productRow, where string, args ...any) ([]loadedProduct, error) {
	products, running := make([]*models.Product, len(rows)), make([]bool, len(rows))
	parsing, reading := new(errgroup.Group), new(errgroup.Group)
	share := len(rows)/runtime.GOMAXPROCS(0) + 1
	for from := 0; from < len(rows); from += share {
		parsing.Go(func() error {
			for i := from; i < min(from+share, len(rows)); i++ {
				p, err := l.parse(rows[i].Definition)
				if err != nil {
					return fmt.Errorf("product %s: %w", rows[i].Slug, err)
				}
				if p != nil {
					products[i], running[i] = p, true
				}
			}
			return nil
		})
	}
	at := make(map[string]int, len(rows))
	for i, row := range rows {
		at[row.Slug] = i
	}
	variants, prices := make([][]models.Variant, len(rows)), make([][]models.PricePoint, len(rows))
	reading.Go(func() error { return l.readVariants(where, args, at, variants) })
	reading.Go(func() error { return l.readPrices(where, args, at, prices) })
	if err := cmp.Or(parsing.Wait(), reading.Wait()); err != nil {
		return nil, err
	}
	var loaded []loadedProduct
	for i, p := range products {
		if !running[i] {
			continue
		}
		p.Variants, p.Prices = slices.Clip(variants[i]), slices.Clip(prices[i])
		p.Released = l.released[p.Slug]
		loaded = append(loaded, loadedProduct{rows[i].Position, p})
	}
	return loaded, nil
}

// loadedDefinition is a definition whose parts that many articles share are still text.
type loadedDefinition struct {
	models.Product
	Free   []string
	Import *struct{ Ended int64 }

	Chart, Colours, Care, Fibres, Maker, Style, Description json.RawMessage
}

// parse reads a definition; nil for an article that ended.
func (l *catalogueLoader) parse(text string) (*models.Product, error) {
	var d loadedDefinition
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		return nil, err
	}
	if d.Import != nil && d.Import.Ended != 0 {
		return nil, nil
	}
	p := d.Product
	for _, name := range d.Free {
		zone, err := fit.MeasureNamed(name)
		if err != nil {
			return nil, err
		}
		p.Free = append(p.Free, zone)
	}
	err := cmp.Or(
		l.charts.read(d.Chart, &p.Chart), l.colours.read(d.Colours, &p.Colours), l.care.read(d.Care, &p.Care),
		l.fibres.read(d.Fibres, &p.Fibres), l.makers.read(d.Maker, &p.Maker), l.styles.read(d.Style, &p.Style),
		l.words.read(d.Description, &p.Description),
	)
	return &p, err
}

func (l *catalogueLoader) readVariants(where string, args []any, at map[string]int, into [][]models.Variant) error {
	rows, err := l.db.Raw("SELECT product, sku, colour, size, stock FROM variants WHERE "+where+" ORDER BY product, position", args...).Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	words := map[string]string{} // colours and sizes are few
	once := func(s string) string {
		known, ok := words[s]
		if !ok {
			known = s
			words[s] = s
		}
		return known
	}
	for rows.Next() {
		var product, sku, colour, size string
		var stock int
		if err := rows.Scan(&product, &sku, &colour, &size, &stock); err != nil {
			return err
		}
		if i, ok := at[product]; ok {
			into[i] = append(into[i], models.Variant{SKU: sku, Colour: once(colour), Size: once(size), Stock: stock})
		}
	}
	return rows.Err()
}

func (l *catalogueLoader) readPrices(where string, args []any, at map[string]int, into [][]models.PricePoint) error {
	rows, err := l.db.Raw("SELECT product, since, cents FROM prices WHERE "+where+" ORDER BY product, since", args...).Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var product string
		var since, cents int64
		if err := rows.Scan(&product, &since, &cents); err != nil {
			return err
		}
		if i, ok := at[product]; ok {
			into[i] = append(into[i], models.PricePoint{Since: fromMicros(since), Cents: models.Cents(cents)})
		}
	}
	return rows.Err()
}
