package console_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ebenmass/models/pictures"
	"ebenmass/web/settings"
)

// writePicture writes a small picture of one grey.
func writePicture(t *testing.T, path string, grey uint8) {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 4, 5))
	for i := range m.Pix {
		m.Pix[i] = color.Gray{Y: grey}.Y
	}
	var b bytes.Buffer
	must(t, png.Encode(&b, m))
	must(t, os.MkdirAll(filepath.Dir(path), 0o700))
	must(t, os.WriteFile(path, b.Bytes(), 0o600))
}

func TestImport_Pictures(t *testing.T) {
	t.Parallel()
	dir, data, other := importFolder(t), t.TempDir(), t.TempDir()
	articles := filepath.Join(dir, "articles.csv")
	text, err := os.ReadFile(articles)
	must(t, err)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	lines[0] += ",picture"
	lines[1] += ",front of the tee.PNG"
	lines[2] += ",../mapping.toml"
	must(t, os.WriteFile(articles, []byte(strings.Join(lines, "\n")+"\n"), 0o600))
	writePicture(t, filepath.Join(other, "front of the tee.PNG"), 200)
	writePicture(t, filepath.Join(other, "Tee-Marine-back.png"), 100)
	must(t, os.WriteFile(filepath.Join(other, "tee-detail.jpg"), []byte("no picture"), 0o600))

	s := settings.Settings{File: dir, Data: data, Importing: settings.Importing{Pictures: other}}
	dry := s
	dry.Importing.DryRun = true
	if out, err := runImport(t, dry); err != nil || !strings.Contains(out, "1 added") {
		t.Fatalf("%v\n%s", err, out)
	}
	if _, err := os.Stat(filepath.Join(data, "pictures")); err == nil {
		t.Error("a dry run keeps pictures")
	}
	out, err := runImport(t, s)
	if err != nil || !strings.Contains(out, "pictures/tee-detail.jpg:0: warn bad_picture tee picture:") {
		t.Fatalf("%v\n%s", err, out)
	}
	p := loadAll(t, data)[0]
	if len(p.Pictures) != 2 || p.Pictures["navy-front"] == "" || p.Pictures["navy-back"] == "" || p.Pictures["navy-front"] == p.Pictures["navy-back"] {
		t.Fatalf("pictures %v", p.Pictures)
	}
	if _, err := pictures.In(data).Large(p.Pictures["navy-front"]); err != nil {
		t.Error(err)
	}
	if out, err := runImport(t, s); err != nil || !strings.Contains(out, "0 added, 0 changed") {
		t.Errorf("again: %v\n%s", err, out)
	}
	s.Importing.Pictures = ""
	out, err = runImport(t, s)
	if err != nil || !strings.Contains(out, "0 added, 0 changed") || !strings.Contains(out, "articles.csv:2: warn missing_picture tee picture:") {
		t.Errorf("without the folder: %v\n%s", err, out)
	}

	folder := export(t, data, settings.ExportEbenmass)
	for what, into := range map[string]string{"the same shop": data, "an empty shop": t.TempDir()} {
		out, err := runImport(t, settings.Settings{File: folder, Data: into})
		if into == data && !strings.Contains(out, "0 added, 0 changed") || err != nil || strings.Contains(out, "picture") {
			t.Errorf("the export into %s: %v\n%s", what, err, out)
		}
		if got := loadAll(t, into)[0].Pictures; len(got) != 2 {
			t.Errorf("%s has the pictures %v", what, got)
		}
	}
}
