package dresses

import (
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/seed/pictures/body"
	"ebenmass/seed/pictures/svg"
	"ebenmass/seed/pictures/trim"
)

// Dress draws a dress: one long piece, or bodice and skirt joined at the waist.
func (g *Garment) Dress() {
	d, c := g.newDress(), g.ShirtCollarShape()
	o, t := d.neck, g.dressSleeves(d.torso)
	neckline := g.dressNeckline(d, t, c)
	if d.joined {
		g.joinedDress(t, neckline, d.kind, d.waist, c)
	} else {
		g.wholeDress(t, neckline, c)
	}
	g.EndArmholes(t)
	g.dressCollar(o, c, d.collared)
}

// dressNeckline shows what of the back is seen above the front, and returns the front's edge.
func (g *Garment) dressNeckline(d dressDraft, t body.Torso, c trim.CollarShape) svg.Line {
	if d.collared {
		g.BackOfCollar(c)
		return g.ClosedNeck(t, c)
	}
	g.Inside(d.neck)
	g.Label(svg.Pt(0, d.neck.Back[len(d.neck.Back)/2].Y+1.6), 3, 1.3)
	return d.neck.Front
}

// dressDraft is how a dress is cut.
type dressDraft struct {
	neck     trim.Opening // where it has no collar
	collared bool
	kind     string     // of the skirt
	joined   bool       // bodice and skirt are sewn together at the waist
	waist    float64    // y of that seam
	torso    body.Torso // down to the hem, or to the waist seam
}

// newDress drafts a dress from measures and style.
func (g *Garment) newDress() dressDraft {
	d := dressDraft{neck: g.dressNeck(), collared: g.Is("collar", "shirt", "band", "bow"), kind: g.Style["skirt"]}
	if g.Says("flared skirt") {
		d.kind = "flared"
	}
	d.joined = d.kind == "wrap" || d.kind == "pleated" || d.kind == "flared" || g.Says("waist seam") || g.Kind == fit.Jumpsuit
	d.waist = svg.Choose(g.Says("sits high"), 37.5, svg.Choose(g.Sizing == fit.Men, 46, 40.5))
	cut := body.Cutting{NeckHalf: svg.Choose(d.collared, 7.6, d.neck.Half()), Slope: 4.4, Depth: 21 + g.Size.Bust/60, Drop: g.Dropped() * 0.5, Sunk: 0.9}
	switch {
	case d.joined:
		cut.Length = d.waist
	case d.kind == "a-line":
		cut.Flare, cut.Curve = 7, 1.6
	default:
		cut.Flare, cut.Curve = svg.Choose(d.kind == "pencil", -0.6, 1.2), 0.9
	}
	t := g.NewTorso(cut)
	if d.kind == "a-line" && !d.joined {
		t.Side = svg.Spline(t.Underarm, svg.Pt(t.Underarm.X+(t.HemSide.X-t.Underarm.X)*0.24, t.Underarm.Y+20), t.Underarm.To(t.HemSide, 0.65).Add(svg.Pt(-0.4, 0)), t.HemSide)
	}
	d.torso = t
	return d
}

// dressNeck is the neck hole a style asks for.
func (g *Garment) dressNeck() trim.Opening {
	switch {
	case g.Is("collar", "v"):
		return trim.VNeck(8.6, 18, 1.8)
	case g.Is("collar", "boat"):
		return trim.RoundNeck(11.5, 5, 1.6)
	}
	return trim.RoundNeck(8.8, 8.6, 2)
}

// dressSleeves draws the sleeves, or cuts the armholes in and shows the inner back there.
func (g *Garment) dressSleeves(t body.Torso) body.Torso {
	switch {
	case g.Sleeve == models.SleeveNone:
		t = t.Sleeveless()
		g.BackArmholes(t)
	case g.Sleeve == models.SleeveShort:
		g.ShortSleeves(t, body.SleeveHem)
	case g.Is("cuff", "shirt", "turned"):
		g.ShirtSleeves(t, g.SleeveWidth(1))
	default:
		g.LongSleeves(t, body.SleeveHem)
	}
	return t
}

// dressCollar finishes the neck: a collar, or the stitched edge of a facing.
func (g *Garment) dressCollar(o trim.Opening, c trim.CollarShape, collared bool) {
	if !collared {
		g.Stroke(o.Front, 0.1, g.Cloth.Base.Shadow(), 0.5)
		g.Stitch(o.Front.Offset(-0.6).Part(0.015, 0.985))
		g.Focus = svg.Pt(0, o.Front[len(o.Front)/2].Y+1)
		return
	}
	g.StandBand(c, 2.6)
	g.Button(svg.Pt(0, c.Meet+0.4), 1.0, g.ButtonColour())
	switch {
	case g.Is("collar", "bow"):
		g.Bow(svg.Pt(0, c.Meet+0.6))
	case g.Is("collar", "shirt"):
		g.ShirtCollar(c)
	}
	g.Focus = svg.Pt(1, 11)
}
