package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"
	"gorm.io/gorm"

	"ebenmass/models"
)

// loadChunk is how many articles are read at once. No query comes near engine.ReadLimit, however
// many articles there are and however busy the machine: a load must not keep erased data in the
// write-ahead log.
const loadChunk = 250

// fieldEnd ends a field of a variant or price in an articleRow: the unit separator, which is no character
// of a text.
const fieldEnd = "\x1f"

// selectArticles reads an article with its variants and prices as one row: to step over rows costs
// more than what stands in them. Of a variant come, in no order, its position, SKU, colour, size and
// stock; of a price, in order, its moment and cents.
const selectArticles = `SELECT slug, position, definition,
	(SELECT string_agg(concat_ws('` + fieldEnd + `', position, sku, colour, size, stock, ''), '') FROM variants WHERE product = slug) AS variants,
	(SELECT string_agg(concat_ws('` + fieldEnd + `', since, cents, ''), '' ORDER BY since) FROM prices WHERE product = slug) AS prices
	FROM products WHERE `

// articleRow is an article as it is read.
type articleRow struct {
	slug             string
	position         int
	definition       string
	variants, prices sql.NullString
}

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
	l := newCatalogueLoader(released)
	parsing := new(errgroup.Group)
	parsing.SetLimit(runtime.GOMAXPROCS(0))
	var chunks []*[]loadedProduct
	for after := ""; ; {
		rows, err := readArticles(db, "slug > ? ORDER BY slug LIMIT ?", after, loadChunk)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("store: load catalogue: %w", err), parsing.Wait())
		}
		if len(rows) == 0 {
			break
		}
		chunk := new([]loadedProduct)
		parsing.Go(func() (err error) { *chunk, err = l.load(rows); return err })
		chunks, after = append(chunks, chunk), rows[len(rows)-1].slug
	}
	if err := parsing.Wait(); err != nil {
		return nil, fmt.Errorf("store: load catalogue: %w", err)
	}
	var all []loadedProduct
	for _, chunk := range chunks {
		all = append(all, *chunk...)
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
	for chunk := range slices.Chunk(slugs, loadChunk) {
		released, err := loadReleasedOf(db, chunk)
		if err != nil {
			return nil, fmt.Errorf("store: load articles: %w", err)
		}
		rows, err := readArticles(db, "slug IN ?", chunk)
		if err != nil {
			return nil, fmt.Errorf("store: load articles: %w", err)
		}
		loaded, err := newCatalogueLoader(released).load(rows)
		if err != nil {
			return nil, fmt.Errorf("store: load articles: %w", err)
		}
		for _, p := range loaded {
			products = append(products, *p.product)
		}
	}
	return products, nil
}

func readArticles(db *gorm.DB, where string, args ...any) (articles []articleRow, err error) {
	rows, err := db.Raw(selectArticles+where, args...).Rows()
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var a articleRow
		if err := rows.Scan(&a.slug, &a.position, &a.definition, &a.variants, &a.prices); err != nil {
			return nil, err
		}
		articles = append(articles, a)
	}
	return articles, rows.Err()
}

// loadedProduct is a product with its place among all.
type loadedProduct struct {
	position int
	product  *models.Product
}

// catalogueLoader makes products of rows and keeps once what many have in common. Several chunks may
// be loaded at once.
type catalogueLoader struct {
	released map[string]models.Released
	charts   shared[models.Chart]
	colours  shared[models.Colour]
	care     shared[[]models.Text]
	fibres   shared[[]models.Fibre]
	makers   shared[models.Maker]
	styles   shared[models.Style]
	texts    shared[models.Text]
}

func newCatalogueLoader(released map[string]models.Released) *catalogueLoader {
	return &catalogueLoader{released: released}
}

// shared keeps values by the text they are written in.
type shared[T any] struct {
	mu    sync.Mutex
	known map[string]T
}

// read parses a text, once.
func (s *shared[T]) read(text []byte) (value T, err error) {
	s.mu.Lock()
	value, ok := s.known[string(text)]
	s.mu.Unlock()
	if ok {
		return value, nil
	}
	if err := json.Unmarshal(text, &value); err != nil {
		return value, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == nil {
		s.known = map[string]T{}
	}
	s.known[string(text)] = value
	return value, nil
}

// load makes products of their rows. Articles that ended are left out.
func (l *catalogueLoader) load(rows []articleRow) ([]loadedProduct, error) {
	loaded := make([]loadedProduct, 0, len(rows))
	parser := articleParser{catalogueLoader: l, words: map[string]string{}}
	for i := range rows {
		p, err := parser.parse(&rows[i])
		if err != nil {
			return nil, fmt.Errorf("product %s: %w", rows[i].slug, err)
		}
		if p != nil {
			loaded = append(loaded, loadedProduct{rows[i].position, p})
		}
	}
	return loaded, nil
}
