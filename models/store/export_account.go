package store

import (
	"errors"
	"strconv"

	"ebenmass/models"
	"ebenmass/models/export"

	"gorm.io/gorm"
)

// exportAccount is the account's own record, none for a visitor without one.
func (s *Store) exportAccount(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	account, err := s.account(db, owner.ID)
	if errors.Is(err, models.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r := export.Record{
		Category: export.Account, Name: "address", Purposes: []string{export.PurposeAccount}, Source: export.SourceSignIn,
		Since: account.Since, Until: account.ExpiresAt,
		Values: []export.Value{{Name: "address", Value: account.Address}, {Name: "created_at", Value: account.Since}},
	}
	if !account.ReplayedAt.IsZero() {
		r.Values = append(r.Values, export.Value{Name: "replayed_at", Value: account.ReplayedAt})
	}
	return []export.Record{r}, nil
}

func (s *Store) exportLinks(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	var rows []linkRow
	if err := db.Where("customer = ?", owner.ID).Order("created_at, digest").Find(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for i, row := range rows {
		address, err := s.openSealed(db, owner.ID, row.KeyID, datumAddress, row.Address)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		records = append(records, export.Record{
			Category: export.Links, Name: "link-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeAccount}, Source: export.SourceSignIn,
			Since: moment(row.Created), Until: moment(row.Expires),
			Values: []export.Value{
				{Name: "address", Value: address}, {Name: "created_at", Value: moment(row.Created)}, {Name: "expires_at", Value: moment(row.Expires)},
			},
		})
	}
	return records, nil
}

func exportUsedLinks(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	var rows []usedLinkRow
	if err := db.Where("customer = ?", owner.ID).Order("used_at, digest").Find(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for i, row := range rows {
		records = append(records, export.Record{
			Category: export.UsedLinks, Name: "used-link-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeAccount}, Source: export.SourceShop,
			Since: moment(row.Used), Until: moment(row.Expires),
			Values: []export.Value{{Name: "used_at", Value: moment(row.Used)}, {Name: "expires_at", Value: moment(row.Expires)}},
		})
	}
	return records, nil
}

func (s *Store) exportPasskeys(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	passkeys, err := s.passkeys(db, owner.ID)
	if err != nil {
		return nil, err
	}
	var records []export.Record
	for i, k := range passkeys {
		r := export.Record{
			Category: export.Passkeys, Name: "passkey-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeAccount}, Source: export.SourceSignIn,
			Since: k.Since, Until: owner.ends(),
			Values: []export.Value{
				{Name: "credential", Value: string(k.Credential)}, {Name: "created_at", Value: k.Since}, {Name: "suspect", Value: k.Suspect},
			},
		}
		if !k.LastDay.IsZero() {
			r.Values = append(r.Values, export.Value{Name: "last_day", Value: exportDay(k.LastDay.UnixMicro())})
		}
		records = append(records, r)
	}
	return records, nil
}

// openSealed opens one value of a row that names its key.
func (s *Store) openSealed(db *gorm.DB, customer, keyID, name string, sealed []byte) (string, error) {
	b, err := s.openKey(db, customer, keyID)
	if err != nil {
		return "", err
	}
	return b.Open(name, sealed)
}

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
