package main

import (
	"fmt"
	"strconv"
	"strings"
)

// The size of a full picture in pixels; everything is drawn at this size once.
const (
	pictureWidth  = 1280
	pictureHeight = 1600
)

// sheet is one picture being drawn. Pieces are given in centimetres and written in pixels.
type sheet struct {
	scale  float64 // pixels per centimetre
	origin pt      // where the point (0, 0) of the garment lies, in pixels
	body   strings.Builder
	ids    int
	blind  bool    // nothing is written: only how the garment lies is wanted
	beyond float64 // pixels drawn beside the page, because the page is turned
}

// visible is the visible part of the table in pixels.
var visible = box{pt{0, 0}, pt{pictureWidth, pictureHeight}}

func (s *sheet) px(p pt) pt { return s.origin.along(p, s.scale) }

func (s *sheet) id(kind string) string {
	s.ids++
	return kind + strconv.Itoa(s.ids)
}

// write adds markup; its arguments are ours, never user text.
func (s *sheet) write(format string, args ...any) {
	if !s.blind {
		fmt.Fprintf(&s.body, format, args...)
	}
}

// d is a line as SVG path data in pixels.
func (s *sheet) d(l line) string {
	if s.blind {
		return ""
	}
	var b strings.Builder
	for i, p := range l {
		q := s.px(p)
		if i == 0 {
			b.WriteByte('M')
		} else {
			b.WriteByte('L')
		}
		b.WriteString(num(q.x))
		b.WriteByte(' ')
		b.WriteString(num(q.y))
	}
	return b.String()
}

// closed is a closed line as SVG path data.
func (s *sheet) closed(l line) string { return s.d(l) + "Z" }

// num writes a number with at most two decimals, so that the source is short and stable.
func num(v float64) string {
	t := strconv.FormatFloat(v, 'f', 2, 64)
	t = strings.TrimRight(strings.TrimRight(t, "0"), ".")
	if t == "-0" {
		return "0"
	}
	return t
}

// region is a filter's area around some pixels, kept to the page and what of its
// surroundings a turn may bring onto it; ok is false outside of it.
func (s *sheet) region(b box, margin float64) (attrs string, ok bool) {
	b = b.grown(margin).intersect(visible.grown(margin + s.beyond))
	if b.empty() {
		return "", false
	}
	return fmt.Sprintf(`filterUnits="userSpaceOnUse" x="%s" y="%s" width="%s" height="%s" color-interpolation-filters="sRGB"`,
		num(b.min.x), num(b.min.y), num(b.width()), num(b.height())), true
}

// blurred draws something through a blur of sigma cm; around is what it covers.
func (s *sheet) blurred(sigma float64, around line, draw func()) {
	deviation := sigma * s.scale
	area, ok := s.region(s.pixels(around), 3*deviation+2)
	if !ok {
		return
	}
	id := s.id("b")
	s.write(`<filter id="%s" %s><feGaussianBlur stdDeviation="%s"/></filter><g filter="url(#%s)">`, id, area, num(deviation), id)
	draw()
	s.write(`</g>`)
}

// clipped draws something inside an outline only.
func (s *sheet) clipped(outline line, draw func()) {
	id := s.id("c")
	s.write(`<clipPath id="%s"><path d="%s"/></clipPath><g clip-path="url(#%s)">`, id, s.closed(outline), id)
	draw()
	s.write(`</g>`)
}

func (s *sheet) pixels(l line) box {
	b := l.bounds()
	return box{s.px(b.min), s.px(b.max)}
}

// fill paints a closed outline.
func (s *sheet) fill(outline line, colour tint, opacity float64) {
	s.write(`<path d="%s" fill="%s" fill-opacity="%s"/>`, s.closed(outline), colour, num(opacity))
}

// stroke paints a line w cm wide.
func (s *sheet) stroke(l line, w float64, colour tint, opacity float64) {
	s.write(`<path d="%s" fill="none" stroke="%s" stroke-opacity="%s" stroke-width="%s" stroke-linejoin="round" stroke-linecap="round"/>`,
		s.d(l), colour, num(opacity), num(w*s.scale))
}

// dashes paints stitches: a line of strokes of the given length and gap in cm.
func (s *sheet) dashes(l line, w, length, gap float64, colour tint, opacity float64) {
	s.write(`<path d="%s" fill="none" stroke="%s" stroke-opacity="%s" stroke-width="%s" stroke-linecap="round" stroke-dasharray="%s %s"/>`,
		s.d(l), colour, num(opacity), num(w*s.scale), num(length*s.scale), num(gap*s.scale))
}
