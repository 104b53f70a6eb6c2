package importer

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/pelletier/go-toml/v2"

	"ebenmass/models"
	"ebenmass/models/layout"
)

// exportWords are what exported articles name by key. Words that the shop does not have came in with
// a catalogue in TOML; they go out as its tables, beside the articles.
type exportWords struct {
	shop    *Tables
	colours map[string]models.Colour // by key, as the first article has it
	fibres  map[models.Text]string   // keys by what they are called
	care    map[models.Text]string

	ownFibres map[string]layout.Fibre
	ownCare   map[string]layout.Instruction
}

func newExportWords(shop *Tables) *exportWords {
	w := &exportWords{
		shop: shop, colours: map[string]models.Colour{}, fibres: map[models.Text]string{}, care: map[models.Text]string{},
		ownFibres: map[string]layout.Fibre{}, ownCare: map[string]layout.Instruction{},
	}
	for _, key := range sortedKeys(shop.Fibres) {
		w.fibres[shop.Fibres[key].Name] = key
	}
	for _, key := range sortedKeys(shop.Care) {
		w.care[shop.Care[key]] = key
	}
	return w
}

// note takes the words of an article.
func (w *exportWords) note(p *models.Product) {
	for _, c := range p.Colours {
		if _, met := w.colours[c.Key]; !met && c != plainColour && !byHex(c) {
			w.colours[c.Key] = c
		}
	}
	for i, f := range p.Fibres {
		key, known := w.fibres[f.Name]
		if !known {
			key = freeKey(f.Name, func(key string) bool {
				_, shop := w.shop.Fibres[key]
				_, own := w.ownFibres[key]
				return shop || own
			})
			w.fibres[f.Name] = key
			w.ownFibres[key] = layout.Fibre{Key: key, DE: f.Name.DE, EN: f.Name.EN}
		}
		if i == 0 && p.Material != cmpOr(w.ownFibres[key].Material, w.shop.Fibres[key].Material) {
			w.ownFibres[key] = layout.Fibre{Key: key, DE: f.Name.DE, EN: f.Name.EN, Material: p.Material}
		}
	}
	for _, text := range p.Care {
		if _, known := w.care[text]; known {
			continue
		}
		key := freeKey(text, func(key string) bool {
			_, shop := w.shop.Care[key]
			_, own := w.ownCare[key]
			return shop || own
		})
		w.care[text] = key
		w.ownCare[key] = layout.Instruction{Key: key, DE: text.DE, EN: text.EN}
	}
}

// byHex reports whether a colour is what an import makes of a name and a value such as #2a3853.
func byHex(c models.Colour) bool {
	family, ok := familyOf(c.Hex)
	return ok && c == models.Colour{Key: slugify(c.Name.DE), Name: models.Text{DE: c.Name.DE, EN: c.Name.DE}, Hex: c.Hex, Family: family}
}

// freeKey makes a key of what something is called.
func freeKey(text models.Text, taken func(string) bool) string {
	base := cmpOr(slugify(text.EN), cmpOr(slugify(text.DE), "word"))
	key := base
	for n := 2; taken(key); n++ {
		key = base + "-" + strconv.Itoa(n)
	}
	return key
}

// tables are the files with the words that the shop does not have, by their names.
func (w *exportWords) tables() (files map[string][]byte, err error) {
	var colours layout.Colours
	for _, key := range slices.Sorted(maps.Keys(w.colours)) {
		if c := w.colours[key]; w.shop.Colours[key] != c {
			colours.Colours = append(colours.Colours, layout.Colour{Key: key, DE: c.Name.DE, EN: c.Name.EN, Hex: c.Hex, Family: c.Family})
		}
	}
	var fibres layout.Fibres
	for _, key := range sortedKeys(w.ownFibres) {
		fibres.Fibres = append(fibres.Fibres, w.ownFibres[key])
	}
	var care layout.Care
	for _, key := range sortedKeys(w.ownCare) {
		care.Care = append(care.Care, w.ownCare[key])
	}
	files = map[string][]byte{}
	for _, table := range []struct {
		name  string
		n     int
		value any
	}{
		{layout.ColoursFile, len(colours.Colours), colours}, {layout.FibresFile, len(fibres.Fibres), fibres}, {layout.CareFile, len(care.Care), care},
	} {
		if table.n == 0 {
			continue
		}
		if files[table.name], err = toml.Marshal(table.value); err != nil {
			return nil, fmt.Errorf("importer: export %s: %w", table.name, err)
		}
	}
	return files, nil
}
