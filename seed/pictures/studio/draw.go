package studio

import (
	"fmt"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/bottoms"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/dresses"
	"ebenmass/seed/pictures/fabric"
	"ebenmass/seed/pictures/outer"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/tops"
	"ebenmass/seed/pictures/trim"
)

// construction is what draws a garment lying on its back, and on its front.
type construction struct{ front, back func(*trim.Garment) }

// constructions says how every garment type is drawn.
var constructions = map[fit.Type]construction{
	fit.TShirt:     {func(g *trim.Garment) { tops.Of(g).TShirt() }, func(g *trim.Garment) { tops.Of(g).TShirtBack() }},
	fit.Polo:       {func(g *trim.Garment) { tops.Of(g).Polo() }, func(g *trim.Garment) { tops.Of(g).PoloBack() }},
	fit.Shirt:      {func(g *trim.Garment) { tops.Of(g).Shirt() }, func(g *trim.Garment) { tops.Of(g).ShirtBack() }},
	fit.Blouse:     {func(g *trim.Garment) { tops.Of(g).Blouse() }, func(g *trim.Garment) { tops.Of(g).BlouseBack() }},
	fit.Knit:       {func(g *trim.Garment) { tops.Of(g).Knit() }, func(g *trim.Garment) { tops.Of(g).KnitBack() }},
	fit.Sweatshirt: {func(g *trim.Garment) { tops.Of(g).Sweatshirt() }, func(g *trim.Garment) { tops.Of(g).SweatshirtBack() }},
	fit.Blazer:     {func(g *trim.Garment) { outer.Of(g).Blazer() }, func(g *trim.Garment) { outer.Of(g).BlazerBack() }},
	fit.Jacket:     {func(g *trim.Garment) { outer.Of(g).Jacket() }, func(g *trim.Garment) { outer.Of(g).JacketBack() }},
	fit.Coat:       {func(g *trim.Garment) { outer.Of(g).Coat() }, func(g *trim.Garment) { outer.Of(g).CoatBack() }},
	fit.Dress:      {dressFront, dressBack},
	fit.Jumpsuit: {
		func(g *trim.Garment) { dresses.Of(g).Jumpsuit(bottoms.Of(g).LegsBelow) },
		func(g *trim.Garment) { dresses.Of(g).JumpsuitBack(bottoms.Of(g).SeatBelow) },
	},
	fit.Skirt:    {func(g *trim.Garment) { bottoms.Of(g).Skirt() }, func(g *trim.Garment) { bottoms.Of(g).SkirtBack() }},
	fit.Trousers: {func(g *trim.Garment) { bottoms.Of(g).Trousers() }, func(g *trim.Garment) { bottoms.Of(g).TrousersBack() }},
	fit.Jeans:    {func(g *trim.Garment) { bottoms.Of(g).Jeans() }, func(g *trim.Garment) { bottoms.Of(g).JeansBack() }},
	fit.Shorts:   {func(g *trim.Garment) { bottoms.Of(g).Shorts() }, func(g *trim.Garment) { bottoms.Of(g).ShortsBack() }},
}

// dressFront draws a dress, one that is knitted as a long pullover or cardigan.
func dressFront(g *trim.Garment) {
	if g.Cloth.Knitted() {
		tops.Of(g).Knit()
		return
	}
	dresses.Of(g).Dress()
}

// dressBack draws it from behind.
func dressBack(g *trim.Garment) {
	if g.Cloth.Knitted() {
		tops.Of(g).KnitBack()
		return
	}
	dresses.Of(g).DressBack()
}

// garment is one on its way to a picture.
type garment struct{ *trim.Garment }

// Draw returns the SVG source of one picture, the same each time. The error is a *CannotDraw for an
// article that lacks what a drawing needs. No text of the article stands in it.
func Draw(p *models.Product, colour models.Colour, v cloth.View) (drawing string, err error) {
	if err := check(p); err != nil {
		return "", err
	}
	defer func() { // the pieces are cut for the measures that clothes have
		if fault := recover(); fault != nil {
			drawing, err = "", &CannotDraw{fmt.Sprintf("its measures go together as no garment's do (%v)", fault)}
		}
	}()
	how := constructions[p.Type]
	construct := svg.Choose(v == cloth.Back, how.back, how.front)
	c, err := cloth.Of(p, colour)
	if err != nil {
		return "", &CannotDraw{err.Error()}
	}
	if v == cloth.Fabric {
		g := fabric.Of(body.New(p, c, v, fabric.Scale, svg.Visible.Centre()).Garment)
		g.DrawFabric()
		return g.Document(g.FabricLight), nil
	}
	start := func(scale float64, origin svg.Point) *garment {
		return &garment{&trim.Garment{Garment: body.New(p, c, v, scale, origin)}}
	}
	trial := start(1, svg.Pt(0, 0)) // the first drawing only shows how large it gets
	trial.Blind = true
	construct(trial.Garment)
	scale, origin := trial.frame(v)
	g := start(scale, origin)
	construct(g.Garment)
	if v == cloth.Detail {
		return g.Turned(trial.closeup().turn), nil
	}
	return g.Document(g.Table), nil
}

// Room for a garment on the page in pixels, and the largest scale, at which a short
// garment still looks short.
const (
	roomWidth    = 1190
	roomHeight   = 1420
	largestScale = 16.5
)

// frame decides how large a garment is shown and where.
func (g *garment) frame(v cloth.View) (scale float64, origin svg.Point) {
	b := g.Silhouette[0].Bounds()
	for _, l := range g.Silhouette {
		b = b.Union(l.Bounds())
	}
	if v == cloth.Detail {
		c := g.closeup()
		return c.scale, svg.Visible.Centre().Along(c.at, -c.scale)
	}
	scale = min(roomWidth/b.Width(), roomHeight/b.Height(), largestScale)
	return scale, svg.Visible.Centre().Add(svg.Pt(0, -8)).Along(b.Centre(), -scale)
}
