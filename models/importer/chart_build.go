package importer

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// chartValue is one measure of one size, in cm, round, and where it was read.
type chartValue struct {
	place
	low, high float64 // the same of a garment
	centre    bool    // a sleeve from the centre of the back
}

// chartTable is a chart of one kind while it is put together.
type chartTable struct {
	labels []string // in the order met
	values map[models.Dim]map[string]chartValue
	first  place
}

func newChartTable() *chartTable {
	return &chartTable{values: map[models.Dim]map[string]chartValue{}}
}

// chartBuilder puts the chart of one article together.
type chartBuilder struct {
	b       *builder
	article string
	kinds   []string        // as for Mapping.answer
	product *models.Product // type, cut, stretch, leg, sleeve and sizing are known
	tables  map[string]*chartTable
	failed  bool
	unused  map[string]bool // words said to be not used
	laid    map[string]bool // files in which a girth of the article is laid flat: no body is
}

func (c *chartBuilder) report(p place, s Severity, code, field, format string, args ...any) {
	if s == SeverityError || s == SeverityAsk {
		c.failed = true
	}
	c.b.found(p.finding(s, code, c.article, field, format, args...))
}

// read takes the rows that are about the article, and reports what they leave open.
func (c *chartBuilder) read(rows []record) {
	c.tables, c.unused, c.laid = map[string]*chartTable{}, map[string]bool{}, map[string]bool{}
	for i := range rows {
		if c.laidFlat(&rows[i]) {
			c.laid[rows[i].file] = true
		}
	}
	for i := range rows {
		c.row(&rows[i])
	}
}

// build returns the chart of an article from the rows that were read.
func (c *chartBuilder) build() (chart models.Chart, at place, ok bool) {
	if c.failed {
		return chart, at, false
	}
	garment, body := c.tables[kindGarment], c.tables[kindBody]
	switch {
	case garment != nil:
		chart, ok = c.garmentChart(garment)
		if ok && body != nil {
			c.compareCuts(garment, body)
		}
		return chart, garment.first, ok && !c.failed
	case body != nil:
		chart, ok = c.bodyChart(body)
		return chart, body.first, ok && !c.failed
	}
	return chart, at, false
}

// row reads one row: one measure in one or several sizes.
func (c *chartBuilder) row(r *record) {
	written := r.cells[fieldMeasure]
	m, ok := c.meaning(r, written)
	if !ok {
		return
	}
	dim, used := c.dim(m)
	if !used {
		if !c.unused[word(written)] {
			c.unused[word(written)] = true
			c.report(r.place, SeverityWarn, "not_used", written, "the measure is not used")
		}
		return
	}
	implied := m.kind
	if implied == "" && c.laid[r.file] {
		implied = kindGarment
	}
	kind := c.choice(r, "kind", implied, r.cells[fieldKind], kindWords, func(a *Answers) string { return a.Kind })
	unit := c.choice(r, "unit", m.unit, r.cells[fieldUnit], unitWords, func(a *Answers) string { return a.Unit })
	method := methodRound
	if kind == kindGarment && isGirth(dim) {
		method = c.method(r, m, written)
	}
	if kind == "" || unit == "" || method == "" {
		return
	}
	t := c.tables[kind]
	if t == nil {
		t = newChartTable()
		t.first = r.place
		c.tables[kind] = t
	}
	factor := 1.0
	if unit == unitInch {
		factor = cmPerInch
	}
	if method == methodFlat {
		factor *= 2
	}
	sizes, values := strings.Split(r.cells[fieldSizes], listSeparator), strings.Split(r.cells[fieldValues], listSeparator)
	for i, size := range sizes {
		if i < len(values) && values[i] != "" {
			c.value(r, t, kind, dim, size, values[i], factor, m.centreBack)
		}
	}
}

