package importer

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
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
		c.report(r.place, SeverityError, "size", string(dim), "%q is no size label of 1 to %d characters", size, maxLabel)
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
		c.report(r.place, SeverityError, "number", string(dim), "size %s: %q is no measure such as 48, 48,5 or 19 1/2", label, written)
		return
	}
	v.low, v.high = tenth(v.low*factor), tenth(v.high*factor)
	if v.high <= 0 || v.high > 300 {
		c.report(r.place, SeverityError, "out_of_range", string(dim), "size %s: %v cm", label, v.high)
		return
	}
	if t.values[dim] == nil {
		t.values[dim] = map[string]chartValue{}
	}
	if other, twice := t.values[dim][label]; twice {
		if other.low == v.low && other.high == v.high {
			return
		}
		c.report(r.place, SeverityError, "duplicate_size", string(dim), "size %s has %v cm here and %v cm in line %d", label, v.low, other.low, other.line)
		return
	}
	t.values[dim][label] = v
	if !slices.Contains(t.labels, label) {
		t.labels = append(t.labels, label)
		if len(t.labels) == maxSizes+1 {
			c.report(r.place, SeverityError, "too_many_sizes", "size", "more than %d sizes", maxSizes)
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
	said := c.b.mapping.answer(c.article, c.kinds, word(written), of)
	switch value, known := words[word(said)]; {
	case known:
		return value
	case said == "" || said == Unanswered:
		c.b.askArticle(r.place, c.article, name, said)
		c.failed = true
	default:
		c.report(r.place, SeverityError, "unknown_value", name, "%q is none of %s", said, strings.Join(slices.Compact(slices.Sorted(maps.Values(words))), ", "))
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
		c.report(r.place, SeverityError, "method_conflict", "method", "%q says %s, the column method says %s", written, said, cell)
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
	if parts := jeansLabel.FindStringSubmatch(label); parts != nil {
		length, _ := strconv.Atoi(parts[2]) // two digits
		if strings.ContainsAny(label, "WL") || length >= 26 && length <= 38 {
			label = "W" + parts[1] + "/L" + parts[2]
		}
	}
	n := utf8.RuneCountInString(label)
	return label, n >= 1 && n <= maxLabel && label != Unanswered
}

// ranked is a size with its place on the axes.
type ranked struct {
	label         string
	waist, length int
}

// axes orders the sizes of a chart and says which system their labels are of.
func (t *chartTable) axes(numbersInLengths bool) (sizes []ranked, system models.SizeSystem) {
	type parts struct{ waist, length int }
	jeans, numbers := true, true
	split := make([]parts, len(t.labels))
	for i, label := range t.labels {
		found := jeansLabel.FindStringSubmatch(label)
		if found == nil || !strings.HasPrefix(label, "W") {
			jeans = false
		} else {
			split[i].waist, _ = strconv.Atoi(found[1]) // two digits
			split[i].length, _ = strconv.Atoi(found[2])
		}
		numbers = numbers && digits(label)
	}
	system = models.SizeLetters
	switch {
	case jeans:
		system = models.SizeJeans
	case numbers:
		system = models.SizeNumeric
	}
	if numbersInLengths {
		for i, label := range t.labels {
			regular, length := models.RegularNumber(label)
			split[i].waist, _ = strconv.Atoi(regular) // digits
			split[i].length = slices.Index([]models.NumberLength{models.NumberShort, models.NumberRegular, models.NumberLong}, length)
		}
		jeans = true
	}
	if !jeans {
		for i, label := range t.labels {
			sizes = append(sizes, ranked{label: label, waist: i})
		}
		return sizes, system
	}
	var waists, lengths []int
	for _, p := range split {
		waists, lengths = append(waists, p.waist), append(lengths, p.length)
	}
	waists, lengths = distinct(waists), distinct(lengths)
	for i, label := range t.labels {
		sizes = append(sizes, ranked{label, slices.Index(waists, split[i].waist), slices.Index(lengths, split[i].length)})
	}
	slices.SortStableFunc(sizes, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.length, b.length), cmp.Compare(a.waist, b.waist))
	})
	return sizes, system
}

