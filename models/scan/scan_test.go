package scan

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// folder writes files and returns their folder.
func folder(t testing.TB, files map[string][]byte) *Folder {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		must(t, os.WriteFile(path, content, 0o600))
	}
	f := NewFolder(dir)
	t.Cleanup(func() { f.Close() })
	return f
}

func mustScan(t testing.TB, f *Folder, n *Needles) Result {
	t.Helper()
	r, err := f.Scan(t.Context(), n)
	must(t, err)
	return r
}

// noise is so many random bytes that are none of text.
func noise(size int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, size)
	for i := range b {
		b[i] = byte(128 + r.UintN(128))
	}
	return b
}

func utf16Bytes(text string, order binary.AppendByteOrder) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

func TestScan_EveryForm(t *testing.T) {
	t.Parallel()
	const value = "93.7191"
	bits := math.Float64bits(93.7191)
	forms := map[string][]byte{
		"plain":     []byte(value),
		"comma":     []byte("93,7191"),
		"exponent":  []byte("9.37191e+01"),
		"utf16le":   utf16Bytes(value, binary.LittleEndian),
		"utf16be":   utf16Bytes(value, binary.BigEndian),
		"hex":       []byte(hex.EncodeToString([]byte(value))),
		"HEX":       []byte(strings.ToUpper(hex.EncodeToString([]byte(value)))),
		"float64le": binary.LittleEndian.AppendUint64(nil, bits),
		"float64be": binary.BigEndian.AppendUint64(nil, bits),
	}
	for shift := range 3 {
		text := []byte(strings.Repeat("?", shift) + value + "~~")
		forms[fmt.Sprint("base64 ", shift)] = []byte(base64.StdEncoding.EncodeToString(text))
		forms[fmt.Sprint("base64url ", shift)] = []byte(base64.URLEncoding.EncodeToString(text))
	}
	for name, written := range forms {
		t.Run(name, func(t *testing.T) {
			var n Needles
			n.AddValue("value", value)
			f := folder(t, map[string][]byte{"data.db": slices.Concat(noise(1000), written, noise(1000)), "other": noise(5000)})
			r := mustScan(t, f, &n)
			if r.Found() != 1 || len(r.Copies) != 1 || r.Copies[0].File != "data.db" || r.Copies[0].Kind != "value" {
				t.Errorf("found %+v", r.Copies)
			}
			if want := int64(7000 + len(written)); r.Files != 2 || r.Bytes != want {
				t.Errorf("read %d bytes of %d files, want %d of 2", r.Bytes, r.Files, want)
			}
		})
	}
}

func TestScan_Base64Alphabets(t *testing.T) {
	t.Parallel()
	secret := []byte{0xfb, 0xff, 0xbf, 0xfe, 0xfb, 0xef, 0xbe, 0xff, 0xff, 0x00, 0x3e}
	for _, encoding := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding} {
		for shift := range 3 {
			text := encoding.EncodeToString(slices.Concat(make([]byte, shift), secret, []byte("abc")))
			var n Needles
			n.AddBytes("key", secret)
			if r := mustScan(t, folder(t, map[string][]byte{"f": []byte(text)}), &n); r.Found() != 1 {
				t.Errorf("%s: found %+v", text, r.Copies)
			}
		}
	}
}

func TestScan_BlockBoundary(t *testing.T) {
	t.Parallel()
	secret := []byte("a customer's name")
	for _, at := range []int{0, BlockSize - 17, BlockSize - 16, BlockSize - 1, BlockSize, BlockSize + 1, 2*BlockSize - 5} {
		content := noise(2*BlockSize + 40)
		copy(content[at:], secret)
		var n Needles
		n.AddText("name", string(secret))
		r := mustScan(t, folder(t, map[string][]byte{"f": content}), &n)
		if r.Found() != 1 || r.Bytes != int64(len(content)) {
			t.Errorf("at %d: %d copies in %d bytes", at, r.Found(), r.Bytes)
		}
	}
}

