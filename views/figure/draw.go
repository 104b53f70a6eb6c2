package figure

import (
	"math"

	"ebenmass/views/markup"
)

// drawing is markup of a figure in a frame.
type drawing struct {
	*markup.Builder
	frame frame
	id    string // begins the ids of its parts
}

// curve adds a path of a look, closed where asked.
func (d drawing) curve(class string, c *curve, closed bool) {
	d.Raw(`<path class="`, class, `" d="`)
	d.data(c, closed)
	d.Raw(`"></path>`)
}

// curves adds several open curves as one path.
func (d drawing) curves(class string, curves []*curve) {
	d.Raw(`<path class="`, class, `" d="`)
	for _, c := range curves {
		d.data(c, false)
	}
	d.Raw(`"></path>`)
}

func (d drawing) data(c *curve, closed bool) {
	d.Append(func(text []byte) []byte {
		data := pathData{text: text}
		d.frame.write(&data, c, closed)
		return data.text
	})
}

// dots adds points as path data of lines without length, which a round stroke makes dots.
func (d drawing) dots(pts []point) {
	d.Append(func(text []byte) []byte {
		data := pathData{text: text}
		d.frame.writeDots(&data, pts)
		return data.text
	})
}

// grid is lines 10 cm apart, one of them on the middle line, one on the floor.
func (d drawing) grid() {
	f := &d.frame
	step := 10 * f.scale
	d.Raw(`<path class="figure-grid" d="`)
	for x := math.Mod(f.middle, step); x < f.width; x += step {
		d.Raw("M").Place(x).Raw(" 0V").Place(f.height)
	}
	for y := math.Mod(f.floor, step); y < f.height; y += step {
		d.Raw("M0 ").Place(y).Raw("H").Place(f.width)
	}
	d.Raw(`"></path>`)
}

// use adds a part again, with attributes that place it.
func (d drawing) use(class, part, attributes string) {
	d.Raw(`<use class="`, class, `" href="#`).Text(d.id).Raw("-", part, `"`, attributes, "></use>")
}

// Overlay draws a garment over a body, to scale, with its gaps marked and named.
func Overlay(m *markup.Builder, p OverlayProps) {
	o := newOverlay(p)
	m.Raw(`<figure class="figure"><svg class="figure-drawing"`).Attribute("viewBox", o.viewBox()).Raw(` role="img" aria-labelledby="`).Text(p.ID).Raw(`-title" aria-describedby="`).Text(p.ID)
	m.Raw(`-desc"><title id="`).Text(p.ID).Raw(`-title">`).Text(p.Title).Raw(`</title><desc id="`).Text(p.ID).Raw(`-desc">`).Text(p.Desc).Raw("</desc>")
	o.draw(m, p.ID)
	m.Raw("</svg> ")
	p.keys(m)
	m.Raw("</figure>")
}

// keys says below a drawing what its lines mean.
func (p *OverlayProps) keys(m *markup.Builder) {
	if p.BodyKey == "" && p.GarmentKey == "" && p.GridKey == "" {
		return
	}
	key := func(class, line, says string) {
		m.Raw(`<span class="figure-key`, class, `"><svg class="figure-swatch" viewBox="0 0 26 14" aria-hidden="true"><path class="figure-`, line, `"></path></svg> `).Text(says).Raw("</span>")
	}
	m.Raw(`<figcaption class="figure-keys">`)
	if p.Length != nil && p.Length.Key != "" {
		key(" figure-key-wide", `dimension" d="M2 7H24M2 2v10M24 2v10`, p.Length.Key)
		m.Raw(" ")
	}
	if p.EdgeKey != "" {
		key(" figure-key-wide", `edge" d="M4 7H22`, p.EdgeKey)
		m.Raw(" ")
	}
	if p.BodyKey != "" {
		key("", `outline" d="M2 7H24`, p.BodyKey)
		m.Raw(" ")
	}
	if p.GarmentKey != "" {
		key("", `garment" d="M2 1H24V13H2Z`, p.GarmentKey)
		m.Raw(" ")
	}
	if p.GridKey != "" {
		key("", `rule" d="M7 1H19V13H7Z`, p.GridKey)
	}
	m.Raw("</figcaption>")
}

