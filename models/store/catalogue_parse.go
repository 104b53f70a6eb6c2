package store

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// articleParser makes products of rows, one after the other.
type articleParser struct {
	*catalogueLoader
	words    map[string]string // colours and sizes, which are few
	reader   bytes.Buffer
	decoder  jsontext.Decoder
	name     []byte // of the field at hand
	own      []byte // what the article at hand shares with no other
	variants []placedVariant
}

// ownDefinition is a definition without what many articles share.
type ownDefinition struct {
	*models.Product
	Free   []string
	Import *struct{ Ended int64 }
}

// parse makes a product of a row; nil for an article that ended.
func (a *articleParser) parse(row *articleRow) (*models.Product, error) {
	p := new(models.Product)
	if err := a.split(row.definition, p); err != nil {
		return nil, err
	}
	own := ownDefinition{Product: p}
	if err := json.Unmarshal(a.own, &own); err != nil {
		return nil, err
	}
	if own.Import != nil && own.Import.Ended != 0 {
		return nil, nil
	}
	for _, name := range own.Free {
		zone, err := fit.MeasureNamed(name)
		if err != nil {
			return nil, err
		}
		p.Free = append(p.Free, zone)
	}
	var err error
	if p.Variants, err = a.parseVariants(row.variants.String); err != nil {
		return nil, err
	}
	p.Prices, err = parsePrices(row.prices.String)
	p.Released = a.released[p.Slug]
	return p, err
}

// split looks what many articles share up by the text it is written in. All else goes into own, a
// document that is decoded as any.
func (a *articleParser) split(definition string, p *models.Product) error {
	a.reader.Reset()
	a.reader.WriteString(definition)
	d := &a.decoder
	d.Reset(&a.reader, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	if d.PeekKind() != '{' {
		return errors.New("the definition is no object")
	}
	if _, err := d.ReadToken(); err != nil {
		return err
	}
	a.own = append(a.own[:0], '{')
	for d.PeekKind() != '}' {
		name, err := d.ReadValue()
		if err != nil {
			return err
		}
		a.name = append(a.name[:0], name...)
		if string(a.name) == `"Colours"` && d.PeekKind() == '[' {
			if p.Colours, err = a.parseColours(); err != nil {
				return err
			}
			continue
		}
		value, err := d.ReadValue()
		if err != nil {
			return err
		}
		if shared, err := a.lookUp(value, p); shared || err != nil {
			if err != nil {
				return err
			}
			continue
		}
		if len(a.own) > 1 {
			a.own = append(a.own, ',')
		}
		a.own = append(append(append(a.own, a.name...), ':'), value...)
	}
	a.own = append(a.own, '}')
	_, err := d.ReadToken()
	return err
}

// lookUp takes a field over that many articles share; shared is false for any other.
func (a *articleParser) lookUp(value []byte, p *models.Product) (shared bool, err error) {
	switch string(a.name) {
	case `"Chart"`:
		p.Chart, err = a.charts.read(value)
	case `"Care"`:
		p.Care, err = a.care.read(value)
	case `"Fibres"`:
		p.Fibres, err = a.fibres.read(value)
	case `"Maker"`:
		p.Maker, err = a.makers.read(value)
	case `"Style"`:
		p.Style, err = a.styles.read(value)
	case `"Description"`:
		p.Description, err = a.texts.read(value)
	default:
		return false, nil
	}
	return true, err
}

// parseColours reads a list of which each colour is shared.
func (a *articleParser) parseColours() ([]models.Colour, error) {
	d := &a.decoder
	if _, err := d.ReadToken(); err != nil {
		return nil, err
	}
	colours := []models.Colour{}
	for d.PeekKind() != ']' {
		value, err := d.ReadValue()
		if err != nil {
			return nil, err
		}
		colour, err := a.colours.read(value)
		if err != nil {
			return nil, err
		}
		colours = append(colours, colour)
	}
	_, err := d.ReadToken()
	return colours, err
}

var errArticleRow = errors.New("variants or prices are not as they were asked for")

// placedVariant is a variant with its place among those of its article.
type placedVariant struct {
	position int
	models.Variant
}

// parseVariants reads variants as selectArticles writes them; nil for none.
func (a *articleParser) parseVariants(text string) ([]models.Variant, error) {
	if text == "" {
		return nil, nil
	}
	a.variants = a.variants[:0]
	length := 0
	for text != "" {
		var fields [5]string
		if !cutFields(&text, fields[:]) {
			return nil, errArticleRow
		}
		position, wrong := strconv.Atoi(fields[0])
		stock, err := strconv.Atoi(fields[4])
		if wrong != nil || err != nil {
			return nil, errArticleRow
		}
		length += len(fields[1])
		a.variants = append(a.variants, placedVariant{position, models.Variant{
			SKU: fields[1], Colour: a.once(fields[2]), Size: a.once(fields[3]), Stock: stock,
		}})
	}
	variants := inPlace(a.variants)
	// The SKUs of an article share one piece of memory, which is not the text.
	var skus strings.Builder
	skus.Grow(length)
	for i := range variants {
		from := skus.Len()
		skus.WriteString(variants[i].SKU)
		variants[i].SKU = skus.String()[from:]
	}
	return variants, nil
}

// inPlace puts variants in the order of their positions, which count from 0 as a rule.
func inPlace(placed []placedVariant) []models.Variant {
	variants := make([]models.Variant, len(placed))
	for _, v := range placed {
		if v.position < 0 || v.position >= len(variants) || variants[v.position].SKU != "" {
			slices.SortFunc(placed, func(a, b placedVariant) int { return cmp.Compare(a.position, b.position) })
			for i := range placed {
				variants[i] = placed[i].Variant
			}
			return variants
		}
		variants[v.position] = v.Variant
	}
	return variants
}

// cutFields takes fields off a text; false where it has too few.
func cutFields(text *string, fields []string) (ok bool) {
	for i := range fields {
		if fields[i], *text, ok = strings.Cut(*text, fieldEnd); !ok {
			return false
		}
	}
	return true
}

// once is a word, the same in memory each time.
func (a *articleParser) once(word string) string {
	known, ok := a.words[word]
	if !ok {
		known = strings.Clone(word)
		a.words[known] = known
	}
	return known
}

// parsePrices reads prices as selectArticles writes them; nil for none.
func parsePrices(text string) ([]models.PricePoint, error) {
	if text == "" {
		return nil, nil
	}
	prices := make([]models.PricePoint, 0, strings.Count(text, fieldEnd)/2)
	for text != "" {
		var fields [2]string
		if !cutFields(&text, fields[:]) {
			return nil, errArticleRow
		}
		micros, wrong := strconv.ParseInt(fields[0], 10, 64)
		cents, err := strconv.ParseInt(fields[1], 10, 64)
		if wrong != nil || err != nil {
			return nil, errArticleRow
		}
		prices = append(prices, models.PricePoint{Since: fromMicros(micros), Cents: models.Cents(cents)})
	}
	return prices, nil
}
