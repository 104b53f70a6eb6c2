package compress

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestFor_BestCodingTheClientTakes(t *testing.T) {
	t.Parallel()
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
		body, coding := packed.For(r)
		if coding != want {
			t.Errorf("Accept-Encoding %q: coding %q; want %q", accept, coding, want)
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

func TestPack_RareInOneCoding(t *testing.T) {
	t.Parallel()
	const text = "Ebenmaß, Ebenmaß, Ebenmaß."
	packed := Pack([]byte(text), Rare)
	for accept, want := range map[string]string{"": "", "br": "", "gzip, br": "gzip", "gzip": "gzip"} {
		body, coding := packed.For(&http.Request{Header: http.Header{"Accept-Encoding": {accept}}})
		if coding == "gzip" {
			z, err := gzip.NewReader(bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if body, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		if coding != want || string(body) != text {
			t.Errorf("Accept-Encoding %q: coding %q, %q", accept, coding, body)
		}
	}
	if sizes := packed.Sizes(); len(sizes) != 1 || sizes["gzip"] == 0 {
		t.Errorf("sizes %v", sizes)
	}
}

func TestPack_MoreEffortIsSmaller(t *testing.T) {
	t.Parallel()
	plain, err := os.ReadFile("compress.go")
	if err != nil {
		t.Fatal(err)
	}
	page, asset := Pack(plain, Page), Pack(plain, Asset)
	if len(asset.brotlied) > len(page.brotlied) || len(asset.gzipped) > len(page.gzipped) || len(page.brotlied) >= len(plain)/2 {
		t.Errorf("plain %d, page %d and %d, asset %d and %d", len(plain), len(page.gzipped), len(page.brotlied), len(asset.gzipped), len(asset.brotlied))
	}
}

func TestOnce_GzipWhereItIsWorthIt(t *testing.T) {
	t.Parallel()
	long := bytes.Repeat([]byte("Ebenmaß, "), 500)
	for _, c := range []struct {
		accept string
		plain  []byte
		want   string
	}{
		{"gzip, deflate, br", long, "gzip"}, {"br", long, ""}, {"", long, ""}, {"gzip;q=0", long, ""}, {"gzip", long[:1023], ""}, {"gzip", nil, ""},
	} {
		r := &http.Request{Header: http.Header{"Accept-Encoding": {c.accept}}}
		for range 2 { // the second time with a writer that was used
			body, coding := Once(r, c.plain)
			if coding != c.want {
				t.Errorf("%d bytes for %q: coding %q, want %q", len(c.plain), c.accept, coding, c.want)
			}
			if coding == "" {
				if !bytes.Equal(body, c.plain) {
					t.Errorf("%d bytes for %q are altered", len(c.plain), c.accept)
				}
				continue
			}
			z, err := gzip.NewReader(bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if back, err := io.ReadAll(z); err != nil || !bytes.Equal(back, c.plain) || len(body) >= len(c.plain)/2 {
				t.Errorf("%d bytes became %d, read back as %d, %v", len(c.plain), len(body), len(back), err)
			}
		}
	}
}
