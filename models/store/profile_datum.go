package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models/consent"
	"ebenmass/models/export"
	"ebenmass/models/fit"

	"gorm.io/gorm"
)

// Names of the data that are not measures.
const (
	datumSizing       = "sizing"
	datumMeasuredWith = "measured_with"
	datumPreference   = "preference"

	datumUsual = "usual." // before the garment: "usual.top", the second of them "usual.top.2"
	datumOwned = "owned"  // "owned.1", "owned.2"
)

// datum is one named value of a profile.
type datum struct{ name, value string }

// datumNames lists the names that data of some kinds can have.
func datumNames(kinds []string) []string {
	var names []string
	for _, kind := range kinds {
		switch {
		case strings.HasPrefix(kind, datumUsual):
			for n := range fit.MaxUsual {
				names = append(names, fit.Numbered(kind, n+1, "."))
			}
		case kind == datumOwned:
			for n := range fit.MaxOwned {
				names = append(names, ownedName(n))
			}
		default:
			names = append(names, kind)
		}
	}
	return names
}

// ownedName names the garment at home of an index.
func ownedName(i int) string { return datumOwned + "." + strconv.Itoa(i+1) }

// dataOf takes a person apart into what was given. Numbers are written in the shortest form
// that reads back as the same number. How was measured is a datum of measures alone.
func dataOf(p fit.Person) []datum {
	var all, measured []datum
	for m, cm := range p.Given {
		if cm != 0 {
			measured = append(measured, datum{fit.Measure(m).String(), strconv.FormatFloat(cm, 'g', -1, 64)})
		}
	}
	choices := []datum{{datumSizing, string(p.Sizing)}, {datumPreference, string(p.Preference)}}
	if len(measured) > 0 {
		choices = slices.Insert(choices, 1, datum{datumMeasuredWith, string(p.MeasuredWith)})
	}
	for _, d := range choices {
		if d.value != "" {
			all = append(all, d)
		}
	}
	all = append(all, measured...)
	numbers := map[fit.Garment]int{}
	for _, u := range p.Usual {
		numbers[u.Garment]++
		all = append(all, datum{fit.Numbered(datumUsual+string(u.Garment), numbers[u.Garment], "."), sealedText(u.Label, u.System)})
	}
	for i, o := range p.Owned {
		all = append(all, datum{ownedName(i), sealedText(o.Type, o.Flat[:fit.Inseam+1])})
	}
	return all
}

// sealedText writes a value of several parts, as short as may be: values that the vault pads to
// one length tell nothing by it.
func sealedText(parts ...any) string {
	text, _ := json.Marshal(parts) // strings and finite numbers never fail
	return string(text)
}

// setDatum sets one named value of a person; of several of one kind it adds the next. Its
// errors name the datum and never the value.
func setDatum(p *fit.Person, d datum) error {
	switch d.name {
	case datumSizing:
		p.Sizing = fit.Sizing(d.value)
		return nil
	case datumMeasuredWith:
		p.MeasuredWith = fit.MeasuredWith(d.value)
		return nil
	case datumPreference:
		p.Preference = fit.Preference(d.value)
		return nil
	}
	if rest, ok := strings.CutPrefix(d.name, datumUsual); ok {
		return addUsual(p, d, rest)
	}
	if strings.HasPrefix(d.name, datumOwned+".") {
		return addOwned(p, d)
	}
	m, err := fit.MeasureNamed(d.name)
	if err != nil {
		return err
	}
	cm, err := strconv.ParseFloat(d.value, 64)
	if err != nil {
		return fmt.Errorf("%s is no number", d.name)
	}
	p.Given[m] = cm
	return nil
}

func addUsual(p *fit.Person, d datum, rest string) error {
	name, _, _ := strings.Cut(rest, ".")
	garment := fit.Garment(name)
	u := fit.UsualSize{Garment: garment}
	if !slices.Contains(fit.Garments[:], garment) || !openParts(d.value, &u.Label, &u.System) {
		return fmt.Errorf("%s is no usual size", d.name)
	}
	p.Usual = append(p.Usual, u)
	return nil
}

