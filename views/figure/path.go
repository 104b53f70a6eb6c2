package figure

import (
	"math"
	"strconv"
)

// pathData writes path data in relative steps of a tenth of a unit, as short as they go.
// Places are rounded before they are subtracted, so that no error adds up.
type pathData struct {
	text    []byte
	command byte
	x, y    int // tenths of a unit
}

func (d *pathData) moveTo(p point) {
	d.x, d.y = tenths(p.x), tenths(p.y)
	d.text, d.command = append(d.text, 'M'), 'M'
	d.write(d.x, true)
	d.write(d.y, false)
}

func (d *pathData) lineTo(p point) {
	first := d.begin('l')
	d.step(p, first)
	d.x, d.y = tenths(p.x), tenths(p.y)
}

func (d *pathData) curveTo(c1, c2, p point) {
	first := d.begin('c')
	d.step(c1, first)
	d.step(c2, false)
	d.step(p, false)
	d.x, d.y = tenths(p.x), tenths(p.y)
}

func (d *pathData) close() { d.text, d.command = append(d.text, 'z'), 'z' }

// begin writes a command unless it repeats, and tells whether it wrote it.
func (d *pathData) begin(command byte) bool {
	if d.command == command {
		return false
	}
	d.text, d.command = append(d.text, command), command
	return true
}

func (d *pathData) step(p point, first bool) {
	d.write(tenths(p.x)-d.x, first)
	d.write(tenths(p.y)-d.y, false)
}

// write appends a number of tenths; a minus sign parts two numbers as well as a space.
func (d *pathData) write(v int, first bool) {
	if v < 0 {
		d.text = append(d.text, '-')
		v = -v
	} else if !first {
		d.text = append(d.text, ' ')
	}
	if v >= 10 || v == 0 {
		d.text = strconv.AppendInt(d.text, int64(v/10), 10)
	}
	if v%10 != 0 {
		d.text = strconv.AppendInt(append(d.text, '.'), int64(v%10), 10)
	}
}

func tenths(v float64) int { return int(math.Round(10 * v)) }
