package store

import (
	"errors"
	"strconv"
	"time"

	"ebenmass/models"
	"ebenmass/models/export"
	"ebenmass/models/letter"

	"gorm.io/gorm"
)

// account is the account's own record, none for a visitor without one.
func (x exporter) account() ([]export.Record, error) {
	account, err := x.s.account(x.db, x.owner.ID)
	if errors.Is(err, models.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	r := export.Record{
		Name: "address", Purposes: []string{export.PurposeAccount}, Source: export.SourceSignIn,
		Since: account.Since, Until: account.ExpiresAt,
		Values: []export.Value{{Name: "address", Value: account.Address}, {Name: "created_at", Value: account.Since}},
	}
	if !account.ReplayedAt.IsZero() {
		r.Values = append(r.Values, export.Value{Name: "replayed_at", Value: account.ReplayedAt})
	}
	if !account.ProvenAt.IsZero() {
		r.Values = append(r.Values, export.Value{Name: "proven_at", Value: account.ProvenAt})
	}
	if !account.SignedOutAt.IsZero() {
		r.Values = append(r.Values, export.Value{Name: "signed_out_at", Value: account.SignedOutAt})
	}
	return []export.Record{r}, nil
}

func (x exporter) links() ([]export.Record, error) {
	var rows []linkRow
	if err := x.db.Raw("SELECT * FROM sign_in_links WHERE customer = ? ORDER BY created_at, digest", x.owner.ID).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for i, row := range rows {
		address, err := x.s.openSealed(x.db, x.owner.ID, row.KeyID, datumAddress, row.Address)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		records = append(records, export.Record{
			Name: "link-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeAccount}, Source: export.SourceSignIn,
			Since: fromMicros(row.Created), Until: fromMicros(row.Expires),
			Values: []export.Value{
				{Name: "address", Value: address}, {Name: "created_at", Value: fromMicros(row.Created)}, {Name: "expires_at", Value: fromMicros(row.Expires)},
				{Name: "mailed", Value: row.Mailed},
			},
		})
	}
	return records, nil
}

func (x exporter) usedLinks() ([]export.Record, error) {
	var rows []usedLinkRow
	if err := x.db.Raw("SELECT * FROM used_links WHERE customer = ? ORDER BY used_at, digest", x.owner.ID).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for i, row := range rows {
		records = append(records, export.Record{
			Name: "used-link-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeAccount}, Source: export.SourceShop,
			Since: fromMicros(row.Used), Until: fromMicros(row.Expires),
			Values: []export.Value{{Name: "used_at", Value: fromMicros(row.Used)}, {Name: "expires_at", Value: fromMicros(row.Expires)}},
		})
	}
	return records, nil
}

func (x exporter) passkeys() ([]export.Record, error) {
	passkeys, err := x.s.passkeys(x.db, x.owner.ID)
	if err != nil {
		return nil, err
	}
	var records []export.Record
	for i, k := range passkeys {
		r := export.Record{
			Name: "passkey-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeAccount}, Source: export.SourceSignIn,
			Since: k.Since, Until: x.owner.ends(),
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

// subscriptions lists the confirmed address for the newsletter.
func (x exporter) subscriptions() ([]export.Record, error) {
	var rows []subscriptionRow
	if err := x.db.Raw("SELECT * FROM subscriptions WHERE customer = ?", x.owner.ID).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for _, row := range rows {
		address, err := x.s.openSealed(x.db, x.owner.ID, row.KeyID, datumEmail, row.Address)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		records = append(records, export.Record{
			Name: "newsletter-1", Purposes: []string{export.PurposeMail}, Source: export.SourceForm,
			Since: fromMicros(row.Requested), Until: fromMicros(row.Expires),
			Values: []export.Value{
				{Name: "address", Value: address}, {Name: "lang", Value: row.Lang}, {Name: "requested_at", Value: fromMicros(row.Requested)},
				{Name: "confirmed_at", Value: fromMicros(row.Confirmed)}, {Name: "expires_at", Value: fromMicros(row.Expires)},
			},
		})
	}
	return records, nil
}

// subscriptionRequests lists the address for the newsletter that is not confirmed yet.
func (x exporter) subscriptionRequests() ([]export.Record, error) {
	confirmed, err := x.subscriptions()
	if err != nil {
		return nil, err
	}
	var rows []subscriptionRequestRow
	if err := x.db.Raw("SELECT * FROM subscription_requests WHERE customer = ?", x.owner.ID).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for _, row := range rows {
		address, err := x.s.openSealed(x.db, x.owner.ID, row.KeyID, datumEmail, row.Address)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		records = append(records, export.Record{
			Name: "newsletter-" + strconv.Itoa(len(confirmed)+1), Purposes: []string{export.PurposeMail}, Source: export.SourceForm,
			Since: fromMicros(row.Created), Until: fromMicros(row.Expires),
			Values: []export.Value{
				{Name: "address", Value: address}, {Name: "lang", Value: row.Lang}, {Name: "requested_at", Value: fromMicros(row.Created)},
				{Name: "expires_at", Value: fromMicros(row.Expires)}, {Name: "text_version", Value: row.TextVersion}, {Name: "text_sha256", Value: row.TextSHA256},
			},
		})
	}
	return records, nil
}

// letters lists the outbox, oldest first.
func (x exporter) letters() ([]export.Record, error) {
	var rows []outboxRow
	if err := x.db.Raw("SELECT * FROM outbox WHERE customer = ? ORDER BY created_at, id", x.owner.ID).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for i, row := range rows {
		laid, err := x.s.takeLetter(x.db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		records = append(records, letterRecord("letter-"+strconv.Itoa(i+1), export.PurposeOutbox, row.Kind, laid.Letter, laid.At, laid.ExpiresAt,
			export.Value{Name: "created_at", Value: laid.At}, export.Value{Name: "expires_at", Value: laid.ExpiresAt}))
	}
	return records, nil
}

// waitingLetters lists what the mail server has not taken.
func (x exporter) waitingLetters() ([]export.Record, error) {
	var rows []letterRow
	if err := x.db.Raw("SELECT * FROM letters WHERE customer = ? ORDER BY queued_at, id", x.owner.ID).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for i, row := range rows {
		q, err := x.s.openLetter(x.db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		since, until := fromMicros(row.Queued), fromMicros(row.Expires)
		records = append(records, letterRecord("waiting-letter-"+strconv.Itoa(i+1), export.PurposeLetters, row.Kind, q.Letter, since, until,
			export.Value{Name: "queued_at", Value: since}, export.Value{Name: "next_at", Value: fromMicros(row.Next)},
			export.Value{Name: "tries", Value: row.Tries}, export.Value{Name: "answer", Value: row.Answer}, export.Value{Name: "expires_at", Value: until}))
	}
	return records, nil
}

// letterRecord is a letter with what else is kept of it.
func letterRecord(name, purpose, kind string, l letter.Letter, since, until time.Time, more ...export.Value) export.Record {
	r := export.Record{
		Name: name, Purposes: []string{purpose}, Source: export.SourceShop, Since: since, Until: until,
		Values: append([]export.Value{
			{Name: "kind", Value: kind}, {Name: "to", Value: l.To}, {Name: "lang", Value: l.Lang}, {Name: "subject", Value: l.Subject}, {Name: "text", Value: l.Text},
		}, more...),
	}
	if l.OneClick != "" {
		r.Values = append(r.Values, export.Value{Name: "one_click", Value: l.OneClick})
	}
	return r
}