func addOwned(p *fit.Person, d datum) error {
	var (
		o      fit.OwnedGarment
		widths [fit.Inseam + 1]float64 // bust, waist, hip, inseam
	)
	if !openParts(d.value, &o.Type, &widths) {
		return fmt.Errorf("%s is no garment", d.name)
	}
	copy(o.Flat[:], widths[:])
	p.Owned = append(p.Owned, o)
	return nil
}

// openParts reads what sealedText wrote; ok is false where that was something else.
func openParts(value string, parts ...any) (ok bool) {
	var written []json.RawMessage
	if json.Unmarshal([]byte(value), &written) != nil || len(written) != len(parts) {
		return false
	}
	for i, part := range parts {
		if json.Unmarshal(written[i], part) != nil {
			return false
		}
	}
	return true
}

// exported is what the export says of a datum.
func (d datum) exported() ([]export.Value, error) {
	var p fit.Person
	if err := setDatum(&p, d); err != nil {
		return nil, err
	}
	if len(p.Usual) > 0 {
		u := p.Usual[0]
		return []export.Value{{Name: "label", Value: u.Label}, {Name: "system", Value: u.System}}, nil
	}
	if len(p.Owned) > 0 {
		o := p.Owned[0]
		values := []export.Value{{Name: "type", Value: string(o.Type)}}
		for _, z := range fit.FlatZones {
			if o.Flat[z] != 0 {
				values = append(values, export.Value{Name: z.String(), Value: o.Flat[z]})
			}
		}
		return values, nil
	}
	for _, cm := range p.Given {
		if cm != 0 {
			return []export.Value{{Name: "cm", Value: cm}}, nil
		}
	}
	return []export.Value{{Name: "choice", Value: d.value}}, nil
}

// remains is how much of a profile the consents of a ledger hold.
type remains int

const (
	leftNone remains = iota // nothing that tells of a body
	leftSome
	leftAll
)

// leftBy tells how much of what is stored of a customer the consents of a ledger hold.
func (s *Store) leftBy(ctx context.Context, ledger consent.Ledger) (remains, error) {
	var names []string
	if err := s.read.WithContext(ctx).Raw("SELECT name FROM measurements WHERE customer = ?", ledger.Owner()).Scan(&names).Error; err != nil {
		return leftNone, err
	}
	held := func(name string) bool { return len(ledger.Holding(name, s.now())) > 0 }
	told := func(name string) bool {
		return !slices.Contains([]string{datumSizing, datumMeasuredWith, datumPreference}, name)
	}
	switch {
	case !slices.ContainsFunc(names, func(name string) bool { return !held(name) }):
		return leftAll, nil
	case slices.ContainsFunc(names, func(name string) bool { return told(name) && held(name) }):
		return leftSome, nil
	}
	return leftNone, nil
}

// narrow appends a withdrawal and takes out of the profile what no consent in force holds any
// longer. The rest is sealed anew, so that what went is gone from every file.
func (s *Store) narrow(ctx context.Context, customer string, withdrawal consent.Entry) error {
	err := s.withNewKey(ctx, customer, func(tx *gorm.DB, key sealingKey) error {
		ledger, err := s.appendEntries(tx, customer, []consent.Entry{withdrawal})
		if err != nil {
			return err
		}
		self := consent.ForSelf(customer)
		held := slices.DeleteFunc(self.Data(), func(kind string) bool { return len(ledger.Holding(kind, s.now())) == 0 })
		sealed, err := s.sealed(tx, customer, held)
		if err != nil {
			return err
		}
		profile, err := s.unseal(customer, sealed)
		if err != nil {
			return err
		}
		return s.replace(tx, ledger, key, self.Purpose(), self.Data(), PageMyData, profile)
	})
	if err != nil {
		return fmt.Errorf("store: withdraw: %w", err)
	}
	s.emptyLog(ctx)
	return nil
}