func distinct(numbers []int) []int {
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// garmentChart makes the chart of garment measures, checked.
func (c *chartBuilder) garmentChart(t *chartTable) (models.Chart, bool) {
	c.sleeves(t)
	chart := c.lay(t, false)
	problem := c.check(t, &chart)
	if problem != nil && problem.code == "not_graded" && c.product.Sizing == fit.Women && chart.System == models.SizeNumeric {
		if two := c.lay(t, true); c.check(t, &two) == nil {
			chart, problem = two, nil
		}
	}
	if problem != nil {
		c.report(problem.place, SeverityError, problem.code, problem.field, "%s", problem.text)
		return chart, false
	}
	c.suspectBody(t, &chart)
	return chart, !c.failed
}

// lay puts the values of a chart in order.
func (c *chartBuilder) lay(t *chartTable, numbersInLengths bool) models.Chart {
	sizes, system := t.axes(numbersInLengths)
	chart := models.Chart{System: system}
	for _, s := range sizes {
		row := models.ChartSize{Label: s.label, Waist: s.waist, Length: s.length, Measures: map[models.Dim]float64{}}
		for dim, values := range t.values {
			if v, ok := values[s.label]; ok {
				row.Measures[dim] = v.high
			}
		}
		chart.Sizes = append(chart.Sizes, row)
	}
	for _, dim := range models.Dims {
		if len(t.values[dim]) > 0 {
			chart.Dims = append(chart.Dims, dim)
		}
	}
	return chart
}

// sleeves takes half the shoulder off sleeves that were measured from the centre of the back,
// and leaves them out where there is no shoulder.
func (c *chartBuilder) sleeves(t *chartTable) {
	for label, v := range t.values[models.DimSleeve] {
		if !v.centre {
			continue
		}
		shoulder, ok := t.values[models.DimShoulder][label]
		if !ok || shoulder.high/2 >= v.high {
			c.report(v.place, SeverityWarn, "sleeve_from_centre_back", "sleeve", "without the shoulder the sleeve is not compared")
			delete(t.values, models.DimSleeve)
			return
		}
		v.low, v.high, v.centre = tenth(v.low-shoulder.high/2), tenth(v.high-shoulder.high/2), false
		t.values[models.DimSleeve][label] = v
	}
}

// chartProblem is what is wrong with a chart.
type chartProblem struct {
	place
	code, field, text string
}

// check reports a measure that is missing in some sizes, a chart that is not graded and what
// models/fit refuses.
func (c *chartBuilder) check(t *chartTable, chart *models.Chart) *chartProblem {
	for _, dim := range models.Dims {
		values := t.values[dim]
		if len(values) == 0 || len(values) == len(t.labels) {
			continue
		}
		for _, label := range t.labels {
			if _, has := values[label]; !has {
				return &chartProblem{t.anyPlace(dim), "incomplete", string(dim), "size " + label + " has no " + string(dim) + ", other sizes have"}
			}
		}
	}
	for _, a := range chart.Sizes {
		for j, b := range chart.Sizes {
			wider, longer := b.Waist == a.Waist+1 && b.Length == a.Length, b.Length == a.Length+1 && b.Waist == a.Waist
			if !wider && !longer {
				continue
			}
			for _, dim := range chart.Dims {
				one, two := a.Measures[dim], b.Measures[dim]
				if two < one || wider && isGirth(dim) && two == one {
					return &chartProblem{
						t.values[dim][chart.Sizes[j].Label].place, "not_graded", string(dim),
						fmt.Sprintf("%s %s %s after %s %s", dim, b.Label, oneDecimal(two), a.Label, oneDecimal(one)),
					}
				}
			}
		}
	}
	p := *c.product
	p.Chart = *chart
	article := p.Article()
	problem, ok := errors.AsType[*fit.ArticleError](article.Check())
	if !ok {
		return nil
	}
	at, text := t.first, "nothing that the advisor could compare"
	if problem.Size >= 0 {
		label := chart.Sizes[problem.Size].Label
		text = "size " + label
		for dim, values := range t.values {
			if zone, compared := dim.Zone(); compared && zone == problem.Zone {
				at = values[label].place
				text += fmt.Sprintf(": %s %s cm", dim, oneDecimal(values[label].high))
			}
		}
	} else if problem.Code == fit.CodeNoLeadingZone {
		text = fmt.Sprintf("a %s needs the %s in every size", c.product.Type, problem.Zone)
	}
	return &chartProblem{at, problem.Code, problem.Zone.String(), text}
}

func oneDecimal(cm float64) string { return strconv.FormatFloat(cm, 'f', 1, 64) }

// anyPlace is where a measure was first read.
func (t *chartTable) anyPlace(dim models.Dim) place {
	first := place{}
	for _, v := range t.values[dim] {
		if first.line == 0 || v.line < first.line {
			first = v.place
		}
	}
	return first
}

// bodyChart makes a chart of the bodies that sizes are made for.
func (c *chartBuilder) bodyChart(t *chartTable) (models.Chart, bool) {
	for dim := range t.values {
		if _, compared := dim.Zone(); !compared {
			delete(t.values, dim)
		}
	}
	chart := c.lay(t, false)
	chart.Basis = fit.BasisBodyChart
	for i := range chart.Sizes {
		s := &chart.Sizes[i]
		s.Body = map[models.Dim][2]float64{}
		for dim := range s.Measures {
			v := t.values[dim][s.Label]
			s.Body[dim] = [2]float64{v.low, v.high}
			s.Measures[dim] = (v.low + v.high) / 2
		}
	}
	if problem := c.check(t, &chart); problem != nil {
		c.report(problem.place, SeverityError, problem.code, problem.field, "%s", problem.text)
		return chart, false
	}
	chart.Dims = nil
	for i := range chart.Sizes {
		chart.Sizes[i].Measures = nil
	}
	return chart, true
}

// bodyMargin is by how many cm less than its designed ease a garment's bust may be above the
// body of its label before the chart is taken for one of bodies.
const bodyMargin = 4

// codeLooksLikeBody is an error until the mapping says the kind and accepts the code.
const codeLooksLikeBody = "looks_like_body_chart"

// suspectBody reports a garment chart that has about the measures of the bodies its labels are
// made for.
func (c *chartBuilder) suspectBody(t *chartTable, chart *models.Chart) {
	p := c.product
	ease := fit.Target(p.Sizing, p.Type, p.Cut, p.Stretch, p.Leg, fit.Bust)
	known, close := 0, 0
	for _, s := range chart.Sizes {
		bust, measured := s.Measures[models.DimBust]
		middle, ok := labelledBust(p.Sizing, s.Label)
		if !measured || !ok {
			continue
		}
		known++
		if bust < middle+ease-bodyMargin {
			close++
		}
	}
	if known == 0 || 2*close <= known {
		return
	}
	said := c.b.mapping.answer(c.article, c.kinds, "", func(a *Answers) string { return a.Kind })
	text := fmt.Sprintf("in %d of %d sizes the bust is hardly larger than the body the label is made for: is it a body chart?", close, known)
	if said != "" && said != Unanswered && c.b.mapping.accepts(codeLooksLikeBody) {
		c.report(t.first, SeverityWarn, codeLooksLikeBody, "kind", "%s", text)
		return
	}
	c.report(t.first, SeverityError, codeLooksLikeBody, "kind", "%s Say kind in the mapping and accept the code", text)
}

// labelledBust is the middle of the bust that a label is made for, by EN 13402 and the German
// numbers, in cm.
func labelledBust(s fit.Sizing, label string) (cm float64, ok bool) {
	if strings.EqualFold(label, "2XL") {
		label = "XXL"
	}
	regular := label
	if s == fit.Women {
		regular, _ = models.RegularNumber(label)
	}
	for _, system := range reference.Systems {
		if system.Sizing != s || system.Key != "en-letters-"+string(s) && system.Key != "de-"+string(s) {
			continue
		}
		for _, band := range system.Bands {
			if strings.EqualFold(band.Label, label) || band.Label == regular {
				return (band.Low + band.High) / 2, true
			}
		}
	}
	return 0, false
}

// compareCuts reports a garment whose ease over the maker's own bodies is that of another cut.
func (c *chartBuilder) compareCuts(garment, body *chartTable) {
	p := c.product
	zone := fit.LeadingOf(p.Type)
	dim := models.DimBust
	if zone == fit.Waist {
		dim = models.DimWaist
	}
	if zone == fit.Waist { // cuts do not differ in the waist of bottoms
		dim, zone = models.DimHip, fit.Hip
	}
	sum, n := 0.0, 0
	for label, v := range garment.values[dim] {
		if b, ok := body.values[dim][label]; ok {
			sum += v.high - (b.low+b.high)/2
			n++
		}
	}
	if n == 0 {
		return
	}
	ease, best, least := sum/float64(n), p.Cut, math.Inf(1)
	for _, cut := range []fit.Cut{p.Cut, fit.CutSlim, fit.CutRegular, fit.CutRelaxed} {
		if off := math.Abs(ease - fit.Target(p.Sizing, p.Type, cut, p.Stretch, p.Leg, zone)); off < least-1e-9 {
			best, least = cut, off
		}
	}
	if best != p.Cut {
		c.report(garment.first, SeverityWarn, "cut_differs", "cut", "the %s is %.1f cm more than the maker's bodies, as %s cuts have; given is %s", dim, ease, best, p.Cut)
	}
}
