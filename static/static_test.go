package static

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func get(t *testing.T, path string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w
}

func TestEveryEmbeddedFileIsServedUnderAHashedName(t *testing.T) {
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		path := Path(name)
		if path == Prefix+name || !Has(name) {
			t.Errorf("Path(%q) = %q, want a hashed name", name, path)
		}
		w := get(t, path)
		if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("GET %s: %d, Cache-Control %q", path, w.Code, w.Header().Get("Cache-Control"))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestPlainNamesAreRevalidatedAndUnknownOnesMissing(t *testing.T) {
	const font = "fonts/instrument-sans.woff2"
	w := get(t, Prefix+font)
	if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "no-cache" {
		t.Fatalf("plain name: %d, Cache-Control %q", w.Code, w.Header().Get("Cache-Control"))
	}
	if again := get(t, Prefix+font, "If-None-Match", w.Header().Get("ETag")); again.Code != http.StatusNotModified {
		t.Errorf("with its ETag: %d, want 304", again.Code)
	}
	if Path("css/absent.css") != "/static/css/absent.css" || Has("css/absent.css") {
		t.Error("an unknown name got a hash")
	}
	for _, path := range []string{"/static/css/absent.css", "/static/", "/static/../go.mod", "/static/css/.gitkeep", "/elsewhere"} {
		if w := get(t, path); w.Code != http.StatusNotFound {
			t.Errorf("GET %s: %d, want 404", path, w.Code)
		}
	}
}

func TestStyleSheetsLoadFilesByTheirHashedNames(t *testing.T) {
	sheet := &fstest.MapFile{Data: []byte(`@font-face{src:url("../fonts/a.woff2")} b{background:url(data:image/png;base64,AA)}`)}
	ix, err := newIndex(fstest.MapFS{"css/app.css": sheet, "fonts/a.woff2": {Data: []byte("font")}})
	if err != nil {
		t.Fatal(err)
	}
	body := string(ix.plain["css/app.css"].body())
	if !strings.Contains(body, `url("`+Prefix+ix.plain["fonts/a.woff2"].hashed+`")`) || !strings.Contains(body, "url(data:image/png") {
		t.Errorf("linked sheet: %s", body)
	}
	if _, err := newIndex(fstest.MapFS{"css/app.css": sheet}); err == nil {
		t.Error("a sheet that loads a missing file was accepted")
	}
}

func TestTextIsCompressedForThoseWhoTakeIt(t *testing.T) {
	for accept, want := range map[string]bool{"": false, "gzip": true, "br, gzip;q=0.5": true, "gzip;q=0": false, "gzip; q=0.000": false, "br": false} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Accept-Encoding", accept)
		if got := acceptsGzip(r); got != want {
			t.Errorf("Accept-Encoding %q: %v, want %v", accept, got, want)
		}
	}
}
