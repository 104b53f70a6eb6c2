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
	"ebenmass/models/fit"
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
	db := s.read.WithContext(ctx)
	var owner customerRow
	if err := db.Where("id = ?", permit.Owner()).Take(&owner).Error; err != nil {
		return export.Document{}, fmt.Errorf("store: export: %w", err)
	}
	ledger, err := readLedger(db, owner.ID)
	if err != nil {
		return export.Document{}, fmt.Errorf("store: export: %w", err)
	}
	document := export.Document{At: s.now(), Records: []export.Record{owner.export()}}
	document.Records = append(document.Records, exportProfile(profile, ledger, s.now())...)
	document.Records = append(document.Records, exportLedger(ledger, owner)...)
	document.Records = append(document.Records, exportJournal(journal, owner)...)
	for _, part := range []func(*gorm.DB, customerRow) ([]export.Record, error){
		exportSessions, exportBasket, exportTwoSizes, exportTwoSizeOrders, s.exportOrders, s.exportAccount, s.exportLinks, exportUsedLinks, s.exportPasskeys, s.exportNewsletter, s.exportLetters, s.exportWithdrawals, exportReturns, s.exportFeedback,
	} {
		records, err := part(db, owner)
		if err != nil {
			return export.Document{}, fmt.Errorf("store: export: %w", err)
		}
		document.Records = append(document.Records, records...)
	}
	return document, nil
}

// ends is when what has no term of its own goes: with the customer.
func (owner customerRow) ends() time.Time { return moment(owner.Expires) }

func (owner customerRow) export() export.Record {
	return export.Record{
		Category: export.Visitor, Name: "visitor", Purposes: []string{export.PurposeSession}, Source: export.SourceShop,
		Since: moment(owner.Created), Until: owner.ends(),
		Values: []export.Value{{Name: "created_at", Value: moment(owner.Created)}, {Name: "expires_at", Value: owner.ends()}},
	}
}

func exportSessions(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	var rows []sessionRow
	if err := db.Where("customer = ?", owner.ID).Order("created_at, digest").Find(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for i, row := range rows {
		records = append(records, export.Record{
			Category: export.Sessions, Name: "session-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeSession},
			Source: export.SourceShop, Since: moment(row.Created), Until: moment(row.Expires),
			Values: []export.Value{{Name: "created_at", Value: moment(row.Created)}, {Name: "expires_at", Value: moment(row.Expires)}},
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
func exportDay(midnight int64) string { return moment(midnight).Format(time.DateOnly) }

func exportBasket(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	var rows []basketRow
	if err := db.Where("customer = ?", owner.ID).Order("added_at, sku").Find(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for _, row := range rows {
		records = append(records, export.Record{
			Category: export.Basket, Name: "basket-" + row.SKU, Purposes: []string{export.PurposeBasket},
			Source: export.SourceBasket, Since: moment(row.Added), Until: row.until(owner.ends()),
			Values: []export.Value{
				{Name: "sku", Value: row.SKU}, {Name: "quantity", Value: row.Quantity},
				{Name: "added_at", Value: moment(row.Added)}, {Name: "changed_at", Value: moment(row.Changed)},
			},
		})
	}
	return records, nil
}

// exportProfile lists the values of a profile, measures as numbers.
func exportProfile(p Profile, ledger consent.Ledger, now time.Time) []export.Record {
	var records []export.Record
	for _, d := range data(p.Person) {
		value := export.Value{Name: "choice", Value: d.value}
		if m, err := fit.MeasureNamed(d.name); err == nil {
			value = export.Value{Name: "cm", Value: p.Person.Given[m]}
		}
		var purposes []string
		for _, purpose := range ledger.Holding(d.name, now) {
			purposes = append(purposes, string(purpose))
		}
		records = append(records, export.Record{
			Category: export.Measurements, Name: d.name, Purposes: purposes, Source: export.SourceForm,
			Since: p.Since(d.name), Until: p.ExpiresAt, Values: []export.Value{value},
		})
	}
	return records
}

func exportLedger(ledger consent.Ledger, owner customerRow) []export.Record {
	var records []export.Record
	for i, e := range ledger.Entries() {
		r := export.Record{
			Category: export.Consents, Name: "consent-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeProof},
			Source: export.SourceForm, Since: e.At, Until: owner.ends(),
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
	return records
}

// exportJournal lists the access journal, the latest day first, and the chain that proves it.
func exportJournal(j receipt.Journal, owner customerRow) []export.Record {
	var records []export.Record
	add := func(c export.Category, name string, day time.Time, values ...export.Value) {
		records = append(records, export.Record{
			Category: c, Name: name, Purposes: []string{export.PurposeProof}, Source: export.SourceShop,
			Since: day, Until: owner.ends(), Values: values,
		})
	}
	for _, d := range slices.Backward(slices.Concat(j.Days, j.Open)) {
		for _, a := range d.Accesses {
			add(export.Accesses, "access-"+strconv.Itoa(len(records)+1), d.Date(),
				export.Value{Name: "day", Value: d.Day}, export.Value{Name: "purpose", Value: a.Purpose},
				export.Value{Name: "kind", Value: a.Kind}, export.Value{Name: "data", Value: a.Data},
				export.Value{Name: "granted", Value: a.Result == receipt.ResultGranted}, export.Value{Name: "count", Value: a.Count})
		}
	}
	for _, d := range j.Days {
		add(export.JournalDays, "day-"+strconv.Itoa(d.Number), d.Date(),
			export.Value{Name: "number", Value: d.Number}, export.Value{Name: "day", Value: d.Day},
			export.Value{Name: "previous", Value: d.Previous}, export.Value{Name: "hash", Value: d.Hash})
	}
	if len(j.Days) > 0 && len(j.Tip) > 0 {
		add(export.JournalTip, "journal-tip", j.Days[len(j.Days)-1].Date(), export.Value{Name: "tip", Value: string(j.Tip)})
	}
	return records
}
