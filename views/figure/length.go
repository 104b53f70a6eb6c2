package figure

import "ebenmass/models/fit"

// Widths beside the drawing for its length, in viewBox units.
const (
	lengthEdge = 4.0 // between the drawing's edge and the label
	lengthRoom = 6.0 // between the label and the figure
	lengthTick = 5.0 // half of the tick at an end
)

// length is a garment's length drawn at the left of the figure: a line from end to end with
// ticks, dotted lines that lead to the garment, and a label on it. Its units are the viewBox's.
type length struct {
	LengthMark
	x, from, to   float64 // of the line
	reach         [2]float64
	left, label   float64 // edge of the ground behind the label, and its middle
	labelledWidth float64
}

func (l *length) wide() float64 { return max(TextWidth(l.Name), TextWidth(l.Value)) }

// dimension places the length once the frame is known.
func (o *overlay) dimension() {
	l := o.length
	if l == nil {
		return
	}
	start, end := o.cloth.extent[0], o.cloth.extent[1]
	l.labelledWidth = l.wide() + 6
	l.left = lengthEdge - 3
	l.x = lengthEdge + l.wide()/2
	l.from, l.to = o.y(start.y), o.y(end.y)
	l.reach = [2]float64{o.x(-start.x), o.x(-end.x)}
	if l.reach[1] > o.x(-0.1) { // to the side of the hem, not to its middle
		for p := range o.cloth.points() {
			if p.y < end.y+6 && p.y > end.y-6 {
				l.reach[1] = min(l.reach[1], o.x(-p.x))
			}
		}
	}
	l.label = (l.from + l.to) / 2
	if l.to-l.from < 2*labelBlock { // above a line that the label would cover
		l.label = l.from - labelBlock/2 - 4
	}
	l.label = min(max(l.label, labelBlock/2+2), o.height-labelBlock/2-2)
}

// Landmark is a height of the body by which people say where a garment ends.
type Landmark string

// Landmarks.
const (
	AtWaist Landmark = "waist"
	AtHip   Landmark = "hip"
	AtKnee  Landmark = "knee"
	AtFloor Landmark = "floor"
)

// EndOf is where a garment ends on a body: the nearest landmark, and by how many cm it ends
// below it (above it where negative). The heights of landmarks follow the body's height, so it
// is an estimate. ok is false where the chart has no length.
func EndOf(b Body, g Garment) (at Landmark, below float64, ok bool) {
	a := anatomyOf(b)
	hem, ok := endOf(&a, g)
	if !ok {
		return "", 0, false
	}
	marks := [...]struct {
		at     Landmark
		height float64
	}{{AtWaist, a.waist}, {AtHip, a.hip}, {AtKnee, a.knee}, {AtFloor, 0}}
	nearest := marks[0]
	for _, m := range marks[1:] {
		if max(m.height-hem, hem-m.height) < max(nearest.height-hem, hem-nearest.height) {
			nearest = m
		}
	}
	return nearest.at, nearest.height - hem, true
}

// endOf is the height of a garment's hem, or its legs' end.
func endOf(a *anatomy, g Garment) (hem float64, ok bool) {
	if g.Legs() {
		return legEnd(a, g), g.Inseam > 0
	}
	if g.Length <= 0 {
		return 0, false
	}
	if g.Type == fit.Skirt {
		return skirtHem(a, g), true
	}
	return placeTop(a, g.filled(a)).hem, true
}
