package importer

import (
	"slices"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// Tables are what articles name by key: the palette, the fibres of the label law and care
// instructions.
type Tables struct {
	Colours map[string]models.Colour
	Fibres  map[string]Fibre
	Care    map[string]models.Text
}

// Fibre is a legal fibre name and the material filter it belongs to.
type Fibre struct {
	Name     models.Text
	Material string
}

// builder makes products of records. It guesses nothing that changes an answer: what is not
// said is asked.
type builder struct {
	mapping *Mapping
	tables  *Tables
	makers  map[string]MakerAnswer // of the source's own table

	makersByName map[string]string // to the key, of all makers
	clean        cleaner
	report       found
	now          time.Time
	failed       bool // the present article has an error or an open question
	questions    map[string]*openQuestion
	asked        []*openQuestion // in the order met
	unkept       int             // how often one was met beyond maxQuestions
}

func newBuilder(m *Mapping, tables *Tables, now time.Time, report found) *builder {
	return &builder{mapping: m, tables: tables, clean: newCleaner(), report: report, now: now, questions: map[string]*openQuestion{}}
}

func (b *builder) found(f Finding) {
	if f.Severity == SeverityError || f.Severity == SeverityAsk {
		b.failed = true
	}
	b.report(f)
}

// built is what became of the records of one article.
type built struct {
	Product models.Product
	Stock   map[[2]string]int // as Article has it

	pictures []pictureFile
}

// chartsOf returns the rows of charts that are about an article: kinds are its type and the files'
// word for it.
type chartsOf func(kinds []string) ([]record, error)

// article is one article while it is built.
type article struct {
	b       *builder
	key     string
	at      place
	records []record
	charts  chartsOf
	old     *models.Product // as it is in the shop; nil for a new one
	kinds   []string
	p       models.Product
}

// build makes the product of an article's records. skipped is true for what is none of the
// shop's; ok is false where an error or a question is left. old is the article as it is in the
// shop, which keeps what the files have no column for.
func (b *builder) build(key string, records []record, charts chartsOf, old *models.Product) (out built, skipped, ok bool) {
	b.failed = false
	a := &article{b: b, key: key, records: records, charts: charts, old: old}
	a.at = records[0].place
	if a.skip() {
		return out, true, false
	}
	a.p.ID, a.p.Added = cutAtWord(oneLine(key), maxName), b.now
	if old != nil {
		a.p.Slug, a.p.Added = old.Slug, old.Added
	}
	a.details()
	a.kind()
	a.texts()
	a.origin()
	a.prices()
	a.chart()
	out.Stock = a.variants()
	out.pictures = a.pictures()
	if a.old != nil {
		a.p.Pictures = a.old.Pictures
	}
	out.Product = a.p
	return out, false, !b.failed
}

func (a *article) report(p place, s Severity, code, field, format string, args ...any) {
	a.b.found(p.finding(s, code, a.key, field, format, args...))
}

// first is what the first record that says something of a field says, and where.
func (a *article) first(f field) (value string, at place) {
	for i := range a.records {
		if v := a.records[i].cells[f]; v != "" {
			return v, a.records[i].place
		}
	}
	return "", a.at
}

// hasColumn reports whether any file has a column for a field.
func (a *article) hasColumn(f field) bool {
	return slices.ContainsFunc(a.records, func(r record) bool { return r.has(f) })
}

// say is what is said of the article, by the mapping or by the file.
func (a *article) say(file string, of func(*Answers) string) string {
	return a.b.mapping.answer(a.key, a.kinds, file, of)
}

// skip reports an article that is none of the shop's, and drops variants that are none.
func (a *article) skip() bool {
	if said, ok := lookUp(a.b.mapping, "articles", a.b.mapping.Articles, a.key); ok && said.Skip != "" {
		a.b.report(a.at.finding(SeveritySkip, "no_garment", a.key, "skip", "%s", said.Skip))
		return true
	}
	kept, why := a.records[:0:0], ""
	for i, r := range a.records {
		said := r.cells[fieldSkip]
		if said == "" {
			kept = append(kept, r)
			continue
		}
		if why == "" {
			why = said
		}
		if i == 0 || !r.variant {
			kept = nil
			break
		}
	}
	if len(kept) > 0 {
		a.records = kept
		return false
	}
	code, text, _ := strings.Cut(why, " ")
	a.b.report(a.at.finding(SeveritySkip, code, a.key, "", "%s", text))
	return true
}

// kind finds what changes answers: type, department, cut, stretch, sleeve, leg, free zones.
func (a *article) kind() {
	p := &a.p
	p.Type = a.garmentType()
	if p.Type != "" {
		a.kinds = append([]string{string(p.Type)}, a.kinds...)
	}
	p.Sizing = fit.Sizing(a.choice("department", fieldDepartment, func(s *Answers) string {
		if s.Sizing != "" {
			return s.Sizing
		}
		return s.Department
	}))
	p.Unisex = a.unisex()
	p.Cut = fit.Cut(a.choice("cut", fieldCut, func(s *Answers) string { return s.Cut }))
	p.Stretch = fit.Stretch(a.choice("stretch", fieldStretch, func(s *Answers) string { return s.Stretch }))
	switch p.Type {
	case "", fit.Skirt, fit.Trousers, fit.Jeans, fit.Shorts:
	default:
		p.Sleeve = models.Sleeve(a.choice("sleeve", fieldSleeve, func(s *Answers) string { return s.Sleeve }))
	}
	switch p.Type {
	case fit.Trousers, fit.Jeans, fit.Jumpsuit:
		p.Leg = fit.Leg(a.choice("leg", fieldLeg, func(s *Answers) string { return s.Leg }))
	}
	free, at := a.first(fieldFree)
	for _, name := range commaList(a.say(free, func(s *Answers) string { return s.Free })) {
		zone, err := fit.MeasureNamed(word(name))
		if err != nil || zone > fit.Hip {
			a.report(at, SeverityError, "unknown_value", "free", "%q is none of bust, waist, hip", name)
			continue
		}
		if !slices.Contains(p.Free, zone) {
			p.Free = append(p.Free, zone)
		}
	}
	if free == "" && !a.hasColumn(fieldFree) && p.Free == nil && a.old != nil {
		p.Free = a.old.Free
	}
	slices.Sort(p.Free)
}

// unisex reports whether the files say that an article is for everybody. Whose sizes its chart has is
// asked all the same.
func (a *article) unisex() bool {
	if !a.hasColumn(fieldDepartment) && a.old != nil {
		return a.old.Unisex
	}
	said, _ := a.first(fieldDepartment)
	return word(said) == "unisex"
}

// garmentType reads the type: what the mapping says of the article, of the file's word, of all
// articles, or a word of the file that is a type.
func (a *article) garmentType() fit.Type {
	file, at := a.first(fieldType)
	key := word(file)
	said := a.b.mapping.answer(a.key, nil, "", func(s *Answers) string { return s.Type })
	known := slices.Contains(fit.Types[:], fit.Type(key))
	if own, ok := lookUp(a.b.mapping, "articles", a.b.mapping.Articles, a.key); (!ok || own.Type == "") && key != "" {
		if answer, ok := lookUp(a.b.mapping, "types", a.b.mapping.Types, key); ok && answer.Is != "" {
			said, known = answer.Is, false
			a.kinds = append(a.kinds, key)
		} else if known && said == "" {
			said = key
		}
	}
	if said == "" && a.old != nil && !a.hasColumn(fieldType) {
		return a.old.Type
	}
	switch t := fit.Type(said); {
	case slices.Contains(fit.Types[:], t):
		return t
	case said == "" && key != "":
		a.b.ask(question{place: at, article: a.key, table: "types", key: oneLine(file), field: "is", allowed: allowed["type"], code: "no_type", said: file})
	case said == "" || said == Unanswered:
		a.b.askArticle(at, a.key, "type", said)
	default:
		a.report(at, SeverityError, "unknown_value", "type", "%q is none of %s", said, strings.Join(allowed["type"], ", "))
	}
	return ""
}

// choice finds one of the allowed answers; "" after a finding.
func (a *article) choice(name string, f field, of func(*Answers) string) string {
	file, at := a.first(f)
	said := word(a.say(word(file), of))
	switch {
	case slices.Contains(allowed[name], said):
		return said
	case said == "" && a.old != nil && !a.hasColumn(f):
		if kept := keptChoice(a.old, name); kept != "" {
			return kept
		}
		fallthrough
	case said == "" || said == Unanswered:
		a.b.askArticle(at, a.key, name, said)
	case said == "unisex":
		a.b.askArticle(at, a.key, name, said)
	default:
		a.report(at, SeverityError, "unknown_value", name, "%q is none of %s", said, strings.Join(allowed[name], ", "))
	}
	return ""
}

// keptChoice is what the shop has already.
func keptChoice(old *models.Product, name string) string {
	return map[string]string{
		"department": string(old.Sizing), "cut": string(old.Cut), "stretch": string(old.Stretch), "sleeve": string(old.Sleeve), "leg": string(old.Leg),
	}[name]
}

// texts finds the name and the description in both languages.
func (a *article) texts() {
	a.p.Name, a.p.NameLang = a.text("name", [3]field{fieldName, fieldNameDE, fieldNameEN}, maxName,
		func(s *Answers) string { return s.NameDE }, func(s *Answers) string { return s.NameEN })
	if a.p.Name == (models.Text{}) {
		a.report(a.at, SeverityError, "no_name", "name", "the article has no name")
	}
	a.p.Description, a.p.DescriptionLang = a.text("description", [3]field{fieldDescription, fieldDescriptionDE, fieldDescriptionEN}, maxDescription,
		func(s *Answers) string { return s.DescriptionDE }, func(s *Answers) string { return s.DescriptionEN })
	if a.old == nil {
		return
	}
	if !a.hasColumn(fieldDescription) && !a.hasColumn(fieldDescriptionDE) && !a.hasColumn(fieldDescriptionEN) && a.p.Description == (models.Text{}) {
		a.p.Description, a.p.DescriptionLang = a.old.Description, a.old.DescriptionLang
	}
}

// text finds one text: in the source's language, or in each. only is the language of one that is
// known in that alone.
func (a *article) text(name string, fields [3]field, most int, ofDE, ofEN func(*Answers) string) (t models.Text, only models.Lang) {
	any, _ := a.first(fields[0])
	de, _ := a.first(fields[1])
	en, _ := a.first(fields[2])
	if a.b.mapping.Language == string(models.English) {
		en = cmpOr(en, any)
	} else {
		de = cmpOr(de, any)
	}
	t = models.Text{DE: a.short(name, a.say(de, ofDE), most), EN: a.short(name, a.say(en, ofEN), most)}
	if (t.DE == "") != (t.EN == "") {
		a.report(a.at, SeverityWarn, "one_language", name, "it stands in one language only and is shown in that one to everybody")
		if only = models.English; t.EN == "" {
			only = models.German
		}
		t.DE, t.EN = cmpOr(t.DE, t.EN), cmpOr(t.EN, t.DE)
	}
	return t, only
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// short cleans a text and cuts what is too long.
func (a *article) short(name, s string, most int) string {
	s = a.b.clean.clean(s)
	cut := cutAtWord(s, most)
	if cut != s {
		a.report(a.at, SeverityWarn, "cut_text", name, "cut to %d characters", most)
	}
	return cut
}

// chart builds the chart, or keeps the one in the shop.
func (a *article) chart() {
	rows, err := a.charts(a.kinds)
	if err != nil {
		a.report(a.at, SeverityError, "read", "chart", "%v", err)
		return
	}
	if len(rows) == 0 {
		if a.old != nil && a.old.Type == a.p.Type {
			a.p.Chart = a.old.Chart
			return
		}
		if a.p.Type != "" { // else there may be one for the type
			a.report(a.at, SeverityError, "no_chart", "chart", "the article has no size chart")
		}
		return
	}
	c := &chartBuilder{b: a.b, article: a.key, kinds: a.kinds, product: &a.p}
	c.read(rows)
	if a.b.failed { // all questions are asked at once, and nothing is checked that depends on answers
		return
	}
	chart, at, ok := c.build()
	if !ok && !c.failed {
		a.report(at, SeverityError, "no_chart", "chart", "no measure of the size chart can be used")
	}
	a.p.Chart = chart
	a.sample()
}