func TestScan_CountsCopies(t *testing.T) {
	t.Parallel()
	var n Needles
	n.AddText("name", "Ada Lovelace")
	n.AddText("name", "Ada Lovelace") // once is enough
	n.AddBytes("key", []byte("0123456789abcdef"))
	f := folder(t, map[string][]byte{
		"a":     []byte("Ada Lovelace, Ada Lovelace, 0123456789abcdef"),
		"sub/b": []byte(hex.EncodeToString([]byte("Ada Lovelace"))),
	})
	r := mustScan(t, f, &n)
	want := []Copy{{"key", Plain, "a", 1}, {"name", Plain, "a", 2}, {"name", Hex, filepath.Join("sub", "b"), 1}}
	if !slices.Equal(r.Copies, want) {
		t.Errorf("copies %+v, want %+v", r.Copies, want)
	}
	if v := n.Values(); len(v) != 2 || v["name"] != 1 || v["key"] != 1 {
		t.Errorf("values %v", v)
	}
}

func TestScan_PartsOfLongValue(t *testing.T) {
	t.Parallel()
	secret := noise(1000)
	var n Needles
	n.AddBytes("letter", secret)
	page := slices.Concat(secret[700:900], make([]byte, 100)) // as on a page that it overflowed to
	r := mustScan(t, folder(t, map[string][]byte{"f": page}), &n)
	if r.Found() == 0 || n.Values()["letter"] != 1 {
		t.Errorf("found %d parts of %v", r.Found(), n.Values())
	}
	if got := bytes.Join(cut(secret), nil); !bytes.Equal(got, secret) {
		t.Error("cutting loses bytes")
	}
}

func TestTelling_Values(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]bool{
		"92": false, "170.25": true, "93.7191": true, "93,7191": true, "0.00092": false, "100.00": false, "12345": true,
		"1234": false, "-1.2345": true, "1e10": false, "regular": false, "women": false, "a@b.de": true, "": false, "4F2KQ7XA": true,
	} {
		if got := Telling(value); got != want {
			t.Errorf("Telling(%q) = %v", value, got)
		}
	}
}

func TestAddText_Short(t *testing.T) {
	t.Parallel()
	var n Needles
	n.AddText("text", "92")
	n.AddText("text", "a long text beside it")
	r := mustScan(t, folder(t, map[string][]byte{"f": []byte("92, 192, OTI, 9\x002\x00")}), &n)
	if r.Found() != 2 || slices.ContainsFunc(r.Copies, func(c Copy) bool { return c.Form != Plain }) {
		t.Errorf("found %+v", r.Copies)
	}
}

func TestScan_Nothing(t *testing.T) {
	t.Parallel()
	var n Needles
	r := mustScan(t, folder(t, map[string][]byte{"f": noise(100), "empty": nil}), &n)
	if r.Found() != 0 || r.Files != 2 || r.Bytes != 100 || n.Len() != 0 {
		t.Errorf("result %+v", r)
	}
}

func TestScan_ChangedFiles(t *testing.T) {
	t.Parallel()
	f := folder(t, map[string][]byte{"grows": []byte("one"), "replaced": []byte("two"), "goes": []byte("a secret here")})
	var n Needles
	n.AddText("text", "a secret")
	if r := mustScan(t, f, &n); r.Found() != 1 {
		t.Fatalf("found %+v", r.Copies)
	}
	must(t, os.WriteFile(filepath.Join(f.dir, "grows"), []byte("one, a secret"), 0o600))
	fresh := filepath.Join(f.dir, "fresh")
	must(t, os.WriteFile(fresh, []byte("a secret, a secret"), 0o600))
	must(t, os.Rename(fresh, filepath.Join(f.dir, "replaced")))
	must(t, os.Remove(filepath.Join(f.dir, "goes")))
	r := mustScan(t, f, &n)
	if want := []Copy{{"text", Plain, "grows", 1}, {"text", Plain, "replaced", 2}}; !slices.Equal(r.Copies, want) {
		t.Errorf("copies %+v", r.Copies)
	}
}

