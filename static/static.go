// Package static holds what the pages load besides HTML: style sheets, fonts, garment
// pictures, one small script and, for those who ask for it, the advisor of the browser. Everything is embedded and served under names that carry a
// hash of the content, so that a browser may keep it for ever.
package static

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Prefix is the URL path below which all assets are served.
const Prefix = "/static/"

//go:embed css device embed fonts garments/*/*.webp icons js
var files embed.FS

// Asset is one embedded file as it is served.
type Asset struct {
	Name        string        // "css/app.css"
	Hashed      func() string // "css/app.3Yt0vQk1hZo.css"; of a picture, the first call reads it
	ContentType string
	Text        bool          // worth compressing
	Packed      bool          // Body is compressed with brotli already; Text holds too
	Body        func() []byte // style sheets and scripts with the hashed names of what they load
}

// index finds assets by their plain names.
type index struct{ plain map[string]*Asset }

// assets reads and hashes everything but pictures once, on first use.
var assets = sync.OnceValue(func() index {
	ix, err := newIndex(files)
	if err != nil {
		panic(err) // embedded files are fixed when the program is built
	}
	return ix
})

// Path returns the URL path of an asset: Path("css/app.css") is
// "/static/css/app.<hash>.css". A name that is not embedded comes back without a hash,
// where nothing is served; Has tells beforehand.
func Path(name string) string {
	if a, ok := assets().plain[name]; ok {
		return Prefix + a.Hashed()
	}
	return Prefix + name
}

// Has reports whether an asset of that plain name is embedded.
func Has(name string) bool {
	_, ok := assets().plain[name]
	return ok
}

// Find returns the asset at a URL path; hashed tells whether it was asked for by the name
// that carries its hash. ok is false where there is none.
func Find(urlPath string) (a *Asset, hashed, ok bool) {
	name, ok := strings.CutPrefix(urlPath, Prefix)
	if !ok {
		return nil, false, false
	}
	if a, hashed = assets().hashed(name); hashed {
		return a, true, true
	}
	a, ok = assets().plain[name]
	return a, false, ok
}

// hashed finds an asset by the name that carries its hash.
func (ix index) hashed(name string) (a *Asset, ok bool) {
	ext := path.Ext(name)
	rest := strings.TrimSuffix(name, ext)
	plain := strings.TrimSuffix(rest, path.Ext(rest)) + ext
	if a, ok = ix.plain[plain]; !ok || a.Hashed() != name {
		return nil, false
	}
	return a, true
}

// All lists the assets by their names.
func All() []*Asset {
	plain := assets().plain
	list := make([]*Asset, 0, len(plain))
	for _, name := range slices.Sorted(maps.Keys(plain)) {
		list = append(list, plain[name])
	}
	return list
}

func newIndex(files fs.FS) (index, error) {
	ix := index{plain: map[string]*Asset{}}
	var sheets, scripts []string
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || d.IsDir() || strings.HasPrefix(d.Name(), "."):
			return err
		case path.Ext(name) == ".css":
			sheets = append(sheets, name)
			return nil
		case path.Ext(name) == ".js":
			scripts = append(scripts, name)
			return nil
		}
		// Pictures are many: their bytes stay in the program image, of which the system loads only
		// what is read, so they are hashed when a page first shows them.
		ix.add(name, func() []byte {
			body, _ := fs.ReadFile(files, name) // walked over, and embedded files do not change
			return body
		})
		return nil
	})
	if err != nil {
		return index{}, fmt.Errorf("static: %w", err)
	}
	for _, name := range sheets {
		body, err := fs.ReadFile(files, name)
		if err != nil {
			return index{}, fmt.Errorf("static: %w", err)
		}
		if body, err = ix.link(name, body); err != nil {
			return index{}, err
		}
		ix.add(name, func() []byte { return body })
	}
	return ix, ix.addScripts(files, scripts)
}

// addScripts adds scripts, each after those it loads.
func (ix index) addScripts(files fs.FS, names []string) error {
	for len(names) > 0 {
		var waiting []string
		var missing error
		for _, name := range names {
			body, err := fs.ReadFile(files, name)
			if err != nil {
				return fmt.Errorf("static: %w", err)
			}
			if body, err = ix.linkScript(name, body); err != nil {
				waiting, missing = append(waiting, name), err
				continue
			}
			ix.add(name, func() []byte { return body })
		}
		if len(waiting) == len(names) { // a file that is not there, or a ring
			return missing
		}
		names = waiting
	}
	return nil
}

func (ix index) add(name string, read func() []byte) {
	name, packed := strings.CutSuffix(name, packedExt)
	ext := path.Ext(name)
	ix.plain[name] = &Asset{
		Name:   name,
		Packed: packed,
		Hashed: sync.OnceValue(func() string {
			sum := sha256.Sum256(read())
			return strings.TrimSuffix(name, ext) + "." + base64.RawURLEncoding.EncodeToString(sum[:9]) + ext
		}),
		ContentType: contentType(ext),
		Text:        compressible(ext),
		Body:        read,
	}
}

// packedExt ends the name of a file that is kept compressed with brotli: "device/advisor.wasm.br"
// is the asset "device/advisor.wasm".
const packedExt = ".br"

// cssURL matches url(...) with a relative target; data: and absolute ones are left alone.
var cssURL = regexp.MustCompile(`url\(\s*["']?(\.{1,2}/[^"')\s]+)["']?\s*\)`)

// link gives the files a style sheet loads their hashed names.
func (ix index) link(sheet string, body []byte) ([]byte, error) {
	var missing error
	linked := cssURL.ReplaceAllFunc(body, func(match []byte) []byte {
		target := path.Join(path.Dir(sheet), string(cssURL.FindSubmatch(match)[1]))
		a, ok := ix.plain[target]
		if !ok {
			missing = fmt.Errorf("static: %s loads %s, which is not there", sheet, target)
			return match
		}
		return []byte(`url("` + Prefix + a.Hashed() + `")`)
	})
	return linked, missing
}

// scriptURL matches what a script of device/ loads: './name.js' or the like, in single quotes.
var scriptURL = regexp.MustCompile(`'(\./[a-z_]+\.(?:js|wasm|css))'`)

// linkScript gives the files a script loads their hashed names. Only scripts of device/ load any.
func (ix index) linkScript(script string, body []byte) ([]byte, error) {
	if path.Dir(script) != "device" {
		return body, nil
	}
	var missing error
	linked := scriptURL.ReplaceAllFunc(body, func(match []byte) []byte {
		target := path.Join(path.Dir(script), string(scriptURL.FindSubmatch(match)[1]))
		a, ok := ix.plain[target]
		if !ok {
			missing = fmt.Errorf("static: %s loads %s, which is not there", script, target)
			return match
		}
		return []byte("'" + Prefix + a.Hashed() + "'")
	})
	return linked, missing
}

func contentType(ext string) string {
	switch ext { // not the mime package: it reads the machine's own table
	case ".webp":
		return "image/webp"
	case ".woff2":
		return "font/woff2"
	case ".svg":
		return "image/svg+xml"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".wasm":
		return "application/wasm"
	case ".txt":
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}

func compressible(ext string) bool {
	switch ext {
	case ".css", ".js", ".json", ".svg", ".txt", ".wasm":
		return true
	}
	return false
}