// laidFlat reports whether a row measures a girth flat, so that it can only be of a garment.
func (c *chartBuilder) laidFlat(r *record) bool {
	m := dictionary(r.cells[fieldMeasure])
	if answer, ok := c.b.mapping.Measures[word(r.cells[fieldMeasure])]; ok {
		m.is, m.method, m.kind = answer.Is, cmpOr(answer.Method, m.method), cmpOr(answer.Kind, m.kind)
	}
	if !isGirth(models.Dim(m.is)) || m.kind == kindBody || word(r.cells[fieldKind]) == kindBody {
		return false
	}
	said := cmpOr(m.method, r.cells[fieldMethod])
	if said == "" {
		said = c.b.mapping.answer(c.article, c.kinds, "", func(a *Answers) string { return a.Method })
	}
	return methodWords[word(said)] == methodFlat
}

// value enters one measure of one size.
func (c *chartBuilder) value(r *record, t *chartTable, kind string, dim models.Dim, size, written string, factor float64, centre bool) {
	label, ok := c.b.label(size)
	if !ok {
		c.report(r.place, SeverityError, "size", string(dim), "%q is no size label of 1 to %d characters", Param{"said", size}, Param{"most", maxLabel})
		return
	}
	v := chartValue{place: r.place, centre: centre}
	if kind == kindBody {
		v.low, v.high, ok = parseRange(written)
	} else {
		v.low, ok = parseNumber(written)
		v.high = v.low
	}
	if !ok {
		c.report(r.place, SeverityError, "number", string(dim), "size %s: %q is no measure such as 48, 48,5 or 19 1/2", Param{"size", label}, Param{"said", written})
		return
	}
	v.low, v.high = tenth(v.low*factor), tenth(v.high*factor)
	if v.high <= 0 || v.high > 300 {
		c.report(r.place, SeverityError, "out_of_range", string(dim), "size %s: %v cm", Param{"size", label}, Param{"cm", v.high})
		return
	}
	if t.values[dim] == nil {
		t.values[dim] = map[string]chartValue{}
	}
	if other, twice := t.values[dim][label]; twice {
		if other.low == v.low && other.high == v.high {
			return
		}
		c.report(r.place, SeverityError, "duplicate_size", string(dim), "size %s has %v cm here and %v cm in line %d", Param{"size", label}, Param{"cm", v.low}, Param{"other", other.low}, Param{"line", other.line})
		return
	}
	t.values[dim][label] = v
	if !slices.Contains(t.labels, label) {
		t.labels = append(t.labels, label)
		if len(t.labels) == maxSizes+1 {
			c.report(r.place, SeverityError, "too_many_sizes", "size", "more than %d sizes", Param{"most", maxSizes})
		}
	}
}

func tenth(cm float64) float64 { return math.Round(cm*10) / 10 }

// fullMeaning is what a word means with what the mapping says of it.
type fullMeaning struct {
	meaning
	mapped bool
	unit   string
}

// meaning reads the word for a measure: as the mapping says, or as the dictionary knows it.
func (c *chartBuilder) meaning(r *record, written string) (m fullMeaning, ok bool) {
	key := word(written)
	known := dictionary(written)
	if answer, found := lookUp(c.b.mapping, "measures", c.b.mapping.Measures, key); found {
		m.mapped, m.unit = true, answer.Unit
		m.meaning = meaning{is: answer.Is, method: answer.Method, kind: answer.Kind, centreBack: known.centreBack}
		for _, said := range []string{answer.Is, answer.Method, answer.Kind, answer.Unit} {
			if said == Unanswered {
				c.b.ask(question{place: r.place, article: c.article, table: "measures", key: written, field: "is", allowed: measures, code: "unanswered"})
				c.failed = true
				return m, false
			}
		}
		if m.is == "arm" {
			m.is = "sleeve"
		}
		if !slices.Contains(measures, m.is) {
			c.report(r.place, SeverityError, "unknown_value", "measures."+written, "%q is none of %s", m.is, strings.Join(measures, ", "))
			return m, false
		}
		if m.method == "" {
			m.method = known.method
		}
		if m.kind == "" {
			m.kind = known.kind
		}
		return m, true
	}
	m.meaning = known
	if slices.Contains(measures, key) {
		m.is = key
	}
	if m.is == "" {
		c.b.ask(question{place: r.place, article: c.article, table: "measures", key: written, field: "is", allowed: measures, code: "unknown_measure"})
		c.failed = true
		return m, false
	}
	return m, true
}

