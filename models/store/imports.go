package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"time"

	"ebenmass/models"

	"gorm.io/gorm"
)

// importState is what is kept of an article that came out of files, beside the article: whose
// key it has, and how many pieces the files last said there are.
type importState struct {
	Source string
	Key    string
	Stock  map[string]int `json:",omitempty"` // by SKU
	Ended  int64          `json:",omitempty"` // when the source had it no more; 0 while it has
}

// ShopSource is the source of articles that came out of no files: their keys are their slugs.
const ShopSource = "shop"

// stateOf is what is kept of an article: of one that came out of no files, whose it is.
func (r *importedRow) stateOf() importState {
	if r.state != nil {
		return *r.state
	}
	return importState{Source: ShopSource, Key: r.product.Slug}
}

func (i *importState) ended() bool { return i != nil && i.Ended != 0 }

// Imported is what the shop has of a source.
type Imported struct {
	Slugs map[string]string // slug by key, of this source
	Ended map[string]bool   // keys that ended
	Taken map[string]bool   // slugs of all articles
}

// Imported lists what the shop has of a source.
func (s *Store) Imported(ctx context.Context, source string) (*Imported, error) {
	found := &Imported{Slugs: map[string]string{}, Ended: map[string]bool{}, Taken: map[string]bool{}}
	err := eachDefinition(s.read.WithContext(ctx), func(slug, text string) error {
		var document struct{ Import *importState }
		if err := json.Unmarshal([]byte(text), &document); err != nil {
			return fmt.Errorf("%s: %w", slug, err)
		}
		found.Taken[slug] = true
		i := document.Import
		if i == nil {
			i = &importState{Source: ShopSource, Key: slug}
		}
		if i.Source == source {
			found.Slugs[i.Key] = slug
			if i.ended() {
				found.Ended[i.Key] = true
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("store: list imported articles: %w", err)
	}
	return found, nil
}

// HasImported reports whether any article came out of files: the demo's past is of other
// articles.
func (s *Store) HasImported(ctx context.Context) (bool, error) {
	var imported bool
	err := s.read.WithContext(ctx).Raw("SELECT EXISTS (SELECT 1 FROM products WHERE definition -> 'Import' IS NOT NULL)").Scan(&imported).Error
	if err != nil {
		return false, fmt.Errorf("store: look for imported articles: %w", err)
	}
	return imported, nil
}

// eachDefinition hands over the definitions of all products, in chunks: see loadChunk.
func eachDefinition(db *gorm.DB, each func(slug, text string) error) error {
	for after := ""; ; {
		var rows []productRow
		if err := db.Raw("SELECT slug, definition FROM products WHERE slug > ? ORDER BY slug LIMIT ?", after, loadChunk).Scan(&rows).Error; err != nil || len(rows) == 0 {
			return err
		}
		for _, row := range rows {
			if err := each(row.Slug, row.Definition); err != nil {
				return err
			}
		}
		after = rows[len(rows)-1].Slug
	}
}

// ImportedProduct returns an article as it is, ended or not, with a digest of its document for
// ImportArticle.Before. models.ErrNotFound where there is none.
func (s *Store) ImportedProduct(ctx context.Context, slug string) (p models.Product, digest string, err error) {
	row, err := loadImported(s.read.WithContext(ctx), slug)
	if err != nil {
		return p, "", fmt.Errorf("store: load imported article %s: %w", slug, err)
	}
	return row.product, row.digest, nil
}

// importedRow is an article as the database has it.
type importedRow struct {
	product  models.Product
	state    *importState
	text     string
	digest   string
	variants []variantRow
}

// HangPictures gives an article pictures, by models.PictureKey, beside those it has or in their
// place. before is the digest of its document, as ImportedProduct returned it: models.ErrChanged
// where it is another by now, models.ErrNotFound where it is gone.
func (s *Store) HangPictures(ctx context.Context, slug, before string, pictures map[string]string) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		row, err := loadImported(tx, slug)
		if err != nil {
			return err
		}
		if row.digest != before {
			return models.ErrChanged
		}
		hung := maps.Clone(pictures)
		for key, name := range row.product.Pictures {
			if _, anew := hung[key]; !anew {
				hung[key] = name
			}
		}
		row.product.Pictures = hung
		text, err := formatDefinition(row.product, row.state)
		if err != nil {
			return err
		}
		return tx.Exec("UPDATE products SET definition = ? WHERE slug = ?", text, slug).Error
	})
	if err != nil {
		return fmt.Errorf("store: hang the pictures of %s: %w", slug, err)
	}
	return nil
}

