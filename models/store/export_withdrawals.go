package store

import (
	"errors"
	"strconv"

	"ebenmass/models"
	"ebenmass/models/export"

	"gorm.io/gorm"
)

// exportWithdrawals lists the declarations of withdrawal, oldest first. The token that opens
// a receipt is not in the file: it is a key.
func (s *Store) exportWithdrawals(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	var rows []withdrawalRow
	if err := db.Where("customer = ?", owner.ID).Order("declared_at, digest").Find(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for _, row := range rows {
		w, err := s.openWithdrawal(db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		r := export.Record{
			Category: export.Withdrawals, Name: "withdrawal-" + strconv.Itoa(len(records)+1), Purposes: []string{export.PurposeWithdrawal},
			Source: export.SourceForm, Since: w.DeclaredAt, Until: w.ExpiresAt,
			Values: []export.Value{
				{Name: "name", Value: w.Name}, {Name: "contract", Value: w.Contract}, {Name: "email", Value: w.Email},
				{Name: "lang", Value: row.Lang}, {Name: "declared_at", Value: w.DeclaredAt}, {Name: "expires_at", Value: w.ExpiresAt},
			},
		}
		if row.Sent != nil {
			r.Values = append(r.Values, export.Value{Name: "sent_at", Value: moment(*row.Sent)})
		}
		records = append(records, r)
	}
	return records, nil
}
