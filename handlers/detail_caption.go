package handlers

import (
	"slices"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// detailOf names what the close-up of a product shows, by the message "detail.<name>": the
// same part that the picture generator chooses.
func detailOf(p *models.Product) string {
	is := func(key string, words ...string) bool { return slices.Contains(words, p.Style[key]) }
	for _, choice := range details()[p.Type] {
		if choice.key == "" || is(choice.key, choice.words...) {
			return choice.part
		}
	}
	return "waistband"
}

// detail is a part shown where a style key has one of some words; an empty key is the rest.
type detail struct {
	part  string
	key   string
	words []string
}

// details are the choices for each type of garment, the first that holds wins.
func details() map[fit.Type][]detail {
	return map[fit.Type][]detail{
		fit.TShirt:     {{"placket", "placket", []string{"half"}}, {"pocket", "pocket", []string{"patch"}}, {part: "neckline"}},
		fit.Polo:       {{part: "collar"}},
		fit.Shirt:      {{"cuff", "cuff", []string{"turned"}}, {"pocket", "pocket", []string{"patch2"}}, {part: "collar"}},
		fit.Blouse:     {{"bow", "collar", []string{"bow"}}, {"neckline", "collar", []string{"v"}}, {part: "collar"}},
		fit.Knit:       {{"collar", "collar", []string{"turtle"}}, {"placket", "placket", []string{"full"}}, {part: "knit"}},
		fit.Sweatshirt: {{"zip", "placket", []string{"zip"}}, {"hood", "collar", []string{"hood"}}, {part: "neckline"}},
		fit.Blazer:     {{"placket", "placket", []string{"double"}}, {"pocket", "pocket", []string{"patch2"}}, {part: "lapel"}},
		fit.Jacket:     {{"pocket", "pocket", []string{"cargo", "flap"}}, {"zip", "placket", []string{"zip"}}, {part: "collar"}},
		fit.Coat:       {{"belt", "belt", []string{"tie"}}, {"collar", "collar", []string{"shirt"}}, {part: "lapel"}},
		fit.Dress:      {{"collar", "collar", []string{"shirt"}}, {"belt", "belt", []string{"tie"}}, {part: "neckline"}},
		fit.Skirt:      {{"pleats", "skirt", []string{"pleated"}}, {"placket", "placket", []string{"full"}}, {part: "waistband"}},
		fit.Jeans:      {{part: "pocket"}},
	}
}