func loadImported(db *gorm.DB, slug string) (row importedRow, err error) {
	var rows []productRow
	if err := db.Raw("SELECT * FROM products WHERE slug = ?", slug).Scan(&rows).Error; err != nil {
		return row, err
	}
	if len(rows) == 0 {
		return row, models.ErrNotFound
	}
	if row.product, row.state, err = parseDefinition(rows[0].Definition); err != nil {
		return row, err
	}
	// As we would write it: PostgreSQL writes documents its own way.
	if row.text, err = formatDefinition(row.product, row.state); err != nil {
		return row, err
	}
	row.digest = digestOf(row.text)
	if err := db.Raw("SELECT * FROM variants WHERE product = ? ORDER BY position", slug).Scan(&row.variants).Error; err != nil {
		return row, err
	}
	for _, v := range row.variants {
		row.product.Variants = append(row.product.Variants, v.variant())
	}
	var prices []priceRow
	if err := db.Raw("SELECT * FROM prices WHERE product = ? ORDER BY since", slug).Scan(&prices).Error; err != nil {
		return row, err
	}
	for _, price := range prices {
		row.product.Prices = append(row.product.Prices, models.PricePoint{Since: fromMicros(price.Since), Cents: models.Cents(price.Cents)})
	}
	return row, nil
}

func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// ImportArticle is an article to be written. Its slug is set; its variants' stock counts where
// the source says it, and an empty SKU gets one.
type ImportArticle struct {
	Key     string
	Product models.Product
	Counted map[string]int // how many pieces the source says there are, by VariantKey
	Before  string         // digest of the document it was built upon; "" for a new article
}

// VariantKey names a variant of an article in ImportArticle.
func VariantKey(colour, size string) string { return colour + "\x00" + size }

// ImportResult counts what an import changed.
type ImportResult struct{ Added, Changed, Ended, Returned, Unchanged int }

// Import is one import of a source.
type Import struct {
	Source string
	// Each hands over all articles, one by one.
	Each func(yield func(ImportArticle) error) error
	End  []string // slugs of articles that the source has no more
	Now  time.Time
	// Rehearse counts what would change and writes nothing.
	Rehearse bool
}

// errRehearsed undoes a transaction that was a rehearsal.
var errRehearsed = errors.New("rehearsed")

// ApplyImport writes what differs from what the shop has, in one transaction that has reached
// the disk when it returns: all or nothing. The same articles again change nothing. Stock moves
// by what the source's number moved, never below 0; a price that differs holds from now on.
// models.ErrChanged where an article was imported by somebody else meanwhile.
func (s *Store) ApplyImport(ctx context.Context, in Import) (result ImportResult, err error) {
	err = s.transactDurably(ctx, func(tx *gorm.DB) error {
		result = ImportResult{}
		var position int
		if err := tx.Raw("SELECT coalesce(max(position), -1) + 1 FROM products").Scan(&position).Error; err != nil {
			return err
		}
		err := in.Each(func(a ImportArticle) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			if a.Before == "" {
				result.Added++
				position++
				return addImported(tx, in, a, position-1)
			}
			return updateImported(tx, in, a, &result)
		})
		if err != nil {
			return err
		}
		s.failpoint(stepImportWritten)
		for _, slug := range in.End {
			if err := endImported(tx, in, slug); err != nil {
				return err
			}
			result.Ended++
		}
		s.failpoint(stepImportEnded)
		if in.Rehearse {
			return errRehearsed
		}
		return nil
	})
	if in.Rehearse && errors.Is(err, errRehearsed) {
		return result, nil
	}
	if err != nil {
		return ImportResult{}, fmt.Errorf("store: apply an import: %w", err)
	}
	s.failpoint(stepImportDone)
	return result, nil
}

// Steps of an import at which tests stop the program.
const (
	stepImportWritten = "import written"
	stepImportEnded   = "articles ended"
	stepImportDone    = "import done"
)

// addImported inserts an article that the shop does not have.
func addImported(tx *gorm.DB, in Import, a ImportArticle, position int) error {
	if err := giveSKUs(tx, &a.Product, nil); err != nil {
		return err
	}
	state := &importState{Source: in.Source, Key: a.Key, Stock: countedStock(&a)}
	text, err := formatDefinition(a.Product, state)
	if err != nil {
		return err
	}
	product := productRow{Slug: a.Product.Slug, Position: position, Definition: text}
	if err := tx.Create(&product).Error; err != nil {
		return fmt.Errorf("product %s: %w", a.Product.Slug, err)
	}
	if err := insertVariants(tx, a.Product.Slug, a.Product.Variants, 0); err != nil {
		return err
	}
	return insertPrices(tx, a.Product.Slug, a.Product.Prices)
}

