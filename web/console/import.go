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

	"ebenmass/models/importer"
	"ebenmass/models/pictures"
	"ebenmass/models/store"
	"ebenmass/seed"
	"ebenmass/web/settings"
)

// ErrNotImported: articles had errors or open questions, which the report names.
var ErrNotImported = errors.New("not imported")

// Import takes articles out of other systems' files into the shop. What is wrong is said line by
// line; ErrNotImported where something is. Progress goes to a terminal, if there is one. A source,
// mapping or report that cannot be opened is a *settings.UsageError.
func Import(ctx context.Context, s settings.Settings, now func() time.Time, out, terminal io.Writer) (err error) {
	source, err := openSource(ctx, s.File)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.close()) }()
	var db *store.Store
	open := func() (_ *store.Store, err error) {
		db, err = store.Open(ctx, store.Settings{DataDir: s.Data, Database: s.Database, Keys: s.Keys, Now: now})
		return db, err
	}
	err = importFrom(ctx, source, s.Importing, s.Data, now, out, terminal, open, func(d *importer.Drawings, how importer.Drawing) error {
		return drawNow(ctx, d, how, newDrawer(s.Importing.Chromium), out)
	})
	if db != nil {
		err = errors.Join(err, db.Close())
	}
	return err
}

// FillFrom fills an empty shop with the articles of the source in s.Catalogue. A shop that has articles keeps
// them, and a line says so. What it returns draws the pictures that its articles lack, once the shop
// is open; nil where there is nothing to draw.
func FillFrom(ctx context.Context, db *store.Store, s settings.Settings, now func() time.Time, out, terminal io.Writer) (draw DrawBeside, err error) {
	empty, err := db.CatalogueEmpty(ctx)
	if err != nil {
		return nil, err
	}
	if !empty {
		fmt.Fprintln(out, "The shop has articles already: the catalogue given is not read. ebenmass import brings them up to date")
		return nil, nil
	}
	source, err := openSource(ctx, s.Catalogue)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, source.close()) }()
	opened := func() (*store.Store, error) { return db, nil }
	err = importFrom(ctx, source, settings.Importing{}, s.Data, now, out, terminal, opened, func(d *importer.Drawings, how importer.Drawing) error {
		draw = drawLater(d, how, newDrawer(s.Importing.Chromium))
		return nil
	})
	return draw, err
}

// importFrom imports a source into the shop that open opens once the source was read. What was
// written and may be drawn it hands to draw.
func importFrom(ctx context.Context, source *source, how settings.Importing, dataDir string, now func() time.Time, out, terminal io.Writer,
	open func() (*store.Store, error), draw func(*importer.Drawings, importer.Drawing) error) (err error) {
	present, mapping, err := readMapping(how.Mapping, source)
	if err != nil {
		return err
	}
	words, err := seed.SharedWords()
	if err != nil {
		return err
	}
	report, file, err := openReport(how.Report, out)
	if err != nil {
		return err
	}
	if file != nil {
		defer func() { err = errors.Join(err, file.Close()) }()
	}
	if how.Pictures != "" {
		if err := source.openPictures(how.Pictures); err != nil {
			return err
		}
	}
	shown := newImportProgress(terminal, now)
	staged, err := importer.Read(ctx, source.files, source.name, importer.Options{
		Format: importer.Format(how.Format), Mapping: mapping, Tables: tablesOf(words), Now: now(), Report: report.Add, Rows: shown.rows,
		Pictures: source.pictures, DemoRules: seed.DemoRules,
		Ignore: []string{source.nameOf(how.Report), source.nameOf(how.Mapping), source.nameOf(how.WriteMapping)},
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, staged.Close()) }()
	db, err := open()
	if err != nil {
		return err
	}
	kept := pictures.In(dataDir)
	sum, err := staged.Import(ctx, importer.Work{
		Shop: db, DryRun: how.DryRun, Partial: how.Partial, EndMissing: importer.EndMissing(how.EndMissing),
		Now: now(), Done: shown.articles, Pictures: kept,
	})
	if err != nil {
		shown.end()
		return err
	}
	if drawings := staged.Drawings(); sum.Written && !drawings.Empty() {
		notDrawn := draw(drawings, importer.Drawing{Shop: db, Pictures: kept, Report: report.Add, Done: shown.pictures})
		defer func() { err = errors.Join(err, notDrawn) }()
	}
	shown.end()
	if err := report.Close(sum); err != nil {
		return err
	}
	if err := writeMapping(how.WriteMapping, present, staged, out); err != nil {
		return err
	}
	wrong := report.Total(importer.SeverityError) + report.Total(importer.SeverityAsk)
	switch {
	case wrong == 0:
		return nil
	case sum.Written:
		return fmt.Errorf("%w: %d errors and questions; the other %d articles are in the shop", ErrNotImported, wrong, sum.Added+sum.Changed+sum.Returned+sum.Unchanged)
	}
	return fmt.Errorf("%w: %d errors and questions; nothing was written", ErrNotImported, wrong)
}

// source is what is imported: a folder, one file of it, or the views of a database.
type source struct {
	root  *os.Root
	files fs.FS
	name  string // "" for all files of the folder

	views    *importer.Views // of a database, which has no root; nil for files
	pictures fs.FS           // nil for none
	beside   *os.Root        // of pictures that lie elsewhere; nil for none
}

