package handlers

import (
	"net/url"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/views/list"
	"ebenmass/views/parts"
	"ebenmass/views/text"
	"ebenmass/web/respond"
)

// cards shows products of one snapshot in one language.
type cards struct {
	snapshot *catalogue.Snapshot
	lang     models.Lang
}

// card shows a product in its first colour that has pieces left.
func (k cards) card(p *models.Product) list.Card {
	return k.cardIn(p, firstColour(p))
}

// cardIn shows a product in a colour, and leads to it in that colour.
func (k cards) cardIn(p *models.Product, colour models.Colour) list.Card {
	card := list.Card{
		Slug: p.Slug, Name: p.Name.In(k.lang), NameLang: p.NameLang, Type: p.Type,
		Price:   k.snapshot.Price(p.Slug),
		Picture: picture(k.lang, p, colour),
		Back:    backPicture(p, colour),
		Href:    productHref(k.lang, p.Slug, colour.Key, ""),
		Colours: swatches(k.lang, p, colour.Key, ""),
		New:     k.snapshot.New(p.Slug),
		SoldOut: true, Released: p.Released,
	}
	if r, ok := k.snapshot.Reduction(p.Slug); ok {
		card.Reduction = &r
	}
	for _, v := range p.Variants {
		card.SoldOut = card.SoldOut && v.Stock == 0
	}
	return card
}

// kept is cardIn for a page that shows cards as they are kept.
func (k cards) kept(parts *respond.Fragments, p *models.Product, colour models.Colour) list.Card {
	return list.Card{Slug: p.Slug, Name: p.Name.In(k.lang), NameLang: p.NameLang, Kept: &list.KeptCard{
		Parts: parts.Of(k.snapshot.ArticleVersion(p.Slug), "cards "+string(k.lang)), Part: p.Slug + " " + colour.Key,
		Full: func() list.Card { return k.cardIn(p, colour) },
	}}
}

// all shows products side by side, in colours that differ.
func (k cards) all(products []*models.Product) []list.Card {
	return k.allIn(products, catalogue.LeadColours(products))
}

// allIn shows products, each in its colour.
func (k cards) allIn(products []*models.Product, colours []models.Colour) []list.Card {
	items := make([]list.Card, len(products))
	for i, p := range products {
		items[i] = k.cardIn(p, colours[i])
	}
	return items
}

// productHref is the page of a product with a colour and size chosen, "" for none.
func productHref(lang models.Lang, slug, colour, size string) string {
	return "/" + string(lang) + productPath(slug, colour, size)
}

// productPath is productHref without the language.
func productPath(slug, colour, size string) string {
	path := "/products/" + slug
	switch {
	case colour != "" && size != "":
		return path + "?colour=" + url.QueryEscape(colour) + "&size=" + url.QueryEscape(size)
	case colour != "":
		return path + "?colour=" + url.QueryEscape(colour)
	case size != "":
		return path + "?size=" + url.QueryEscape(size)
	}
	return path
}

// firstColour is the first colour with pieces left, or the first of all.
func firstColour(p *models.Product) models.Colour {
	for _, c := range p.Colours {
		if colourInStock(p, c.Key) {
			return c
		}
	}
	return p.Colours[0]
}

func colourInStock(p *models.Product, colour string) bool {
	for _, v := range p.Variants {
		if v.Colour == colour && v.Stock > 0 {
			return true
		}
	}
	return false
}

// swatches lists a product's colours. A link keeps the chosen size only where that pair
// can be bought, so that no pick leads to a dead end.
func swatches(lang models.Lang, p *models.Product, current, size string) []list.Swatch {
	items := make([]list.Swatch, len(p.Colours))
	for i, c := range p.Colours {
		keep := size
		if v, ok := p.Variant(c.Key, size); !ok || v.Stock == 0 {
			keep = ""
		}
		items[i] = list.Swatch{
			Key: c.Key, Name: c.Name.In(lang), Hex: c.Hex,
			Href:    productHref(lang, p.Slug, c.Key, keep),
			Current: c.Key == current,
			SoldOut: !colourInStock(p, c.Key),
		}
	}
	return items
}

// picture is the front view of a product in a colour.
func picture(lang models.Lang, p *models.Product, colour models.Colour) list.Picture {
	base, _ := pictureOf(p, colour, "front")
	alt := "picture.front"
	if !parts.Drawn(base) {
		alt = "picture.none"
	}
	return list.Picture{Base: base, Alt: text.Get(lang, alt, "name", p.Name.In(lang), "colour", colour.Name.In(lang))}
}

// gallery lists the pictures there are of a product in a colour, the front first.
func gallery(lang models.Lang, p *models.Product, colour models.Colour) []list.Picture {
	front := picture(lang, p, colour)
	front.Caption = text.Get(lang, "gallery.front", "colour", colour.Name.In(lang))
	pictures := []list.Picture{front}
	for _, view := range [...]string{"back", "detail", "fabric"} {
		base, ok := pictureOf(p, colour, view)
		if !ok {
			continue
		}
		pictures = append(pictures, list.Picture{
			Base: base, Alt: text.Get(lang, "picture."+view, "name", p.Name.In(lang)), Caption: caption(lang, p, view),
		})
	}
	return pictures
}

// caption says in a few words what a view beside the front shows.
func caption(lang models.Lang, p *models.Product, view string) string {
	switch view {
	case "detail":
		return text.Get(lang, "detail."+string(p.Detail()))
	case "fabric":
		return models.Composition(p.Fibres).In(lang)
	}
	return text.Get(lang, "gallery.back")
}

// backPicture is the other side of a product, without a base where it was not drawn.
func backPicture(p *models.Product, colour models.Colour) list.Picture {
	base, _ := pictureOf(p, colour, "back")
	return list.Picture{Base: base}
}

// pictureOf names a view of a product in a colour; ok is false, and base empty, where there
// is no such picture. A front there always is, be it a silhouette.
func pictureOf(p *models.Product, colour models.Colour, view string) (base string, ok bool) {
	return parts.PictureBase(p, colour, view)
}
