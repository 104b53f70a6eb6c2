package web_test

import (
	"net/http"
	"strings"
	"testing"

	"ebenmass/static"
)

func TestGetStatic_HashedNamesKeptForAYear(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, name := range []string{"css/app.css", "fonts/instrument-sans.woff2"} {
		a := b.get(static.Path(name)).want(t, http.StatusOK)
		if got := a.Header.Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
			t.Errorf("%s: Cache-Control %q", name, got)
		}
		plain := b.get(static.Prefix+name).want(t, http.StatusOK)
		if got := plain.Header.Get("Cache-Control"); got != "no-cache" {
			t.Errorf("plain %s: Cache-Control %q", name, got)
		}
		b.get(static.Prefix+name, "If-None-Match", plain.Header.Get("ETag")).want(t, http.StatusNotModified)
	}
}

func TestGetStatic_EveryCodingHasItsTag(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	tags, sizes := map[string]bool{}, map[string]int{}
	for _, coding := range []string{"", "gzip", "br"} {
		a := b.get(static.Path("css/app.css"), "Accept-Encoding", coding).want(t, http.StatusOK)
		if got := a.Header.Get("Content-Encoding"); got != coding || !strings.Contains(a.Header.Get("Vary"), "Accept-Encoding") {
			t.Errorf("asked for %q: coding %q, Vary %q", coding, got, a.Header.Get("Vary"))
		}
		tags[a.Header.Get("ETag")], sizes[coding] = true, len(a.text)
	}
	if len(tags) != 3 || sizes["br"] >= sizes["gzip"] || sizes["gzip"] >= sizes[""] {
		t.Errorf("tags %v, sizes %v", tags, sizes)
	}
	if got := b.get(static.Path("fonts/instrument-sans.woff2"), "Accept-Encoding", "gzip, br").Header.Get("Content-Encoding"); got != "" {
		t.Errorf("a font came in the coding %q", got)
	}
}