// draw is the garment over the body, with its gaps and their labels.
func (o *overlay) draw(m *markup.Builder, id string) {
	d := drawing{m, o.frame, id}
	d.grid()
	if o.fadeTop > 0 {
		d.fade(o.fadeTop)
	}
	d.behind(o.person)
	for _, c := range o.cloth.back {
		d.curve("figure-back", c, true)
	}
	if o.fadeTop > 0 {
		d.Raw(`<g mask="url(#`).Text(id).Raw(`-mask)">`)
	} else {
		d.Raw("<g>")
	}
	d.trunk(o.person, o.vest, o.shorts)
	d.Raw(`</g><g class="figure-cloth">`)
	d.panels(o.cloth.panels)
	d.curves("figure-seam", o.cloth.seams)
	d.Raw(`<path class="figure-button" d="`)
	d.dots(o.cloth.buttons)
	d.Raw(`"></path></g><mask id="`).Text(id).Raw(`-worn"><use href="#`).Text(id).Raw(`-panels" fill="#fff"></use></mask>`)
	d.Raw(`<use class="figure-outline" href="#`).Text(id).Raw(`-body" mask="url(#`).Text(id).Raw(`-worn)"></use>`)
	d.face(o.person)
	for i := range o.gaps {
		g := &o.gaps[i]
		if g.edge != nil {
			d.curve("figure-edge "+string(g.State), g.edge, false)
		}
		if g.across != nil {
			d.curve("figure-across", g.across, false)
		}
		for _, b := range g.bars {
			d.curve("figure-gap "+string(g.State), o.bar(b), false)
		}
	}
	for i := range o.labels {
		d.label(&o.labels[i])
	}
	if o.length != nil {
		d.length(o.length)
	}
}

// label names a zone beside the figure, with the line that leads to it.
func (d drawing) label(l *label) {
	d.Raw(`<path class="figure-leader" d="M`).Place(l.from.x).Raw(" ").Place(l.from.y).Raw("H").Place(l.dot.x - 7).Raw("L").Place(l.dot.x).Raw(" ").Place(l.dot.y)
	d.Raw(`"></path><circle class="figure-dot"`).At("cx", l.dot.x).At("cy", l.dot.y).Raw(` r="2.5"></circle>`)
	d.Raw(`<text class="figure-label"`).At("x", l.x).At("y", l.y-3).Raw(">").Text(l.name).Raw("</text>")
	d.Raw(`<text class="figure-value `, string(l.state), `"`).At("x", l.x).At("y", l.y+13).Raw(">").Text(l.value).Raw("</text>")
}

// length is a garment's length with its label on the line.
func (d drawing) length(l *length) {
	d.Raw(`<path class="figure-reach" d="M`).Place(l.x + lengthTick).Raw(" ").Place(l.from).Raw("H").Place(l.reach[0])
	d.Raw("M").Place(l.x + lengthTick).Raw(" ").Place(l.to).Raw("H").Place(l.reach[1])
	d.Raw(`"></path><path class="figure-dimension" d="M`).Place(l.x).Raw(" ").Place(l.from).Raw("V").Place(l.to)
	for _, y := range [...]float64{l.from, l.to} { // the ticks
		d.Raw("M").Place(l.x - lengthTick).Raw(" ").Place(y).Raw("h").Place(2 * lengthTick)
	}
	d.Raw(`"></path>`)
	d.Raw(`<rect class="figure-ground"`).At("x", l.left).At("y", l.label-18).At("width", l.labelledWidth).Raw(` height="36"></rect>`)
	d.Raw(`<text class="figure-label"`).At("x", l.x).At("y", l.label-3).Raw(` text-anchor="middle">`).Text(l.Name).Raw("</text>")
	d.Raw(`<text class="figure-value figure-length"`).At("x", l.x).At("y", l.label+13).Raw(` text-anchor="middle">`).Text(l.Value).Raw("</text>")
}

