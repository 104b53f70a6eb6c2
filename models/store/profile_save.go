package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"

	"gorm.io/gorm"
)

// SaveProfile replaces a customer's measurements, journalled like a reading. Each saving
// makes a fresh key, so that no backup opens what was corrected. With a permit for Self it
// corrects what is there and fails with models.ErrNotFound where nothing is; a *consent.Denied
// where the permit is empty or over, or no consent in force holds the values.
func SaveProfile[P consent.BodyKeeper](ctx context.Context, s *Store, permit consent.Permit[P], kind PageKind, p Profile) error {
	err := checkPermit(s, permit)
	if err == nil {
		err = s.withNewKey(ctx, permit.Owner(), func(tx *gorm.DB, key sealingKey) error {
			if permit.Purpose() == consent.PurposeSelf {
				if err := s.profileKept(tx, permit.Owner()); err != nil {
					return err
				}
			}
			ledger, err := s.currentLedger(tx, permit.Owner())
			if err != nil {
				return err
			}
			return s.replace(tx, ledger, key, permit.Purpose(), permit.Data(), kind, p)
		})
	}
	if err != nil {
		return fmt.Errorf("store: save profile: %w", s.deny(ctx, permit.Owner(), kind, permit.Data(), err))
	}
	s.emptyLog(ctx) // of the values that were replaced
	return nil
}

// StoreWithConsent appends consents and stores the measurements they hold in one
// transaction, and keeps the customer until the given time: what the fit form does. The
// journal counts it as the customer's own access. Errors: *consent.Denied for a refused
// entry or where no consent in force holds the values, models.ErrNotFound for a customer
// who is unknown or over.
func (s *Store) StoreWithConsent(ctx context.Context, customer string, entries []consent.Entry, p Profile, until time.Time) error {
	err := s.withNewKey(ctx, customer, func(tx *gorm.DB, key sealingKey) error {
		ledger, err := s.appendEntries(tx, customer, entries)
		if err != nil {
			return err
		}
		if err := keepUntil(tx, customer, until); err != nil {
			return err
		}
		self := consent.ForSelf(customer)
		return s.replace(tx, ledger, key, self.Purpose(), self.Data(), PageFit, p)
	})
	if err != nil {
		return fmt.Errorf("store: store with consent: %w", err)
	}
	s.emptyLog(ctx)
	return nil
}

// withNewKey runs fn in a transaction that seals a customer's profile anew.
func (s *Store) withNewKey(ctx context.Context, customer string, fn func(tx *gorm.DB, key sealingKey) error) error {
	return s.withKey(ctx, customer, keyProfile, func(tx *gorm.DB, key sealingKey) (replaced []string, err error) {
		if err := tx.Model(&profileRow{}).Where("customer = ?", customer).Pluck("key_id", &replaced).Error; err != nil {
			return nil, err
		}
		return replaced, fn(tx, key)
	})
}

// profileKept fails with models.ErrNotFound where no profile is kept or its time is over.
func (s *Store) profileKept(tx *gorm.DB, customer string) error {
	var n int64
	err := tx.Model(&profileRow{}).Where("customer = ? AND expires_at > ?", customer, s.now().UnixMicro()).Count(&n).Error
	if err == nil && n == 0 {
		return models.ErrNotFound
	}
	return err
}

// replace writes a profile under a fresh key, to be kept as long as the ledger says from now
// on, and the access to the journal.
func (s *Store) replace(tx *gorm.DB, ledger consent.Ledger, key sealingKey, purpose consent.Purpose, allowed []string, kind PageKind, p Profile) error {
	customer, until := ledger.Owner(), ledger.HeldFrom(s.now())
	if until.IsZero() {
		return &consent.Denied{Purpose: purpose, Why: consent.WhyNothingHeld}
	}
	if p.GivenAt.IsZero() {
		p.GivenAt = s.now()
	}
	var (
		rows  []measurementRow
		names []string
	)
	for _, d := range data(p.Person) {
		if !slices.Contains(allowed, d.name) {
			return &consent.Denied{Purpose: purpose, Why: consent.WhyNothingHeld}
		}
		sealed, err := key.box.seal(d.name, d.value)
		if err != nil {
			return err
		}
		rows = append(rows, measurementRow{Customer: customer, Name: d.name, Ciphertext: sealed, Given: p.Since(d.name).UnixMicro()})
		names = append(names, d.name)
	}
	if err := tx.Where("customer = ?", customer).Delete(&profileRow{}).Error; err != nil {
		return err
	}
	for _, row := range []any{
		&profileRow{Customer: customer, KeyID: key.id, Given: p.GivenAt.UnixMicro(), Expires: until.UnixMicro()},
		&rows,
	} {
		if err := tx.Create(row).Error; err != nil {
			return err
		}
	}
	slices.Sort(names)
	return s.journal.record(tx, s.journal.access(customer, purpose, kind, names, true), 1)
}
