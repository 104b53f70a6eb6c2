package models

import (
	"slices"

	"ebenmass/models/fit"
)

// Detail is the part of an article that its close-up shows.
type Detail string

// Parts that close-ups show.
const (
	DetailCollar    Detail = "collar"
	DetailNeckline  Detail = "neckline"
	DetailPlacket   Detail = "placket"
	DetailPocket    Detail = "pocket"
	DetailCuff      Detail = "cuff"
	DetailBow       Detail = "bow"
	DetailKnit      Detail = "knit"
	DetailZip       Detail = "zip"
	DetailHood      Detail = "hood"
	DetailLapel     Detail = "lapel"
	DetailBelt      Detail = "belt"
	DetailPleats    Detail = "pleats"
	DetailWaistband Detail = "waistband"
)

// detailChoice is a part that is shown where a style key has one of some words.
type detailChoice struct {
	part  Detail
	key   string
	words []string
}

// Detail chooses the part that tells most about how the article is made. The picture is
// drawn of it, and its caption names it.
func (p *Product) Detail() Detail {
	choices, otherwise := detailsOf(p.Type)
	for _, c := range choices {
		if slices.Contains(c.words, p.Style[c.key]) {
			return c.part
		}
	}
	return otherwise
}

// detailsOf are the choices for a type of garment, the first that holds wins.
func detailsOf(garment fit.Type) (choices []detailChoice, otherwise Detail) {
	switch garment {
	case fit.TShirt:
		return []detailChoice{{DetailPlacket, "placket", []string{"half"}}, {DetailPocket, "pocket", []string{"patch"}}}, DetailNeckline
	case fit.Polo:
		return nil, DetailCollar
	case fit.Shirt:
		return []detailChoice{{DetailCuff, "cuff", []string{"turned"}}, {DetailPocket, "pocket", []string{"patch2"}}}, DetailCollar
	case fit.Blouse:
		return []detailChoice{{DetailBow, "collar", []string{"bow"}}, {DetailNeckline, "collar", []string{"v"}}}, DetailCollar
	case fit.Knit:
		return []detailChoice{{DetailCollar, "collar", []string{"turtle"}}, {DetailPlacket, "placket", []string{"full"}}}, DetailKnit
	case fit.Sweatshirt:
		return []detailChoice{{DetailZip, "placket", []string{"zip"}}, {DetailHood, "collar", []string{"hood"}}}, DetailNeckline
	case fit.Blazer:
		return []detailChoice{{DetailPlacket, "placket", []string{"double"}}, {DetailPocket, "pocket", []string{"patch2"}}}, DetailLapel
	case fit.Jacket:
		return []detailChoice{{DetailPocket, "pocket", []string{"cargo", "flap"}}, {DetailZip, "placket", []string{"zip"}}}, DetailCollar
	case fit.Coat:
		return []detailChoice{{DetailBelt, "belt", []string{"tie"}}, {DetailCollar, "collar", []string{"shirt"}}}, DetailLapel
	case fit.Dress:
		return []detailChoice{{DetailCollar, "collar", []string{"shirt"}}, {DetailBelt, "belt", []string{"tie"}}}, DetailNeckline
	case fit.Jumpsuit:
		return []detailChoice{{DetailZip, "placket", []string{"zip"}}, {DetailBelt, "belt", []string{"tie"}}}, DetailNeckline
	case fit.Skirt:
		return []detailChoice{{DetailPleats, "skirt", []string{"pleated"}}, {DetailPlacket, "placket", []string{"full"}}}, DetailWaistband
	case fit.Jeans:
		return nil, DetailPocket
	case fit.Shorts:
		return []detailChoice{{DetailPocket, "print", []string{"denim"}}}, DetailWaistband
	}
	return nil, DetailWaistband
}
