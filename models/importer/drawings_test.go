package importer_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"ebenmass/models"
	"ebenmass/models/importer"
	"ebenmass/models/store"
)

// sketches draws articles without a browser: a picture of one grey for each drawing.
type sketches struct {
	photographed []string
	before       func(drawing string) error // what happens before a photograph; nil for nothing
}

func (s *sketches) Drawing(p *models.Product, colour models.Colour, view string) ([]byte, error) {
	middle := p.Chart.Middle()
	if len(middle.Measures) == 0 {
		return nil, errors.New("its chart tells of bodies")
	}
	return fmt.Appendf(nil, "%s %s %s %v", p.Slug, colour.Key, view, middle.Measures), nil
}

func (s *sketches) Photograph(_ context.Context, drawing []byte) ([]byte, error) {
	if s.before != nil {
		if err := s.before(string(drawing)); err != nil {
			return nil, err
		}
	}
	s.photographed = append(s.photographed, string(drawing))
	return photograph(drawing), nil
}

func photograph(drawing []byte) []byte { return append([]byte("photograph of "), drawing...) }

// album keeps pictures as models/pictures does, without converting them.
type album struct{ made, drawn map[string]string }

func newAlbum() *album { return &album{map[string]string{}, map[string]string{}} }

func (a *album) Add(data []byte) (name string, err error) {
	sum := sha256.Sum256(data)
	name = hex.EncodeToString(sum[:16])
	a.made[string(data)] = name
	return name, nil
}

func (a *album) AddDrawn(drawing, picture []byte) (name string, err error) {
	name, err = a.Add(picture)
	a.made[string(drawing)], a.drawn[name] = name, name
	return name, err
}

func (a *album) Made(of []byte) (name string, ok bool) {
	name, ok = a.made[string(of)]
	return name, ok
}

func (a *album) Drawn(name string) bool { return a.drawn[name] != "" }

// studio is a shop whose imports draw.
type studio struct {
	*store.Store
	kept *album
}

func openStudio(t *testing.T) *studio {
	t.Helper()
	return &studio{openShop(t), newAlbum()}
}

// draw imports files, whose pictures may lie in a folder of their own, and draws.
func (s *studio) draw(ctx context.Context, t *testing.T, files, given fs.FS, with *sketches) (drawn int, findings []importer.Finding, err error) {
	t.Helper()
	m, err := importer.ParseMapping(strings.NewReader(ownMapping))
	if err != nil {
		t.Fatal(err)
	}
	staged, err := importer.Read(t.Context(), files, "", importer.Options{Mapping: m, Tables: tables(), Now: day, Pictures: given, Report: func(importer.Finding) {}})
	if err != nil {
		t.Fatal(err)
	}
	defer staged.Close()
	if _, err := staged.Import(t.Context(), importer.Work{Shop: s, Now: day, Pictures: s.kept}); err != nil {
		t.Fatal(err)
	}
	drawn, err = staged.Drawings().Draw(ctx, importer.Drawing{
		Shop: s, Pictures: s.kept, Drawer: with, Report: func(f importer.Finding) { findings = append(findings, f) },
	})
	return drawn, findings, err
}

// hung are an article's pictures.
func (s *studio) hung(t *testing.T, slug string) map[string]string {
	t.Helper()
	p, _, err := s.ImportedProduct(t.Context(), slug)
	if err != nil {
		t.Fatal(err)
	}
	return p.Pictures
}

// styledFiles are our own files, the first article with a style.
func styledFiles() fstest.MapFS {
	files := ownFiles()
	files["articles.csv"] = file(strings.NewReplacer(";sku;picture\n", ";sku;picture;style\n", ";T1-S;\n", ";T1-S;;collar=crew\n", ";T1-M;\n", ";T1-M;;\n", ";T1-L;\n", ";T1-L;;\n",
		";H2-36;\n", ";H2-36;;\n", ";H2-38;\n", ";H2-38;;\n").Replace(string(files["articles.csv"].Data)))
	return files
}

const tee = "t1" // the slug of the article with a style

