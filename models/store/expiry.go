package store

import (
	"context"
	"fmt"
	"time"

	"ebenmass/models/consent"

	"gorm.io/gorm"
)

// currentLedger reads a customer's ledger for a change to it, once the consents whose time is
// over stand in it as expired: nothing that is stored from now on may bring them back.
func (s *Store) currentLedger(tx *gorm.DB, customer string) (consent.Ledger, error) {
	ledger, err := readLedger(tx, customer)
	if err != nil {
		return ledger, err
	}
	for _, e := range ledger.Expired(s.now()) {
		if ledger, err = appendEntry(tx, ledger, e); err != nil {
			return ledger, err
		}
	}
	return ledger, nil
}

// lapse writes into the ledgers which consents have ended by themselves.
func (s *Store) lapse(tx *gorm.DB) error {
	customers, err := s.lapsing(tx)
	if err != nil {
		return err
	}
	for _, customer := range customers {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		if _, err := s.currentLedger(tx, customer); err != nil {
			return err
		}
	}
	return nil
}

// lapsing returns the customers who may have a consent whose time is over; their ledgers know.
func (s *Store) lapsing(tx *gorm.DB) ([]string, error) {
	var (
		now     = s.now()
		given   time.Time // whoever consented later still does
		holding []string
	)
	for _, d := range consent.Purposes() {
		// Rather some days too many: months differ in length.
		if at := d.Kept.Retention().Keep.Before(now).AddDate(0, 0, 3); at.After(given) {
			given = at
		}
		if d.Holds {
			holding = append(holding, string(d.Purpose))
		}
	}
	var customers []string
	err := tx.Raw(`
		SELECT DISTINCT e.customer FROM consents e JOIN customers c ON c.id = e.customer
		WHERE e.action = 'granted' AND e.at <= ? AND c.expires_at > ?
		AND NOT EXISTS (SELECT 1 FROM consents n WHERE n.customer = e.customer AND n.purpose = e.purpose AND n.seq > e.seq)
		AND NOT (e.purpose IN ? AND EXISTS (SELECT 1 FROM profiles p WHERE p.customer = e.customer AND p.expires_at > ?))
		ORDER BY e.customer`, given.UnixMicro(), now.UnixMicro(), holding, now.UnixMicro()).Scan(&customers).Error
	return customers, err
}

// prolong moves the end of a profile that is read, and of its customer, the first time of a
// day: what is kept ends so long after its last use. The ends in the value read move too.
func (s *Store) prolong(ctx context.Context, customer string, read *sealedDatum) error {
	now := s.now()
	if today := now.UTC().Truncate(24 * time.Hour); !moment(read.Expires).Before(consent.KeptMeasurements.Until(today)) {
		return nil
	}
	err := s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		ledger, err := readLedger(tx, customer)
		if err != nil {
			return err
		}
		until := ledger.HeldFrom(now)
		if until.IsZero() { // no consent holds it any longer: looking at it keeps nothing
			return nil
		}
		result := tx.Exec("UPDATE profiles SET expires_at = ? WHERE customer = ? AND expires_at > ?", until.UnixMicro(), customer, now.UnixMicro())
		if result.Error != nil || result.RowsAffected == 0 { // withdrawn a moment ago
			return result.Error
		}
		if err := keepUntil(tx, customer, until); err != nil {
			return err
		}
		read.Expires = until.UnixMicro()
		return tx.Model(&customerRow{}).Where("id = ?", customer).Select("expires_at").Scan(&read.Ends).Error
	})
	if err != nil {
		return fmt.Errorf("move the end: %w", err)
	}
	return nil
}
