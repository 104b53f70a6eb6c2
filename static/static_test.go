package static

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestEveryEmbeddedFileHasAHashedName(t *testing.T) {
	listed := 0
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		listed++
		name = strings.TrimSuffix(name, packedExt)
		path := Path(name)
		if path == Prefix+name || !Has(name) {
			t.Errorf("Path(%q) = %q, want a hashed name", name, path)
		}
		byHash, hashed, ok := Find(path)
		if !ok || !hashed || byHash.Name != name || len(byHash.Body()) == 0 || byHash.ContentType == "application/octet-stream" {
			t.Errorf("Find(%q) = %+v, %v, %v", path, byHash, hashed, ok)
		}
		if byName, hashed, ok := Find(Prefix + name); !ok || hashed || byName != byHash {
			t.Errorf("%s: another asset by its plain name", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(All()) != listed {
		t.Errorf("%d assets of %d files", len(All()), listed)
	}
}

func TestWhatIsNotEmbeddedIsNotFound(t *testing.T) {
	if Path("css/absent.css") != "/static/css/absent.css" || Has("css/absent.css") {
		t.Error("an unknown name got a hash")
	}
	for _, path := range []string{"/static/css/absent.css", "/static/", "/static/../go.mod", "/static/garments/.gitkeep", "/elsewhere"} {
		if _, _, ok := Find(path); ok {
			t.Errorf("something is found at %s", path)
		}
	}
}

func TestStyleSheetsLoadFilesByTheirHashedNames(t *testing.T) {
	sheet := &fstest.MapFile{Data: []byte(`@font-face{src:url("../fonts/a.woff2")} b{background:url(data:image/png;base64,AA)}`)}
	ix, err := newIndex(fstest.MapFS{"css/app.css": sheet, "fonts/a.woff2": {Data: []byte("font")}})
	if err != nil {
		t.Fatal(err)
	}
	body := string(ix.plain["css/app.css"].Body())
	if !strings.Contains(body, `url("`+Prefix+ix.plain["fonts/a.woff2"].Hashed()+`")`) || !strings.Contains(body, "url(data:image/png") {
		t.Errorf("linked sheet: %s", body)
	}
	if _, err := newIndex(fstest.MapFS{"css/app.css": sheet}); err == nil {
		t.Error("a sheet that loads a missing file was accepted")
	}
}

func TestTheScriptsAreFewSmallModules(t *testing.T) {
	most := map[string]int{ // bytes, uncompressed
		"js/ebenmass.js": 6 << 10, // on every page
		"js/passkey.js":  3 << 10, // where one signs in, and where passkeys are removed
		"js/device.js":   2 << 10, // where a second device signs in
		"js/report.js":   2 << 10, // while the manager's page is computed
		"js/finder.js":   3 << 10, // where the size finder asks

		"embed/size-advice.js": 8 << 10, // copied to other shops

		// Loaded only for those who have advice computed on their device.
		"device/wasm_exec.js": 20 << 10, // Go's own
	}
	onDevice := 0
	for name, a := range assets().plain {
		if !strings.HasSuffix(name, ".js") {
			continue
		}
		if strings.HasPrefix(name, "device/") && most[name] == 0 {
			onDevice += len(a.Body())
			most[name] = maxOnDevice
		}
		if size := len(a.Body()); size == 0 || size > most[name] {
			t.Errorf("%s: %d bytes, want at most %d", name, size, most[name])
		}
		if a.ContentType != "text/javascript; charset=utf-8" || !a.Text {
			t.Errorf("%s: Content-Type %q, compressed %v: browsers refuse a module of another type", name, a.ContentType, a.Text)
		}
	}
	if onDevice > maxOnDevice {
		t.Errorf("the scripts of device/ are %d bytes together, want at most %d", onDevice, maxOnDevice)
	}
}

// maxOnDevice bounds our own scripts around the browser's advisor, together, in bytes.
const maxOnDevice = 44 << 10

func TestNewIndex_ScriptsLoadFilesByTheirHashedNames(t *testing.T) {
	t.Parallel()
	worker := &fstest.MapFile{Data: []byte("import './exec.js'; fetch('./advisor.wasm')")}
	files := fstest.MapFS{"device/a.js": {Data: []byte("import('./worker.js')")}, "device/worker.js": worker, "device/exec.js": {Data: []byte("1")}}
	if _, err := newIndex(files); err == nil {
		t.Error("a script that loads a missing file was accepted")
	}
	files["device/advisor.wasm.br"] = &fstest.MapFile{Data: []byte("packed")}
	ix, err := newIndex(files)
	if err != nil {
		t.Fatal(err)
	}
	wasm := ix.plain["device/advisor.wasm"]
	if !wasm.Packed || wasm.ContentType != "application/wasm" || !strings.HasSuffix(wasm.Hashed(), ".wasm") {
		t.Errorf("the packed asset is %+v", wasm)
	}
	if body := string(ix.plain["device/worker.js"].Body()); !strings.Contains(body, "'"+Prefix+wasm.Hashed()+"'") || !strings.Contains(body, Prefix+ix.plain["device/exec.js"].Hashed()) {
		t.Errorf("linked script: %s", body)
	}
	if body := string(ix.plain["device/a.js"].Body()); !strings.Contains(body, Prefix+ix.plain["device/worker.js"].Hashed()) {
		t.Errorf("linked script: %s", body)
	}
}
