package figure

import (
	"ebenmass/models"
	"ebenmass/models/fit"
)

// fashion is how a type of top is cut where its chart says nothing. Lengths in cm.
type fashion struct {
	length   float64 // share of the wearer's height, highest shoulder point to hem
	drop     float64 // shoulder seam beyond the shoulder point
	armpit   float64 // armhole below the armpit
	room     float64 // room about the upper arm, half of it on each side
	cuffRoom float64 // room about the wrist, half of it on each side
	flare    float64 // share by which the side leaves the vertical below the hip
	style    models.Style
}

var fashions = map[fit.Type]fashion{
	fit.TShirt:     {length: 0.40, drop: 1, armpit: 2, room: 2.2, cuffRoom: 1.4, style: models.Style{"collar": "crew", "hem": "straight"}},
	fit.Polo:       {length: 0.41, drop: 1, armpit: 2, room: 2, cuffRoom: 1.4, style: models.Style{"collar": "polo", "placket": "half", "hem": "vent"}},
	fit.Shirt:      {length: 0.43, drop: 1, armpit: 2.5, room: 2, cuffRoom: 1.5, style: models.Style{"collar": "shirt", "placket": "full", "hem": "curved", "cuff": "shirt", "pocket": "patch"}},
	fit.Blouse:     {length: 0.40, drop: 0, armpit: 2, room: 2, cuffRoom: 1.6, style: models.Style{"collar": "v", "placket": "hidden", "cuff": "shirt"}},
	fit.Knit:       {length: 0.39, drop: 2, armpit: 3, room: 1.8, cuffRoom: 0.9, style: models.Style{"collar": "crew", "hem": "rib", "cuff": "rib"}},
	fit.Sweatshirt: {length: 0.40, drop: 3, armpit: 3.5, room: 2.8, cuffRoom: 0.9, style: models.Style{"collar": "crew", "hem": "rib", "cuff": "rib"}},
	fit.Blazer:     {length: 0.43, drop: 0.5, armpit: 2.5, room: 2, cuffRoom: 1.9, style: models.Style{"collar": "lapel", "placket": "full", "pocket": "flap"}},
	fit.Jacket:     {length: 0.38, drop: 1.5, armpit: 3, room: 2.6, cuffRoom: 1.6, style: models.Style{"collar": "band", "placket": "zip", "hem": "rib", "cuff": "rib"}},
	fit.Coat:       {length: 0.60, drop: 1.5, armpit: 3.5, room: 3, cuffRoom: 2.4, flare: 0.07, style: models.Style{"collar": "lapel", "placket": "double", "pocket": "flap"}},
	fit.Dress:      {length: 0.60, drop: 0, armpit: 2, room: 1.6, cuffRoom: 1.3, flare: 0.16, style: models.Style{"collar": "crew"}},
	fit.Jumpsuit:   {length: 0.82, drop: 0.5, armpit: 2.5, room: 1.8, cuffRoom: 1.4, style: models.Style{"collar": "shirt", "placket": "half"}},
}

// opening is the shape of a neckline, in cm.
type opening struct {
	wide float64 // beside the neck
	deep float64 // below the highest shoulder point
	vee  bool    // straight to a point, else round
}

// openingOf is the neckline under a collar.
func (t *top) openingOf(collar string) opening {
	a, buttoned := t.a, t.style("placket") == "full"
	switch collar {
	case "v":
		deep := 15.0
		if t.g.Type == fit.Knit && buttoned {
			deep = 21
		}
		return opening{2.4, deep, true}
	case "boat":
		return opening{6, 4.5, false}
	case "turtle":
		return opening{0.9, 3.2, false}
	case "band", "bow":
		return opening{1, 5.5, false}
	case "shirt", "polo":
		return opening{1, 6.5, true}
	case "hood":
		return opening{2, 7.5, false}
	case "lapel", "shawl": // open down to the first button
		neck := a.onShoulder(a.neckHalf + 1.8).y
		first := a.waist + 0.12*(a.bust-a.waist)
		if t.g.Type == fit.Coat && collar == "lapel" {
			first = a.bust - 0.1*(a.bust-a.waist)
		}
		return opening{1.8, neck - first, true}
	}
	if t.g.Type == fit.Dress || t.g.Type == fit.Jumpsuit {
		return opening{3.5, 10, false}
	}
	return opening{2.2, 8, false}
}

// style reads a word of the article's cut, its type's where the article says nothing.
func (t *top) style(key string) string {
	if word := t.g.Style[key]; word != "" {
		return word
	}
	return t.fashion.style[key]
}
