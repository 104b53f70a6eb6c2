package figure

import (
	"math"
	"slices"
	"strconv"

	"ebenmass/models"
	"ebenmass/models/fit"
)

const (
	flatWidth  = 320.0 // units across: about pixels on the narrowest phone
	flatTall   = 400.0 // units from the highest to the lowest point at most
	flatScale  = 3.6   // units per cm at most
	flatRadius = 9.0   // of a number's disc
	tickCM     = 1.1   // half an end tick
	besideCM   = 4.0   // between the garment and a line drawn beside it
)

// dimension is a measure as a technical drawing shows it: a line with ticks at its ends,
// thin lines from them to what they mark, and its number.
type dimension struct {
	number, text string
	line         []*curve // the line and its ticks
	reach        []*curve // from a tick to the garment; none where the line lies on it
	disc         point    // middle of the number, cm
}

// flat is a garment laid flat, ready to be written.
type flat struct {
	frame
	cloth *cloth
	dims  []dimension
}

func newFlat(p FlatProps) *flat {
	form, g := formOf(p.Garment)
	f := &flat{}
	var find func(models.Dim) (dimension, bool)
	if g.bottom() {
		f.cloth = lay(form, g)
		find = bottomDims(form, g, f.cloth)
	} else {
		t := cutTop(form, g)
		f.cloth = &t.cloth
		find = t.dimension
	}
	for _, l := range p.Labels {
		if d, ok := find(l.Dim); ok {
			d.number, d.text = strconv.Itoa(len(f.dims)+1), l.Text
			f.dims = append(f.dims, d)
		}
	}
	f.fit()
	f.spread()
	return f
}

// spread moves a number along its line where it would cover one before it, as on a garment
// whose lines lie close together.
func (f *flat) spread() {
	for i, d := range f.dims {
		covered := func(disc point) bool {
			return slices.ContainsFunc(f.dims[:i], func(other dimension) bool {
				return f.scale*disc.distance(other.disc) < 2*flatRadius
			})
		}
		line := d.line[0]
		for _, share := range [...]float64{0.83, 0.65, 0.35, 0.5, 0.17, 0.95, 0.05} {
			if !covered(f.dims[i].disc) {
				break
			}
			f.dims[i].disc = line.from.toward(line.end(), share)
		}
	}
}

// fit chooses the frame: as large as garment, lines and numbers allow.
func (f *flat) fit() {
	curves := slices.Concat(f.cloth.panels, f.cloth.back, f.cloth.seams)
	for _, d := range f.dims {
		curves = append(curves, d.line...)
	}
	low, high := curves[0].from, curves[0].from
	for _, c := range curves {
		for p := range c.points() {
			low = point{min(low.x, p.x), min(low.y, p.y)}
			high = point{max(high.x, p.x), max(high.y, p.y)}
		}
	}
	// A number on an outer line needs room for its disc.
	pad := margin/2 + flatRadius
	f.width = flatWidth
	f.scale = min(flatScale, (f.width-2*pad)/(high.x-low.x), flatTall/(high.y-low.y))
	f.middle = f.width/2 - f.scale*(low.x+high.x)/2
	f.floor = pad + f.scale*high.y
	f.height = f.floor - f.scale*low.y + pad
}

// between is a line with a square tick at each end.
func between(a, b point) []*curve {
	d := a.distance(b)
	nx, ny := -(b.y-a.y)/d*tickCM, (b.x-a.x)/d*tickCM
	return []*curve{
		polyline(a, b),
		polyline(a.plus(-nx, -ny), a.plus(nx, ny)),
		polyline(b.plus(-nx, -ny), b.plus(nx, ny)),
	}
}

// beside is a line at a distance from what it measures, on the left of the way from a to b
// where the distance is positive.
func beside(a, b point, off float64) dimension {
	d := a.distance(b)
	nx, ny := -(b.y-a.y)/d, (b.x-a.x)/d
	from, to := a.plus(nx*off, ny*off), b.plus(nx*off, ny*off)
	gap := 0.2 * off
	return dimension{
		line: between(from, to),
		reach: []*curve{
			polyline(a.plus(nx*gap, ny*gap), from), polyline(b.plus(nx*gap, ny*gap), to),
		},
		disc: from.toward(to, 0.5),
	}
}

