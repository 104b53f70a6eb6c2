package chart

import "strings"

// Geometry of a plot.
const (
	plotLeft   = 46.0
	plotTop    = 26.0
	plotHeight = 230.0
	plotFoot   = 42.0 // ticks and the axis's name
	keyHeight  = 22.0 // one line of the key
)

// Plot is one or more series over two axes.
type Plot struct {
	ID, Title, Desc string
	XName, YName    string
	X, Y            []Tick // the first and the last are the ends of the axis
	Diagonal        string // names the line on which y is x, "" for none
	Joined          bool   // points are joined to curves
	Series          []Series
}

// Series is one row of points, of which at most four share a plot.
type Series struct {
	Name   string
	Points []Point
}

// Point is one pair of values.
type Point struct{ X, Y float64 }

func (p Plot) height() float64 {
	keys := len(p.Series)
	if p.Diagonal != "" {
		keys++
	}
	return plotTop + plotHeight + plotFoot + float64(keys)*keyHeight
}

func (p Plot) viewBox() string { return "0 0 " + num(width) + " " + num(p.height()) }

func (p Plot) x(v float64) float64 {
	low, high := p.X[0].At, p.X[len(p.X)-1].At
	return plotLeft + (v-low)/(high-low)*(width-plotLeft-2*margin)
}

func (p Plot) y(v float64) float64 {
	low, high := p.Y[0].At, p.Y[len(p.Y)-1].At
	return plotTop + plotHeight - (v-low)/(high-low)*plotHeight
}

// diagonal runs where both axes have the same value.
func (p Plot) diagonal() string {
	low := max(p.X[0].At, p.Y[0].At)
	high := min(p.X[len(p.X)-1].At, p.Y[len(p.Y)-1].At)
	return "M" + num(p.x(low)) + " " + num(p.y(low)) + "L" + num(p.x(high)) + " " + num(p.y(high))
}

func (p Plot) grid() string {
	var d strings.Builder
	for _, t := range p.Y {
		d.WriteString("M" + num(plotLeft) + " " + num(p.y(t.At)) + "H" + num(width-2*margin))
	}
	for _, t := range p.X {
		d.WriteString("M" + num(p.x(t.At)) + " " + num(plotTop) + "V" + num(plotTop+plotHeight))
	}
	return d.String()
}

func (p Plot) line(s Series) string {
	var d strings.Builder
	for i, point := range s.Points {
		d.WriteByte("ML"[min(i, 1)])
		d.WriteString(num(p.x(point.X)) + " " + num(p.y(point.Y)))
	}
	return d.String()
}

// marks puts the shape of the i-th series at each of its points.
func (p Plot) marks(i int, s Series) string {
	var d strings.Builder
	for _, point := range s.Points {
		d.WriteString(mark(i, p.x(point.X), p.y(point.Y)))
	}
	return d.String()
}

// mark is a disc, a square, a triangle or a diamond around a place.
func mark(series int, x, y float64) string {
	switch series % 4 {
	case 0:
		return "M" + num(x-4) + " " + num(y) + "a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z"
	case 1:
		return "M" + num(x-3.6) + " " + num(y-3.6) + "h7.2v7.2h-7.2Z"
	case 2:
		return "M" + num(x) + " " + num(y-4.6) + "l4.6 8.2h-9.2Z"
	}
	return "M" + num(x) + " " + num(y-5) + "l5 5l-5 5l-5 -5Z"
}

// keyY is the middle of the i-th line of the key.
func keyY(i int) float64 {
	return plotTop + plotHeight + plotFoot + (float64(i)+0.5)*keyHeight
}
