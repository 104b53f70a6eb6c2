package chart

// Geometry of bars: a line of words, then the bar.
const (
	barRow   = 46.0
	barWords = 16.0 // baseline of the words in a row
	barTop   = 24.0
	barThick = 14.0
	barFoot  = 38.0
	barSide  = 20.0 // room for half a tick's label
)

// Bars are horizontal bars from zero, each with an interval.
type Bars struct {
	ID, Title, Desc string
	Name            string // of the axis
	Axis            []Tick // the first and the last are its ends
	Limit           *Limit
	Bars            []Bar
}

// Limit is a marked value of the axis.
type Limit struct {
	At   float64
	Name string
}

// Bar is one value; without an interval Low is High.
type Bar struct {
	Name, Value   string
	At, Low, High float64
	Strong        bool // filled; otherwise hatched
}

func (b Bars) height() float64 {
	height := margin + float64(len(b.Bars))*barRow + barFoot
	if b.Limit != nil {
		height += keyHeight
	}
	return height
}

func (b Bars) viewBox() string { return "0 0 " + num(width) + " " + num(b.height()) }

func (b Bars) x(v float64) float64 {
	low, high := b.Axis[0].At, b.Axis[len(b.Axis)-1].At
	return barSide + (v-low)/(high-low)*(width-2*barSide)
}

// zero is where bars begin: 0, or the end of the axis that is nearest to it.
func (b Bars) zero() float64 { return b.x(min(max(0, b.Axis[0].At), b.Axis[len(b.Axis)-1].At)) }

func (b Bars) top(i int) float64 { return margin + float64(i)*barRow }

func (b Bars) foot() float64 { return margin + float64(len(b.Bars))*barRow }

// span is where a bar begins and how wide it is; one of next to nothing stays visible.
func (b Bars) span(bar Bar) (from, wide float64) {
	from, to := min(b.zero(), b.x(bar.At)), max(b.zero(), b.x(bar.At))
	return from, max(to-from, 1)
}

// whisker is the interval: a line with an end at each side.
func (b Bars) whisker(i int, bar Bar) string {
	low, high, y := num(b.x(bar.Low)), num(b.x(bar.High)), b.top(i)+barTop
	return "M" + low + " " + num(y+2) + "v" + num(barThick-4) + "M" + high + " " + num(y+2) + "v" + num(barThick-4) +
		"M" + low + " " + num(y+barThick/2) + "H" + high
}
