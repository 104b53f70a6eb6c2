package svg

import (
	"fmt"
	"math"
	"strconv"
)

// Tint is a colour in OKLab, where equal steps look equal.
type Tint struct{ L, A, B float64 }

// Lab is the colour of a lightness from 0 to 1 and its two opponent axes.
func Lab(l, a, b float64) Tint { return Tint{l, a, b} }

// ParseHex reads #rrggbb.
func ParseHex(hex string) (Tint, error) {
	if len(hex) != 7 || hex[0] != '#' {
		return Tint{}, fmt.Errorf("colour %q is not #rrggbb", hex)
	}
	v, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil {
		return Tint{}, fmt.Errorf("colour %q is not #rrggbb", hex)
	}
	channel := func(shift int) float64 {
		c := float64(v>>shift&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	r, g, b := channel(16), channel(8), channel(0)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return Tint{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}, nil
}

// Channels returns red, green and blue from 0 to 1, as a screen wants them.
func (t Tint) Channels() (r, g, b float64) {
	l := cube(t.L + 0.3963377774*t.A + 0.2158037573*t.B)
	m := cube(t.L - 0.1055613458*t.A - 0.0638541728*t.B)
	s := cube(t.L - 0.0894841775*t.A - 1.2914855480*t.B)
	return encode(4.0767416621*l - 3.3077115913*m + 0.2309699292*s),
		encode(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s),
		encode(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s)
}

func cube(v float64) float64 { return v * v * v }

func encode(c float64) float64 {
	c = min(max(c, 0), 1)
	if c <= 0.0031308 {
		return 12.92 * c
	}
	return 1.055*math.Pow(c, 1/2.4) - 0.055
}

// String is the colour as #rrggbb.
func (t Tint) String() string {
	r, g, b := t.Channels()
	return fmt.Sprintf("#%02x%02x%02x", int(r*255+0.5), int(g*255+0.5), int(b*255+0.5))
}

// Lit shifts the lightness; colourfulness follows where it gets dark.
func (t Tint) Lit(d float64) Tint {
	l := min(max(t.L+d, 0.04), 0.99)
	k := 1.0
	if d < 0 && t.L > 0 {
		k = math.Sqrt(l / t.L)
	}
	return Tint{l, t.A * k, t.B * k}
}

// Mix is the colour a share of the way to another.
func (t Tint) Mix(o Tint, share float64) Tint {
	return Tint{t.L + (o.L-t.L)*share, t.A + (o.A-t.A)*share, t.B + (o.B-t.B)*share}
}

// Shadow is the colour of this cloth's own shade: dark, but never black ink.
func (t Tint) Shadow() Tint { return Tint{0.05 + t.L*0.24, t.A*0.6 + 0.003, t.B*0.6 - 0.012*t.L} }

// Depth is how strongly shade shows: white cloth reflects into its own folds.
func (t Tint) Depth() float64 { return 1 - 0.5*max(0, t.L-0.55)/0.45 }

// Gleam is the colour of light on this cloth.
func (t Tint) Gleam() Tint { return t.Mix(Tint{0.985, 0, 0.006}, 0.55+0.2*max(0, t.L-0.5)) }
