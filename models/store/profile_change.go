package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/fit"

	"gorm.io/gorm"
)

// ChangeProfile changes single values of a customer's measurements in one step: change gets
// what is stored and makes of it what is to be stored, or refuses with an error that comes
// back. All values are sealed anew under a fresh key, so that what was changed or taken out
// is gone from every file; those that stay keep the day they were given on. It stands in the
// journal as one access. Errors are those of [SaveProfile].
func (s *Store) ChangeProfile(ctx context.Context, permit consent.Permit[consent.Self], kind PageKind, change func(*fit.Person) error) error {
	err := checkPermit(s, permit)
	if err == nil {
		err = s.withNewKey(ctx, permit.Owner(), func(tx *gorm.DB, key sealingKey) error {
			return s.change(tx, key, permit, kind, change)
		})
	}
	if err != nil {
		return fmt.Errorf("store: change profile: %w", err)
	}
	s.emptyLog(ctx) // of the values that were replaced
	return nil
}

func (s *Store) change(tx *gorm.DB, key sealingKey, permit consent.Permit[consent.Self], kind PageKind, change func(*fit.Person) error) error {
	sealed, err := s.sealed(tx, permit.Owner(), permit.Data())
	if err != nil {
		return err
	}
	p, err := s.unseal(permit.Owner(), sealed)
	if err != nil {
		return err
	}
	was := p.Person
	if err := change(&p.Person); err != nil {
		return err
	}
	p.GivenAt = s.now()
	before := data(was)
	maps.DeleteFunc(p.since, func(name string, _ time.Time) bool {
		return !slices.ContainsFunc(data(p.Person), func(d datum) bool { return d.name == name && slices.Contains(before, d) })
	})
	ledger, err := readLedger(tx, permit.Owner())
	if err != nil {
		return err
	}
	return s.replace(tx, ledger, key, permit.Purpose(), permit.Data(), kind, p)
}
