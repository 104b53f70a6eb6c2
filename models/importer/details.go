package importer

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"ebenmass/models"
)

// animalParts are the parts of animal origin that an article may name.
var animalParts = []models.AnimalPart{
	models.PartHorn, models.PartPearl, models.PartLeather, models.PartBone, models.PartDown, models.PartFeather, models.PartFur,
}

// blocks are the figures that charts are graded for, beside the regular one.
var blocks = []string{string(models.BlockFullHip), string(models.BlockCurvy)}

// details reads what no answer of the advisor rests on and only our own CSV has columns for;
// without them an article keeps what it has.
func (a *article) details() {
	old := models.Product{}
	if a.old != nil {
		old = *a.old
	}
	a.p.ID = cutAtWord(cmp.Or(a.detail(fieldProductID, old.ID), oneLine(a.key)), maxName)
	a.p.Warnings = models.Text{DE: a.detail(fieldWarningsDE, old.Warnings.DE), EN: a.detail(fieldWarningsEN, old.Warnings.EN)}
	a.p.Block = models.Block(a.word(fieldBlock, string(old.Block), blocks))
	plain := a.word(fieldPlain, strconv.FormatBool(old.Plain), []string{"true", "false"})
	a.p.Plain = plain == "true"
	a.p.AnimalParts, a.p.Style = old.AnimalParts, old.Style
	if a.hasColumn(fieldAnimalParts) {
		a.p.AnimalParts = nil
		said, at := a.first(fieldAnimalParts)
		for _, name := range commaList(said) {
			part := models.AnimalPart(word(name))
			if !slices.Contains(animalParts, part) {
				a.report(at, SeverityError, "unknown_value", "animal_parts", "%q is no part of animal origin", name)
				continue
			}
			a.p.AnimalParts = append(a.p.AnimalParts, part)
		}
	}
	if a.hasColumn(fieldStyle) {
		said, _ := a.first(fieldStyle)
		a.p.Style = parseStyle(said)
	}
	a.added()
}

// detail is what the files say of a field, as one plain line; where they have no column for it,
// what the article has.
func (a *article) detail(f field, old string) string {
	if !a.hasColumn(f) {
		return old
	}
	said, _ := a.first(f)
	return a.short(f.String(), said, maxDescription)
}

// word is a detail that is one of a few words, or "".
func (a *article) word(f field, old string, known []string) string {
	said := word(a.detail(f, old))
	if said != "" && !slices.Contains(known, said) {
		_, at := a.first(f)
		a.report(at, SeverityError, "unknown_value", f.String(), "%q is none of %s", said, strings.Join(known, ", "))
	}
	return said
}

// added reads when a new article came into the shop; an old one keeps its day.
func (a *article) added() {
	said, at := a.first(fieldAdded)
	if said == "" || a.old != nil {
		return
	}
	added, err := time.Parse(time.RFC3339, said)
	if err != nil || added.After(a.b.now) {
		a.report(at, SeverityError, "unknown_value", "added", "%q is no moment such as 2026-05-18T00:00:00+02:00, up to now", said)
		return
	}
	a.p.Added = added
}

// sample keeps the size that pictures are drawn in, where the chart has it.
func (a *article) sample() {
	said := ""
	if a.old != nil {
		said = a.old.Chart.Sample
	}
	if a.hasColumn(fieldSample) {
		said, _ = a.first(fieldSample)
	}
	if slices.ContainsFunc(a.p.Chart.Sizes, func(s models.ChartSize) bool { return s.Label == said }) {
		a.p.Chart.Sample = said
	}
}

// parseStyle reads "collar=shirt, hem=straight"; nil for nothing.
func parseStyle(s string) models.Style {
	var style models.Style
	for _, part := range commaList(s) {
		key, value, ok := strings.Cut(part, "=")
		key, value = word(key), word(value)
		if !ok || key == "" || value == "" {
			continue
		}
		if style == nil {
			style = models.Style{}
		}
		style[key] = value
	}
	return style
}

func formatStyle(s models.Style) string {
	var parts []string
	for _, key := range slices.Sorted(maps.Keys(s)) {
		parts = append(parts, key+"="+s[key])
	}
	return strings.Join(parts, ", ")
}
