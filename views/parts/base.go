package parts

import (
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/static"
)

// A picture is named by a base: slug/colour-view of the drawn ones below static/garments,
// pictures/HASH of the shop's own, and silhouette/TYPE/RRGGBB where there is none, which is drawn
// into the page.
const (
	ownBase        = "pictures/"
	silhouetteBase = "silhouette/"
)

// PictureBase is the base of a view of an article in a colour: the shop's own picture, else the
// drawn one. A front without either is a silhouette; of other views ok is false.
func PictureBase(p *models.Product, colour models.Colour, view string) (base string, ok bool) {
	if name := p.Pictures[models.PictureKey(colour.Key, view)]; name != "" {
		return ownBase + name, true
	}
	base = p.Slug + "/" + colour.Key + "-" + view
	if static.Has(pictureName(base, smallWidth)) {
		return base, true
	}
	if view != "front" {
		return "", false
	}
	return silhouetteBase + string(p.Type) + "/" + strings.TrimPrefix(colour.Hex, "#"), true
}

// Drawn reports whether a base is of a picture and not of a silhouette.
func Drawn(base string) bool { return base != "" && !strings.HasPrefix(base, silhouetteBase) }

// silhouetteOf is the outline and colour that a base stands for.
func silhouetteOf(base string) (path, hex string, ok bool) {
	rest, ok := strings.CutPrefix(base, silhouetteBase)
	if !ok {
		return "", "", false
	}
	kind, colour, _ := strings.Cut(rest, "/")
	path = silhouettes[fit.Type(kind)]
	if path == "" {
		path = shortSleeved
	}
	return path, "#" + colour, true
}

// Outlines of garments in a view of 400 by 500.
const (
	shortSleeved = "M150 120C170 142 230 142 250 120L310 145L345 220L300 242L285 215V390H115V215L100 242L55 220L90 145Z"
	longSleeved  = "M150 110C170 132 230 132 250 110L305 132L345 330L300 342L282 225V390H118V225L100 342L55 330L95 132Z"
	jacket       = "M152 90L200 150L248 90L305 112L345 330L300 342L284 215V410H203V170H197V410H116V215L100 342L55 330L95 112Z"
	coat         = "M152 60L200 120L248 60L302 82L340 290L297 302L284 190L300 460H203V140H197V460H100L116 190L103 302L60 290L98 82Z"
	trousers     = "M140 70H260L288 440H224L200 190L176 440H112Z"
)

var silhouettes = map[fit.Type]string{
	fit.TShirt: shortSleeved, fit.Polo: shortSleeved,
	fit.Shirt: longSleeved, fit.Blouse: longSleeved, fit.Knit: longSleeved, fit.Sweatshirt: longSleeved,
	fit.Blazer: jacket, fit.Jacket: jacket, fit.Coat: coat,
	fit.Dress:    "M160 80C175 106 225 106 240 80L276 96L265 200L312 430H88L135 200L124 96Z",
	fit.Jumpsuit: "M160 60C175 86 225 86 240 60L276 76L262 190L290 450H222L200 270L178 450H110L138 190L124 76Z",
	fit.Skirt:    "M148 120H252L312 400H88Z",
	fit.Trousers: trousers, fit.Jeans: trousers,
	fit.Shorts: "M135 130H265L300 340H216L200 225L184 340H100Z",
}
