package importer

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"time"

	"ebenmass/models"
	"ebenmass/models/store"
)

// Shop is the part of the store that an import reads and writes.
type Shop interface {
	Imported(ctx context.Context, source string) (*store.Imported, error)
	ImportedProduct(ctx context.Context, slug string) (p models.Product, digest string, err error)
	ApplyImport(ctx context.Context, in store.Import) (store.ImportResult, error)
}

// EndMissing says what becomes of articles that the source has no more.
type EndMissing string

// Ways of ending.
const (
	EndNone EndMissing = ""    // they stay
	EndSome EndMissing = "yes" // they end, unless they are more than a fifth
	EndAll  EndMissing = "all" // they end, however many
)

// endShare is the share of a source's articles that may end without being asked for.
const endShare = 0.2

// Work says what an import does with the articles that were read.
type Work struct {
	Shop       Shop
	DryRun     bool // nothing is written
	Partial    bool // good articles are written although others failed
	EndMissing EndMissing
	Now        time.Time
	Pictures   PictureStore       // keeps the pictures; nil only looks for them
	Done       func(articles int) // takes the number of articles built so far; nil for nobody
}

// Summary counts what became of the articles.
type Summary struct {
	Added     int  `json:"added"`
	Changed   int  `json:"changed"`
	Ended     int  `json:"ended"`
	Returned  int  `json:"returned"`
	Unchanged int  `json:"unchanged"`
	Skipped   int  `json:"skipped"`
	Failed    int  `json:"failed"`
	Written   bool `json:"written"`
}

// String is the last line of the report.
func (s Summary) String() string {
	return fmt.Sprintf("articles: %d added, %d changed, %d ended, %d skipped, %d failed", s.Added, s.Changed+s.Returned, s.Ended, s.Skipped, s.Failed)
}

// Import builds all articles aside and then writes what differs from the shop in one
// transaction. With errors nothing is written, unless Partial is set.
func (s *Staged) Import(ctx context.Context, w Work) (sum Summary, err error) {
	has, err := w.Shop.Imported(ctx, s.Source())
	if err != nil {
		return sum, err
	}
	aside, err := newShelf()
	if err != nil {
		return sum, err
	}
	defer func() { err = errors.Join(err, aside.close()) }()
	met := map[string]bool{}
	var before struct {
		product models.Product
		digest  string
	}
	old := func(key string) (*models.Product, error) {
		before.digest = ""
		slug, ok := has.Slugs[key]
		if !ok {
			return nil, nil
		}
		var err error
		if before.product, before.digest, err = w.Shop.ImportedProduct(ctx, slug); err != nil {
			return nil, err
		}
		return &before.product, nil
	}
	if !w.DryRun {
		s.keep = w.Pictures
	}
	done := 0
	err = s.Articles(ctx, old, func(a Article, outcome Outcome) error {
		met[a.Key] = true
		if done++; w.Done != nil {
			w.Done(done)
		}
		switch outcome {
		case Skipped:
			sum.Skipped++
			return nil
		case Failed:
			sum.Failed++
			return nil
		}
		if err := s.hang(&a); err != nil {
			return err
		}
		if before.digest == "" {
			a.Product.Slug = freeSlug(a.Key, a.Product.Name, has.Taken)
		}
		s.drawings.note(&a)
		return aside.put(&a, before.digest)
	})
	if err != nil {
		return sum, err
	}
	end, err := s.missing(has, met, w.EndMissing)
	if err != nil {
		return sum, err
	}
	if (sum.Failed > 0 || s.Failed() > 0) && !w.Partial {
		return sum, nil
	}
	return s.write(ctx, w, aside, end, sum)
}

// write applies what was built. A dry run counts without writing.
func (s *Staged) write(ctx context.Context, w Work, aside *shelf, end []string, sum Summary) (Summary, error) {
	result, err := w.Shop.ApplyImport(ctx, store.Import{Source: s.Source(), Each: aside.each, End: end, Now: w.Now, Rehearse: w.DryRun})
	if err != nil {
		return sum, err
	}
	sum.Added, sum.Changed, sum.Ended = result.Added, result.Changed, result.Ended
	sum.Returned, sum.Unchanged, sum.Written = result.Returned, result.Unchanged, !w.DryRun
	return sum, nil
}

// missing lists the slugs of articles that end, in the order of their keys.
func (s *Staged) missing(has *store.Imported, met map[string]bool, how EndMissing) (slugs []string, err error) {
	if how == EndNone {
		return nil, nil
	}
	live := 0
	for _, key := range sortedKeys(has.Slugs) {
		if has.Ended[key] {
			continue
		}
		live++
		if !met[key] {
			slugs = append(slugs, has.Slugs[key])
		}
	}
	if how != EndAll && float64(len(slugs)) > endShare*float64(live) {
		s.report(place{"", 0}.finding(SeverityError, "many_missing", "", "", "%d of %d articles are missing and would end: --end-missing=all ends them", len(slugs), live))
		return nil, nil
	}
	return slugs, nil
}

// freeSlug makes a slug of an article's key, or of its name where the key has no letter or
// digit, and takes it.
func freeSlug(key string, name models.Text, taken map[string]bool) string {
	base := cmpOr(slugify(key), cmpOr(slugify(name.DE), "article"))
	slug := base
	for n := 2; taken[slug]; n++ {
		slug = base + "-" + strconv.Itoa(n)
	}
	taken[slug] = true
	return slug
}

// shelf holds built articles in a temporary file until all are built.
type shelf struct {
	file *os.File
	out  *bufio.Writer
	enc  *json.Encoder
}

func newShelf() (*shelf, error) {
	file, err := os.CreateTemp("", "ebenmass-articles-*")
	if err != nil {
		return nil, fmt.Errorf("importer: make a temporary file: %w", err)
	}
	if runtime.GOOS != "windows" { // without a name nothing of it outlives the process
		if err := os.Remove(file.Name()); err != nil {
			return nil, errors.Join(err, file.Close())
		}
	}
	s := &shelf{file: file, out: bufio.NewWriterSize(file, stageBuffer)}
	s.enc = json.NewEncoder(s.out)
	return s, nil
}

func (s *shelf) put(a *Article, before string) error {
	out := store.ImportArticle{Key: a.Key, Product: a.Product, Before: before, Counted: map[string]int{}}
	for at, n := range a.Stock {
		out.Counted[store.VariantKey(at[0], at[1])] = n
	}
	if err := s.enc.Encode(out); err != nil {
		return fmt.Errorf("importer: write aside: %w", err)
	}
	return nil
}

// each hands over the articles in the order they were put.
func (s *shelf) each(yield func(store.ImportArticle) error) error {
	if err := s.out.Flush(); err != nil {
		return fmt.Errorf("importer: write aside: %w", err)
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("importer: read aside: %w", err)
	}
	in := json.NewDecoder(bufio.NewReaderSize(s.file, stageBuffer))
	for {
		var a store.ImportArticle
		if err := in.Decode(&a); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("importer: read aside: %w", err)
		}
		if err := yield(a); err != nil {
			return err
		}
	}
}

func (s *shelf) close() error {
	err := s.file.Close()
	if runtime.GOOS == "windows" {
		err = errors.Join(err, os.Remove(s.file.Name()))
	}
	return err
}
