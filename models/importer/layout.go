package importer

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"ebenmass/models"
	"ebenmass/models/layout"
)

// isTOML reports whether a file is one of the layout's by its name.
func isTOML(name string) bool { return strings.EqualFold(path.Ext(name), ".toml") }

// isTable reports whether a file is one of the layout's tables.
func isTable(name string) bool {
	return slices.Contains([]string{layout.MakersFile, layout.ColoursFile, layout.FibresFile, layout.CareFile}, name)
}

// layoutKey is the key of the article of a product file: the layout has an article's address as its
// file's name.
func layoutKey(name string) string {
	return oneLine(strings.TrimSuffix(path.Base(name), path.Ext(name)))
}

// unusable reports a file that cannot be read as such. The article of a product in TOML counts as
// met.
func (s *Staged) unusable(name, code, format string, args ...any) {
	key := ""
	if isTOML(name) && !isTable(name) {
		key = layoutKey(name)
		s.stage.fail(key)
	}
	s.report(place{name, 1}.finding(SeverityError, code, key, "", format, args...))
}

// readLayout stages a file of a catalogue in TOML: a product, or a table that products name
// entries of.
func (s *Staged) readLayout(ctx context.Context, in io.Reader, name string) error {
	most := maxRecord
	if isTable(name) {
		most = maxMapping
	}
	data, err := io.ReadAll(io.LimitReader(in, int64(most)+1))
	if err != nil {
		return fmt.Errorf("importer: read %s: %w", name, err)
	}
	if isTable(name) {
		if f, bad := unreadable(data, name, most); bad {
			s.report(f)
			return nil
		}
		s.readLayoutTable(data, name)
		return nil
	}
	if path.Dir(name) == "." && len(data) <= most && isMapping(data) {
		s.report(place{name, 1}.finding(SeverityWarn, "not_used", "", "", "it is a mapping: --mapping names the one that counts"))
		return nil
	}
	if wanted := s.options.Format; wanted != "" && wanted != FormatAuto && wanted != FormatTOML {
		s.report(place{name, 1}.finding(SeverityError, "unknown_format", "", "", "a product in TOML is of the format %s", FormatTOML))
		return nil
	}
	p := &layoutProduct{s: s, file: name, number: s.stage.addFile(name), key: layoutKey(name)}
	if p.key == "" || strings.HasPrefix(p.key, allOf) {
		s.report(place{name, 1}.finding(SeverityError, "no_key", "", "", "the name of the file is the article's key, and %q can be none", p.key))
		return nil
	}
	if f, bad := unreadable(data, name, most); bad {
		f.Article = p.key
		s.report(f)
		p.failed = true
	} else if !p.parse(data) {
		return nil
	}
	s.noteFormat(FormatTOML)
	if p.failed {
		s.stage.fail(p.key)
		return nil
	}
	return p.put(ctx)
}

// unreadable finds what no text of a file may have.
func unreadable(data []byte, name string, most int) (f Finding, bad bool) {
	line := func(before []byte) place { return place{name, 1 + bytes.Count(before, []byte("\n"))} }
	if len(data) > most {
		return line(nil).finding(SeverityError, "record_too_long", "", "", "more than %d bytes", most), true
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return line(data[:i]).finding(SeverityError, "nul", "", "", "the file holds a NUL byte"), true
	}
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			return line(data[:len(data)-len(rest)]).finding(SeverityError, "encoding", "", "", "%v", errEncoding), true
		}
		rest = rest[size:]
	}
	return f, false
}

// mappingNames are what a mapping file may have at its top.
var mappingNames = []string{
	"format", "source", "language", "currency", "vat_percent", "accept", "defaults", "makers", "colours", "sizes", "measures", "types", "articles",
}

// isMapping recognises a mapping file by its names: of all of them, colours alone may be a product's.
func isMapping(data []byte) bool {
	names := layout.Names(data)
	return !slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(mappingNames, name) }) &&
		slices.ContainsFunc(names, func(name string) bool { return name != "colours" })
}

// layoutProduct is a product file while it is staged.
type layoutProduct struct {
	s      *Staged
	file   string
	number int    // of the file
	key    string // of the article: what the file is called
	d      layout.Document
	keys   *layout.Keys
	failed bool
	err    error // of staging, the first
}

func (p *layoutProduct) at(field string) place { return place{p.file, p.keys.Line(field)} }

func (p *layoutProduct) report(at place, s Severity, code, field, format string, args ...any) {
	p.failed = p.failed || s == SeverityError
	p.s.report(at.finding(s, code, p.key, field, format, args...))
}

// parse reads the text and reports what is wrong with it; ok is false where it is no product at
// all.
func (p *layoutProduct) parse(data []byte) (ok bool) {
	var problems []*layout.Error
	p.keys, problems = layout.Parse(data, &p.d)
	if p.keys.Len() == 0 && !slices.ContainsFunc(problems, func(e *layout.Error) bool { return !e.Unknown }) {
		code, text := "empty", "the file is empty"
		if len(problems) > 0 {
			code, text = "unknown_format", "the fields are those of no format that is known"
		}
		if path.Dir(p.file) == "." {
			p.s.report(place{p.file, 1}.finding(SeverityError, code, "", "", "%s", text))
			return false
		}
		p.report(place{p.file, 1}, SeverityError, code, "", "%s", text)
		return true
	}
	for _, e := range problems {
		p.report(place{p.file, e.Line}, SeverityError, codeOf(e), e.Field, "%s", e.Text)
	}
	return true
}

// codeOf is the code of what is wrong with a file in TOML.
func codeOf(e *layout.Error) string {
	if e.Unknown {
		return "unknown_field"
	}
	return "toml"
}

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