// across is a girth: the line over the garment where the tape goes round.
func across(half, y float64) dimension {
	return dimension{line: between(point{-half, y}, point{half, y}), disc: point{-0.66 * half, y}}
}

// dimension draws a measure of a top, dress or coat.
func (t *top) dimension(d models.Dim) (dimension, bool) {
	low := t.side[len(t.side)-1]
	// A garment that ends above a zone is measured above its hem, the waist above the hip.
	girth := func(z fit.Measure, value, above float64) (dimension, bool) {
		if y := t.a.level(z); y > low.y+above {
			return across(t.a.width(z, value), y), true
		}
		return across(low.x, low.y+above), true
	}
	switch d {
	case models.DimBust:
		return girth(fit.Bust, t.g.Bust, 0)
	case models.DimWaist:
		d, ok := girth(fit.Waist, t.g.Waist, 11)
		d.disc.x *= 0.42 // numbers keep apart even where the lines come close
		return d, ok
	case models.DimHip:
		return girth(fit.Hip, t.g.Hip, 2)
	case models.DimShoulder:
		high := t.neck.y
		for p := range t.points() {
			high = max(high, p.y)
		}
		level := high + besideCM
		s, top := t.shoulder, point{t.shoulder.x, level}
		line := dimension{line: between(point{-s.x, level}, top), disc: point{0, level}}
		line.reach = []*curve{polyline(s.plus(0, 0.8), top), polyline(s.plus(0, 0.8), top).mirror()}
		return line, true
	case models.DimSleeve:
		if t.cuff == [2]point{} {
			return dimension{}, false
		}
		return beside(t.shoulder, t.cuff[0], besideCM), true
	case models.DimInseam:
		if t.cloth.hem == [2]point{} {
			return dimension{}, false
		}
		crotch, inner := point{0, t.a.crotch - 0.8}, point{-t.cloth.hem[1].x, t.cloth.hem[1].y}
		return dimension{line: between(crotch, inner), disc: crotch.toward(inner, 0.55)}, true
	case models.DimLength:
		low := t.hemAt(t.neck.x)
		if t.g.Type == fit.Jumpsuit {
			low = t.leg.foot[0].y
		}
		line := dimension{line: between(t.neck, point{t.neck.x, low})}
		line.disc = point{t.neck.x, (t.a.waist + max(t.a.hip, t.hem)) / 2}
		return line, true
	}
	return dimension{}, false
}

// hemAt is the height of the hem a distance from the middle.
func (t *top) hemAt(x float64) float64 {
	hem := t.hemline()
	from, best, y := hem.from, math.Inf(1), t.hem
	for _, s := range hem.segs {
		for i := range 13 {
			if p := s.at(from, float64(i)/12); math.Abs(p.x-x) < best {
				best, y = math.Abs(p.x-x), p.y
			}
		}
		from = s.to
	}
	return y
}

// bottomDims draws the measures of what hangs from the waist.
func bottomDims(a *anatomy, g Garment, c *cloth) func(models.Dim) (dimension, bool) {
	waist, hip := a.width(fit.Waist, g.Waist), a.width(fit.Hip, g.Hip)
	top, wide := a.waist+waistband, 0.0
	for p := range c.points() {
		wide = max(wide, p.x)
	}
	return func(d models.Dim) (dimension, bool) {
		switch d {
		case models.DimWaist:
			return beside(point{-waist, top}, point{waist, top}, besideCM), true
		case models.DimHip:
			return across(hip, a.hip), true
		case models.DimLength:
			hem := top - g.Length
			if c.hem != [2]point{} {
				hem = c.hem[0].y
			}
			x := wide + besideCM
			line := dimension{line: between(point{x, top}, point{x, hem}), disc: point{x, (top + hem) / 2}}
			line.reach = []*curve{polyline(point{waist + 0.8, top}, point{x, top})}
			return line, true
		case models.DimInseam:
			if c.hem == [2]point{} {
				return dimension{}, false
			}
			inner := point{-c.hem[1].x, c.hem[1].y}
			return dimension{line: between(point{0, a.crotch - 0.8}, inner), disc: point{0, a.crotch - 0.8}.toward(inner, 0.55)}, true
		}
		return dimension{}, false
	}
}

