package web_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"os/exec"
	"reflect"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"ebenmass/models/reference"
	"ebenmass/static"
)

// WebAssembly may be compiled on the page that offers it and in the files of the advisor, and
// nowhere else; nothing else is loosened there.
func TestSecurityHeaders_WasmOnlyWhereOffered(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for path, wasm := range map[string]bool{
		"/de/fit/device": true, "/en/fit/device": true, static.Path("device/worker.js"): true,
		"/de/fit": false, "/de/products": false, "/de/products/alma-t-shirt": false, "/de/my-data": false,
		"/de/fit/device/catalogue.json": false,
	} {
		policy := b.get(path).want(t, http.StatusOK).Header.Get("Content-Security-Policy")
		if strings.Contains(policy, "'wasm-unsafe-eval'") != wasm {
			t.Errorf("%s: %q", path, policy)
		}
		if plain := strings.ReplaceAll(policy, " 'wasm-unsafe-eval'", ""); strings.Contains(plain, "unsafe") || !strings.Contains(plain, "connect-src 'self'") || !strings.Contains(plain, "script-src 'self';") {
			t.Errorf("%s: %q", path, policy)
		}
	}
}

// The catalogue is the same for everybody, known or not, may be used again for a while, and has
// every article with what its page carries.
func TestGetDeviceCatalogue_SameForEveryone(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	known := consented(t, s, "advice")
	for _, lang := range []string{"de", "en"} {
		path := "/" + lang + "/fit/device/catalogue.json"
		a := s.visit(t).get(path).want(t, http.StatusOK)
		if got := known.get(path).want(t, http.StatusOK); got.text != a.text || got.Header.Get("ETag") != a.Header.Get("ETag") {
			t.Errorf("%s is another file for somebody known", path)
		}
		if caching, vary := a.Header.Get("Cache-Control"), a.Header.Get("Vary"); caching != "public, max-age=3600" || vary != "Accept-Encoding" || len(a.Cookies()) != 0 {
			t.Errorf("%s: Cache-Control %q, Vary %q, %d cookies", path, caching, vary, len(a.Cookies()))
		}
		s.visit(t).get(path, "If-None-Match", a.Header.Get("ETag")).want(t, http.StatusNotModified)
		var catalogue struct {
			Model    string
			Articles []map[string]any
			Systems  []struct{ Key, Name string }
			Texts    map[string]string
		}
		if err := json.Unmarshal([]byte(a.text), &catalogue); err != nil {
			t.Fatal(err)
		}
		if len(catalogue.Systems) != len(reference.Systems) || catalogue.Model == "" || len(catalogue.Texts) < 100 {
			t.Errorf("%s: %d systems, %d texts", path, len(catalogue.Systems), len(catalogue.Texts))
		}
		if len(catalogue.Articles) == 0 {
			t.Fatalf("%s has no articles", path)
		}
		for _, article := range catalogue.Articles {
			page := s.visit(t).get(article["href"].(string)).want(t, http.StatusOK).page(t)
			var own map[string]any
			if err := json.Unmarshal([]byte(page.Find("#device-article").Text()), &own); err != nil {
				t.Fatalf("%v: %v", article["slug"], err)
			}
			if name := article["name"]; page.Find("h1").Text() != name {
				t.Errorf("%v is called %q", article["slug"], name)
			}
			delete(article, "name")
			delete(article, "href")
			if !reflect.DeepEqual(own, article) {
				t.Errorf("%v: the page carries %v, the catalogue %v", article["slug"], own, article)
			}
		}
	}
}

// The advisor is served as it was compressed, and to those who take no brotli as something else
// that says the same.
func TestGetStatic_Advisor(t *testing.T) {
	oneVisitor(t)
	t.Parallel()
	b := openShop(t).visit(t)
	path := static.Path("device/advisor.wasm")
	packed := b.get(path, "Accept-Encoding", "gzip, br").want(t, http.StatusOK)
	if packed.Header.Get("Content-Encoding") != "br" || packed.Header.Get("Content-Type") != "application/wasm" || !strings.Contains(packed.Header.Get("Cache-Control"), "immutable") {
		t.Errorf("headers %v", packed.Header)
	}
	if n := len(packed.text); n > 600_000 {
		t.Errorf("%d bytes to load", n)
	}
	wasm, err := io.ReadAll(brotli.NewReader(strings.NewReader(packed.text)))
	if err != nil || !bytes.HasPrefix(wasm, []byte("\x00asm")) {
		t.Fatalf("no WebAssembly: %v", err)
	}
	zipped := b.get(path, "Accept-Encoding", "gzip").want(t, http.StatusOK)
	z, err := gzip.NewReader(strings.NewReader(zipped.text))
	if err != nil {
		t.Fatal(err)
	}
	if unzipped, err := io.ReadAll(z); err != nil || !bytes.Equal(unzipped, wasm) {
		t.Errorf("gzip says something else: %v", err)
	}
	if plain := b.get(path, "Accept-Encoding", "identity").want(t, http.StatusOK); plain.text != string(wasm) {
		t.Error("without a coding it is something else")
	}
}

// Deleting with device=1 empties what the browser keeps for itself, and without it does not.
func TestPostDelete_Device(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for device, want := range map[string]string{"1": `"cache", "storage"`, "": `"cache"`, "0": `"cache"`} {
		for name, b := range map[string]*browser{"somebody known": consented(t, s, "advice"), "nobody": s.visit(t)} {
			if a := b.form("/de/my-data/delete", "scope", "all", "device", device).want(t, http.StatusSeeOther); a.Header.Get("Clear-Site-Data") != want {
				t.Errorf("%s, device=%q: %q", name, device, a.Header.Get("Clear-Site-Data"))
			}
		}
	}
	if doc := consented(t, s, "advice").get("/de/my-data/delete").want(t, http.StatusOK).page(t); doc.Find(`form [name="device"][checked]`).Length() != 1 {
		t.Error("the page for deleting everything does not take the device along")
	}
	if doc := consented(t, s, "advice").get("/de/my-data/delete?scope=measurements").want(t, http.StatusOK).page(t); doc.Find(`[name="device"]`).Length() != 0 {
		t.Error("deleting measurements takes the device along")
	}
}

// The record and the notice name what the browser keeps, and its basis.
func TestGetPrivacy_Device(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, path := range []string{"/de/privacy", "/en/privacy", "/de/privacy/record", "/en/privacy/record"} {
		said := strings.ReplaceAll(b.get(path).want(t, http.StatusOK).page(t).Find(`[data-activity="device"]`).Text(), "\u00a0", " ")
		if !strings.Contains(said, "TDDDG") || !strings.Contains(said, "6(1)(b)") && !strings.Contains(said, "Buchst. b") {
			t.Errorf("%s says %q", path, said)
		}
	}
}

// The browser's advisor is compiled without what would make it a third larger.
func TestImports_DeviceIsSmall(t *testing.T) {
	t.Parallel()
	list := exec.Command("go", "list", "-deps", "../web/device")
	list.Env = append(list.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, large := range []string{"fmt", "encoding/json", "regexp", "reflect", "time"} {
		if strings.Contains("\n"+string(out), "\n"+large+"\n") {
			t.Errorf("it imports %s", large)
		}
	}
}
