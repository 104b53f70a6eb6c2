package store

import (
	"errors"
	"strconv"

	"ebenmass/models"
	"ebenmass/models/export"

	"gorm.io/gorm"
)

// exportNewsletter lists the addresses given for the newsletter: the confirmed one, and one
// that is not yet.
func (s *Store) exportNewsletter(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	var records []export.Record
	add := func(r export.Record, keyID string, sealed []byte) error {
		address, err := s.openSealed(db, owner.ID, keyID, datumEmail, sealed)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			return nil
		}
		r.Category, r.Name = export.Newsletter, "newsletter-"+strconv.Itoa(len(records)+1)
		r.Purposes, r.Source = []string{export.PurposeMail}, export.SourceForm
		r.Values = append([]export.Value{{Name: "address", Value: address}}, r.Values...)
		records = append(records, r)
		return err
	}
	var confirmed []subscriptionRow
	if err := db.Where("customer = ?", owner.ID).Find(&confirmed).Error; err != nil {
		return nil, err
	}
	for _, row := range confirmed {
		err := add(export.Record{Since: moment(row.Requested), Until: moment(row.Expires), Values: []export.Value{
			{Name: "lang", Value: row.Lang}, {Name: "requested_at", Value: moment(row.Requested)},
			{Name: "confirmed_at", Value: moment(row.Confirmed)}, {Name: "expires_at", Value: moment(row.Expires)},
		}}, row.KeyID, row.Address)
		if err != nil {
			return nil, err
		}
	}
	var requested []subscriptionRequestRow
	if err := db.Where("customer = ?", owner.ID).Find(&requested).Error; err != nil {
		return nil, err
	}
	for _, row := range requested {
		err := add(export.Record{Since: moment(row.Created), Until: moment(row.Expires), Values: []export.Value{
			{Name: "lang", Value: row.Lang}, {Name: "requested_at", Value: moment(row.Created)}, {Name: "expires_at", Value: moment(row.Expires)},
			{Name: "text_version", Value: row.TextVersion}, {Name: "text_sha256", Value: row.TextSHA256},
		}}, row.KeyID, row.Address)
		if err != nil {
			return nil, err
		}
	}
	return records, nil
}

// exportLetters lists the outbox, oldest first.
func (s *Store) exportLetters(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	var rows []outboxRow
	if err := db.Where("customer = ?", owner.ID).Order("created_at, id").Find(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for i, row := range rows {
		laid, err := s.takeLetter(db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		r := export.Record{
			Category: export.Letters, Name: "letter-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeOutbox}, Source: export.SourceShop,
			Since: laid.At, Until: laid.ExpiresAt,
			Values: []export.Value{
				{Name: "kind", Value: row.Kind}, {Name: "to", Value: laid.Letter.To}, {Name: "lang", Value: laid.Letter.Lang},
				{Name: "subject", Value: laid.Letter.Subject}, {Name: "text", Value: laid.Letter.Text},
				{Name: "created_at", Value: laid.At}, {Name: "expires_at", Value: laid.ExpiresAt},
			},
		}
		if laid.Letter.OneClick != "" {
			r.Values = append(r.Values, export.Value{Name: "one_click", Value: laid.Letter.OneClick})
		}
		records = append(records, r)
	}
	return records, nil
}