func TestDraw_OnlyWhatIsMissing(t *testing.T) {
	t.Parallel()
	s := openStudio(t)
	files, with := styledFiles(), &sketches{}
	given := fstest.MapFS{"t1-back.png": &fstest.MapFile{Data: photograph([]byte("given"))}}
	steps := []struct {
		name   string
		change func()
		given  fs.FS
		drawn  int
	}{
		{"new", func() {}, nil, 3},
		{"again", func() {}, nil, 0},
		{"longer", func() {
			files["charts.csv"] = file(strings.Replace(string(files["charts.csv"].Data), "67;70;73", "67;72;73", 1))
		}, nil, 3},
		{"as it was", func() { files = styledFiles() }, nil, 0}, // they are there still
		{"a back is given", func() {}, given, 0},
		{"longer again, but the back", func() {
			files["charts.csv"] = file(strings.Replace(string(files["charts.csv"].Data), "67;70;73", "67;71;73", 1))
		}, given, 2},
	}
	before := map[string]string{}
	for _, step := range steps {
		step.change()
		drawn, findings, err := s.draw(t.Context(), t, files, step.given, with)
		if err != nil || drawn != step.drawn || len(findings) > 0 {
			t.Fatalf("%s: %d drawn, want %d; %v, %v", step.name, drawn, step.drawn, findings, err)
		}
		hung := s.hung(t, tee)
		if len(hung) != 3 || len(s.hung(t, "h2")) != 0 {
			t.Errorf("%s: %v, and of what has no style %v", step.name, hung, s.hung(t, "h2"))
		}
		for key, name := range hung {
			if s.kept.Drawn(name) == (key == "marine-back" && step.given != nil) {
				t.Errorf("%s: %s is drawn: %v", step.name, key, s.kept.Drawn(name))
			}
			if changed := before[key] != name; !changed && step.drawn == 3 || changed && step.name == "again" {
				t.Errorf("%s: %s changed: %v", step.name, key, changed)
			}
		}
		before = hung
		if sum, _ := imported(t, s.Store, files, ownMapping, nil); sum.Changed != 0 {
			t.Errorf("%s: the same import without a look at pictures changes %d articles", step.name, sum.Changed)
		}
	}
}

func TestDraw_WhatCannotBe(t *testing.T) {
	t.Parallel()
	bodies := styledFiles()
	bodies["charts.csv"] = file("id;kind;measure;method;unit;tolerance;S;M;L;36;38\nT1;body;bust;;cm;;86-94;94-102;102-110;;\n" + strings.Join(strings.SplitAfter(string(ownFiles()["charts.csv"].Data), "\n")[4:], ""))
	broken := errors.New("the browser fell over")
	for name, c := range map[string]struct {
		files fstest.MapFS
		fault error
		says  string
	}{
		"a body chart": {bodies, nil, "bodies"},
		"no Chromium":  {styledFiles(), importer.ErrNoCamera, "there is no Chromium"},
		"a fault":      {styledFiles(), broken, broken.Error()},
	} {
		s, with := openStudio(t), &sketches{}
		if c.fault != nil {
			with.before = func(string) error { return c.fault }
		}
		drawn, findings, err := s.draw(t.Context(), t, c.files, nil, with)
		if err != nil || drawn != 0 || len(findings) != 1 || findings[0].Code != "not_drawn" || findings[0].Severity != importer.SeverityWarn ||
			findings[0].Article != "T1" || findings[0].Line != 2 || !strings.Contains(findings[0].Text, c.says) {
			t.Errorf("%s: %d drawn, %v, %v", name, drawn, findings, err)
		}
		if p := s.hung(t, tee); len(p) > 0 {
			t.Errorf("%s: hung %v", name, p)
		}
	}
}

func TestDraw_EndedAndTakenUpAgain(t *testing.T) {
	t.Parallel()
	s := openStudio(t)
	ctx, end := context.WithCancel(t.Context())
	with := &sketches{before: func(drawing string) error {
		if strings.Contains(drawing, "detail") {
			end()
			return ctx.Err()
		}
		return nil
	}}
	if drawn, _, err := s.draw(ctx, t, styledFiles(), nil, with); !errors.Is(err, context.Canceled) || drawn != 2 {
		t.Fatalf("%d drawn, %v", drawn, err)
	}
	with.before = nil
	drawn, findings, err := s.draw(t.Context(), t, styledFiles(), nil, with)
	if err != nil || drawn != 1 || len(findings) > 0 || len(s.hung(t, tee)) != 3 {
		t.Errorf("%d drawn, %v, %v; hung %v", drawn, findings, err, s.hung(t, tee))
	}
}

// What somebody else imported while a picture was drawn stays as it is.
func TestDraw_ChangedMeanwhile(t *testing.T) {
	t.Parallel()
	s := openStudio(t)
	renamed := styledFiles()
	renamed["articles.csv"] = file(strings.Replace(string(renamed["articles.csv"].Data), "Hemdchen", "Leibchen", 1))
	with := &sketches{before: func(drawing string) error {
		if strings.Contains(drawing, "detail") {
			imported(t, s.Store, renamed, ownMapping, nil)
		}
		return nil
	}}
	if drawn, findings, err := s.draw(t.Context(), t, styledFiles(), nil, with); err != nil || drawn != 3 || len(findings) > 0 {
		t.Fatalf("%d drawn, %v, %v", drawn, findings, err)
	}
	p, _, err := s.ImportedProduct(t.Context(), tee)
	if err != nil || p.Name.DE != "Leibchen" || len(p.Pictures) > 0 {
		t.Errorf("%q with %v, %v", p.Name.DE, p.Pictures, err)
	}
	if drawn, _, err := s.draw(t.Context(), t, renamed, nil, &sketches{}); err != nil || drawn != 0 || len(s.hung(t, tee)) != 3 {
		t.Errorf("again: %d drawn, %v; hung %v", drawn, err, s.hung(t, tee))
	}
}
