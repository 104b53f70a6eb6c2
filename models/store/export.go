package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/export"

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
