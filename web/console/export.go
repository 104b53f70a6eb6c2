package console

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/importer"
	"ebenmass/models/pictures"
	"ebenmass/models/store"
	"ebenmass/seed"
	"ebenmass/views/feed"
	"ebenmass/views/parts"
	"ebenmass/web/settings"
)

// Export writes the shop's articles to a file, or to a folder that an import finds no change in.
func Export(ctx context.Context, s settings.Settings, now func() time.Time, out io.Writer) (err error) {
	db, err := store.Open(ctx, store.Settings{DataDir: s.Data, Database: s.Database, Keys: s.Keys, Now: now})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	articles, err := db.ExportCatalogue(ctx)
	if err != nil {
		return err
	}
	if len(articles) == 0 {
		return errors.New("the shop has no articles")
	}
	if s.Exporting.Format != settings.ExportEbenmass {
		return exportFeed(s, articles, now(), out)
	}
	bySource := map[string][]store.ExportArticle{}
	for _, a := range articles {
		bySource[a.Source] = append(bySource[a.Source], a)
	}
	for source, articles := range bySource {
		folder := s.File
		if len(bySource) > 1 { // keys are those of a source
			folder = filepath.Join(s.File, folderName(source))
		}
		if err := exportFolder(folder, articles, pictures.In(s.Data), now()); err != nil {
			return err
		}
		fmt.Fprintf(out, "%s: %d articles of the source %s\n", folder, len(articles), source)
	}
	return nil
}

// folderName is a source's name as a folder: letters, digits and hyphens.
func folderName(source string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, source)
	return "source-" + strings.Trim(name, "-")
}

// exportFolder writes the articles of one source.
func exportFolder(folder string, articles []store.ExportArticle, own *pictures.Store, now time.Time) (err error) {
	words, err := seed.SharedWords()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return &settings.UsageError{Problem: "FILE: " + err.Error()}
	}
	files := map[string]*os.File{}
	defer func() {
		for _, file := range files {
			err = errors.Join(err, file.Close())
		}
	}()
	for _, name := range []string{importer.ArticlesFile, importer.ChartsFile, importer.MappingFile} {
		if files[name], err = os.Create(filepath.Join(folder, name)); err != nil {
			delete(files, name)
			return &settings.UsageError{Problem: "FILE: " + err.Error()}
		}
	}
	if err := exportPictures(filepath.Join(folder, importer.PicturesDir), articles, own); err != nil {
		return err
	}
	more, err := importer.Export(articles, tablesOf(words), now, files[importer.ArticlesFile], files[importer.ChartsFile], files[importer.MappingFile])
	if err != nil {
		return err
	}
	for name, data := range more {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			return fmt.Errorf("export %s: %w", name, err)
		}
	}
	return nil
}

// exportPictures copies the articles' own pictures under their names.
func exportPictures(folder string, articles []store.ExportArticle, own *pictures.Store) error {
	for i := range articles {
		a := &articles[i]
		for key, name := range a.Product.Pictures {
			data, err := own.Large(name)
			if errors.Is(err, fs.ErrNotExist) {
				continue // another machine's data folder has it
			}
			if err != nil {
				return fmt.Errorf("export a picture of %s: %w", a.Key, err)
			}
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return fmt.Errorf("export pictures: %w", err)
			}
			if err := os.WriteFile(filepath.Join(folder, importer.PictureName(a.Key, key, name)), data, 0o644); err != nil {
				return fmt.Errorf("export a picture of %s: %w", a.Key, err)
			}
		}
	}
	return nil
}

// exportFeed writes the feed that the shop serves.
func exportFeed(s settings.Settings, articles []store.ExportArticle, now time.Time, out io.Writer) (err error) {
	products := make([]models.Product, len(articles))
	for i, a := range articles {
		products[i] = a.Product
	}
	snapshot := catalogue.New(products, now)
	f := feed.Of(snapshot.Products(), snapshot.Price, snapshot.Reduction)
	f.Lang, f.BaseURL, f.Picture = s.Exporting.Lang, s.BaseURL, parts.FrontPicture
	if f.BaseURL == "" {
		f.BaseURL = "http://localhost:8080"
	}
	file, err := os.Create(s.File)
	if err != nil {
		return &settings.UsageError{Problem: "FILE: " + err.Error()}
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	write := f.WriteXML
	if s.Exporting.Format == settings.ExportTSV {
		write = f.WriteTSV
	}
	if err := write(file); err != nil {
		return err
	}
	items := 0
	for _, p := range products {
		items += len(p.Variants)
	}
	fmt.Fprintf(out, "%s: %d items of %d articles\n", s.File, items, len(products))
	return nil
}
