package figure

import "ebenmass/models/fit"

// person is a body ready to be written: what is drawn of it besides its outline.
type person struct {
	a            *anatomy
	lines        []*curve // collar bones, knees, fingers
	over, behind *curve   // hair
}

// personOf draws a body; knees only where they are seen.
func personOf(a *anatomy, knees bool) person {
	p := person{a: a, lines: append(a.collarbones(), a.fingers()...)}
	if knees {
		p.lines = append(p.lines, a.knees()...)
	}
	p.over, p.behind = a.hair()
	return p
}

// fingers part the hand from its edge.
func (a *anatomy) fingers() []*curve {
	var lines []*curve
	for _, x := range [...]float64{0.62, 0.06} {
		line := begin(a.hand(0.62, x)).line(a.hand(0.93, 0.1+0.62*x))
		lines = append(lines, line, line.mirror())
	}
	return lines
}

// showsVest tells whether a garment leaves anything of a vest to be seen.
func (c *cloth) showsVest(kind fit.Type) bool {
	const vestNeck = 9 // cm below the shoulder, about where the vest begins
	return kind != fit.Dress && (c.bare == 0 || c.bare > vestNeck)
}
