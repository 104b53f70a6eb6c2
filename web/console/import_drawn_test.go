package console_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/pictures"
	"ebenmass/seed/pictures/studio"
	"ebenmass/web/settings"
)

// requireBrowser skips a test on machines without a Chromium, unless the environment asks for one, as
// the checks of every change do.
func requireBrowser(t *testing.T) {
	t.Helper()
	if _, ok := studio.FindBrowser(); ok {
		return
	}
	if os.Getenv("EBENMASS_TEST_REQUIRE_CHROMIUM") != "" {
		t.Fatal("there is no Chromium")
	}
	t.Skip("there is no Chromium")
}

// styledFolder is a folder with one article that has a style and no pictures.
func styledFolder(t *testing.T) string {
	t.Helper()
	dir := importFolder(t)
	articles := filepath.Join(dir, "articles.csv")
	text, err := os.ReadFile(articles)
	must(t, err)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	for i := range lines {
		lines[i] += ","
	}
	lines[0] += "style"
	lines[1] += "collar=crew"
	must(t, os.WriteFile(articles, []byte(strings.Join(lines, "\n")+"\n"), 0o600))
	edit(t, filepath.Join(dir, "charts.csv"), "tee,", "tee,garment,length,,cm,68,71\ntee,")
	return dir
}

// What is drawn is photographed with a real browser, and found again in an export.
func TestImport_Drawn(t *testing.T) {
	t.Parallel()
	requireBrowser(t)
	dir, data := styledFolder(t), t.TempDir()
	s := settings.Settings{File: dir, Data: data, Importing: settings.Importing{Chromium: settings.ChromiumAuto}}
	dry := s
	dry.Importing.DryRun = true
	if out, err := runImport(t, dry); err != nil || strings.Contains(out, "drawn") {
		t.Fatalf("a dry run: %v\n%s", err, out)
	}
	out, err := runImport(t, s)
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	p := loadAll(t, data)[0]
	kept := pictures.In(data)
	for _, c := range p.Colours {
		for _, view := range []string{"front", "back", "detail"} {
			name := p.Pictures[models.PictureKey(c.Key, view)]
			if large, err := kept.Large(name); err != nil || !kept.Drawn(name) || len(large) < 4000 {
				t.Errorf("%s %s: %d bytes, %v", c.Key, view, len(large), err)
			}
		}
	}
	if n := len(p.Pictures); n != 3*len(p.Colours) || !strings.Contains(out, "pictures: "+strconv.Itoa(n)+" drawn\narticles: 1 added") {
		t.Errorf("%d pictures of %d colours, said %s", n, len(p.Colours), out)
	}
	if out, err := runImport(t, s); err != nil || !strings.Contains(out, "pictures: 0 drawn\narticles: 0 added, 0 changed") {
		t.Errorf("again: %v\n%s", err, out)
	}
	folder := export(t, data, settings.ExportEbenmass)
	if out, err := runImport(t, settings.Settings{File: folder, Data: data}); err != nil || !strings.Contains(out, "0 added, 0 changed") {
		t.Errorf("exported and imported: %v\n%s", err, out)
	}
}

func TestImport_DrawnWithoutBrowser(t *testing.T) {
	t.Parallel()
	dir, data := styledFolder(t), t.TempDir()
	missing := settings.Importing{Chromium: filepath.Join(dir, "no-browser")}
	out, err := runImport(t, settings.Settings{File: dir, Data: data, Importing: missing})
	if err != nil || !strings.Contains(out, "articles.csv:2: warn not_drawn tee style: ") || !strings.Contains(out, "articles: 1 added") {
		t.Errorf("%v\n%s", err, out)
	}
	if out, err := runImport(t, settings.Settings{File: dir, Data: data}); err != nil || strings.Contains(out, "drawn") {
		t.Errorf("nothing is to be drawn: %v\n%s", err, out)
	}
}