func countedStock(a *ImportArticle) map[string]int {
	stock := map[string]int{}
	for _, v := range a.Product.Variants {
		if n, counted := a.Counted[VariantKey(v.Colour, v.Size)]; counted {
			stock[v.SKU] = n
		}
	}
	return stock
}

func insertVariants(tx *gorm.DB, slug string, variants []models.Variant, from int) error {
	rows := make([]variantRow, len(variants))
	for i, v := range variants {
		rows[i] = variantRow{SKU: v.SKU, Product: slug, Position: from + i, Colour: v.Colour, Size: v.Size, Stock: v.Stock}
	}
	if len(rows) == 0 {
		return nil
	}
	if err := tx.CreateInBatches(&rows, 500).Error; err != nil {
		return fmt.Errorf("variants of %s: %w", slug, err)
	}
	return nil
}

func insertPrices(tx *gorm.DB, slug string, prices []models.PricePoint) error {
	for _, p := range prices {
		row := priceRow{Product: slug, Since: p.Since.UnixMicro(), Cents: int64(p.Cents)}
		if err := tx.Create(&row).Error; err != nil {
			return fmt.Errorf("prices of %s: %w", slug, err)
		}
	}
	return nil
}

// updateImported writes what differs of an article that the shop has.
func updateImported(tx *gorm.DB, in Import, a ImportArticle, result *ImportResult) error {
	slug := a.Product.Slug
	row, err := loadImported(tx, slug)
	if err != nil {
		return fmt.Errorf("product %s: %w", slug, err)
	}
	state := row.stateOf()
	if row.digest != a.Before || state.Source != in.Source || state.Key != a.Key {
		return fmt.Errorf("product %s: %w", slug, models.ErrChanged)
	}
	if err := giveSKUs(tx, &a.Product, row.variants); err != nil {
		return err
	}
	changed, err := updateVariants(tx, &a, &row)
	if err != nil {
		return err
	}
	price := a.Product.Prices[len(a.Product.Prices)-1].Cents
	if row.product.Price(in.Now) != price {
		changed = true
		if err := insertPrices(tx, slug, []models.PricePoint{{Since: in.Now, Cents: price}}); err != nil {
			return err
		}
	}
	stock := countedStock(&a)
	for _, v := range a.Product.Variants {
		_, counted := a.Counted[VariantKey(v.Colour, v.Size)]
		if last, known := state.Stock[v.SKU]; known && !counted {
			stock[v.SKU] = last
		}
	}
	after := &importState{Source: in.Source, Key: a.Key, Stock: stock}
	if row.state == nil && !changed { // what no file has changed stays one that came out of none
		after = nil
	}
	text, err := formatDefinition(a.Product, after)
	if err != nil {
		return err
	}
	if text != row.text {
		changed = true
		if err := tx.Exec("UPDATE products SET definition = ? WHERE slug = ?", text, slug).Error; err != nil {
			return err
		}
	}
	switch {
	case state.ended():
		result.Returned++
	case changed:
		result.Changed++
	default:
		result.Unchanged++
	}
	return nil
}

// endImported takes an article that the source has no more out of the shop: its pieces are
// gone, and it keeps its page's address.
func endImported(tx *gorm.DB, in Import, slug string) error {
	row, err := loadImported(tx, slug)
	if err != nil {
		return fmt.Errorf("product %s: %w", slug, err)
	}
	state := row.stateOf()
	if state.Source != in.Source || state.ended() {
		return fmt.Errorf("product %s: %w", slug, models.ErrChanged)
	}
	text, err := formatDefinition(row.product, &importState{Source: in.Source, Key: state.Key, Ended: in.Now.UnixMicro()})
	if err != nil {
		return err
	}
	if err := tx.Exec("UPDATE products SET definition = ? WHERE slug = ?", text, slug).Error; err != nil {
		return err
	}
	return tx.Exec("UPDATE variants SET stock = 0 WHERE product = ? AND stock <> 0", slug).Error
}

// EndedProduct returns an article that the shop no longer sells. models.ErrNotFound for one
// that it sells, or never had.
func (s *Store) EndedProduct(ctx context.Context, slug string) (models.Product, error) {
	row, err := loadImported(s.read.WithContext(ctx), slug)
	if err != nil {
		return models.Product{}, fmt.Errorf("store: load ended article: %w", err)
	}
	if !row.state.ended() {
		return models.Product{}, fmt.Errorf("store: load ended article: %w", models.ErrNotFound)
	}
	return row.product, nil
}
