package demo

import (
	"slices"
	"strconv"

	"ebenmass/models/mirror"
)

// layer is one layer of a drawn figure: its top edge and whether the latest step added it.
type layer struct {
	Y     string
	Fresh bool
}

// Of the drawn figure: where it ends and how high it is, in its own units.
const (
	figureFoot   = 214.0
	figureHeight = 196.0
)

// layers fills a figure from its foot, one layer per detail, the whole of it being most.
// The layers of the latest step come last.
func (p MirrorPage) layers(n, fresh int) (strips []layer, height string) {
	each := figureHeight / float64(p.maxLines())
	for i := range min(n, p.maxLines()) {
		y := figureFoot - float64(i+1)*each
		strips = append(strips, layer{coordinate(y), i >= n-fresh})
	}
	return strips, coordinate(each * 0.72)
}

// newLines counts the details the latest step added.
func (p MirrorPage) newLines() int {
	if p.Last == "" {
		return 0
	}
	before := p
	before.Steps = slices.DeleteFunc(slices.Clone(p.Steps), func(s mirror.Step) bool { return s == p.Last })
	return p.lineCount() - before.lineCount()
}

// coordinate writes a place in a drawing to a tenth of its units.
func coordinate(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

// dressFormOutline is a tailor's dummy, standing on figureFoot.
const dressFormOutline = "M88 18h24c0 14 4 20 16 24 18 5 28 12 30 24-8 18-8 30-6 42 0 20-14 34-15 50 1 20 15 34 17 56H46c2-22 16-36 17-56-1-16-15-30-15-50 2-12 2-24-6-42 2-12 12-19 30-24 12-4 16-10 16-24Z"