func (s *source) close() (err error) {
	if s.views != nil {
		err = s.views.Close()
	}
	for _, root := range []*os.Root{s.root, s.beside} {
		if root != nil {
			err = errors.Join(err, root.Close())
		}
	}
	return err
}

// nameOf is what a file is called within the source's folder; "" for one that lies elsewhere.
func (s *source) nameOf(path string) string {
	if path == "" || s.root == nil {
		return ""
	}
	folder, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return ""
	}
	own, err := s.root.Stat(".")
	if err != nil || !os.SameFile(folder, own) {
		return ""
	}
	return filepath.Base(path)
}

// openPictures takes pictures out of a folder of their own.
func (s *source) openPictures(path string) (err error) {
	if s.beside, err = os.OpenRoot(path); err != nil {
		return &settings.UsageError{Problem: "--pictures: " + err.Error()}
	}
	s.pictures = s.beside.FS()
	return nil
}

// openSource opens a file or folder such that no link in it leads outside.
func openSource(ctx context.Context, path string) (*source, error) {
	if strings.HasPrefix(path, "postgres://") || strings.HasPrefix(path, "postgresql://") {
		views, err := importer.OpenViews(ctx, path)
		if err != nil {
			return nil, err
		}
		return &source{views: views, files: views}, nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, &settings.UsageError{Problem: "SOURCE: there is no file or folder " + path}
	}
	folder, name := path, ""
	if !info.IsDir() {
		folder, name = filepath.Dir(path), filepath.Base(path)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, &settings.UsageError{Problem: "SOURCE: " + err.Error()}
	}
	s := &source{root: root, files: root.FS(), name: name}
	if info, err := root.Stat(importer.PicturesDir); err == nil && info.IsDir() {
		if s.pictures, err = fs.Sub(s.files, importer.PicturesDir); err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	return s, nil
}

// readMapping reads the mapping file that is named, or that of the folder.
func readMapping(path string, s *source) (present string, m *importer.Mapping, err error) {
	var data []byte
	switch {
	case path != "":
		if data, err = os.ReadFile(path); err != nil {
			return "", nil, &settings.UsageError{Problem: "--mapping: " + err.Error()}
		}
	case s.name == "":
		data, err = fs.ReadFile(s.files, importer.MappingFile)
		if errors.Is(err, fs.ErrNotExist) {
			return "", importer.NewMapping(), nil
		}
		if err != nil {
			return "", nil, err
		}
	default:
		return "", importer.NewMapping(), nil
	}
	m, err = importer.ParseMapping(strings.NewReader(string(data)))
	return string(data), m, err
}

// writeMapping writes the mapping with all open questions. A file that is there already and is
// not the one that was read keeps what it says.
func writeMapping(path, present string, staged *importer.Staged, out io.Writer) error {
	if path == "" {
		return nil
	}
	if data, err := os.ReadFile(path); err == nil {
		present = string(data)
	}
	text, err := staged.WriteMapping(present)
	if err != nil {
		return err
	}
	beside, err := os.CreateTemp(filepath.Dir(path), ".mapping-*")
	if err != nil {
		return &settings.UsageError{Problem: "--write-mapping: " + err.Error()}
	}
	_, err = beside.WriteString(text)
	err = errors.Join(err, beside.Chmod(0o644), beside.Close())
	if err == nil {
		err = os.Rename(beside.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write the mapping: %w", err), os.Remove(beside.Name()))
	}
	fmt.Fprintf(out, "%s has %d open questions\n", path, staged.Questions())
	return nil
}

func openReport(path string, out io.Writer) (*importer.Report, *os.File, error) {
	if path == "" {
		return importer.NewReport(out, nil, ""), nil, nil
	}
	file, err := os.Create(path)
	if err != nil {
		return nil, nil, &settings.UsageError{Problem: "--report: " + err.Error()}
	}
	return importer.NewReport(out, file, path), file, nil
}

func tablesOf(w seed.Words) *importer.Tables {
	t := &importer.Tables{Colours: w.Colours, Care: w.Care, Fibres: map[string]importer.Fibre{}}
	for key, name := range w.Fibres {
		t.Fibres[key] = importer.Fibre{Name: name, Material: w.Materials[key]}
	}
	return t
}

// importProgress shows on a terminal, once a second, how far an import is.
type importProgress struct {
	out         io.Writer
	now         func() time.Time
	begin, last time.Time
	read        int
}

func newImportProgress(out io.Writer, now func() time.Time) *importProgress {
	return &importProgress{out: out, now: now, begin: now()}
}

func (p *importProgress) rows(n int) {
	p.read = n
	p.show(0)
}

func (p *importProgress) articles(n int) { p.show(n) }

func (p *importProgress) show(articles int) {
	rate := float64(articles) / max(p.now().Sub(p.begin).Seconds(), 1)
	p.line("%d rows, %d articles, %.0f a second ", p.read, articles, rate)
}

func (p *importProgress) pictures(n int) { p.line("%d pictures drawn ", n) }

// line replaces the line on the terminal, once a second.
func (p *importProgress) line(format string, args ...any) {
	at := p.now()
	if at.Sub(p.last) < time.Second {
		return
	}
	p.last = at
	fmt.Fprintf(p.out, "\r\033[K"+format, args...)
}

// end leaves the line to what follows.
func (p *importProgress) end() {
	if !p.last.IsZero() {
		fmt.Fprint(p.out, "\r\033[K")
	}
}
