package importer

import (
	"maps"
	"slices"
	"strings"

	"ebenmass/models"
	"ebenmass/models/layout"
)

// layoutTables are what the tables of a catalogue in TOML say, by key, and which names its products
// have.
type layoutTables struct {
	makers  map[string]MakerAnswer
	colours map[string]models.Colour
	fibres  map[string]Fibre
	care    map[string]models.Text

	files map[string]string // to the file, by key of the article
	ids   map[string]string // likewise by the product's identifier
}

func newLayoutTables() layoutTables {
	return layoutTables{map[string]MakerAnswer{}, map[string]models.Colour{}, map[string]Fibre{}, map[string]models.Text{}, map[string]string{}, map[string]string{}}
}

// readLayoutTable takes the entries of a table. A wrong entry is left out.
func (s *Staged) readLayoutTable(data []byte, name string) {
	switch name {
	case layout.MakersFile:
		var file layout.Makers
		r := s.parseTable(data, name, "makers", &file)
		for i, m := range file.Makers {
			if enter(r, i, m.Key, s.layout.makers) {
				s.layout.makers[m.Key] = MakerAnswer{Name: m.Name, Address: m.Address, Email: m.Email}
			}
		}
	case layout.ColoursFile:
		var file layout.Colours
		r := s.parseTable(data, name, "colours", &file)
		for i, c := range file.Colours {
			if !enter(r, i, c.Key, s.layout.colours) {
				continue
			}
			hex := strings.ToLower(c.Hex)
			family, ok := familyOf(hex)
			switch {
			case !ok:
				r.wrong(i, "hex", "%q is no colour such as #9aab91", c.Hex)
			case c.Family != "" && !slices.Contains(layout.Families, c.Family):
				r.wrong(i, "family", "%q is none of %s", c.Family, strings.Join(layout.Families, ", "))
			default:
				if text, ok := r.text(i, c.DE, c.EN); ok {
					s.layout.colours[c.Key] = models.Colour{Key: c.Key, Name: text, Hex: hex, Family: cmpOr(c.Family, family)}
				}
			}
		}
	case layout.FibresFile:
		var file layout.Fibres
		r := s.parseTable(data, name, "fibres", &file)
		for i, f := range file.Fibres {
			if !enter(r, i, f.Key, s.layout.fibres) {
				continue
			}
			if f.Material != "" && !layout.IsKey(f.Material) {
				r.wrong(i, "material", "%q is not in small letters, digits and hyphens", f.Material)
				continue
			}
			if text, ok := r.text(i, f.DE, f.EN); ok {
				s.layout.fibres[f.Key] = Fibre{Name: text, Material: cmpOr(f.Material, f.Key)}
			}
		}
	case layout.CareFile:
		var file layout.Care
		r := s.parseTable(data, name, "care", &file)
		for i, c := range file.Care {
			if !enter(r, i, c.Key, s.layout.care) {
				continue
			}
			if text, ok := r.text(i, c.DE, c.EN); ok {
				s.layout.care[c.Key] = text
			}
		}
	}
}

// tableReader reads one table of the layout.
type tableReader struct {
	s           *Staged
	file, table string
	keys        *layout.Keys
}

func (s *Staged) parseTable(data []byte, name, table string, target any) *tableReader {
	keys, problems := layout.Parse(data, target)
	for _, e := range problems {
		s.report(place{name, e.Line}.finding(SeverityError, codeOf(e), "", e.Field, "%s", e.Text))
	}
	return &tableReader{s, name, table, keys}
}

func (r *tableReader) at(i int) place { return place{r.file, r.keys.Element(r.table, i)} }

func (r *tableReader) wrong(i int, name, format string, args ...any) {
	r.s.report(r.at(i).finding(SeverityError, "unknown_value", "", r.table+"."+name, format, args...))
}

// text cleans what an entry is called; in one language only, that stands for the other.
func (r *tableReader) text(i int, de, en string) (t models.Text, ok bool) {
	clean := r.s.builder.clean
	t = models.Text{DE: cutAtWord(clean.clean(de), maxName), EN: cutAtWord(clean.clean(en), maxName)}
	switch {
	case t == models.Text{}:
		r.wrong(i, "de", "the entry has no text")
		return t, false
	case t.DE == "" || t.EN == "":
		r.s.report(r.at(i).finding(SeverityWarn, "one_language", "", r.table, "it stands in one language only and is shown in that one to everybody"))
		t = models.Text{DE: cmpOr(t.DE, t.EN), EN: cmpOr(t.EN, t.DE)}
	}
	return t, true
}

// enter reports a key that can be none or that stands twice.
func enter[T any](r *tableReader, i int, key string, has map[string]T) bool {
	if !layout.IsKey(key) || len(key) > maxSlug {
		r.wrong(i, "key", "%q is not in small letters, digits and hyphens, up to %d", key, maxSlug)
		return false
	}
	if _, twice := has[key]; twice {
		r.wrong(i, "key", "%q stands twice", key)
		return false
	}
	return true
}

// know adds the tables of a source to those of the shop. Where both have a key the source's counts:
// its articles are named by it.
func (b *builder) know(t *layoutTables) {
	b.makers = t.makers
	b.makersByName = map[string]string{}
	for _, makers := range []map[string]MakerAnswer{t.makers, b.mapping.Makers} { // the mapping's count before the source's
		for _, key := range sortedKeys(makers) {
			b.makersByName[word(makers[key].Name)] = key
		}
	}
	if len(t.colours)+len(t.fibres)+len(t.care) == 0 {
		return
	}
	all := Tables{Colours: map[string]models.Colour{}, Fibres: map[string]Fibre{}, Care: map[string]models.Text{}}
	if b.tables != nil {
		maps.Copy(all.Colours, b.tables.Colours)
		maps.Copy(all.Fibres, b.tables.Fibres)
		maps.Copy(all.Care, b.tables.Care)
	}
	maps.Copy(all.Colours, t.colours)
	maps.Copy(all.Fibres, t.fibres)
	maps.Copy(all.Care, t.care)
	b.tables = &all
}
