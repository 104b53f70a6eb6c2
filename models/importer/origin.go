package importer

import (
	"strconv"
	"strings"

	"ebenmass/models"
)

// origin finds who made the article, of what, and how it is cared for.
func (a *article) origin() {
	a.maker()
	a.fibres()
	file, at := a.first(fieldCare)
	for _, key := range commaList(a.say(file, func(s *Answers) string { return s.Care })) {
		text, known := a.b.tables.Care[word(key)]
		if !known {
			a.report(at, SeverityWarn, "unknown_value", "care", "%q is no care instruction and is left out", key)
			continue
		}
		a.p.Care = append(a.p.Care, text)
	}
	if len(a.p.Care) == 0 && a.old != nil && !a.hasColumn(fieldCare) {
		a.p.Care = a.old.Care
	}
	if len(a.p.Care) == 0 {
		a.report(at, SeverityWarn, "no_care", "care", "without care instructions the page has no such section")
	}
}

// maker finds the maker by key or name, and asks for what GPSR Art. 19 wants.
func (a *article) maker() {
	file, at := a.first(fieldMaker)
	said := a.say(a.b.makerNamed(file), func(s *Answers) string { return s.Maker })
	if said == "" && a.old != nil && !a.hasColumn(fieldMaker) {
		a.p.Maker = a.old.Maker
		return
	}
	if said == "" || said == Unanswered {
		key := cmpOr(slugify(file), "maker")
		if file == "" {
			a.b.askArticle(at, a.key, "maker", said)
			return
		}
		for _, field := range []string{"name", "address", "email"} {
			a.b.ask(question{place: at, article: a.key, table: "makers", key: key, field: field, code: "no_maker", said: file})
		}
		return
	}
	answer, ok := lookUp(a.b.mapping, "makers", a.b.mapping.Makers, said)
	told, own := a.b.makers[said]
	if !ok && !own {
		a.report(at, SeverityError, "unknown_value", "maker", "%q is not in [makers]", said)
		return
	}
	answer = MakerAnswer{cmpOr(answer.Name, told.Name), cmpOr(answer.Address, told.Address), cmpOr(answer.Email, told.Email)}
	a.p.Maker = models.Maker{Key: said, Name: a.b.clean.clean(answer.Name), Address: a.b.clean.clean(answer.Address), Email: oneLine(answer.Email)}
	for _, part := range [][2]string{{"name", a.p.Maker.Name}, {"address", a.p.Maker.Address}, {"email", a.p.Maker.Email}} {
		switch {
		case part[1] == "" || part[1] == Unanswered:
			code := "no_maker"
			if part[1] != "" {
				code = "unanswered"
			}
			a.b.ask(question{place: at, article: a.key, table: "makers", key: said, field: part[0], code: code})
		case part[0] == "email" && (strings.Count(part[1], "@") != 1 || strings.ContainsAny(part[1], " <>\"'")):
			a.report(at, SeverityError, "unknown_value", "maker", "%q is no e-mail address", part[1])
		}
	}
}

// makerNamed is the key of a maker that a file names by it or by what it is called; "" for one that
// nothing is known of.
func (b *builder) makerNamed(file string) string {
	if file == "" {
		return ""
	}
	for _, key := range []string{file, slugify(file)} {
		_, mapped := b.mapping.Makers[key]
		if _, own := b.makers[key]; mapped || own {
			return key
		}
	}
	return b.makersByName[word(file)]
}

// codeNoFibres may be accepted: the page then says that the fibres are not stated.
const codeNoFibres = "no_fibres"

// fibres reads the textile label: "80 cotton, 20 polyester".
func (a *article) fibres() {
	file, at := a.first(fieldFibres)
	said := a.say(file, func(s *Answers) string { return s.Fibres })
	if said == "" && a.old != nil && !a.hasColumn(fieldFibres) {
		a.p.Fibres, a.p.Material = a.old.Fibres, a.old.Material
		return
	}
	if said == "" || said == Unanswered {
		if a.b.mapping.accepts(codeNoFibres) {
			a.report(at, SeverityWarn, codeNoFibres, "fibres", "the fibres are not stated")
			return
		}
		a.b.askArticle(at, a.key, "fibres", said)
		return
	}
	sum := 0
	for _, part := range commaList(said) {
		number, key, _ := strings.Cut(strings.ReplaceAll(part, "%", " "), " ")
		percent, err := strconv.Atoi(number)
		fibre, known := a.b.fibre(key)
		if err != nil || !known || percent <= 0 || percent > 100 {
			a.b.ask(question{place: at, article: a.key, table: "articles", key: a.key, field: "fibres", code: codeNoFibres, said: part})
			return
		}
		sum += percent
		a.p.Fibres = append(a.p.Fibres, models.Fibre{Percent: percent, Name: fibre.Name})
		if a.p.Material == "" {
			a.p.Material = fibre.Material
		}
		if n := len(a.p.Fibres); n > 1 && a.p.Fibres[n-2].Percent < percent {
			a.report(at, SeverityError, "fibres", "fibres", "not in falling percent")
		}
	}
	if sum != 100 {
		a.report(at, SeverityError, "fibres", "fibres", "they sum to %d percent, not 100", sum)
	}
}

// fibre finds a fibre by its key or its legal name.
func (b *builder) fibre(name string) (Fibre, bool) {
	name = word(name)
	if f, ok := b.tables.Fibres[name]; ok {
		return f, true
	}
	for _, f := range b.tables.Fibres {
		if word(f.Name.DE) == name || word(f.Name.EN) == name {
			return f, true
		}
	}
	return Fibre{}, false
}
