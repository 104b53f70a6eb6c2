package store

import (
	"context"
	"fmt"
	"slices"

	"ebenmass/models/consent"

	"gorm.io/gorm"
)

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