func TestPass_SeveralSets(t *testing.T) {
	t.Parallel()
	var ada, ida Needles
	ada.AddText("name", "Ada Lovelace")
	ada.AddText("word", "both of them")
	ida.AddText("name", "Ida Rhodes!!")
	ida.AddText("word", "both of them")
	f := folder(t, map[string][]byte{
		"a": []byte("Ada Lovelace and Ada Lovelace; both of them"),
		"b": []byte("Ida Rhodes!! and not Ada"),
	})
	p := NewPass(nil, &ada, &ida, &Needles{})
	must(t, f.Read(t.Context(), p))
	must(t, p.Read(t.Context(), "table", strings.NewReader("Ida Rhodes!!")))
	want := [][]Copy{
		{{"name", Plain, "a", 2}, {"word", Plain, "a", 1}},
		{{"word", Plain, "a", 1}, {"name", Plain, "b", 1}, {"name", Plain, "table", 1}},
		nil,
	}
	for i, r := range p.Results() {
		if !slices.Equal(r.Copies, want[i]) || r.Files != 3 {
			t.Errorf("set %d: %+v, want %+v", i, r, want[i])
		}
	}
	if size, err := f.Size(); err != nil || size != p.Results()[0].Bytes-12 {
		t.Errorf("size %d, %v", size, err)
	}
}

// With many needles the table grows, and finds the same.
func TestPass_ManyNeedles(t *testing.T) {
	t.Parallel()
	sets := make([]*Needles, 300)
	for i := range sets {
		sets[i] = &Needles{}
		sets[i].AddText("id", fmt.Sprintf("customer number %04d", i))
	}
	f := folder(t, map[string][]byte{"f": slices.Concat(noise(1000), []byte("customer number 0007, customer number 0299"), noise(10))})
	p := NewPass(nil, sets...)
	must(t, f.Read(t.Context(), p))
	for i, r := range p.Results() {
		if want := map[int]int{7: 1, 299: 1}[i]; r.Found() != want {
			t.Errorf("set %d: %d copies", i, r.Found())
		}
	}
}

// What is read is asked for block by block, and nothing is read that is refused.
func TestPass_Pace(t *testing.T) {
	t.Parallel()
	asked, enough := 0, errors.New("enough")
	p := NewPass(func(_ context.Context, bytes int) error {
		if asked += bytes; bytes > BlockSize || asked > 3*BlockSize {
			return enough
		}
		return nil
	}, &Needles{})
	if err := p.Read(t.Context(), "f", strings.NewReader(strings.Repeat("x", 2*BlockSize+7))); err != nil || asked != 2*BlockSize+7 {
		t.Errorf("asked for %d bytes, %v", asked, err)
	}
	reads := 0
	endless := readerFunc(func(b []byte) (int, error) { reads += len(b); return len(b), nil })
	if err := p.Read(t.Context(), "g", endless); !errors.Is(err, enough) || reads > 2*BlockSize {
		t.Errorf("read %d bytes, %v", reads, err)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

func TestScan_Cancelled(t *testing.T) {
	t.Parallel()
	f := folder(t, map[string][]byte{"f": noise(100)})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Scan(ctx, &Needles{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := NewFolder(filepath.Join(f.dir, "f", "g")).Scan(t.Context(), &Needles{}); err == nil {
		t.Error("a folder that cannot be was searched")
	}
}

// One erasure searches for some thirty values in all their forms.
func BenchmarkScan(b *testing.B) {
	const size = 64 << 20
	f := folder(b, map[string][]byte{"f": noise(size)})
	var n Needles
	for i := range 30 {
		n.AddBytes("ciphertext", noise(200 + i)[i:])
	}
	n.AddValue("value", "93.7191")
	b.SetBytes(size)
	for b.Loop() {
		mustScan(b, f, &n)
	}
}
