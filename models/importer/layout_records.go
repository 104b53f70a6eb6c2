package importer

import (
	"context"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/layout"
)

// put stages what the file says as records, each with the line of what it says. What the layout
// defines, the records say: charts are of the garment, in cm, girths round.
func (p *layoutProduct) put(ctx context.Context) error {
	d := &p.d
	p.once()
	p.check()
	p.record(place{p.file, 1}, nil) // where the article begins
	for _, one := range []struct {
		name  string
		field field
		value string
	}{
		{"id", fieldProductID, d.ID}, {"maker", fieldMaker, d.Maker}, {"sizing", fieldDepartment, string(d.Sizing)},
		{"type", fieldType, string(d.Type)}, {"cut", fieldCut, string(d.Cut)}, {"stretch", fieldStretch, string(d.Stretch)},
		{"leg", fieldLeg, string(d.Leg)}, {"sleeve", fieldSleeve, string(d.Sleeve)}, {"free", fieldFree, listOf(d.Free)},
		{"plain", fieldPlain, strconv.FormatBool(d.Plain)}, {"block", fieldBlock, string(d.Block)}, {"fibres", fieldFibres, fibresOf(d.Fibres)},
		{"animal_parts", fieldAnimalParts, listOf(d.AnimalParts)}, {"care", fieldCare, listOf(d.Care)}, {"style", fieldStyle, formatStyle(d.Style)},
		{"chart.sample", fieldSample, d.Chart.Sample}, {"added", fieldAdded, layout.Day(d.Added).Format(time.RFC3339)},
	} {
		if p.keys.Has(one.name) {
			p.record(p.at(one.name), map[field]string{one.field: one.value})
		}
	}
	for _, text := range []struct {
		name   string
		de, en field
		value  models.Text
	}{
		{"name", fieldNameDE, fieldNameEN, d.Name}, {"description", fieldDescriptionDE, fieldDescriptionEN, d.Description},
		{"warnings", fieldWarningsDE, fieldWarningsEN, d.Warnings},
	} {
		if p.keys.Has(text.name) {
			p.record(p.at(text.name), map[field]string{text.de: text.value.DE, text.en: text.value.EN})
		}
	}
	p.price()
	p.chart()
	p.variants(ctx)
	if p.failed {
		p.s.stage.fail(p.key)
	}
	return p.err
}

// record stages a record of the article that is nothing to buy.
func (p *layoutProduct) record(at place, cells map[field]string) { p.stage(p.key, at, false, cells) }

func (p *layoutProduct) stage(key string, at place, variant bool, cells map[field]string) {
	if p.err != nil {
		return
	}
	r := record{place: at, variant: variant}
	for f, value := range cells {
		if len(value) > maxCell {
			p.report(at, SeverityError, "cell_too_long", f.String(), "%d bytes, of at most %d", len(value), maxCell)
			value = ""
		}
		r.set(f, value)
	}
	p.err = p.s.stagePut(key, p.number, &r)
}

// once reports a name or an identifier that another file has. Articles of one name all fail: which
// is meant is not known.
func (p *layoutProduct) once() {
	if other, taken := p.s.layout.files[p.key]; taken {
		p.report(place{p.file, 1}, SeverityError, "duplicate_article", "", "%s has the name too", other)
	}
	p.s.layout.files[p.key] = p.file
	if p.d.ID == "" {
		return
	}
	if other, taken := p.s.layout.ids[p.d.ID]; taken {
		p.report(p.at("id"), SeverityError, "duplicate_id", "id", "%q is that of %s too", p.d.ID, other)
	}
	p.s.layout.ids[p.d.ID] = p.file
}

// check reports what contradicts itself, and what the demo's own articles would not do.
func (p *layoutProduct) check() {
	d := &p.d
	if dir := path.Dir(p.file); dir != "." && d.Sizing != "" && d.Sizing != "unisex" && string(d.Sizing) != dir {
		p.report(p.at("sizing"), SeverityError, "department_conflict", "sizing", "%q lies in the folder %s", d.Sizing, dir)
	}
	if p.keys.Has("chart.system") && !slices.Contains([]models.SizeSystem{models.SizeLetters, models.SizeNumeric, models.SizeJeans}, d.Chart.System) {
		p.report(p.at("chart.system"), SeverityError, "unknown_value", "chart.system", "%q is none of letters, numeric, jeans", d.Chart.System)
	}
	if !p.keys.Has("added") {
		p.report(p.at("added"), SeverityWarn, "no_added", "added", "a new article counts as one of today")
	}
	if p.s.options.DemoRules == nil {
		return
	}
	for _, note := range p.s.options.DemoRules(d) {
		p.report(p.at(note.Field), SeverityWarn, "demo_rule", note.Field, "%s", note.Text)
	}
}

