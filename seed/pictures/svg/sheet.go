package svg

import (
	"fmt"
	"strconv"
	"strings"
)

// The size of a full picture in pixels; everything is drawn at this size once.
const (
	PictureWidth  = 1280
	PictureHeight = 1600
)

// Sheet is one picture being drawn. Pieces are given in centimetres and written in pixels.
type Sheet struct {
	Scale  float64 // pixels per centimetre
	Origin Point   // where the point (0, 0) of the garment lies, in pixels
	Body   strings.Builder
	ids    int
	Blind  bool    // nothing is written: only how the garment lies is wanted
	Beyond float64 // pixels drawn beside the page, because the page is turned
}

// Visible is the visible part of the table in pixels.
var Visible = Box{Point{0, 0}, Point{PictureWidth, PictureHeight}}

// Px is where a point of the garment lies on the picture, in pixels.
func (s *Sheet) Px(p Point) Point { return s.Origin.Along(p, s.Scale) }

// ID is a new name for something that other markup refers to.
func (s *Sheet) ID(kind string) string {
	s.ids++
	return kind + strconv.Itoa(s.ids)
}

// Write adds markup; its arguments are ours, never user text.
func (s *Sheet) Write(format string, args ...any) {
	if !s.Blind {
		fmt.Fprintf(&s.Body, format, args...)
	}
}

// d is a line as SVG path data in pixels.
func (s *Sheet) d(l Line) string {
	if s.Blind {
		return ""
	}
	var b strings.Builder
	for i, p := range l {
		q := s.Px(p)
		if i == 0 {
			b.WriteByte('M')
		} else {
			b.WriteByte('L')
		}
		b.WriteString(Num(q.X))
		b.WriteByte(' ')
		b.WriteString(Num(q.Y))
	}
	return b.String()
}

// Closed is a closed line as SVG path data.
func (s *Sheet) Closed(l Line) string { return s.d(l) + "Z" }

// Num writes a number with at most two decimals, so that the source is short and stable.
func Num(v float64) string {
	t := strconv.FormatFloat(v, 'f', 2, 64)
	t = strings.TrimRight(strings.TrimRight(t, "0"), ".")
	if t == "-0" {
		return "0"
	}
	return t
}

// Region is a filter's area around some pixels, kept to the page and what of its
// surroundings a turn may bring onto it; ok is false outside of it.
func (s *Sheet) Region(b Box, margin float64) (attrs string, ok bool) {
	b = b.Grown(margin).Intersect(Visible.Grown(margin + s.Beyond))
	if b.Empty() {
		return "", false
	}
	return fmt.Sprintf(`filterUnits="userSpaceOnUse" x="%s" y="%s" width="%s" height="%s" color-interpolation-filters="sRGB"`,
		Num(b.Min.X), Num(b.Min.Y), Num(b.Width()), Num(b.Height())), true
}

// Blurred draws something through a blur of sigma cm; around is what it covers.
func (s *Sheet) Blurred(sigma float64, around Line, draw func()) {
	deviation := sigma * s.Scale
	area, ok := s.Region(s.Pixels(around), 3*deviation+2)
	if !ok {
		return
	}
	id := s.ID("b")
	s.Write(`<filter id="%s" %s><feGaussianBlur stdDeviation="%s"/></filter><g filter="url(#%s)">`, id, area, Num(deviation), id)
	draw()
	s.Write(`</g>`)
}

// Clipped draws something inside an outline only.
func (s *Sheet) Clipped(outline Line, draw func()) {
	id := s.ID("c")
	s.Write(`<clipPath id="%s"><path d="%s"/></clipPath><g clip-path="url(#%s)">`, id, s.Closed(outline), id)
	draw()
	s.Write(`</g>`)
}

// Pixels is the box around a line, in pixels.
func (s *Sheet) Pixels(l Line) Box {
	b := l.Bounds()
	return Box{s.Px(b.Min), s.Px(b.Max)}
}

// Fill paints a closed outline.
func (s *Sheet) Fill(outline Line, colour Tint, opacity float64) {
	s.Write(`<path d="%s" fill="%s" fill-opacity="%s"/>`, s.Closed(outline), colour, Num(opacity))
}

// Stroke paints a line w cm wide.
func (s *Sheet) Stroke(l Line, w float64, colour Tint, opacity float64) {
	s.Write(`<path d="%s" fill="none" stroke="%s" stroke-opacity="%s" stroke-width="%s" stroke-linejoin="round" stroke-linecap="round"/>`,
		s.d(l), colour, Num(opacity), Num(w*s.Scale))
}

// Dashes paints stitches: a line of strokes of the given length and gap in cm.
func (s *Sheet) Dashes(l Line, w, length, gap float64, colour Tint, opacity float64) {
	s.Write(`<path d="%s" fill="none" stroke="%s" stroke-opacity="%s" stroke-width="%s" stroke-linecap="round" stroke-dasharray="%s %s"/>`,
		s.d(l), colour, Num(opacity), Num(w*s.Scale), Num(length*s.Scale), Num(gap*s.Scale))
}