// fade lets what it masks vanish towards the lower edge.
func (d drawing) fade(from float64) {
	d.Raw(`<linearGradient id="`).Text(d.id).Raw(`-fade" gradientUnits="userSpaceOnUse" x1="0" x2="0"`).At("y1", from).At("y2", d.frame.height-margin)
	d.Raw(`><stop offset="0" stop-color="#fff"></stop><stop offset="1" stop-color="#000"></stop></linearGradient><mask id="`).Text(d.id)
	d.Raw(`-mask" maskUnits="userSpaceOnUse" x="0" y="0"`).At("width", d.frame.width).At("height", d.frame.height).Raw("><rect").At("width", d.frame.width).At("height", d.frame.height)
	d.Raw(` fill="url(#`).Text(d.id).Raw(`-fade)"></rect></mask>`)
}

// whole draws a person in vest and shorts.
func whole(id string, f frame, p person) *markup.Builder {
	d := drawing{markup.New(8 << 10), f, id}
	d.behind(p)
	d.trunk(p, p.a.vest(), p.a.shorts())
	d.face(p)
	return d.Builder
}

// behind is what lies farther away than the body: the hair that falls behind the neck.
func (d drawing) behind(p person) {
	d.Raw(`<defs><path id="`).Text(d.id).Raw(`-body" d="`)
	d.data(p.outline, false)
	d.Raw(`"></path><path id="`).Text(d.id).Raw(`-head" d="`)
	d.data(p.head, true)
	d.Raw(`"></path><clipPath id="`).Text(d.id).Raw(`-skin"><use href="#`).Text(d.id).Raw(`-body"></use></clipPath><clipPath id="`).Text(d.id)
	d.Raw(`-face"><use href="#`).Text(d.id).Raw(`-head"></use></clipPath></defs>`)
	if p.behind != nil {
		d.curve("figure-hair", p.behind, true)
	}
}

// trunk is the body without its head. It is drawn three times: once a little aside, so that
// its line swells on the side away from the light, once in the tone of the shade, and once
// in the light, aside the other way and cut by its own edge.
func (d drawing) trunk(p person, vest, shorts *curve) {
	d.use("figure-ink", "body", ` transform="translate(.7 .4)"`)
	d.use("figure-body", "body", "")
	d.Raw(`<g clip-path="url(#`).Text(d.id).Raw(`-skin)">`)
	d.use("figure-light", "body", ` transform="translate(-4 -2)"`)
	d.use("figure-shadow", "head", ` transform="translate(1.5 5)"`)
	d.curves("figure-line", p.lines)
	for _, under := range [...]*curve{vest, shorts} {
		if under != nil {
			d.curve("figure-under", under, true)
		}
	}
	d.Raw("</g>")
}

// face is the head with its hair.
func (d drawing) face(p person) {
	for _, ear := range p.a.ears() {
		d.curve("figure-body", ear, false)
	}
	d.use("figure-ink", "head", ` transform="translate(.7 .4)"`)
	d.use("figure-body", "head", "")
	d.Raw(`<g clip-path="url(#`).Text(d.id).Raw(`-face)">`)
	d.use("figure-light", "head", ` transform="translate(-3.5 -1.5)"`)
	d.Raw("</g>")
	d.curve("figure-hair", p.over, true)
}

// panels are a garment's panels, their line swelling on the side away from the light.
func (d drawing) panels(panels []*curve) {
	d.Raw(`<defs><g id="`).Text(d.id).Raw(`-panels">`)
	for _, c := range panels {
		d.Raw(`<path d="`)
		d.data(c, true)
		d.Raw(`"></path>`)
	}
	d.Raw("</g></defs>")
	d.use("figure-garment-ink", "panels", ` transform="translate(.9 .6)"`)
	d.use("figure-garment", "panels", "")
}
