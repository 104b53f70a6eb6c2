package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/export"
	"ebenmass/models/receipt"

	"gorm.io/gorm"
)

// Export returns everything held about a customer as a portable copy: every column of every
// table that says something about them. Reading the measurements for it stands in the
// journal, and the journal in the copy. models.ErrNotFound for a customer who is unknown
// or over.
func (s *Store) Export(ctx context.Context, permit consent.Permit[consent.Self]) (export.Document, error) {
	profile, err := ReadProfile(ctx, s, permit, PageExport)
	if err != nil && !errors.Is(err, models.ErrNotFound) {
		return export.Document{}, fmt.Errorf("store: export: %w", err)
	}
	journal, err := s.JournalChain(ctx, permit.Owner())
	if err != nil {
		return export.Document{}, fmt.Errorf("store: export: %w", err)
	}
	x := exporter{s: s, db: s.read.WithContext(ctx), profile: profile, journal: journal}
	if x.owner, err = first[customerRow](x.db.Where("id = ?", permit.Owner())); err != nil {
		return export.Document{}, fmt.Errorf("store: export: %w", err)
	}
	if x.ledger, err = readLedger(x.db, x.owner.ID); err != nil {
		return export.Document{}, fmt.Errorf("store: export: %w", err)
	}
	document := export.Document{At: s.now(), Categories: ExportCategories()}
	for _, t := range register() {
		if t.export == nil {
			continue
		}
		records, err := t.export(x)
		if err != nil {
			return export.Document{}, fmt.Errorf("store: export %s: %w", t.name, err)
		}
		for _, r := range records {
			// What is over is told by no page either, though the sweep comes later. Days of the
			// journal go with their chain: without one the rest could not be checked.
			if !r.Until.After(document.At) && t.name != "accesses" {
				continue
			}
			if r.Category == "" {
				r.Category = t.category.Name
			}
			document.Records = append(document.Records, r)
		}
	}
	return document, nil
}

// ExportCategories are what an export consists of, in its order: the register's categories.
func ExportCategories() []export.Category {
	var all []export.Category
	for _, t := range register() {
		known := slices.ContainsFunc(all, func(c export.Category) bool { return c.Name == t.category.Name })
		if t.category.Name != "" && !known {
			all = append(all, t.category)
		}
	}
	return all
}

// er makes the records of one customer. They are of the category of the table they are
// made for, where they name no other.
type exporter struct {
	s       *Store
	db      *gorm.DB
	owner   customerRow
	profile Profile
	ledger  consent.Ledger
	journal receipt.Journal
}

// ends is when what has no term of its own goes: with the customer.
func (owner customerRow) ends() time.Time { return fromMicros(owner.Expires) }

func (x exporter) visitor() ([]export.Record, error) {
	return []export.Record{{
		Name: "visitor", Purposes: []string{export.PurposeSession}, Source: export.SourceShop,
		Since: fromMicros(x.owner.Created), Until: x.owner.ends(),
		Values: []export.Value{{Name: "created_at", Value: fromMicros(x.owner.Created)}, {Name: "expires_at", Value: x.owner.ends()}},
	}}, nil
}

func (x exporter) sessions() ([]export.Record, error) {
	var rows []sessionRow
	if err := x.db.Raw("SELECT * FROM sessions WHERE customer = ? ORDER BY created_at, digest", x.owner.ID).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for i, row := range rows {
		records = append(records, export.Record{
			Name: "session-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeSession},
			Source: export.SourceShop, Since: fromMicros(row.Created), Until: fromMicros(row.Expires),
			Values: []export.Value{{Name: "created_at", Value: fromMicros(row.Created)}, {Name: "expires_at", Value: fromMicros(row.Expires)}},
		})
		r := &records[i]
		if row.LastDay > 0 {
			r.Values = append(r.Values, export.Value{Name: "last_day", Value: exportDay(row.LastDay)})
		}
		if row.Device != "" {
			r.Values = append(r.Values, export.Value{Name: "device", Value: row.Device})
		}
	}
	return records, nil
}

// exportDay writes a column for days.
func exportDay(midnight int64) string { return fromMicros(midnight).Format(time.DateOnly) }

