// Package static holds what the pages load besides HTML: style sheets, fonts and garment
// pictures. Everything is embedded and served under names that carry a hash of the
// content, so that a browser may keep it for ever.
package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"sync"
)

// Prefix is the URL path below which all assets are served.
const Prefix = "/static/"

// The all: prefix lets a folder be embedded that holds no more than its .gitkeep.
//
//go:embed all:css all:fonts all:garments all:icons all:icons
var files embed.FS

// asset is one embedded file as it is served.
type asset struct {
	name        string // "css/app.css"
	hashed      string // "css/app.3Yt0vQk1hZo.css"
	contentType string
	body        func() []byte
	gzipped     func() []byte // nil where compressing gains nothing
}

// index finds assets by their plain and by their hashed names.
type index struct{ plain, hashed map[string]*asset }

// assets reads and hashes everything once, on first use.
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
		return Prefix + a.hashed
	}
	return Prefix + name
}

// Has reports whether an asset of that plain name is embedded.
func Has(name string) bool {
	_, ok := assets().plain[name]
	return ok
}

func newIndex(files fs.FS) (index, error) {
	ix := index{plain: map[string]*asset{}, hashed: map[string]*asset{}}
	var sheets []string
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || d.IsDir() || strings.HasPrefix(d.Name(), "."):
			return err
		case path.Ext(name) == ".css":
			sheets = append(sheets, name)
			return nil
		}
		body, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		// Pictures are many: only their hashes are kept, their bytes stay in the program image.
		ix.add(name, body, func() []byte {
			body, _ := fs.ReadFile(files, name) // read above, and embedded files do not change
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
		ix.add(name, body, func() []byte { return body })
	}
	return ix, nil
}

func (ix index) add(name string, body []byte, read func() []byte) {
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	a := &asset{
		name:        name,
		hashed:      strings.TrimSuffix(name, ext) + "." + base64.RawURLEncoding.EncodeToString(sum[:9]) + ext,
		contentType: contentType(ext),
		body:        read,
	}
	if compressible(ext) {
		a.gzipped = sync.OnceValue(func() []byte { return compress(read()) })
	}
	ix.plain[name], ix.hashed[a.hashed] = a, a
}

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
		return []byte(`url("` + Prefix + a.hashed + `")`)
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
	case ".txt":
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}

func compressible(ext string) bool {
	switch ext {
	case ".css", ".js", ".svg", ".txt":
		return true
	}
	return false
}

func compress(body []byte) []byte {
	var buf bytes.Buffer
	w, _ := gzip.NewWriterLevel(&buf, gzip.BestCompression) // the level is valid
	_, _ = w.Write(body)                                    // a bytes.Buffer takes everything
	_ = w.Close()
	return buf.Bytes()
}
