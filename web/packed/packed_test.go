package packed

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestTextComesInTheBestCodingTheClientTakes(t *testing.T) {
	const text = "Ebenmaß, Ebenmaß, Ebenmaß."
	packed := Pack([]byte(text), Page)
	unpack := map[string]func(io.Reader) (io.Reader, error){
		"":     func(r io.Reader) (io.Reader, error) { return r, nil },
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
	}
	for accept, want := range map[string]string{
		"": "", "gzip": "gzip", "gzip, deflate, br": "br", "br;q=0, gzip;q=0.5": "gzip", "GZIP": "gzip",
		"gzip;q=0": "", "gzip; q=0.000": "", "gzip;q=much": "", "*": "", "zstd": "",
	} {
		r := &http.Request{Header: http.Header{"Accept-Encoding": {accept}}}
		body, coding, err := packed.For(r)
		if err != nil || coding != want {
			t.Errorf("Accept-Encoding %q: coding %q, error %v; want %q", accept, coding, err, want)
			continue
		}
		plain, err := unpack[coding](bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(plain); err != nil || string(got) != text {
			t.Errorf("Accept-Encoding %q: %q, error %v", accept, got, err)
		}
	}
}

func TestMoreEffortMakesSmallerText(t *testing.T) {
	plain, err := os.ReadFile("packed.go")
	if err != nil {
		t.Fatal(err)
	}
	page, asset := Pack(plain, Page), Pack(plain, Asset)
	if len(asset.brotlied) > len(page.brotlied) || len(asset.gzipped) > len(page.gzipped) || len(page.brotlied) >= len(plain)/2 {
		t.Errorf("plain %d, page %d and %d, asset %d and %d", len(plain), len(page.gzipped), len(page.brotlied), len(asset.gzipped), len(asset.brotlied))
	}
}