// formOf makes the form that stands in for a body when a garment lies flat: its levels are
// those of the typical body the garment is cut for, and half of every girth is seen. The
// garment comes back with its missing measures filled in.
func formOf(g Garment) (*anatomy, Garment) {
	body := Typical(g.Sizing)
	trousers := g.bottom() && g.Legs() && g.Type != fit.Shorts
	if trousers || g.Type == fit.Jumpsuit {
		g.Inseam = given(g.Inseam, g.legLength(body))
		body.Inseam = g.Inseam
	}
	a := anatomyOf(body)
	g = g.filled(&a)
	a.flat = true
	a.share.bust, a.share.waist, a.share.hip, a.share.leg = 0.5, 0.5, 0.5, 0.5
	a.bustHalf, a.waistHalf, a.hipHalf = 0.8*a.width(fit.Bust, g.Bust), 0.9*a.width(fit.Waist, g.Waist), 0.95*a.width(fit.Hip, g.Hip)
	a.kneeHalf, a.ankleHalf = 0, 0
	a.acromion = g.Shoulder / 2
	if trousers {
		a.crotch = g.Inseam + 0.8 // the seam's end, see layTrousers
		a.knee = 0.575 * a.crotch
	}
	if g.bottom() && g.Legs() {
		rise := max(given(g.Length-g.Inseam, 0.16*body.Height), 18)
		a.waist = a.crotch + rise - waistband
		a.hip = a.crotch + 0.32*rise
	}
	a.arm = flatArm(&a, g)
	if g.Type == fit.Jumpsuit {
		a.stretch((g.Length - a.crotch) / (cutTop(&a, g).neck.y - a.crotch))
		a.arm = flatArm(&a, g)
	}
	return &a, g
}

// stretch makes the trunk above the crotch longer by a factor.
func (a *anatomy) stretch(by float64) {
	for _, level := range [...]*float64{&a.chin, &a.neck, &a.shoulder, &a.armpit, &a.bust, &a.waist, &a.hip} {
		*level = a.crotch + by*(*level-a.crotch)
	}
}

// bottom tells whether the garment hangs from the waist.
func (g Garment) bottom() bool {
	return g.Type == fit.Skirt || g.Type == fit.Trousers || g.Type == fit.Jeans || g.Type == fit.Shorts
}

// flatArm spreads a sleeve: short ones stand out further, as they do when laid on a table.
func flatArm(a *anatomy, g Garment) limb {
	short := min(max((45-g.SleeveLength)/20, 0), 1)
	spread := 0.42 + 0.44*short // radians from the vertical
	upper := 0.08 * g.Bust
	l := limb{length: a.body.Arm, top: point{g.Shoulder / 2, a.shoulder}, half: [5]float64{upper, upper, upper, upper, 0.6 * upper}}
	l.pit = point{l.top.x - upper, a.armpit}
	l.wrist = l.top.plus(l.length*math.Sin(spread), -l.length*math.Cos(spread))
	return l
}

// flatSleeve is a sleeve laid flat: straight along its fold, its end square to it.
func (t *top) flatSleeve() *curve {
	arm := &t.a.arm
	ux, uy := (arm.wrist.x-arm.top.x)/arm.length, (arm.wrist.y-arm.top.y)/arm.length
	long := t.g.SleeveLength
	upper := t.g.Bust * 0.16 // width across the upper arm
	wide := upper - (upper-2*(4.2+t.cuffRoom))*min(1, long/t.a.body.Arm)
	end := t.shoulder.plus(ux*long, uy*long)
	t.cuff = [2]point{end, end.plus(uy*wide, -ux*wide)}
	elbow := t.shoulder.toward(end, 0.5).plus(-uy*0.5, ux*0.5)
	c := begin(t.shoulder).through(elbow, end)
	c.line(t.cuff[1])
	c.through(t.cuff[1].toward(t.under, 0.6).plus(uy*0.4, -ux*0.4), t.under)
	return c.join(t.armhole().backwards())
}
