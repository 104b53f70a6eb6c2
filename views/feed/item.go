package feed

import (
	"cmp"
	"hash/fnv"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// Article is an article with what is asked for it now.
type Article struct {
	Product   *models.Product
	Price     models.Cents
	Reduction *models.Reduction // nil where none may be announced
}

// Feed is everything that is written.
type Feed struct {
	Lang     models.Lang
	BaseURL  string // of the shop, without a slash at its end
	Articles []Article
	// Picture is the path of a colour's picture, "" where there is none.
	Picture func(p *models.Product, colour models.Colour) string
}

// Limits of Google's product data specification, in characters.
const (
	maxID          = 50
	maxTitle       = 150
	maxDescription = 5000
	maxColour      = 40 // of one colour
	maxBrand       = 70
	maxMaterial    = 200
)

// attribute is one attribute of an item by its name in the specification.
type attribute struct{ name, value string }

// measure is one measure of the garment.
type measure struct{ name, value string }

// item is one colour in one size.
type item struct {
	attributes []attribute
	measures   []measure
}

// each hands over all items in the order of the catalogue.
func (f *Feed) each(yield func(item) error) error {
	for i := range f.Articles {
		a := &f.Articles[i]
		for _, v := range a.Product.Variants {
			if err := yield(f.item(a, v)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *Feed) item(a *Article, v models.Variant) item {
	p := a.Product
	colour, _ := p.Colour(v.Colour)
	name := colour.Name.In(f.Lang)
	system, sale, price := "", "", a.Price
	if p.Chart.System == models.SizeNumeric {
		system = "DE"
	}
	if a.Reduction != nil {
		price, sale = a.Reduction.Lowest, amount(a.Price)
	}
	image := ""
	if path := f.Picture(p, colour); path != "" {
		image = f.BaseURL + path
	}
	return item{
		attributes: []attribute{
			{"id", id(v.SKU)},
			{"item_group_id", id(p.Slug)},
			{"title", short(p.Name.In(f.Lang)+" "+name+" "+v.Size, maxTitle)},
			{"description", short(cmp.Or(p.Description.In(f.Lang), p.Name.In(f.Lang)), maxDescription)}, // required
			{"link", f.BaseURL + "/" + string(f.Lang) + "/products/" + p.Slug + "?" + url.Values{"colour": {v.Colour}, "size": {v.Size}}.Encode()},
			{"image_link", image},
			{"availability", availability(v.Stock)},
			{"price", amount(price)},
			{"sale_price", sale},
			{"brand", short(p.Maker.Name, maxBrand)},
			{"identifier_exists", "no"},
			{"condition", "new"},
			{"google_product_category", categories[p.Type]},
			{"product_type", text.Get(f.Lang, "category."+string(p.Sizing)) + " > " + text.Get(f.Lang, "garment_type."+string(p.Type))},
			{"color", short(name, maxColour)},
			{"size", v.Size},
			{"size_type", "regular"},
			{"size_system", system},
			{"gender", gender(p)},
			{"age_group", "adult"},
			{"material", short(material(p, f.Lang), maxMaterial)},
		},
		measures: f.measures(p, v.Size),
	}
}

// measures are those of the garment in a size; of a body chart there are none.
func (f *Feed) measures(p *models.Product, label string) (all []measure) {
	for _, size := range p.Chart.Sizes {
		if size.Label != label {
			continue
		}
		for _, dim := range p.Chart.Dims {
			if cm, ok := size.Measures[dim]; ok {
				all = append(all, measure{text.Get(f.Lang, "feed.dim."+string(dim)), text.Cm(f.Lang, cm)})
			}
		}
	}
	return all
}

// id is a key as the specification allows it: a longer one ends with its hash.
func id(key string) string {
	if len(key) <= maxID {
		return key
	}
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(key)) // never fails
	end := "-" + strconv.FormatUint(sum.Sum64(), 36)
	return key[:maxID-len(end)] + end
}

// short cuts text at a word.
func short(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	cut := string([]rune(s)[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

func amount(c models.Cents) string {
	cents := strconv.FormatInt(int64(c%100)+100, 10)[1:]
	return strconv.FormatInt(int64(c/100), 10) + "." + cents + " EUR"
}

func availability(stock int) string {
	if stock > 0 {
		return "in_stock"
	}
	return "out_of_stock"
}

// gender is for whom an article is, which need not be whose sizes its chart has.
func gender(p *models.Product) string {
	switch {
	case p.Unisex:
		return "unisex"
	case p.Sizing == fit.Women:
		return "female"
	}
	return "male"
}

// maxMaterials is how many materials the specification takes.
const maxMaterials = 3

// material names the main fibres; "" where they are not stated.
func material(p *models.Product, lang models.Lang) string {
	var names []string
	for _, fibre := range p.Fibres {
		if len(names) < maxMaterials {
			names = append(names, fibre.Name.In(lang))
		}
	}
	return strings.Join(names, "/")
}

// categories are those of Google's taxonomy.
var categories = map[fit.Type]string{
	fit.TShirt: tops, fit.Polo: tops, fit.Shirt: tops, fit.Blouse: tops, fit.Knit: tops, fit.Sweatshirt: tops,
	fit.Blazer: jackets, fit.Jacket: jackets, fit.Coat: jackets,
	fit.Dress:    clothing + "Dresses",
	fit.Jumpsuit: clothing + "One-Pieces > Jumpsuits & Rompers",
	fit.Skirt:    clothing + "Skirts",
	fit.Trousers: clothing + "Pants",
	fit.Jeans:    clothing + "Pants",
	fit.Shorts:   clothing + "Shorts",
}

const (
	clothing = "Apparel & Accessories > Clothing > "
	tops     = clothing + "Shirts & Tops"
	jackets  = clothing + "Outerwear > Coats & Jackets"
)

// Of is the feed of a catalogue's articles, with prices and reductions as announced by slug.
func Of(products []*models.Product, price func(slug string) models.Cents, reduction func(slug string) (models.Reduction, bool)) *Feed {
	f := &Feed{Articles: make([]Article, len(products))}
	for i, p := range products {
		f.Articles[i] = Article{Product: p, Price: price(p.Slug)}
		if r, ok := reduction(p.Slug); ok {
			f.Articles[i].Reduction = &r
		}
	}
	return f
}
