package pictures_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/webp"

	"ebenmass/models/pictures"
)

// halves is a picture whose left half is red and whose right half is blue.
func halves(w, h int) image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{R: 220, G: 20, B: 20, A: 255}
			if x >= w/2 {
				c = color.NRGBA{R: 20, G: 20, B: 220, A: 255}
			}
			m.SetNRGBA(x, y, c)
		}
	}
	return m
}

func encodeJPEG(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withExif puts an orientation and a comment behind the start of a JPEG file.
func withExif(data []byte, orientation uint16) []byte {
	tiff := append([]byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01"), byte(orientation>>8), byte(orientation), 0, 0, 0, 0, 0, 0)
	block := append([]byte("Exif\x00\x00"), tiff...)
	block = append(block, "GPS 52.5200 13.4050"...)
	out := append([]byte{}, data[:2]...)
	out = append(out, 0xFF, 0xE1)
	out = binary.BigEndian.AppendUint16(out, uint16(len(block)+2))
	return append(append(out, block...), data[2:]...)
}

func open(t *testing.T, s *pictures.Store, file string) image.Image {
	t.Helper()
	f, err := s.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("GPS")) || bytes.Contains(data, []byte("EXIF")) {
		t.Errorf("%s holds metadata", file)
	}
	m, err := webp.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func isRed(c color.Color) bool { r, _, b, _ := c.RGBA(); return r > 2*b }

func TestAdd_SizesAndNames(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := pictures.In(dir)
	data := withExif(encodeJPEG(t, halves(400, 500)), 1)
	name, err := s.Add(data)
	if err != nil {
		t.Fatal(err)
	}
	for end, want := range map[string]image.Point{"-640.webp": {X: 640, Y: 800}, "-1280.webp": {X: 1280, Y: 1600}} {
		m := open(t, s, name+end)
		if m.Bounds().Size() != want || !isRed(m.At(want.X/4, want.Y/2)) || isRed(m.At(3*want.X/4, want.Y/2)) {
			t.Errorf("%s: %v, red left %v", end, m.Bounds(), isRed(m.At(want.X/4, want.Y/2)))
		}
	}
	large, err := s.Large(name)
	if err != nil {
		t.Fatal(err)
	}
	for what, again := range map[string][]byte{"the same file": data, "what was written": large} {
		if got, err := s.Add(again); got != name || err != nil {
			t.Errorf("%s: %s, %v; was %s", what, got, err, name)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "pictures", ".new-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestAdd_Upright holds each orientation beside where the red half then lies.
func TestAdd_Upright(t *testing.T) {
	t.Parallel()
	left, right, top, bottom := image.Pt(160, 400), image.Pt(480, 400), image.Pt(320, 200), image.Pt(320, 600)
	s := pictures.In(t.TempDir())
	for orientation, red := range map[uint16]image.Point{1: left, 2: right, 3: right, 4: left, 5: top, 6: top, 7: bottom, 8: bottom} {
		if testing.Short() && orientation != 3 && orientation != 6 { // the two that cameras write
			continue
		}
		w, h := 160, 200
		if orientation >= 5 {
			w, h = h, w
		}
		name, err := s.Add(withExif(encodeJPEG(t, halves(w, h)), orientation))
		if err != nil {
			t.Fatal(err)
		}
		m := open(t, s, name+"-640.webp")
		for _, at := range []image.Point{left, right, top, bottom} {
			opposite := image.Pt(640-red.X, 800-red.Y)
			if at == red && !isRed(m.At(at.X, at.Y)) || at == opposite && isRed(m.At(at.X, at.Y)) {
				t.Errorf("orientation %d: red is not at %v", orientation, red)
			}
		}
	}
}

func TestAdd_OtherShapesFitIn(t *testing.T) {
	t.Parallel()
	s := pictures.In(t.TempDir())
	m := image.NewNRGBA(image.Rect(0, 0, 300, 100))
	for i := range m.Pix {
		m.Pix[i] = 0xFF
	}
	m.SetNRGBA(150, 50, color.NRGBA{A: 255})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	name, err := s.Add(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if got := color.GrayModel.Convert(open(t, s, name+"-640.webp").At(320, 40)).(color.Gray); got.Y < 233 { // 235 is the white of WebP's luma
		t.Errorf("what is left above is of another colour than the corners: %v", got)
	}
}

// TestAdd_WebPKeepsItsColours converts what another store wrote.
func TestAdd_WebPKeepsItsColours(t *testing.T) {
	t.Parallel()
	one, two := pictures.In(t.TempDir()), pictures.In(t.TempDir())
	first, err := one.Add(encodeJPEG(t, halves(40, 50)))
	if err != nil {
		t.Fatal(err)
	}
	large, err := one.Large(first)
	if err != nil {
		t.Fatal(err)
	}
	second, err := two.Add(large)
	if err != nil {
		t.Fatal(err)
	}
	a, b := open(t, one, first+"-640.webp"), open(t, two, second+"-640.webp")
	for _, at := range []image.Point{{X: 100, Y: 400}, {X: 540, Y: 400}} {
		p, q := color.NRGBAModel.Convert(a.At(at.X, at.Y)).(color.NRGBA), color.NRGBAModel.Convert(b.At(at.X, at.Y)).(color.NRGBA)
		if max(p.R, q.R)-min(p.R, q.R) > 3 || max(p.G, q.G)-min(p.G, q.G) > 3 || max(p.B, q.B)-min(p.B, q.B) > 3 {
			t.Errorf("%v was %v and became %v", at, p, q)
		}
	}
}

// pngOf is the header of a PNG file of a size, and nothing more.
func pngOf(w, h uint32) []byte {
	head := binary.BigEndian.AppendUint32([]byte("IHDR"), w)
	head = append(binary.BigEndian.AppendUint32(head, h), 8, 6, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	return binary.BigEndian.AppendUint32(append(out, head...), crc32.ChecksumIEEE(head))
}

func TestAdd_Refused(t *testing.T) {
	t.Parallel()
	small := encodeJPEG(t, halves(8, 10))
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"nothing":             nil,
		"text":                []byte("id;name"),
		"an SVG":              []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`),
		"a GIF":               []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
		"too many pixels":     pngOf(20_000, 20_000),
		"no pixels":           pngOf(0, 10),
		"sides beyond int32":  pngOf(0x7FFFFFFF, 0x7FFFFFFF),
		"only a header":       pngOf(100, 100),
		"cut off":             small[:len(small)/2],
		"too long":            append(bytes.Clone(small), make([]byte, pictures.MaxBytes)...),
		"a WebP without more": []byte("RIFF\x10\x00\x00\x00WEBPVP8 \xff\xff\xff\x7f"),
	} {
		if got, err := pictures.In(dir).Add(data); !errors.Is(err, pictures.ErrUnusable) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if entries, err := os.ReadDir(filepath.Join(dir, "pictures")); err == nil && len(entries) > 0 {
		t.Errorf("%d files were kept", len(entries))
	}
}

func TestOpen_OnlyPictures(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "pictures"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "secret-640.webp"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"", ".", "../secret-640.webp", "secret-640.webp", strings.Repeat("a", 32) + ".src", strings.Repeat("a", 32) + "-640.webp", strings.Repeat("a", 32) + "-99.webp"} {
		if f, err := pictures.In(dir).Open(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: %v, %v", name, f, err)
		}
	}
}

// A drawing is photographed once, and what was drawn is told apart from what was given.
func TestAddDrawn(t *testing.T) {
	t.Parallel()
	s := pictures.In(t.TempDir())
	drawing, photograph := []byte("<svg>the drawing</svg>"), encodeJPEG(t, halves(64, 80))
	if name, ok := s.Made(drawing); ok {
		t.Fatalf("%q was made of a drawing that nobody saw", name)
	}
	drawn, err := s.AddDrawn(drawing, photograph)
	if err != nil {
		t.Fatal(err)
	}
	if name, ok := s.Made(drawing); !ok || name != drawn || !s.Drawn(drawn) {
		t.Errorf("made of the drawing is %q, %v, drawn: %v; want %q", name, ok, s.Drawn(drawn), drawn)
	}
	given, err := s.Add(encodeJPEG(t, halves(80, 100)))
	if err != nil || s.Drawn(given) || given == drawn {
		t.Errorf("%q was given and is drawn: %v, %v", given, s.Drawn(given), err)
	}
	large, err := s.Large(drawn)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := s.Add(large); err != nil || again != drawn || !s.Drawn(again) {
		t.Errorf("what was drawn comes back as %q, drawn: %v, %v", again, s.Drawn(again), err)
	}
	if _, err := s.AddDrawn(drawing, []byte("no picture")); !errors.Is(err, pictures.ErrUnusable) {
		t.Errorf("no picture: %v", err)
	}
	for _, name := range []string{"", "../secret", strings.Repeat("a", 32)} {
		if s.Drawn(name) {
			t.Errorf("%q was drawn", name)
		}
	}
}
