package store

import (
	"context"
	"errors"

	"ebenmass/models"

	"gorm.io/gorm"
)

// movingWithdrawal is a visit's declaration, sealed for an account.
type movingWithdrawal struct {
	key    string // fresh, the account's
	sealed []byte
}

// resealWithdrawals opens a visit's declarations and seals each with a fresh key of an
// account's. The keys are in made, with an error too: whoever asked destroys those that come
// to nothing.
func (s *Store) resealWithdrawals(ctx context.Context, visit, owner string) (declared map[string]movingWithdrawal, made []string, err error) {
	var rows []withdrawalRow
	db := s.write.WithContext(ctx)
	if err := db.Where("customer = ?", visit).Find(&rows).Error; err != nil {
		return nil, nil, err
	}
	declared = make(map[string]movingWithdrawal, len(rows))
	for _, row := range rows {
		text, err := s.openSealed(db, visit, row.KeyID, datumWithdrawal, row.Sealed)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, made, err
		}
		id, box, err := s.newKey(ctx, owner, keyWithdrawal)
		if err != nil {
			return nil, made, err
		}
		made = append(made, id)
		sealed, err := box.seal(datumWithdrawal, text)
		if err != nil {
			return nil, made, err
		}
		declared[string(row.Digest)] = movingWithdrawal{key: id, sealed: sealed}
	}
	return declared, made, nil
}

// takeWithdrawals makes a visit's declarations an account's; errMeanwhile for one that was not
// sealed for it.
func (s *Store) takeWithdrawals(tx *gorm.DB, visit, owner string, sealed map[string]movingWithdrawal) error {
	var rows []withdrawalRow
	if err := tx.Where("customer = ?", visit).Find(&rows).Error; err != nil {
		return err
	}
	for _, row := range rows {
		moving, ok := sealed[string(row.Digest)]
		if !ok {
			if _, err := s.openKey(tx, visit, row.KeyID); errors.Is(err, models.ErrNotFound) {
				continue
			}
			return errMeanwhile
		}
		err := tx.Exec("UPDATE withdrawals SET customer = ?, key_id = ?, sealed = ? WHERE digest = ?", owner, moving.key, moving.sealed, row.Digest).Error
		if err != nil {
			return err
		}
	}
	return nil
}
