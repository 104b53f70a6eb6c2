package static

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Handler serves the assets below Prefix. A name with the hash of its content may be kept
// by the browser for a year; a plain name is served too, to be asked for again each time.
func Handler() http.Handler { return http.HandlerFunc(serve) }

// Serves reports whether an asset is served at a URL path.
func Serves(path string) bool {
	name, ok := strings.CutPrefix(path, Prefix)
	_, hashed := assets().hashed[name]
	return ok && (hashed || Has(name))
}

func serve(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutPrefix(r.URL.Path, Prefix)
	if !ok {
		http.NotFound(w, r)
		return
	}
	ix := assets()
	a, hashed := ix.hashed[name]
	if !hashed {
		if a, ok = ix.plain[name]; !ok {
			http.NotFound(w, r)
			return
		}
	}
	h := w.Header()
	h.Set("Content-Type", a.contentType)
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	if hashed {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		h.Set("Cache-Control", "no-cache")
	}
	body, etag := a.body, a.hashed
	if a.gzipped != nil {
		h.Add("Vary", "Accept-Encoding")
		if acceptsGzip(r) {
			h.Set("Content-Encoding", "gzip")
			body, etag = a.gzipped, etag+".gz"
		}
	}
	h.Set("ETag", `"`+etag+`"`)
	// The zero time leaves Last-Modified out: embedded files have none.
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body()))
}

func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		coding, params, _ := strings.Cut(part, ";")
		if strings.TrimSpace(coding) != "gzip" {
			continue
		}
		weight, given := strings.CutPrefix(strings.TrimSpace(params), "q=")
		q, err := strconv.ParseFloat(weight, 64)
		return !given || err == nil && q > 0
	}
	return false
}
