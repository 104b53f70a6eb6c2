package handlers

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// fillProfile shows purposes, consents and the measurements each of them holds.
func (h MyData) fillProfile(c heldBy, props *mydata.Page) error {
	ledger, now := c.ledger, h.Now()
	profile, err := store.ReadProfile(c.Request().Context(), h.Store, consent.ForSelf(c.visit.Customer), store.PageMyData)
	switch {
	case err == nil:
		if props.Until, err = h.extendAfterRead(c, profile.ExpiresAt); err != nil {
			return err
		}
		props.Values = values(props.Page, profile, ledger, now)
		form := filledMeasures(props.Lang, profile.Person)
		props.Form = &form
	case !errors.Is(err, models.ErrNotFound):
		return fmt.Errorf("read the profile: %w", err)
	}
	for _, e := range slices.Backward(ledger.Entries()) {
		props.Ledger = append(props.Ledger, mydata.LedgerRow{
			Purpose: e.Purpose, Action: string(e.Action), At: e.At, Version: e.TextVersion, Hash: e.TextSHA256, Expires: props.Until, Receipt: e.Receipt,
		})
	}
	for _, d := range consent.Offered() {
		if !d.Holds { // the newsletter has a chapter of its own
			continue
		}
		state := ledger.State(d.Purpose, now)
		group := mydata.PurposeGroup{
			Definition: d, Granted: state.Granted, Since: state.Since, Earlier: state.Granted && d.CoversLess(state.Entry.TextVersion),
		}
		for _, v := range props.Values {
			if slices.Contains(v.Purposes, d.Purpose) {
				group.Data = append(group.Data, v.Datum)
			}
		}
		props.Groups = append(props.Groups, group)
	}
	return nil
}

// values lists a stored profile value by value: what was measured or told first, then how it is to
// be read.
func values(page shell.Page, profile store.Profile, ledger consent.Ledger, now time.Time) []mydata.ValueRow {
	person, unit := profile.Person, typedUnit(profile.Person)
	choice := func(name, value string, choices ...string) mydata.ValueRow {
		label := page.T("measure.option." + name + "." + value)
		return mydata.ValueRow{Datum: mydata.Datum{Name: name, Value: label}, Label: label, Typed: value, Choices: choices}
	}
	var list []mydata.ValueRow
	for _, m := range fit.Measures {
		if cm := person.Given[m]; cm != 0 {
			length := exactLength(page.Lang, cm, unit)
			list = append(list, mydata.ValueRow{
				Datum: mydata.Datum{Name: m.String(), Value: length}, Label: length,
				Origin: page.T("my_data.value.origin." + string(person.MeasuredWith)), Typed: exactIn(page.Lang, cm, unit), Unit: unit,
			})
		}
	}
	list = append(list, usualRows(page.Lang, person)...)
	list = append(list, ownedRows(page.Lang, person, unit)...)
	list = append(list, choice("sizing", string(person.Sizing), string(fit.Women), string(fit.Men)))
	if person.MeasuredWith != "" { // there are measures
		list = append(list, choice("measured_with", string(person.MeasuredWith), string(fit.Tape), string(fit.Memory)))
	}
	list = append(list, choice("preference", string(person.Preference), string(fit.Slim), string(fit.Regular), string(fit.Loose)))
	pieces := person.Pieces()
	for i := range list {
		v := &list[i]
		v.Purposes = ledger.Holding(v.Name, now)
		v.Source, v.Since, v.Expires = "form", profile.Since(v.Name), profile.ExpiresAt
		v.Last = pieces == 1 && v.Choices == nil
	}
	return list
}

// usualRows lists the usual sizes of a person.
func usualRows(lang models.Lang, person fit.Person) (rows []mydata.ValueRow) {
	numbers := map[fit.Garment]int{}
	for _, u := range person.Usual {
		numbers[u.Garment]++
		system := product.SystemName(lang, u.System)
		rows = append(rows, mydata.ValueRow{
			Datum: mydata.Datum{
				Name:  fit.Numbered("usual."+string(u.Garment), numbers[u.Garment], "."),
				Value: text.Get(lang, "my_data.value.usual", "label", u.Label, "system", system),
			},
			Label: u.Label, Origin: system,
			Usual: &product.UsualEntry{Label: u.Label, System: u.System}, Shown: usualStamp(u),
		})
	}
	return rows
}

// ownedRows lists the garments at home of a person, lengths unrounded.
func ownedRows(lang models.Lang, person fit.Person, unit fit.Unit) (rows []mydata.ValueRow) {
	for i, o := range person.Owned {
		entry := product.OwnedEntry{Type: string(o.Type), Flat: map[fit.Measure]string{}}
		var widths []string
		for _, z := range fit.FlatZones {
			if o.Flat[z] != 0 {
				entry.Flat[z] = exactIn(lang, o.Flat[z], unit)
				widths = append(widths, text.Get(lang, "evidence.flat", "zone", text.Get(lang, "evidence.flat."+z.String()), "width", exactLength(lang, o.Flat[z], unit)))
			}
		}
		garment, flat := text.Get(lang, "garment_type."+string(o.Type)), strings.Join(widths, ", ")
		rows = append(rows, mydata.ValueRow{
			Datum: mydata.Datum{Name: "owned." + strconv.Itoa(i+1), Value: text.Get(lang, "my_data.value.owned", "type", garment, "widths", flat)},
			Label: garment, Origin: text.Get(lang, "my_data.value.origin.flat", "widths", flat),
			Owned: &entry, Shown: ownedStamp(o), Unit: unit,
		})
	}
	return rows
}

// reads tells, from the journal, who was handed one datum: for which purpose on which kind
// of page, and on which day last; the latest first.
func reads(journal []store.Access, datum string) []mydata.Read {
	var found []mydata.Read
	for _, a := range journal {
		if !a.Granted || !slices.Contains(a.Data, datum) {
			continue
		}
		i := slices.IndexFunc(found, func(r mydata.Read) bool { return r.Purpose == a.Purpose && r.Kind == string(a.Kind) })
		if i < 0 {
			found = append(found, mydata.Read{Purpose: a.Purpose, Kind: string(a.Kind)})
			i = len(found) - 1
		}
		if a.Day.After(found[i].Last) {
			found[i].Last = a.Day
		}
	}
	slices.SortStableFunc(found, func(a, b mydata.Read) int {
		return b.Last.Compare(a.Last)
	})
	return found
}
