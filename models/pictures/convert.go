package pictures

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"

	libwebp "github.com/gen2brain/webp"
	"golang.org/x/image/draw"
	"golang.org/x/image/webp"
)

// Limits of what is decoded.
const (
	MaxBytes  = 20 << 20
	MaxPixels = 40_000_000
)

// Sizes that pages load, in pixels: 4 by 5, as the drawn pictures.
const (
	SmallWidth, SmallHeight = 640, 800
	LargeWidth, LargeHeight = 1280, 1600
)

// quality is that of the WebP files, from 0 to 100.
const quality = 80

// ErrUnusable is for what is no picture that the shop can show: another format, damaged or too
// large.
var ErrUnusable = errors.New("pictures: not usable")

// decoders are the formats that are read, by their first bytes: what a file is called says nothing.
var decoders = []struct {
	magic  string
	at     int
	config func([]byte) (image.Config, error)
	decode func([]byte) (image.Image, error)
}{
	{"\xFF\xD8\xFF", 0, func(b []byte) (image.Config, error) { return jpeg.DecodeConfig(bytes.NewReader(b)) }, func(b []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(b)) }},
	{"\x89PNG\r\n\x1a\n", 0, func(b []byte) (image.Config, error) { return png.DecodeConfig(bytes.NewReader(b)) }, func(b []byte) (image.Image, error) { return png.Decode(bytes.NewReader(b)) }},
	{"WEBP", 8, func(b []byte) (image.Config, error) { return webp.DecodeConfig(bytes.NewReader(b)) }, decodeWebP},
}

// convert decodes a picture and returns it in both sizes as WebP without metadata. The size in the
// header is checked before anything is decoded.
func convert(data []byte) (small, large []byte, err error) {
	if len(data) > MaxBytes {
		return nil, nil, fmt.Errorf("%w: more than %d MB", ErrUnusable, MaxBytes>>20)
	}
	for _, d := range decoders {
		if len(data) < d.at || !bytes.HasPrefix(data[d.at:], []byte(d.magic)) {
			continue
		}
		config, err := d.config(data)
		if err != nil {
			return nil, nil, fmt.Errorf("%w: %w", ErrUnusable, err)
		}
		if config.Width < 1 || config.Height < 1 || int64(config.Width)*int64(config.Height) > MaxPixels {
			return nil, nil, fmt.Errorf("%w: %d by %d pixels, of at most %d million", ErrUnusable, config.Width, config.Height, MaxPixels/1_000_000)
		}
		picture, err := d.decode(data)
		if err != nil {
			return nil, nil, fmt.Errorf("%w: %w", ErrUnusable, err)
		}
		big := frame(picture, orientation(data), LargeWidth, LargeHeight)
		if large, err = encode(big); err != nil {
			return nil, nil, err
		}
		little := image.NewNRGBA(image.Rect(0, 0, SmallWidth, SmallHeight))
		draw.CatmullRom.Scale(little, little.Bounds(), big, big.Bounds(), draw.Src, nil)
		small, err = encode(little)
		return small, large, err
	}
	return nil, nil, fmt.Errorf("%w: neither JPEG, PNG nor WebP", ErrUnusable)
}

// decodeWebP gives a lossy file the colours it has: of its luma 16 is black and 235 white (RFC 6386,
// section 9.2), where package image takes 0 and 255 for those, as JPEG has it.
func decodeWebP(data []byte) (image.Image, error) {
	picture, err := webp.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var luma *image.YCbCr
	alpha := func(int, int) uint8 { return 255 }
	switch p := picture.(type) {
	case *image.YCbCr:
		luma = p
	case *image.NYCbCrA:
		luma, alpha = &p.YCbCr, func(x, y int) uint8 { return p.A[p.AOffset(x, y)] }
	default:
		return picture, nil
	}
	b := luma.Bounds()
	out := image.NewNRGBA(b)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			at := luma.COffset(x, y)
			l, cb, cr := 1.164*(float64(luma.Y[luma.YOffset(x, y)])-16), float64(luma.Cb[at])-128, float64(luma.Cr[at])-128
			out.SetNRGBA(x, y, color.NRGBA{R: clamp(l + 1.596*cr), G: clamp(l - 0.392*cb - 0.813*cr), B: clamp(l + 2.017*cb), A: alpha(x, y)})
		}
	}
	return out, nil
}

func clamp(v float64) uint8 { return uint8(math.Round(min(max(v, 0), 255))) }

func encode(picture image.Image) ([]byte, error) {
	var out bytes.Buffer
	if err := libwebp.Encode(&out, picture, libwebp.Options{Quality: quality, Method: libwebp.DefaultMethod}); err != nil {
		return nil, fmt.Errorf("pictures: encode: %w", err)
	}
	return out.Bytes(), nil
}

// frame scales a picture until all of it fits in, upright, and fills what is left at the sides with
// the colour of its corners.
func frame(picture image.Image, turned, width, height int) *image.NRGBA {
	from := picture.Bounds()
	w, h := from.Dx(), from.Dy()
	if turned >= 5 {
		w, h = h, w
	}
	scale := math.Min(float64(width)/float64(w), float64(height)/float64(h))
	fitW, fitH := max(1, int(math.Round(float64(w)*scale))), max(1, int(math.Round(float64(h)*scale)))
	part := image.NewNRGBA(image.Rect(0, 0, fitW, fitH))
	if turned >= 5 {
		part = image.NewNRGBA(image.Rect(0, 0, fitH, fitW))
	}
	draw.Draw(part, part.Bounds(), image.White, image.Point{}, draw.Src) // below what is transparent
	draw.CatmullRom.Scale(part, part.Bounds(), picture, from, draw.Over, nil)
	part = upright(part, turned)
	out := image.NewNRGBA(image.Rect(0, 0, width, height))
	draw.Draw(out, out.Bounds(), image.NewUniform(corners(part)), image.Point{}, draw.Src)
	at := image.Pt((width-fitW)/2, (height-fitH)/2)
	draw.Draw(out, image.Rectangle{Min: at, Max: at.Add(image.Pt(fitW, fitH))}, part, image.Point{}, draw.Src)
	return out
}

// corners is the mean colour of the four corners.
func corners(p *image.NRGBA) color.NRGBA {
	b := p.Bounds()
	var r, g, bl int
	for _, at := range []image.Point{{}, {X: b.Dx() - 1}, {Y: b.Dy() - 1}, {X: b.Dx() - 1, Y: b.Dy() - 1}} {
		c := p.NRGBAAt(at.X, at.Y)
		r, g, bl = r+int(c.R), g+int(c.G), bl+int(c.B)
	}
	return color.NRGBA{R: uint8(r / 4), G: uint8(g / 4), B: uint8(bl / 4), A: 255}
}

// upright turns and mirrors a picture as its orientation says, from 1 for as it is to 8 (Exif 2.3,
// tag 274).
func upright(p *image.NRGBA, turned int) *image.NRGBA {
	if turned <= 1 {
		return p
	}
	w, h := p.Bounds().Dx(), p.Bounds().Dy()
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	if turned >= 5 {
		out = image.NewNRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			u, v := x, y
			switch turned {
			case 2:
				u = w - 1 - x
			case 3:
				u, v = w-1-x, h-1-y
			case 4:
				v = h - 1 - y
			case 5:
				u, v = y, x
			case 6:
				u, v = h-1-y, x
			case 7:
				u, v = h-1-y, w-1-x
			case 8:
				u, v = y, w-1-x
			}
			out.SetNRGBA(u, v, p.NRGBAAt(x, y))
		}
	}
	return out
}
