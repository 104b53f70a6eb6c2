package seed

import (
	"io/fs"
	"regexp"
	"slices"

	"ebenmass/models"
	"ebenmass/models/layout"
)

// tables are the entries that products name by key.
type tables struct {
	makers  map[string]models.Maker
	colours map[string]models.Colour
	fibres  map[string]fibre
	care    map[string]models.Text
}

// fibre is a legal fibre name and the material filter it belongs to.
type fibre struct {
	name     models.Text
	material string
}

var emailPattern = regexp.MustCompile(`^[^@\s]+@[^@\s]+\.[a-z]+$`)

// readTables reads and checks the shared tables.
func readTables(files fs.FS) (*tables, []error) {
	t := &tables{
		makers:  map[string]models.Maker{},
		colours: map[string]models.Colour{},
		fibres:  map[string]fibre{},
		care:    map[string]models.Text{},
	}
	var errs []error
	for _, table := range []struct {
		file string
		read func(fs.FS, *report)
	}{
		{layout.MakersFile, t.readMakers},
		{layout.ColoursFile, t.readColours},
		{layout.FibresFile, t.readFibres},
		{layout.CareFile, t.readCare},
	} {
		r := &report{file: table.file}
		table.read(files, r)
		errs = append(errs, r.errs...)
	}
	return t, errs
}

func (t *tables) readMakers(files fs.FS, r *report) {
	var file layout.Makers
	decode(files, r.file, &file, r)
	for _, m := range file.Makers {
		checkKey(t.makers, m.Key, r)
		checkLine(m.Key+".name", m.Name, r)
		checkLine(m.Key+".address", m.Address, r)
		if !emailPattern.MatchString(m.Email) {
			r.add(m.Key+".email", "%q is no e-mail address", m.Email)
		}
		t.makers[m.Key] = models.Maker{Key: m.Key, Name: m.Name, Address: m.Address, Email: m.Email}
	}
}

func (t *tables) readColours(files fs.FS, r *report) {
	var file layout.Colours
	decode(files, r.file, &file, r)
	for _, c := range file.Colours {
		name := models.Text{DE: c.DE, EN: c.EN}
		checkKey(t.colours, c.Key, r)
		checkText(c.Key, name, r)
		if !layout.IsHex(c.Hex) {
			r.add(c.Key+".hex", "%q is no colour such as #9aab91", c.Hex)
		}
		if !slices.Contains(layout.Families, c.Family) {
			r.add(c.Key+".family", "%q is none of %v", c.Family, layout.Families)
		}
		t.colours[c.Key] = models.Colour{Key: c.Key, Name: name, Hex: c.Hex, Family: c.Family}
	}
}

func (t *tables) readFibres(files fs.FS, r *report) {
	var file layout.Fibres
	decode(files, r.file, &file, r)
	for _, f := range file.Fibres {
		name := models.Text{DE: f.DE, EN: f.EN}
		checkKey(t.fibres, f.Key, r)
		checkText(f.Key, name, r)
		if !layout.IsKey(f.Material) {
			r.add(f.Key+".material", "%q is not in small letters, digits and hyphens", f.Material)
		}
		t.fibres[f.Key] = fibre{name: name, material: f.Material}
	}
}

func (t *tables) readCare(files fs.FS, r *report) {
	var file layout.Care
	decode(files, r.file, &file, r)
	for _, c := range file.Care {
		text := models.Text{DE: c.DE, EN: c.EN}
		checkKey(t.care, c.Key, r)
		checkText(c.Key, text, r)
		t.care[c.Key] = text
	}
}

// checkKey reports a malformed key and one that the table has already.
func checkKey[V any](table map[string]V, key string, r *report) {
	if !layout.IsKey(key) {
		r.add("key", "%q is not in small letters, digits and hyphens", key)
	}
	if _, taken := table[key]; taken {
		r.add("key", "%q stands twice", key)
	}
}