// price stages the price that holds now and, for an article that the shop does not have, the steps
// up to it.
func (p *layoutProduct) price() {
	cells := map[field]string{}
	if p.keys.Has("price.vat_percent") {
		vat := p.d.Price.VATPercent
		if vat < 0 || vat > 99 {
			p.report(p.at("price.vat_percent"), SeverityError, "price", "price.vat_percent", "%d percent", vat)
		}
		cells[fieldVAT] = strconv.Itoa(vat)
	}
	if p.keys.Has("price.history") {
		var steps []string
		price := ""
		for i, step := range p.d.Price.History {
			at := place{p.file, p.keys.Element("price.history", i)}
			since := layout.Day(step.Since)
			switch {
			case step.Since.Year == 0:
				p.report(at, SeverityError, "price", "price.history", "a day is missing")
			case step.Cents <= 0 || step.Cents > maxCents:
				p.report(at, SeverityError, "price", "price.history", "%d cents since %v", step.Cents, step.Since)
			case i > 0 && !since.After(layout.Day(p.d.Price.History[i-1].Since)):
				p.report(at, SeverityError, "price", "price.history", "not in order: %v after %v", step.Since, p.d.Price.History[i-1].Since)
			case since.After(p.s.options.Now):
				p.report(at, SeverityWarn, "later_price", "price.history", "the price of %v is not taken before that day: import again then", step.Since)
			default:
				price = decimal(models.Cents(step.Cents))
				steps = append(steps, since.Format(time.RFC3339)+"="+strconv.FormatInt(step.Cents, 10))
			}
		}
		cells[fieldPrice], cells[fieldHistory] = price, strings.Join(steps, listSeparator)
	}
	if len(cells) > 0 {
		p.record(p.at("price.history"), cells)
	}
}

// parseHistory reads the steps of a price as price writes them.
func parseHistory(s string) (points []models.PricePoint) {
	for _, step := range splitList(s) {
		since, cents, _ := strings.Cut(step, "=")
		at, errAt := time.Parse(time.RFC3339, since)
		n, errCents := strconv.ParseInt(cents, 10, 64)
		if errAt == nil && errCents == nil {
			points = append(points, models.PricePoint{Since: at, Cents: models.Cents(n)})
		}
	}
	return points
}

// chart stages the rows of the size chart.
func (p *layoutProduct) chart() {
	c := &p.d.Chart
	sizes := labelsOf(c.Sizes)
	if len(sizes) > maxSizes {
		p.report(p.at("chart.sizes"), SeverityError, "too_many_sizes", "chart.sizes", "%d sizes, of at most %d", len(sizes), maxSizes)
		return
	}
	for _, dim := range models.Dims {
		name := "chart." + string(dim)
		if !p.keys.Has(name) {
			continue
		}
		row := c.Row(dim)
		if len(row) != len(sizes) {
			p.report(p.at(name), SeverityError, "ragged", name, "%d numbers for %d sizes", len(row), len(sizes))
			continue
		}
		values := make([]string, len(row))
		for i, cm := range row {
			values[i] = centimetres(cm)
		}
		p.stage(chartKey(p.key), p.at(name), false, map[field]string{
			fieldMeasure: string(dim), fieldKind: kindGarment, fieldMethod: methodRound, fieldUnit: unitCM,
			fieldSizes: strings.Join(sizes, listSeparator), fieldValues: strings.Join(values, listSeparator),
		})
	}
}

// variants stages every size in every colour, with how many pieces there are.
func (p *layoutProduct) variants(ctx context.Context) {
	d := &p.d
	colours, sizes := labelsOf(d.Colours), labelsOf(d.Chart.Sizes)
	if len(colours) > maxColours {
		p.report(p.at("colours"), SeverityError, "too_many_colours", "colours", "%d colours, of at most %d", len(colours), maxColours)
	}
	for _, colour := range sortedKeys(d.Stock) {
		if name := "stock." + colour; !slices.Contains(d.Colours, colour) {
			p.report(p.at(name), SeverityError, "stock", name, "the article does not come in the colour")
		}
	}
	if len(colours) == 0 {
		colours = []string{""}
	}
	for i, colour := range colours {
		name := "stock." + colour
		var row []int
		if i < len(d.Colours) {
			row = d.Stock[d.Colours[i]]
		}
		counted := p.keys.Has("stock") && i < len(d.Colours)
		if counted && len(row) != len(sizes) {
			p.report(p.at(name), SeverityError, "ragged", name, "%d numbers for %d sizes", len(row), len(sizes))
		}
		if p.failed { // what is wrong was said
			continue
		}
		for n, size := range sizes {
			if p.err == nil {
				p.err = p.s.count(ctx)
			}
			cells := map[field]string{fieldColour: colour, fieldSize: size}
			if counted {
				cells[fieldStock] = strconv.Itoa(row[n])
			}
			p.stage(p.key, p.at(name), true, cells)
		}
	}
}

// labelsOf are words of a file without what steers instead of being shown.
func labelsOf(words []string) []string {
	labels := make([]string, len(words))
	for i, w := range words {
		labels[i] = oneLine(w)
	}
	return labels
}

// listOf writes words as commaList reads them.
func listOf[T ~string](words []T) string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = strings.ReplaceAll(oneLine(string(w)), ",", `\,`)
	}
	return strings.Join(list, ",")
}

// fibresOf writes the textile label as our own CSV does.
func fibresOf(shares []layout.FibreShare) string {
	list := make([]string, len(shares))
	for i, share := range shares {
		list[i] = strconv.Itoa(share.Percent) + " " + share.Fibre
	}
	return listOf(list)
}