// dim is the measure of our charts that a word means; used is false where they have none.
func (c *chartBuilder) dim(m fullMeaning) (dim models.Dim, used bool) {
	switch m.is {
	case measureNotUsed, measureHem:
		return "", false
	case measureOutseam:
		t := c.product.Type
		return models.DimLength, t == fit.Trousers || t == fit.Jeans || t == fit.Shorts
	}
	return models.Dim(m.is), true
}

// Words for kinds, methods and units in cells.
var (
	kindWords   = map[string]string{"garment": kindGarment, "body": kindBody}
	methodWords = map[string]string{
		"flat": methodFlat, "half": methodFlat, "½": methodFlat, "1/2": methodFlat, "halb": methodFlat, "laid flat": methodFlat, "flach": methodFlat,
		"round": methodRound, "rund": methodRound, "rundum": methodRound, "umfang": methodRound, "girth": methodRound, "circumference": methodRound,
	}
	unitWords = map[string]string{"cm": unitCM, "in": unitInch, "inch": unitInch, "inches": unitInch, "zoll": unitInch, "\"": unitInch}
)

// choice finds what is said of a chart's kind or unit; "" after a finding.
func (c *chartBuilder) choice(r *record, name, mapped, written string, words map[string]string, of func(*Answers) string) string {
	if mapped != "" && written == "" {
		written = mapped
	}
	said := c.b.mapping.answerRow(c.article, c.kinds, word(written), of)
	switch value, known := words[word(said)]; {
	case known:
		return value
	case said == "" || said == Unanswered:
		c.b.askArticle(r.place, c.article, name, said)
		c.failed = true
	default:
		c.report(r.place, SeverityError, "unknown_value", name, "%q is none of %s", Param{"said", said}, Param{"allowed", strings.Join(slices.Compact(slices.Sorted(maps.Values(words))), ", ")})
	}
	return ""
}

// method is how a girth was measured. What the mapping says of the word counts first; a word
// that says one thing and a cell that says the other are an error.
func (c *chartBuilder) method(r *record, m fullMeaning, written string) string {
	cell, known := methodWords[word(r.cells[fieldMethod])]
	said := m.method
	if said != "" {
		said = methodWords[word(said)]
		if said == "" {
			c.report(r.place, SeverityError, "unknown_value", "method", "%q is neither flat nor round", m.method)
			return ""
		}
	}
	switch {
	case m.mapped && said != "":
		return said
	case known && said != "" && said != cell:
		c.report(r.place, SeverityError, "method_conflict", "method", "%q says %s, the column method says %s", Param{"said", written}, Param{"says", said}, Param{"cell", cell})
		return ""
	case said != "":
		return said
	}
	return c.choice(r, "method", "", r.cells[fieldMethod], methodWords, func(a *Answers) string { return a.Method })
}

// jeansLabel is a waist and a length in inches.
var jeansLabel = regexp.MustCompile(`^W?([0-9]{2})\s*[/xX]\s*L?([0-9]{2})$`)

// label reads a size label: as the mapping calls it, jeans sizes as W30/L32.
func (b *builder) label(written string) (label string, ok bool) {
	label = oneLine(written)
	if mapped, found := lookUp(b.mapping, "sizes", b.mapping.Sizes, word(label)); found {
		label = oneLine(mapped)
	}
	if jeans, ok := asJeans(label); ok {
		label = jeans
	}
	n := utf8.RuneCountInString(label)
	return label, n >= 1 && n <= maxLabel && label != Unanswered
}

// asJeans writes a size of jeans as W30/L32; ok is false for what is none.
func asJeans(label string) (jeans string, ok bool) {
	parts := jeansLabel.FindStringSubmatch(label)
	if parts == nil {
		return "", false
	}
	length, _ := strconv.Atoi(parts[2]) // two digits
	if !strings.ContainsAny(label, "WL") && (length < 26 || length > 38) {
		return "", false
	}
	return "W" + parts[1] + "/L" + parts[2], true
}