func (x exporter) basket() ([]export.Record, error) {
	var rows []basketRow
	if err := x.db.Raw("SELECT * FROM basket_items WHERE customer = ? ORDER BY added_at, sku", x.owner.ID).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for _, row := range rows {
		records = append(records, export.Record{
			Name: "basket-" + row.SKU, Purposes: []string{export.PurposeBasket},
			Source: export.SourceBasket, Since: fromMicros(row.Added), Until: row.until(x.owner.ends()),
			Values: []export.Value{
				{Name: "sku", Value: row.SKU}, {Name: "product", Value: row.Product}, {Name: "name_de", Value: row.NameDE}, {Name: "name_en", Value: row.NameEN},
				{Name: "colour", Value: row.Colour}, {Name: "colour_de", Value: row.ColourDE}, {Name: "colour_en", Value: row.ColourEN},
				{Name: "size", Value: row.Size}, {Name: "quantity", Value: row.Quantity}, {Name: "added_at", Value: fromMicros(row.Added)}, {Name: "changed_at", Value: fromMicros(row.Changed)},
				{Name: "expires_at", Value: fromMicros(row.Expires)},
			},
		})
	}
	return records, nil
}

// profileValues lists the values of a profile, measures and widths as numbers.
func (x exporter) profileValues() ([]export.Record, error) {
	var records []export.Record
	p := x.profile
	for _, d := range dataOf(p.Person) {
		values, err := d.exported()
		if err != nil {
			return nil, err
		}
		var purposes []string
		for _, purpose := range x.ledger.Holding(d.name, x.s.now()) {
			purposes = append(purposes, string(purpose))
		}
		records = append(records, export.Record{
			Name: d.name, Purposes: purposes, Source: export.SourceForm,
			Since: p.Since(d.name), Until: p.ExpiresAt, Values: values,
		})
	}
	return records, nil
}

func (x exporter) consents() ([]export.Record, error) {
	var records []export.Record
	for i, e := range x.ledger.Entries() {
		r := export.Record{
			Name: "consent-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeProof},
			Source: export.SourceForm, Since: e.At, Until: x.owner.ends(),
			Values: []export.Value{
				{Name: "purpose", Value: string(e.Purpose)}, {Name: "action", Value: string(e.Action)}, {Name: "at", Value: e.At},
				{Name: "text_version", Value: e.TextVersion}, {Name: "text_sha256", Value: e.TextSHA256},
				{Name: "lang", Value: e.Lang}, {Name: "form", Value: e.Form}, {Name: "receipt", Value: e.Receipt},
			},
		}
		if e.Action == consent.Granted {
			r.Values = append(r.Values, export.Value{Name: "age16", Value: e.Age16})
		}
		records = append(records, r)
	}
	return records, nil
}

// accesses lists the access journal, the latest day first, and the chain that proves it.
func (x exporter) accesses() ([]export.Record, error) {
	j := x.journal
	var records []export.Record
	add := func(category, name string, day time.Time, values ...export.Value) {
		records = append(records, export.Record{
			Category: category, Name: name, Purposes: []string{export.PurposeProof}, Source: export.SourceShop,
			Since: day, Until: consent.KeptJournal.Ends(day, x.owner.ends()), Values: values,
		})
	}
	for _, d := range slices.Backward(slices.Concat(j.Days, j.Open)) {
		for _, a := range d.Accesses {
			values := []export.Value{
				{Name: "day", Value: d.Day}, {Name: "purpose", Value: a.Purpose}, {Name: "kind", Value: a.Kind},
				{Name: "data", Value: a.Data}, {Name: "granted", Value: a.Result == receipt.ResultGranted},
			}
			if a.Count > 0 { // without it the day's hash could not be checked
				values = append(values, export.Value{Name: "count", Value: a.Count})
			}
			add("accesses", "access-"+strconv.Itoa(len(records)+1), d.Date(), values...)
		}
	}
	for _, d := range j.Days {
		add("journal_days", "day-"+strconv.Itoa(d.Number), d.Date(),
			export.Value{Name: "number", Value: d.Number}, export.Value{Name: "day", Value: d.Day},
			export.Value{Name: "previous", Value: d.Previous}, export.Value{Name: "hash", Value: d.Hash})
	}
	if len(j.Days) > 0 && len(j.Tip) > 0 {
		add("journal_tip", "journal-tip", j.Days[len(j.Days)-1].Date(), export.Value{Name: "tip", Value: string(j.Tip)})
	}
	return records, nil
}
